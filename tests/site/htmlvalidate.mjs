// The rules for the built pages: https://html-validate.org/rules/
// A rule is switched off only with its reason beside it.
export default {
  root: true,
  extends: ["html-validate:standard"],
  rules: {
  },
};
