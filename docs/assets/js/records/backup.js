// Files of records that a reader takes away.

import { download } from "../base/download.js";
import { thingOf } from "./store.js";

/** @typedef {import("./store.js").Records} Records */

const today = () => new Date().toLocaleDateString("sv");

/** What of a label may stand in a file's name: its letters and digits, each with its accents. @param {string} label */
const short = (label) => label.match(/[\p{L}\p{N}][\p{M}\u200C\u200D]*/gu)?.join("") ?? "";

/** @param {Records} records @param {string} handbook @param {string} id @param {string} label */
export function saveFile(records, handbook, id, label) {
  const name = [thingOf(id), short(label), today()].filter(Boolean).join("-");
  download(`${name}.json`, "application/json", records.export(handbook, id));
}

/** @param {Records} records @param {string} handbook */
export function backUp(records, handbook) {
  download(`handbook-records-${today()}.json`, "application/json", records.export(handbook));
  records.set("backup", new Date().toISOString());
}
