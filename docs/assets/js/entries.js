// The entries of a repeated group, such as those of a log. The first stands in the page.

import { newName } from "./records.js";

export class Entries {
  /** @param {Element} group */
  constructor(group) {
    this.group = group;
    const [first] = this.entries;
    this.pattern = /** @type {HTMLElement} */ (first.cloneNode(true));
    for (const button of this.pattern.querySelectorAll(".copy-link")) button.remove(); // a copy of it would do nothing
    this.fields = new Set([...first.querySelectorAll("[name]")].map((control) => control.getAttribute("name")?.split("--")[1]));
    for (const part of [group, this.pattern]) for (const button of part.querySelectorAll("[data-do]:not(.calendar)")) button.removeAttribute("hidden");
    this.fit([]);
  }

  get entries() {
    return /** @type {HTMLElement[]} */ ([...this.group.querySelectorAll(".entry")]);
  }

  /** Has one entry for each of those in a record, and at least one. @param {string[]} names of the record's answers */
  fit(names) {
    const found = names.map((name) => name.split("/")).filter(([field]) => this.fields.has(field));
    const wanted = [...new Set(found.flatMap(([, entry]) => entry ?? []))].sort();
    const [first, ...others] = this.entries;
    for (const entry of others) entry.remove();
    this.name(first, wanted.shift() ?? newName());
    for (const name of wanted) this.add(name);
  }

  /** Makes room for an entry that another tab has begun. @param {string} name */
  admit(name) {
    const [first, ...others] = this.entries;
    const controls = /** @type {NodeListOf<HTMLInputElement>} */ (first.querySelectorAll("[name]"));
    const blank = [...controls].every(({ type, checked, value }) => (/checkbox|radio/.test(type) ? !checked : !value));
    if (blank && !others.length && !first.contains(document.activeElement)) this.name(first, name);
    else this.add(name);
  }

  add(name = newName()) {
    const entry = /** @type {HTMLElement} */ (this.pattern.cloneNode(true));
    this.name(entry, name);
    this.rename(entry, name);
    const next = this.entries.find((other) => String(other.dataset.entry) > name);
    (next ?? this.group.querySelector(".add"))?.before(entry);
    this.entries.forEach((each, i) => {
      each.setAttribute("aria-label", `Entry ${i + 1}`);
      for (const number of each.querySelectorAll(".entry-number")) number.textContent = String(i + 1);
    });
    return entry;
  }

  /** @param {HTMLElement} entry @param {string} name */
  name(entry, name) {
    entry.dataset.entry = name;
    for (const control of entry.querySelectorAll("[name]")) {
      control.setAttribute("name", `${control.getAttribute("name")?.split("/")[0]}/${name}`);
    }
  }

  /** Only the first has the ids that people link to. @param {HTMLElement} entry @param {string} name */
  rename(entry, name) {
    for (const attribute of ["id", "for", "aria-describedby"]) {
      for (const element of entry.querySelectorAll(`[${attribute}]`)) element.setAttribute(attribute, `${element.getAttribute(attribute)}-${name}`);
    }
  }
}
