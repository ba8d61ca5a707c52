// What a form's buttons do. They come once answers are kept: element.js.

import { download } from "../base/download.js";
import { isolated } from "../base/text.js";
import { word } from "../base/words.js";
import { ask } from "./asking.js";
import { backUp, saveFile } from "./backup.js";
import { print } from "./printing.js";
import { asText, calendar } from "./share.js";
import { say } from "./telling.js";

/** @typedef {import("./fields.js").Control} Control */
/**
 * Who does what for a form.
 * @typedef {object} Jobs
 * @property {import("./saving.js").Sheet} sheet
 * @property {import("./status.js").Status} status
 * @property {import("./copies.js").Copies} copies
 */

/** @type {Record<string, (jobs: Jobs, button: HTMLElement) => void | Promise<void>>} */
export const actions = {
  // Copies

  async create({ sheet, copies }) {
    const input = /** @type {HTMLInputElement} */ (sheet.root.querySelector("dialog input"));
    input.value = "";
    if (!(await ask(sheet.root, "create"))) return;
    copies.open(sheet.records.create(sheet.thing, sheet.about, input.value.trim()));
    say(sheet.root, word("keeping.created"));
  },

  async clear(jobs) {
    const { sheet } = jobs;
    sheet.save();
    const label = isolated(sheet.label.value.trim());
    if (!sheet.id || !(await ask(sheet.root, "clear"))) return;
    clear(jobs, label ? word("keeping.cleared", { label }) : word("keeping.cleared-unlabelled"));
  },

  /** The computer is shared from now on: what it has kept may go. */
  async forget({ sheet }) {
    if (!(await ask(sheet.root, "left"))) return;
    sheet.records.erase();
    say(sheet.root, word("keeping.erased"));
  },

  // Fields

  add({ sheet, status }, button) {
    const group = sheet.fields.groups.find(({ group }) => group.contains(button));
    group?.add().querySelector("input")?.focus();
    sheet.fields.show();
    status.show();
  },

  take(jobs, button) {
    jobs.sheet.save();
    const entry = button.closest(".entry");
    const name = entry?.getAttribute("data-entry");
    const names = jobs.sheet.fields.names.filter((field) => field.endsWith(`/${name}`));
    clear(jobs, word("keeping.taken", { entry: entry?.ariaLabel ?? "" }), names);
  },

  unset({ sheet }, button) {
    const radio = /** @type {Control} */ (button.closest(".field")?.querySelector("input:checked"));
    radio.checked = false;
    radio.focus(); // the button goes
    sheet.save();
  },

  // What is taken away

  blank({ sheet, status }) {
    sheet.save();
    print(status, "blank");
  },

  filled({ sheet, status }) {
    sheet.save();
    print(status, "filled");
  },

  async text({ sheet, status }) {
    sheet.save();
    const label = sheet.label.value.trim();
    const address = location.origin + location.pathname;
    const top = [sheet.about.title, label && word("keeping.copy", { label }), status.dates, address];
    const text = `${top.filter(Boolean).join("\n")}\n${asText(sheet.root, sheet.fields)}\n`;
    try {
      await navigator.clipboard.writeText(text);
      say(sheet.root, word("keeping.copied"));
    } catch {
      const area = /** @type {HTMLTextAreaElement} */ (sheet.root.querySelector("dialog textarea"));
      area.value = text;
      ask(sheet.root, "text");
      area.select();
    }
  },

  file({ sheet }) {
    sheet.relabelled ||= Boolean(sheet.id) && !sheet.there; // kept again
    sheet.save();
    if (!sheet.id) return say(sheet.root, word("keeping.empty"));
    saveFile(sheet.records, sheet.handbook, sheet.id, sheet.label.value);
    if (window === top) return;
    say(sheet.root, word("keeping.no-file"));
  },

  backup({ sheet, status }) {
    sheet.save();
    backUp(sheet.records, sheet.handbook);
    status.showBackup();
  },

  calendar({ sheet }, button) {
    const field = /** @type {HTMLElement} */ (button.closest(".field"));
    const input = /** @type {Control} */ (field.querySelector("input"));
    const address = `${location.origin}${location.pathname}#${field.id}`;
    const uid = `${sheet.id}.${sheet.fields.nameOf(input)}@handbook`;
    download(`${sheet.thing}.ics`, "text/calendar", calendar(uid, input.value, field.dataset.event ?? "", address));
  },
};

/** @param {Jobs} jobs @param {string} said @param {string[]} [names] */
function clear({ sheet, copies }, said, names) {
  const { id, root, records } = sheet;
  const undo = records.clear(id, names);
  copies.open(id);
  say(root, said, () => {
    sheet.save();
    undo();
    copies.open(id);
    say(root, word("keeping.back"));
  });
}
