// How much room the records take, when they were last backed up, and whether the browser keeps them.

import { locale, word } from "../base/words.js";
import { day, part, warn } from "../records/telling.js";

/** @typedef {import("../records/store.js").Records} Records */

const ROOM = 5_000_000; // characters that browsers give to a site

const kilobytes = new Intl.NumberFormat(locale, { style: "unit", unit: "kilobyte", maximumFractionDigits: 0 });
const megabytes = new Intl.NumberFormat(locale, {
  style: "unit",
  unit: "megabyte",
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

/** @param {number} size in characters */
const room = (size) => (size < 100_000 ? kilobytes.format(Math.ceil(size / 1000)) : megabytes.format(size / 1e6));

/** @param {HTMLElement} root @param {Records} records @param {import("./list.js").All} all */
export function showRoom(root, records, all) {
  const backup = records.setting("backup");
  const answers = word("shelving.answers", { n: records.given(all.records) });
  const last = backup
    ? word("shelving.last-backup", { day: day(backup), answers })
    : word("shelving.no-backup", { answers });
  const used = word("shelving.room", { used: room(all.size), all: room(ROOM) });
  part(root, ".saved-room", "room").textContent = `${used} ${last}`;
}

/** @param {HTMLElement} root @param {Records} records */
export function showState(root, { state, left }) {
  warn(root, state);
  part(root, ".saved-left", "left").textContent = left ? word("shelving.left", { n: left }) : "";
  const shared = /** @type {HTMLInputElement} */ (part(root, ".record-shared", "shared"));
  shared.checked = state === "shared";
  shared.disabled = state === "framed" || state === "blocked";
}

/** @param {HTMLElement} root @param {Records} records */
export async function offerPersistence(root, records) {
  const can = records.state === "kept" && navigator.storage?.persist;
  part(root, "[data-do=persist]", "persist").hidden = !can || (await navigator.storage.persisted());
}
