// The dialogs of a page: one asks, and the answer is waited for.

import { ElementError } from "./telling.js";

/**
 * @param {Element} root
 * @param {string} name
 * @returns {Promise<string>} the button's value; none to cancel
 */
export function ask(root, name) {
  const selector = `dialog[data-ask="${name}"]`;
  const dialog = /** @type {HTMLDialogElement | null} */ (root.querySelector(selector));
  if (!dialog) throw new ElementError(root, selector, "the dialog");
  dialog.returnValue = "";
  dialog.addEventListener("click", answer);
  dialog.showModal();
  return new Promise((done) => dialog.addEventListener("close", () => done(dialog.returnValue), { once: true }));
}

/** Answers a dialog without its form: a frame may forbid forms. @param {Event} event */
function answer(event) {
  const button = event.target instanceof Element ? event.target.closest("button") : null;
  if (button?.type !== "submit") return;
  event.preventDefault();
  button.closest("dialog")?.close(button.value);
}
