// The rules for the built pages: https://html-validate.org/rules/
// What only shows in a browser (names, landmarks, contrast) is axe-core's part: tests/browser/.
// A rule that must be switched off gets its reason beside it.
export default {
  root: true,
  extends: ["html-validate:standard"],
  rules: {
    // Beyond the standard's own: slips that are easily made in a template.
    "empty-heading": "error",
    "empty-title": "error",
    "no-implicit-button-type": "error",
    "wcag/h36": "error",
    "wcag/h37": "error",
    "wcag/h63": "error",
    "wcag/h71": "error",
  },
};
