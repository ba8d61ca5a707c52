// The controls of one form as fields with answers. A field's name is its controls' name without the
// thing's id: `agree-purpose`, its note `agree-purpose--note`; within an entry of a repeated group the
// entry's name follows: `learned/m3k9x2ab`.

import { day, words } from "./page.js";
import { isEmpty } from "./records.js";

/** @typedef {HTMLInputElement & HTMLTextAreaElement} Control */

const { Entries } = document.querySelector(".repeated-group") ? await import("./entries.js") : {};

/** @param {Control} control */
const isChosen = ({ type }) => type === "checkbox" || type === "radio";

/** @param {Value} value */
const plain = (value) => JSON.stringify(Array.isArray(value) ? [...value].sort() : value);

export class Fields {
  /** @param {HTMLFormElement} form @param {string} thing */
  constructor(form, thing) {
    this.form = form;
    this.start = `${thing}--`;
    this.groups = Entries ? [...form.querySelectorAll(".repeated-group")].map((group) => new Entries(group)) : [];
  }

  /** @param {Control} control */
  nameOf({ name }) {
    return name.startsWith(this.start) ? name.slice(this.start.length) : "";
  }

  get names() {
    const controls = /** @type {Control[]} */ ([...this.form.elements]);
    return [...new Set(controls.map((control) => this.nameOf(control)).filter(Boolean))];
  }

  /** @param {string} name @returns {Control[]} */
  controls(name) {
    return /** @type {Control[]} */ ([...this.form.querySelectorAll(`[name="${this.start}${name}"]`)]);
  }

  /** @param {string} name @returns {Value} */
  get(name) {
    const controls = this.controls(name);
    const [first] = controls;
    if (!isChosen(first)) return first.value;
    const chosen = controls.filter(({ checked }) => checked).map(({ value }) => value);
    if (first.type === "radio") return chosen[0] ?? "";
    return first.closest("[data-many]") ? chosen : first.checked;
  }

  /** @param {string} name @param {Value} value @returns {boolean} whether the field is there and can hold it */
  set(name, value) {
    const wanted = typeof value === "string" ? value.replace(/\r\n?/g, "\n") : value;
    const fits = this.#fill(name, wanted);
    if (!fits) this.#fill(name, "");
    return fits;
  }

  /** @param {string} name @param {Value} value */
  #fill(name, value) {
    const controls = this.controls(name);
    for (const control of controls) {
      if (isChosen(control)) control.checked = value === true || [value].flat().includes(control.value);
      else control.value = String(value);
    }
    return controls.length > 0 && plain(this.get(name)) === plain(value);
  }

  /** @param {string} name */
  knows(name) {
    const [field, entry] = name.split("/");
    return entry ? this.groups.some(({ fields }) => fields.has(field)) : this.controls(name).length > 0;
  }

  /** Where an answer belongs whose field is gone: to the field in which the old id stands as an anchor. @param {string} name */
  successor(name) {
    if (this.knows(name)) return "";
    const [, old, rest] = /** @type {string[]} */ (/^(.*?)((?:--note)?(?:\/.*)?)$/.exec(name));
    const field = document.getElementById(this.start + old)?.closest(".field");
    const now = field ? field.id.slice(this.start.length) + rest : "";
    return this.knows(now) ? now : "";
  }

  /** Shows the answers of a record; returns those that fit no field. @param {Map<string, Answer>} answers */
  fill(answers) {
    for (const group of this.groups) group.fit([...answers.keys()]);
    for (const name of this.names) this.#fill(name, "");
    const left = new Map([...answers].filter(([name, { value }]) => !this.set(name, value) && !isEmpty(value)));
    for (const note of this.notes) note.open = false;
    this.unfold();
    this.show();
    return left;
  }

  get notes() {
    return /** @type {NodeListOf<HTMLDetailsElement>} */ (this.form.querySelectorAll("details.note"));
  }

  /** No note that holds something stays folded. */
  unfold() {
    for (const note of this.notes) note.open ||= Boolean(note.querySelector("textarea")?.value);
  }

  /** Makes room for an answer that another tab has given in a new entry. @param {string} name */
  admit(name) {
    const [field, entry] = name.split("/");
    if (entry && !this.controls(name).length) this.groups.find(({ fields }) => fields.has(field))?.admit(entry);
  }

  /** An answer in words. @param {string} name */
  said(name) {
    const value = this.get(name);
    const controls = this.controls(name);
    if (controls[0].type === "date") return value ? day(`${value}T12:00`) : "";
    if (!isChosen(controls[0])) return String(value);
    const chosen = controls.filter(({ checked }) => checked).map(({ labels }) => words(labels?.[0])).join("; ");
    const ends = [...(controls[0].closest(".scale")?.querySelectorAll(".end") ?? [])].map(words);
    return chosen && ends.length ? `${chosen} (${ends.join(", ")})` : chosen;
  }

  /** Writes answers as flowing text beside their controls: what paper shows (record.css). */
  show(names = this.names) {
    for (const name of names) {
      const [control] = this.controls(name);
      const note = control.closest("details.note");
      const place = note ? note.parentElement : control.closest(".field:not(.tick)");
      if (!place) continue;
      let text = /** @type {HTMLElement | null} */ (place.querySelector(":scope > .answer"));
      if (!text) {
        text = Object.assign(document.createElement("div"), { className: "answer" });
        text.append(document.createElement("span"));
        if (control.rows) text.style.setProperty("--rows", String(control.rows));
        place.append(text);
      }
      /** @type {Element} */ (text.firstChild).textContent = this.said(name);
    }
  }
}
