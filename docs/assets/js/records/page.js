// What the pages with records have in common: dialogs, messages, dates, words.

import { isolated } from "../base/text.js";

/** Opens one of the page's dialogs and waits. @param {Element} root @param {string} name @returns {Promise<string>} the button's value; none to cancel */
export function ask(root, name) {
  const dialog = /** @type {HTMLDialogElement} */ (root.querySelector(`dialog[data-ask="${name}"]`));
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

/** What can still be undone on this page, the latest last. @type {{ text: string, undo: () => void }[]} */
const undos = [];

/** Takes the focus where what had it is gone. @param {Element} root @param {string} text @param {() => void} [undo] */
export function say(root, text, undo) {
  if (undo) undos.push({ text, undo });
  whenStill(() => show(root, text, undo));
}

/** @param {Element} root @param {string} text @param {() => void} [undo] */
function show(root, text, undo) {
  const last = undos.at(-1);
  const place = /** @type {HTMLElement} */ (root.querySelector(".record-said"));
  const [deed] = /^.*?[.](?=\s|$)/.exec(last?.text ?? "") ?? [last?.text];
  const button = make("button", undo ? "Undo" : `Undo: ${deed}`);
  const lost = document.activeElement === document.body || place.contains(document.activeElement);
  place.replaceChildren(text, ...(last ? [" ", button] : []));
  button.type = "button";
  button.className = "button";
  button.addEventListener("click", () => {
    if (last) undos.splice(undos.indexOf(last), 1); // another may have come since
    last?.undo();
  });
  if (lost) (undo ? button : place).focus({ preventScroll: true }); // it sticks to the window's foot
}

/** Whether a pointer is down, and what waits until it is up. */
let down = false;
/** @type {(() => void)[]} */
let waiting = [];
let timer = 0;
const CLICK = 100; // milliseconds after the pointer is up within which its click comes

/** What makes the page grow or move waits until no pointer is down, so that every click lands. @param {() => void} act */
export function whenStill(act) {
  if (down) waiting.push(act);
  else act();
}

function rest() {
  down = false;
  const acts = waiting;
  waiting = [];
  for (const act of acts) guarded("what waited", act);
}

/** @param {number} delay */
function restAfter(delay) {
  clearTimeout(timer);
  timer = setTimeout(rest, delay);
}

addEventListener(
  "pointerdown",
  () => {
    clearTimeout(timer);
    down = true;
  },
  true,
);
for (const type of ["pointerup", "pointercancel"]) addEventListener(type, () => restAfter(CLICK), true);
// Some pointers end in a menu or another window, and nobody tells the page. `change` isn't among these: it
// comes when a pointer goes down elsewhere.
for (const type of ["click", "input", "keydown", "blur"]) {
  addEventListener(type, ({ target }) => (type !== "blur" || target === window) && down && restAfter(0), true);
}

/** Nothing that fails stops what comes after it. @template T @param {string} name @param {() => T} act @returns {T | undefined} */
export function guarded(name, act) {
  try {
    return act();
  } catch (error) {
    console.error(`${name}:`, error);
    return undefined;
  }
}

/** Shows the warning that goes with a state. @param {Element} root @param {string} state */
export function warn(root, state) {
  for (const warning of /** @type {NodeListOf<HTMLElement>} */ (
    root.querySelectorAll(".record-warning [data-state]")
  )) {
    warning.hidden = warning.dataset.state !== state;
  }
}

/** @template {keyof HTMLElementTagNameMap} T @param {T} tag @param {string} text */
export const make = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });

const DAWN = 30_000; // milliseconds within which a new day is noticed

const date = () => new Date().toDateString();

/** Acts as soon as the reader's day has become another, after a sleep too. @param {() => void} act */
export function onNewDay(act) {
  let known = date();
  const look = () => {
    if (known === date()) return;
    known = date();
    act();
  };
  setInterval(look, DAWN);
  document.addEventListener("visibilitychange", look);
  addEventListener("pageshow", look);
}

const dates = new Intl.DateTimeFormat("en-GB", { dateStyle: "long" });
const times = new Intl.DateTimeFormat("en-GB", { timeStyle: "short" });

/** A date in words, or as it is where no calendar knows it. @param {string} iso */
export function day(iso) {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? iso.replace(/T.*/, "") : dates.format(date);
}

/** The day, or today's time. @param {string} iso */
export const moment = (iso) => (day(iso) === dates.format() ? `today, ${times.format(new Date(iso))}` : day(iso));

/** What to call the copies of one thing: those with one label are numbered, the oldest first. @param {Copy[]} copies @returns {Map<string, string>} by id */
export function called(copies) {
  /** @type {Map<string, string[]>} the ids of each label */
  const alike = new Map();
  for (const { id, head } of copies) {
    const label = isolated(head?.label || "No label");
    if (!alike.get(label)?.push(id)) alike.set(label, [id]);
  }
  const names = new Map(copies.map(({ id }) => [id, ""])); // in their order
  for (const [label, ids] of alike) {
    for (const [i, id] of ids.entries()) names.set(id, ids[1] ? `${label} (${i + 1})` : label);
  }
  return names;
}

/**
 * Answers that the page has no fields for, as the rows of a <dl>.
 *
 * @param {Map<string, Answer>} answers
 * @param {(name: string) => string} [title] what a field is called
 */
export const rows = (answers, title = () => "") =>
  [...answers].map(([name, { value }]) => {
    const words = name.replace(/\/.*/, "").replace("--note", ", note").replaceAll("-", " ");
    const row = document.createElement("div");
    const said = make("dd", value === true ? "ticked" : [value].flat().join("; "));
    said.dir = "auto";
    row.append(make("dt", title(name) || words.charAt(0).toUpperCase() + words.slice(1) || "No name"), said);
    return row;
  });

/** The words of an element without what is only beside them. @param {Element | null | undefined} element */
export function words(element) {
  const copy = /** @type {Element | undefined} */ (element?.cloneNode(true));
  for (const extra of copy?.querySelectorAll("a, button, .completes") ?? []) extra.remove();
  return copy?.textContent?.trim() ?? "";
}
