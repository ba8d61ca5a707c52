// The entries of a repeated group, such as those of a log. The first stands in the page.

import { word } from "../base/words.js";
import { newName } from "./store.js";

/** @typedef {import("./fields.js").Control} Control */

/** What holds ids or refers to them. */
const REFERENCES = ["id", "for", "aria-describedby", "aria-labelledby"];

/** @param {Element} part @returns {NodeListOf<Control>} */
const controlsIn = (part) => part.querySelectorAll("[name]");

export class Entries {
  /** @param {Element} group */
  constructor(group) {
    this.group = group;
    const [first] = this.entries;
    this.pattern = blank(first);
    this.fields = new Set([...controlsIn(first)].map(({ name }) => name.split("--")[1]));
    for (const part of [group, this.pattern]) {
      for (const button of part.querySelectorAll("[data-do]:not(.field-calendar)")) button.removeAttribute("hidden");
    }
    this.name(first, newName());
  }

  get entries() {
    return /** @type {HTMLElement[]} */ ([...this.group.querySelectorAll(".entry")]);
  }

  /**
   * Has one entry for each of those in a record, and at least one. An entry that is among them stays where
   * it is: somebody may be typing in it.
   * @param {string[]} names of the record's answers
   */
  fit(names) {
    const found = names.map((name) => name.split("/")).filter(([field]) => this.fields.has(field));
    const wanted = new Set(found.flatMap(([, entry]) => entry ?? []).sort());
    const staying = this.entries.filter(({ dataset }) => wanted.has(String(dataset.entry)));
    const [kept = this.entries[0]] = staying;
    if (!staying.length) this.name(kept, [...wanted][0] ?? newName());
    for (const entry of this.entries) if (entry !== kept && !staying.includes(entry)) entry.remove();
    const there = new Set(this.entries.map(({ dataset }) => dataset.entry));
    for (const name of wanted) if (!there.has(name)) this.add(name);
    this.number();
  }

  /** Makes room for an entry that another tab has begun. @param {string} name */
  admit(name) {
    const [first, ...others] = this.entries;
    const open = [...controlsIn(first)].every(({ type, checked, value }) =>
      /checkbox|radio/.test(type) ? !checked : !value,
    );
    if (open && !others.length && !first.contains(document.activeElement)) this.name(first, name);
    else this.add(name);
  }

  add(name = newName()) {
    const entry = /** @type {HTMLElement} */ (this.pattern.cloneNode(true));
    this.name(entry, name);
    const next = this.entries.find((other) => String(other.dataset.entry) > name);
    const place = next ?? this.group.querySelector(".entry-add");
    if (place) place.before(entry);
    else this.group.append(entry);
    this.number();
    return entry;
  }

  /** @param {HTMLElement} entry @param {string} name */
  name(entry, name) {
    entry.dataset.entry = name;
    for (const control of controlsIn(entry)) control.name = `${control.name.split("/")[0]}/${name}`;
  }

  /** Numbers them anew. Only the first has the ids that people link to. */
  number() {
    this.entries.forEach((entry, i) => {
      entry.setAttribute("aria-label", word("keeping.entry", { number: i + 1 }));
      for (const number of entry.querySelectorAll(".entry-number")) number.textContent = String(i + 1);
      refer(entry, i ? `-${entry.dataset.entry}` : "");
    });
  }
}

/** A copy in which nothing is filled in, whatever the reader has entered already. @param {HTMLElement} entry */
function blank(entry) {
  const copy = /** @type {HTMLElement} */ (entry.cloneNode(true));
  for (const button of copy.querySelectorAll(".copy-link")) button.remove(); // a copy of it would do nothing
  for (const control of controlsIn(copy)) {
    control.checked = control.defaultChecked;
    control.value = control.defaultValue;
  }
  return copy;
}

/**
 * Ends every id in an entry, and what refers to one, with `suffix`.
 * @param {HTMLElement} entry
 * @param {string} suffix
 */
function refer(entry, suffix) {
  const { suffix: old = "" } = entry.dataset;
  for (const attribute of old === suffix ? [] : REFERENCES) {
    for (const element of entry.querySelectorAll(`[${attribute}]`)) {
      const ids = (element.getAttribute(attribute) ?? "").split(" ");
      element.setAttribute(attribute, ids.map((id) => id.slice(0, id.length - old.length) + suffix).join(" "));
    }
  }
  entry.dataset.suffix = suffix;
}
