// Shows only those entries of a list or table that hold every word the reader types.
// <div data-filter="selector of the entries" data-one="question" data-many="questions" hidden> holds the
// box to type in and the line that tells how many there are. Groups without any entry left go too.

import { hasAll } from "../base/text.js";
import { word } from "../base/words.js";

/** @param {HTMLElement} tool */
function start(tool) {
  const box = /** @type {HTMLInputElement} */ (tool.querySelector("input"));
  const told = /** @type {HTMLElement} */ (tool.querySelector("[role=status]"));
  const entries = [...document.querySelectorAll(/** @type {string} */ (tool.dataset.filter))].map((element) => {
    const group = element.closest("section");
    return { element, group, category: group?.querySelector("h2") };
  });
  const groups = new Set(entries.map(({ group }) => group));
  const { one = "", many = "" } = tool.dataset;

  function apply() {
    for (const { element, category } of entries) {
      const text = `${category?.textContent ?? ""} ${element.textContent}`; // as it is now: browsers translate pages
      element.toggleAttribute("hidden", !hasAll(text, box.value));
    }
    const shown = entries.filter(({ element }) => !element.hasAttribute("hidden"));
    for (const group of groups) group?.toggleAttribute("hidden", !shown.some((entry) => entry.group === group));
    told.textContent = !box.value.trim()
      ? ""
      : shown.length
        ? word("filtering.found", {
            shown: shown.length,
            all: entries.length,
            entries: entries.length === 1 ? one : many,
          })
        : word("filtering.nothing", { entry: one });
  }

  box.addEventListener("input", apply);
  // A link on this page may lead to an entry that isn't shown.
  addEventListener("hashchange", () => {
    if (!document.querySelector(":target")?.closest("[hidden]")) return;
    box.value = "";
    apply();
  });
  tool.hidden = false;
}

for (const tool of document.querySelectorAll("[data-filter]")) start(/** @type {HTMLElement} */ (tool));
