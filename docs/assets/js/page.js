// What the pages with records have in common: dialogs, messages, dates, words.

/** Opens one of the page's dialogs and waits. @param {Element} root @param {string} name @returns {Promise<string>} the button's value; none to cancel */
export function ask(root, name) {
  const dialog = /** @type {HTMLDialogElement} */ (root.querySelector(`dialog[data-ask="${name}"]`));
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((done) => dialog.addEventListener("close", () => done(dialog.returnValue), { once: true }));
}

/** What can still be undone on this page, the latest last. @type {{ text: string, undo: () => void }[]} */
const undos = [];

/** Takes the focus where what had it is gone. @param {Element} root @param {string} text @param {() => void} [undo] */
export function say(root, text, undo) {
  if (undo) undos.push({ text, undo });
  const last = undos.at(-1);
  const place = /** @type {HTMLElement} */ (root.querySelector(".record-said"));
  const button = make("button", !last || undo ? "Undo" : `Undo: ${last.text}`);
  const lost = document.activeElement === document.body || place.contains(document.activeElement);
  place.replaceChildren(text, ...(last ? [" ", button] : []));
  button.addEventListener("click", () => undos.pop()?.undo());
  if (lost) (undo ? button : place).focus({ preventScroll: true }); // it sticks to the window's foot
}

/** Shows the warning that goes with a state. @param {Element} root @param {string} state */
export function warn(root, state) {
  for (const warning of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(".record-warning [data-state]"))) {
    warning.hidden = warning.dataset.state !== state;
  }
}

/** @template {keyof HTMLElementTagNameMap} T @param {T} tag @param {string} text */
export const make = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });

const dates = new Intl.DateTimeFormat("en-GB", { dateStyle: "long" });
const times = new Intl.DateTimeFormat("en-GB", { timeStyle: "short" });

/** @param {string} iso */
export const day = (iso) => dates.format(new Date(iso));

/** The day, or today's time. @param {string} iso */
export const moment = (iso) => (day(iso) === dates.format() ? `today, ${times.format(new Date(iso))}` : day(iso));

/** What to call the copies of one thing: those with one label are numbered, the oldest first. @param {Copy[]} copies @returns {Map<string, string>} by id */
export function called(copies) {
  const labels = copies.map(({ head }) => head?.label || "No label");
  const number = (/** @type {number} */ i) => labels.slice(0, i + 1).filter((label) => label === labels[i]).length;
  const alike = (/** @type {number} */ i) => labels.indexOf(labels[i]) !== labels.lastIndexOf(labels[i]);
  return new Map(copies.map(({ id }, i) => [id, alike(i) ? `${labels[i]} (${number(i)})` : labels[i]]));
}

/** Answers that the page has no fields for, as the rows of a <dl>. @param {Map<string, Answer>} answers */
export const rows = (answers) =>
  [...answers].map(([name, { value }]) => {
    const words = name.replace(/\/.*/, "").replace("--note", ", note").replaceAll("-", " ");
    const row = document.createElement("div");
    row.append(make("dt", words[0].toUpperCase() + words.slice(1)), make("dd", value === true ? "ticked" : [value].flat().join("; ")));
    return row;
  });

/** The words of an element without what is only beside them. @param {Element | null | undefined} element */
export function words(element) {
  const copy = /** @type {Element | undefined} */ (element?.cloneNode(true));
  for (const extra of copy?.querySelectorAll("a, button, .completes") ?? []) extra.remove();
  return copy?.textContent?.trim() ?? "";
}

/** Whether another site shows this page. */
export function isFramed() {
  try {
    return top?.location.origin !== location.origin;
  } catch {
    return true;
  }
}
