// What the theme needs before anything is painted, and where it does harm: a classic script in the head,
// since modules wait for the whole page. Here stands what Material prints into each page.

{
  const { root = "." } = document.documentElement.dataset; // as records/telling.js, which only modules can import
  const scope = new URL(root, location.href);
  let chosen = false; // whether the reader has chosen colours

  /**
   * What the theme has stored; nothing in a browser that forbids to look.
   * @param {string} key
   * @param {Storage} [storage]
   */
  const read = (key, storage) => {
    try {
      return JSON.parse((storage ?? localStorage).getItem(`${scope.pathname}.${key}`) ?? "null");
    } catch {
      return null;
    }
  };

  /**
   * Stores something for the theme: colours only once they are chosen, or they would never follow the device again.
   * @param {string} key
   * @param {unknown} value
   * @param {Storage} [storage]
   */
  const store = (key, value, storage) => {
    if (key === "__palette" && !chosen) return;
    try {
      (storage ?? localStorage).setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
    } catch {
      // Then it lasts as long as the page.
    }
  };

  Object.assign(globalThis, { __md_scope: scope, __md_get: read, __md_set: store });

  // Single keys that lead away (n, p) or into search (f, s) would fire wherever the focus is, and for those who
  // dictate. Material listens on the window, after this. While search is open, its keys work.
  addEventListener("keydown", (event) => {
    const search = /** @type {HTMLInputElement | null} */ (document.getElementById("__search"));
    if (event.key.length === 1 && !search?.checked) event.stopImmediatePropagation();
  });

  // The menu of a narrow page lies above the page: it closes when the focus goes on to what it covers.
  addEventListener("focusout", ({ target, relatedTarget }) => {
    const menu = target instanceof Element && target.closest("#menu");
    if (menu instanceof HTMLElement && relatedTarget instanceof Node && !menu.contains(relatedTarget)) {
      menu.hidePopover?.();
    }
  });

  // Material shows a first page light before it turns dark, and checks none of the radio buttons. This element
  // stands behind them: it is there before what follows is, so before the page is seen.
  class Colours extends HTMLElement {
    connectedCallback() {
      const all = /** @type {NodeListOf<HTMLInputElement>} */ (document.getElementsByName("__palette"));
      const kept = all[read("__palette")?.index];
      chosen = Boolean(kept);
      const now = kept ?? [...all].find((it) => this.media(it).matches) ?? all[0];
      now.checked = true;
      document.body.dataset.mdColorScheme = now.dataset.mdColorScheme;
      now.parentElement?.addEventListener("change", ({ isTrusted }) => (chosen ||= isTrusted), true);
      for (const it of all) this.media(it).addEventListener("change", ({ matches }) => matches && this.follow(it));
    }

    /** @param {HTMLInputElement} it */
    media(it) {
      return matchMedia(it.dataset.mdColorMedia ?? "");
    }

    /** The device has changed its colours. @param {HTMLInputElement} it */
    follow(it) {
      if (chosen) return;
      it.checked = true;
      it.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }
  customElements.define("handbook-colours", Colours);
}
