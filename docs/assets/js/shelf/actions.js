// What the buttons of My records do. They come once the list is shown: element.js.

import { download } from "../base/download.js";
import { isolated, shortened } from "../base/text.js";
import { ask } from "../records/asking.js";
import { backUp, saveFile } from "../records/backup.js";
import { NoRoom } from "../records/keys.js";
import { newName, now, thingOf } from "../records/store.js";
import { say } from "../records/telling.js";
import { bringIn } from "./bringing-in.js";
import { mended } from "./merging.js";
import { labelOf } from "./names.js";
import { Refusal } from "./reading.js";
import { offerPersistence } from "./room.js";

/** @typedef {import("./bringing-in.js").Shelf} Shelf */

/** @type {Record<string, (shelf: Shelf, id: string) => void | Promise<void>>} */
const actions = {
  // One copy

  async rename(shelf, id) {
    const { root, records } = shelf;
    const record = records.open(id);
    const input = /** @type {HTMLInputElement} */ (root.querySelector("#saved-label"));
    input.value = record?.head.label ?? "";
    if (!record || !(await ask(root, "rename"))) return;
    const head = { ...record.head, label: input.value.trim(), at: now() };
    const title = shelf.things.titleOf(record);
    const said = `Renamed: ${title}, ‘${labelOf(record.head)}’ is ‘${labelOf(head)}’ now.`;
    shelf.done(said, records.put([{ ...record, head }]));
  },

  copy(shelf, id) {
    const record = shelf.records.open(id);
    if (!record) return;
    const at = now();
    const label = `${shortened(record.head.label, 35)} copy`.trim();
    const copy = { ...record, id: `${thingOf(id)}.${newName()}`, head: { ...record.head, label, created: at, at } };
    shelf.done(`Copied: ‘${isolated(label)}’.`, shelf.records.put([copy]));
  },

  file({ records, handbook }, id) {
    saveFile(records, handbook, id, records.open(id)?.head.label ?? "");
  },

  remove(shelf, id) {
    const record = shelf.records.open(id);
    if (!record) return;
    const said = `Deleted: ${shelf.things.titleOf(record)}, ‘${labelOf(record.head)}’.`;
    shelf.done(said, shelf.records.put([], [id]));
  },

  // What is set aside

  discard(shelf, id) {
    shelf.done(`Deleted: ${shelf.things.called(id)}, set aside.`, shelf.records.put([], [id]));
  },

  raw({ records }, id) {
    const { damaged, newer } = records.all();
    const raw = [...damaged, ...newer].find((other) => other.id === id);
    const texts = [...(raw?.parts ?? [])].map(([name, text]) => `${name}\n${text}\n`);
    download(`${id}.txt`, "text/plain", texts.join("\n"));
  },

  mend(shelf, id) {
    const { records, things } = shelf;
    const raw = records.all().damaged.find((other) => other.id === id);
    const link = things.home(id);
    const kind = link?.closest("[data-kind]")?.getAttribute("data-kind") ?? things.kinds[0];
    if (raw) shelf.done("Mended.", records.put([mended(raw, { kind, title: link?.text ?? thingOf(id) })]));
  },

  // All of them

  backup(shelf) {
    backUp(shelf.records, shelf.handbook);
    shelf.show();
  },

  import({ root, records, file }) {
    if (records.state === "kept" || records.state === "full") file.click();
    else say(root, "Nothing can be brought in while nothing is kept.");
  },

  async chosen(shelf) {
    const file = shelf.file.files?.[0];
    shelf.file.value = ""; // so that the same file can be chosen again
    if (file) await bringIn(shelf, file);
  },

  async erase(shelf) {
    if (!(await ask(shelf.root, "erase"))) return;
    shelf.records.erase();
    shelf.show();
    say(shelf.root, "Everything is erased.");
  },

  /** The computer is shared from now on: what it has kept may go. */
  async forget(shelf) {
    if (!(await ask(shelf.root, "left"))) return;
    shelf.records.erase();
    shelf.show();
    say(shelf.root, "Nothing is kept in this browser any more.");
  },

  async persist({ root, records }) {
    const granted = await navigator.storage.persist();
    const promised = "This browser promises to keep them.";
    say(root, granted ? promised : "This browser makes no promise. Save a backup now and then.");
    offerPersistence(root, records);
  },
};

/** @param {Shelf} shelf @param {string} name @param {string} id of the record that it is about */
export async function act(shelf, name, id) {
  try {
    await actions[name]?.(shelf, id);
  } catch (error) {
    if (error instanceof NoRoom) say(shelf.root, "There isn’t enough room in this browser. Nothing was changed.");
    else if (error instanceof Refusal) say(shelf.root, `${error.message} Nothing was changed.`);
    else throw error;
  }
}
