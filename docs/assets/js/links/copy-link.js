// "Copy link" on every heading and item that has an address. assets/css/link.css shows the buttons: those of
// items come with the pointer, or when the reader asks for them with the switch beside their heading. Only
// then does a Tab stop at them, and only then do they take room on a touch screen.

import { shortened } from "../base/text.js";
import { word } from "../base/words.js";

const ITEMS = ':is(h1, h2, h3)[id], :is(.field, dl > div, figure, li, tr)[id*="--"]';
/** What an item is known by, the best first. */
const NAMES = ["label, legend, .field-label, dt, th", "strong, p"];
/** What isn't part of a name. */
const OTHER = "[data-search-exclude], .small-hint, [popover], button, ol, ul, table, textarea";

const status = document.createElement("p");
status.className = "said";
status.setAttribute("role", "status");
document.body.append(status);

/** @type {ReturnType<typeof setTimeout> | undefined} */
let silence;

/**
 * Copies a text and tells so, on the screen and to a screen reader.
 * @param {string} text
 * @param {string} said what to tell then
 */
export async function copy(text, said) {
  clearTimeout(silence);
  try {
    await navigator.clipboard.writeText(text);
    status.textContent = said;
    silence = setTimeout(() => (status.textContent = ""), 4000);
  } catch {
    status.textContent = word("linking.not-copied", { text });
  }
}

/**
 * A button that copies.
 * @param {string} name what it copies
 * @param {() => void} act
 */
export function copyButton(name, act) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy-link";
  button.setAttribute("aria-label", name);
  button.addEventListener("click", act);
  return button;
}

/** @param {Element} item */
function nameOf(item) {
  const copied = /** @type {Element} */ (item.cloneNode(true));
  for (const part of copied.querySelectorAll(OTHER)) part.remove();
  const named = NAMES.map((selector) => copied.querySelector(selector)).find((part) => part?.textContent?.trim());
  const text = ((named ?? copied).textContent ?? "").trim().replace(/\s+/g, " ");
  return shortened(text, 80);
}

/**
 * A heading's switch for the copy links of the items below it.
 * @param {Element} heading
 * @param {Element[]} items
 */
function addSwitch(heading, items) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy-link copy-links";
  button.textContent = word("linking.links");
  button.setAttribute("aria-label", word("linking.links-below", { heading: heading.ariaLabel ?? "" }));
  button.ariaPressed = "false";
  button.addEventListener("click", () => {
    const shown = button.ariaPressed === "false";
    button.ariaPressed = String(shown);
    for (const item of items) {
      item.parentElement?.classList.toggle("copy-links-shown", shown);
      /** @type {HTMLButtonElement} */ (item).tabIndex = shown ? 0 : -1;
    }
  });
  // The title keeps its line: what stands below it has room.
  const line = heading.matches("h1") && document.querySelector(".opening-place");
  (line || heading).append(button);
}

/**
 * @param {Element} item
 * @returns {HTMLButtonElement} its button
 */
function addTo(item) {
  const name = nameOf(item);
  const address = `${location.origin}${location.pathname}#${item.id}`;
  const button = copyButton(word("linking.copy", { name }), () => copy(address, word("linking.copied", { name })));
  if (!item.matches("h2, h3")) button.tabIndex = -1;
  // Not in a row or between a term and its explanation, and not before the note of a checklist's item.
  const place = (item.matches("tr, dl > div") ? item.lastElementChild : item.closest(".tick-list > li")) ?? item;
  place.classList.add("copy-link-place");
  place.append(button);
  return button;
}

/** The items below each heading, before the next: their buttons. @type {Map<Element, HTMLButtonElement[]>} */
const below = new Map();
let heading = document.querySelector(".md-content__inner h1");

for (const item of document.querySelectorAll(`.md-content__inner :is(${ITEMS})`)) {
  if (item.closest("nav, .entry ~ .entry")) continue; // an entry that a reader added has no lasting address
  if (item.matches("h1, h2, h3")) {
    heading = item;
    item.ariaLabel = nameOf(item); // or its name would hold the buttons'
    if (!item.matches("h1")) addTo(item);
  } else {
    const button = addTo(item);
    if (heading) below.set(heading, [...(below.get(heading) ?? []), button]);
  }
}
for (const [heading, buttons] of below) addSwitch(heading, buttons);
