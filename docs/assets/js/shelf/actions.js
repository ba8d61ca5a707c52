// What the buttons of My records do. They come once the list is shown: element.js.

import { download } from "../base/download.js";
import { isolated, shortened } from "../base/text.js";
import { word } from "../base/words.js";
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
    const said = word("shelving.renamed", { title, before: labelOf(record.head), now: labelOf(head) });
    shelf.done(said, records.put([{ ...record, head }]));
  },

  copy(shelf, id) {
    const record = shelf.records.open(id);
    if (!record) return;
    const at = now();
    const label = word("shelving.copy-of", { label: shortened(record.head.label, 35) }).trim();
    const copy = { ...record, id: `${thingOf(id)}.${newName()}`, head: { ...record.head, label, created: at, at } };
    shelf.done(word("shelving.copied", { label: isolated(label) }), shelf.records.put([copy]));
  },

  file({ records, handbook }, id) {
    saveFile(records, handbook, id, records.open(id)?.head.label ?? "");
  },

  remove(shelf, id) {
    const record = shelf.records.open(id);
    if (!record) return;
    const said = word("shelving.removed", { title: shelf.things.titleOf(record), label: labelOf(record.head) });
    shelf.done(said, shelf.records.put([], [id]));
  },

  // What is set aside

  discard(shelf, id) {
    shelf.done(word("shelving.discarded", { title: shelf.things.called(id) }), shelf.records.put([], [id]));
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
    if (raw)
      shelf.done(word("shelving.mended"), records.put([mended(raw, { kind, title: link?.text ?? thingOf(id) })]));
  },

  // All of them

  backup(shelf) {
    backUp(shelf.records, shelf.handbook);
    shelf.show();
  },

  import({ root, records, file }) {
    if (records.state === "kept" || records.state === "full") file.click();
    else say(root, word("shelving.no-import"));
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
    say(shelf.root, word("shelving.erased"));
  },

  /** The computer is shared from now on: what it has kept may go. */
  async forget(shelf) {
    if (!(await ask(shelf.root, "left"))) return;
    shelf.records.erase();
    shelf.show();
    say(shelf.root, word("shelving.forgotten"));
  },

  async persist({ root, records }) {
    const granted = await navigator.storage.persist();
    say(root, granted ? word("shelving.promised") : word("shelving.not-promised"));
    offerPersistence(root, records);
  },
};

/** @param {Shelf} shelf @param {string} name @param {string} id of the record that it is about */
export async function act(shelf, name, id) {
  try {
    await actions[name]?.(shelf, id);
  } catch (error) {
    if (error instanceof NoRoom) say(shelf.root, word("shelving.no-room"));
    else if (error instanceof Refusal) say(shelf.root, word("shelving.refused", { why: error.message }));
    else throw error;
  }
}
