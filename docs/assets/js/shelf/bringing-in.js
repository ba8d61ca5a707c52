// A file of records is brought in: what it would do is shown, and the reader decides.

import { word } from "../base/words.js";
import { ask } from "../records/asking.js";
import { make, part, say } from "../records/telling.js";
import { plan } from "./merging.js";
import { labelOf } from "./names.js";
import { readFile } from "./reading.js";

/**
 * What My records gives to those who act for it.
 * @typedef {object} Shelf
 * @property {HTMLElement} root
 * @property {string} handbook its version
 * @property {import("../records/store.js").Records} records
 * @property {import("./names.js").Things} things
 * @property {HTMLInputElement} file
 * @property {() => void} show
 * @property {(said: string, undo: () => void) => void} done
 */

const NAMED = 8; // records of each sort, at most

/** @param {Shelf} shelf @param {File} file */
export async function bringIn(shelf, file) {
  const { root, records } = shelf;
  say(root, ""); // of another file
  const incoming = await readFile(file, shelf.things.kinds);
  const here = records.all();
  const planned = plan(incoming, here);
  showPlan(shelf, planned, here.records);
  const choice = await ask(root, "import");
  const gone = here.records.map(({ id }) => id);
  const { merged, all } = planned;
  const mended = here.damaged.map(({ id }) => id).filter((id) => merged.some((record) => record.id === id));
  if (choice === "merge") shelf.done(word("shelving.merged"), records.put(merged, mended));
  if (choice === "replace") {
    shelf.done(word("shelving.replaced"), records.put(all, [...gone, ...mended]));
  }
}

/** @param {Shelf} shelf @param {ReturnType<typeof plan>} planned @param {Kept[]} here */
function showPlan({ root, things }, { added, changed, skipped }, here) {
  /** @param {string} words @param {Kept[]} records */
  const told = (words, records) => {
    const row = document.createElement("div");
    const known = (/** @type {Kept} */ record) => here.find(({ id }) => id === record.id) ?? record;
    const names = records.slice(0, NAMED).map((record) => `${things.titleOf(record)}, ${labelOf(known(record).head)}`);
    const more = records.length > NAMED ? ["…"] : [];
    row.append(make("dt", `${words}: ${records.length}`), make("dd", [...names, ...more].join("; ")));
    return row;
  };
  part(root, ".saved-plan", "plan").replaceChildren(
    told(word("shelving.new"), added),
    told(word("shelving.changed"), changed),
    told(word("shelving.skipped"), skipped),
  );
  part(root, ".saved-gone", "gone").textContent = word("shelving.copies", { n: here.length });
}
