// Where the page stands. The site's root is told by the page (overrides/partials/mended.html): no script
// knows how deep it lies, as all that is stored goes by the root.

/** Fails where the page doesn't tell: under another root nobody's answers would be found again. */
export function siteRoot() {
  const { root } = document.documentElement.dataset;
  if (!root) throw new Error("<html>: its data-root is missing");
  return new URL(root, location.href);
}

/** Whether another site shows this page. */
export function isFramed() {
  try {
    return top?.location.origin !== location.origin;
  } catch {
    return true;
  }
}
