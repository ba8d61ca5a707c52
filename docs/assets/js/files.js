// Files that a reader takes away.

import { thingOf } from "./records.js";

/** @typedef {import("./records.js").Records} Records */

/** @param {string} name @param {string} type @param {string} text */
export function download(name, type, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

const today = () => new Date().toLocaleDateString("sv");

/** @param {Records} records @param {string} handbook @param {string} id @param {string} label */
export function saveFile(records, handbook, id, label) {
  const short = label.replace(/[^\p{L}\p{N}]+/gu, "");
  download([thingOf(id), short, today()].filter(Boolean).join("-") + ".json", "application/json", records.export(handbook, id));
}

/** @param {Records} records @param {string} handbook */
export function backUp(records, handbook) {
  download(`handbook-records-${today()}.json`, "application/json", records.export(handbook));
  records.set("backup", new Date().toISOString());
}
