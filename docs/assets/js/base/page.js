// What elements of ours ask of their page: its parts, the site's root, whether it is framed. One missing part, or
// one failing feature, never stops the others: it is named in the console.

/** An element of ours lacks a part of its page. */
export class ElementError extends Error {
  /** @param {Element} root @param {string} selector @param {string} name what the part is */
  constructor(root, selector, name) {
    super(`<${root.localName}>: ${name} (${selector}) is missing`);
    this.name = "ElementError";
  }
}

/** What stands for missing parts, by their selectors. @type {WeakMap<Element, Map<string, HTMLElement>>} */
const standIns = new WeakMap();

/**
 * A part of an element's page; where an odd page lacks it, something that isn't seen and does nothing.
 * @param {Element} root
 * @param {string} selector
 * @param {string} name what the part is
 */
export function part(root, selector, name) {
  const found = /** @type {HTMLElement | null} */ (root.querySelector(selector));
  if (found) return found;
  const known = standIns.get(root) ?? new Map();
  standIns.set(root, known);
  if (!known.has(selector)) {
    console.error(String(new ElementError(root, selector, name)));
    known.set(selector, document.createElement("input"));
  }
  return /** @type {HTMLElement} */ (known.get(selector));
}

/**
 * Nothing that fails stops what comes after it.
 * @template T
 * @param {string} name
 * @param {() => T} act
 * @returns {T | undefined}
 */
export function guarded(name, act) {
  try {
    return act();
  } catch (error) {
    console.error(`${name}:`, error);
    return undefined;
  }
}

/**
 * The site's root, as the page tells it (overrides/partials/mended.html): no script knows how deep it lies, and
 * all that is stored goes by the root. Fails where the page doesn't tell: under another root nobody's answers
 * would be found again.
 */
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
