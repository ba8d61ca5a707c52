// Files of records that a reader takes away.

import { download } from "../base/download.js";
import { now, thingOf, VERSION } from "./store.js";

/** @typedef {import("./store.js").Records} Records */

export const FORMAT = "effective-mentoring-handbook-records";

const today = () => new Date().toLocaleDateString("sv");

/** What of a label may stand in a file's name: its letters and digits, each with its accents. @param {string} label */
const short = (label) => label.match(/[\p{L}\p{N}][\p{M}\u200C\u200D]*/gu)?.join("") ?? "";

/** @param {Map<string, Answer>} answers */
const plain = (answers) => Object.fromEntries([...answers].map(([field, { value, at }]) => [field, { value, at }]));

/**
 * The text of a file as assets/records.schema.json describes it.
 * @param {Kept[]} records
 * @param {string} handbook version
 */
function text(records, handbook) {
  const told = records.map(({ id, head: { version, ...about }, answers }) => ({
    id,
    ...about,
    answers: plain(answers),
  }));
  return JSON.stringify({ format: FORMAT, version: VERSION, handbook, exported: now(), records: told }, null, 1);
}

/** @param {Records} records @param {string} handbook @param {string} id @param {string} label */
export function saveFile(records, handbook, id, label) {
  const name = [thingOf(id), short(label), today()].filter(Boolean).join("-");
  const one = records.all().records.filter((record) => record.id === id);
  download(`${name}.json`, "application/json", text(one, handbook));
}

/** @param {Records} records @param {string} handbook */
export function backUp(records, handbook) {
  download(`handbook-records-${today()}.json`, "application/json", text(records.all().records, handbook));
  records.set("backup", now());
}
