// What Material's search box leaves out: text that comes without a key (dictation, a paste by mouse),
// names for the hits, where to look when nothing is found, and a word where search could not be loaded.

import { word } from "../base/words.js";

const box = /** @type {HTMLInputElement} */ (document.querySelector(".md-search__input"));
const told = /** @type {HTMLElement} */ (document.querySelector(".md-search-result__meta"));
const list = /** @type {HTMLElement} */ (document.querySelector(".md-search-result__list"));
const elsewhere = /** @type {HTMLTemplateElement} */ (document.querySelector(".md-search-result > template"));
const theme = JSON.parse(document.getElementById("__config")?.textContent ?? "").translations;

const LATE = word("searching.late");

const nothing = () => told.textContent === theme["search.result.none"];

/** Whether the worker has ever answered, and whether it owes an answer. */
let started = told.textContent === theme["search.result.placeholder"] || nothing() || list.childElementCount > 0;
let waiting = false;

box.addEventListener("input", () => {
  waiting = true;
  if (!started) told.textContent = LATE;
  box.dispatchEvent(new KeyboardEvent("keyup"));
});

// The worker tells every page of the handbook which words it could not look for.
new BroadcastChannel("handbook search").addEventListener("message", ({ data }) => {
  if (!waiting || data !== box.value) return;
  list.replaceChildren();
  told.textContent = word("searching.failed");
});

function sendElsewhere() {
  if (nothing()) list.replaceChildren(elsewhere.content.cloneNode(true));
}
sendElsewhere();
new MutationObserver(() => {
  if (told.textContent === LATE) return;
  started = true;
  waiting = false;
  sendElsewhere();
}).observe(told, { childList: true });

// As an article, what a hit says would not be its link's name.
function nameHits() {
  for (const part of list.querySelectorAll("article, h1, h2")) part.role = "none"; // nor do they head the page
}
nameHits();
new MutationObserver(nameHits).observe(list, { childList: true });

// Enter follows the first hit; there is none here.
box.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !nothing()) return;
  event.preventDefault();
  event.stopPropagation();
});

// Material closes search with Tab by taking the focus from the box first, which sends WebKit back to the top of
// the page, and takes the other keys of the button that clears the box. So it hears of neither, and search
// closes once the focus has gone on.
const within = /** @type {HTMLElement} */ (box.closest(".md-search"));
const clear = /** @type {HTMLElement} */ (document.querySelector(".md-search__options > button"));

box.addEventListener("keydown", (event) => event.key === "Tab" && event.stopPropagation());
clear.addEventListener("keydown", (event) => event.key !== "Escape" && event.stopPropagation());
within.addEventListener("focusout", () =>
  setTimeout(() => {
    const { activeElement } = document;
    if (shown.checked && activeElement !== document.body && !within.contains(activeElement)) shown.click();
  }),
);

// On a narrow screen a button opens search, and has the focus again when search closes.
const shown = /** @type {HTMLInputElement} */ (document.getElementById("__search"));
const button = /** @type {HTMLElement} */ (document.querySelector(".search-button"));

button.addEventListener("click", () => shown.click());
shown.addEventListener("change", () => {
  if (shown.checked) return box.focus();
  box.blur();
  if (document.activeElement === document.body) button.focus();
});

// Who typed before Material could listen sees what was found.
if (document.activeElement === box && !shown.checked) shown.click();
