// What a page is asked for: its parts, the site's root. And what is told: to the reader, in words and not while
// a pointer is down; to the console where a part is missing or something fails, as neither stops the rest.

import { locale, word } from "../base/words.js";

const dates = new Intl.DateTimeFormat(locale, { dateStyle: "long" });
const times = new Intl.DateTimeFormat(locale, { timeStyle: "short" });
const DAWN = 30_000; // milliseconds within which a new day is noticed
const CLICK = 100; // milliseconds after the pointer is up within which its click comes

// What the page is asked for

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

// When the page may change

/** Whether a pointer is down, and what waits until it is up. */
let down = false;
/** @type {(() => void)[]} */
let waiting = [];
let timer = 0;

/**
 * What makes the page grow or move waits until no pointer is down, so that every click lands.
 * @param {() => void} act
 */
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

// Messages

/** What can still be undone on this page, the latest last. @type {{ text: string, undo: () => void }[]} */
const undos = [];

/**
 * Takes the focus where what had it is gone.
 * @param {Element} root
 * @param {string} text
 * @param {() => void} [undo]
 */
export function say(root, text, undo) {
  if (undo) undos.push({ text, undo });
  whenStill(() => show(root, text, undo));
}

/** @param {Element} root @param {string} text @param {() => void} [undo] */
function show(root, text, undo) {
  const last = undos.at(-1);
  const place = part(root, ".record-said", "what is said");
  const [deed] = /^.*?[.](?=\s|$)/.exec(last?.text ?? "") ?? [last?.text];
  const button = make("button", undo ? word("telling.undo") : word("telling.undo-of", { deed: deed ?? "" }));
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

/** Shows the warning that goes with a state. @param {Element} root @param {string} state */
export function warn(root, state) {
  for (const warning of /** @type {NodeListOf<HTMLElement>} */ (
    root.querySelectorAll(".record-warning [data-state]")
  )) {
    warning.hidden = warning.dataset.state !== state;
  }
}

// In words

/** @template {keyof HTMLElementTagNameMap} T @param {T} tag @param {string} text */
export const make = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });

/** The words of an element without what is only beside them. @param {Element | null | undefined} element */
export function words(element) {
  const copy = /** @type {Element | undefined} */ (element?.cloneNode(true));
  for (const extra of copy?.querySelectorAll("a, button, .small-completes") ?? []) extra.remove();
  return copy?.textContent?.trim() ?? "";
}

/** A date in words, or as it is where no calendar knows it. @param {string} iso */
export function day(iso) {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? iso.replace(/T.*/, "") : dates.format(date);
}

/** The day, or today's time. @param {string} iso */
export const moment = (iso) =>
  day(iso) === dates.format() ? word("telling.today", { time: times.format(new Date(iso)) }) : day(iso);

/**
 * Whether calendars know a date: the years that a form asks for (macros/render/templates/parts/field.html).
 * @param {string} date
 */
export const canBeInCalendar = (date) => /^(19|20|21)\d\d-\d\d-\d\d$/.test(date);

/** Acts as soon as the reader's day has become another, after a sleep too. @param {() => void} act */
export function onNewDay(act) {
  const date = () => new Date().toDateString();
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

/**
 * Answers that the page has no fields for, as the rows of a <dl>.
 * @param {Map<string, Answer>} answers
 * @param {(name: string) => string} [title] what a field is called
 */
export const rows = (answers, title = () => "") =>
  [...answers].map(([name, { value }]) => {
    const [field, note] = name.replace(/\/.*/, "").split("--note");
    const plain = field.replaceAll("-", " ");
    const words = note === undefined ? plain : word("telling.note-of", { field: plain });
    const row = document.createElement("div");
    const said = make("dd", value === true ? word("telling.ticked") : [value].flat().join("; "));
    said.dir = "auto";
    row.append(
      make("dt", title(name) || words.charAt(0).toUpperCase() + words.slice(1) || word("telling.no-name")),
      said,
    );
    return row;
  });
