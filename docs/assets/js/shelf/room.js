// How much room the records take, when they were last backed up, and whether the browser keeps them.

import { part } from "../base/page.js";
import { day, warn } from "../records/telling.js";
import { count } from "./names.js";

/** @typedef {import("../records/store.js").Records} Records */

const ROOM = 5_000_000; // characters that browsers give to a site

/** @param {number} size in characters */
const room = (size) => (size < 100_000 ? `${Math.ceil(size / 1000)} kB` : `${(size / 1e6).toFixed(1)} MB`);

/** @param {HTMLElement} root @param {Records} records @param {import("./list.js").All} all */
export function showRoom(root, records, all) {
  const backup = records.setting("backup");
  const given = count(records.given(all.records), "answer");
  const last = backup ? `Last backup: ${day(backup)}; ${given} since.` : `No backup yet; ${given} given.`;
  part(root, ".saved-room", "room").textContent = `Room used: ${room(all.size)} of about ${room(ROOM)}. ${last}`;
}

/** @param {HTMLElement} root @param {Records} records */
export function showState(root, { state, left }) {
  warn(root, state);
  const them = `${count(left, "copy", "copies")} from before ${left === 1 ? "is" : "are"} still in this browser`;
  const said = left ? `${them}: turn the switch off to see them, or erase everything.` : "";
  part(root, ".saved-left", "left").textContent = said;
  const shared = /** @type {HTMLInputElement} */ (part(root, ".record-shared", "shared"));
  shared.checked = state === "shared";
  shared.disabled = state === "framed" || state === "blocked";
}

/** @param {HTMLElement} root @param {Records} records */
export async function offerPersistence(root, records) {
  const can = records.state === "kept" && navigator.storage?.persist;
  part(root, "[data-do=persist]", "persist").hidden = !can || (await navigator.storage.persisted());
}
