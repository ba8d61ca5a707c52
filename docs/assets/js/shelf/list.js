// The list of all copies: found, sorted, in groups; and what is set aside.

import { hasAll } from "../base/text.js";
import { locale, word } from "../base/words.js";
import { make, part } from "../records/telling.js";
import { numbered } from "./names.js";
import { Rows } from "./rows.js";

/** @typedef {import("./rows.js").Entry} Entry */
/** @typedef {ReturnType<import("../records/store.js").Records["all"]>} All */

const SLICE = 50; // rows
const ROW = 4.5; // rem, about

const order = new Intl.Collator(locale, { numeric: true });

export class List {
  /** @type {All} */
  #all = { records: [], damaged: [], newer: [], size: 0 };

  /** @param {HTMLElement} root @param {import("./names.js").Things} things */
  constructor(root, things) {
    this.root = root;
    this.things = things;
    this.rows = new Rows(root, things);
    this.find = /** @type {HTMLInputElement} */ (part(root, "#saved-find", "what finds"));
    this.by = /** @type {HTMLSelectElement} */ (part(root, "#saved-by", "what sorts"));
    this.find.addEventListener("input", () => this.show());
    this.by.addEventListener("change", () => this.show());
  }

  show(all = this.#all) {
    this.#all = all;
    const { records, damaged, newer } = all;
    const held = document.activeElement;
    const found = this.#found(records);
    const slices = [];
    for (let i = 0; i < found.length; i += SLICE) {
      slices.push(this.#slice(found.slice(i, i + SLICE), found[i - 1]?.group));
    }
    part(this.root, ".saved-list", "list").replaceChildren(...slices);
    part(this.root, ".saved-aside", "aside").replaceChildren(...this.#aside(damaged, newer));
    if (held && held !== document.activeElement) this.#hold(held);
    const copies = word("shelving.copies", { n: records.length });
    const kept = this.find.value.trim() ? word("shelving.some-copies", { found: found.length, copies }) : copies;
    const said = records.length ? kept : word("shelving.empty");
    part(this.root, ".saved-count", "count").textContent = said;
  }

  /** @param {Kept[]} records @returns {Entry[]} those that are looked for, in their order */
  #found(records) {
    const byLabel = this.by.value !== "title";
    const names = numbered(records);
    return records
      .map((record) => {
        const { label, number } = names.get(record.id) ?? { label: "", number: "" };
        const title = this.things.titleOf(record);
        const name = `${title}, ${label}${number}`;
        return byLabel
          ? { record, name, group: label, words: title + number }
          : { record, name, group: title, words: label + number };
      })
      .filter(({ name }) => hasAll(name, this.find.value))
      .sort((a, b) => (a.group === b.group ? 0 : order.compare(a.group, b.group)) || order.compare(a.words, b.words));
  }

  /** What is drawn together. @param {Entry[]} entries @param {string | undefined} group of the one before */
  #slice(entries, group) {
    const slice = document.createElement("div");
    slice.className = "saved-slice";
    slice.style.containIntrinsicBlockSize = `auto ${entries.length * ROW}rem`;
    let list;
    for (const entry of entries) {
      if (entry.group !== group) slice.append(make("h2", entry.group));
      if (entry.group !== group || !list) {
        list = document.createElement("ul");
        slice.append(list);
      }
      list.append(this.rows.of(entry));
      group = entry.group;
    }
    return slice;
  }

  /** @param {Raw[]} damaged @param {Raw[]} newer */
  #aside(damaged, newer) {
    const list = document.createElement("ul");
    for (const raw of damaged) list.append(this.rows.ofUnread("damaged", raw));
    for (const raw of newer) list.append(this.rows.ofUnread("newer", raw));
    return list.childElementCount ? [make("h2", word("shelving.aside")), list] : [];
  }

  /** The list was made anew, with the focus in it. @param {Element} held what had it */
  #hold(held) {
    const id = held.closest("li")?.dataset.id;
    const row = [...this.root.querySelectorAll("li")].find((row) => row.dataset.id === id);
    const controls = [...(row?.querySelectorAll("a, button, summary") ?? [])];
    const same = controls.find((it) => it.textContent === held.textContent);
    /** @type {HTMLElement | undefined} */ (same)?.focus();
  }
}
