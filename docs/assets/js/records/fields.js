// The controls of one form as fields with answers. A field's name is its controls' name without the
// thing's id: `agree-purpose`, its note `agree-purpose--note`; within an entry of a repeated group the
// entry's name follows: `learned/m3k9x2ab`.

import { lines } from "../base/text.js";
import { Entries } from "./entries.js";
import { isEmpty } from "./store.js";
import { day, guarded, words } from "./telling.js";

/** @typedef {HTMLInputElement & HTMLTextAreaElement} Control */

/** @param {Control} control */
const isChosen = ({ type }) => type === "checkbox" || type === "radio";

/** @param {Control} control */
const isChanged = (control) =>
  isChosen(control) ? control.checked !== control.defaultChecked : control.value !== control.defaultValue;

/** @param {Value} value */
const plain = (value) => (isEmpty(value) ? "" : JSON.stringify(Array.isArray(value) ? [...value].sort() : value));

export class Fields {
  /** What each field held when it was last looked at, so that a change is noticed however it came. */
  #seen = new Map();

  /** @param {HTMLFormElement} form @param {string} thing */
  constructor(form, thing) {
    this.form = form;
    this.start = `${thing}--`;
    this.groups = [...form.querySelectorAll(".field-repeated-group")].map((group) => new Entries(group));
  }

  /** @param {Control} control */
  nameOf({ name = "" }) {
    return name.startsWith(this.start) ? name.slice(this.start.length) : "";
  }

  get names() {
    const controls = /** @type {Control[]} */ ([...this.form.elements]);
    return [...new Set(controls.map((control) => this.nameOf(control)).filter(Boolean))];
  }

  /** @param {string} name @returns {Control[]} */
  controls(name) {
    const full = this.start + name;
    const found = this.form.elements.namedItem(full); // by id, too
    const all = found instanceof Element ? [found] : [...(found ?? [])];
    return /** @type {Control[]} */ (all).filter((control) => control.name === full);
  }

  /** @param {string} name @returns {Value} */
  get(name) {
    const controls = this.controls(name);
    const [first] = controls;
    if (!first) return "";
    if (!isChosen(first)) return first.value;
    const chosen = controls.filter(({ checked }) => checked).map(({ value }) => value);
    if (first.type === "radio") return chosen[0] ?? "";
    return first.closest("[data-many]") ? chosen : first.checked;
  }

  /** @param {string} name @param {Value} value @returns {boolean} whether the field is there and can hold it */
  set(name, value) {
    const wanted = typeof value === "string" ? lines(value) : value;
    const fits = this.#fill(name, wanted);
    if (!fits) this.#fill(name, "");
    this.#seen.set(name, plain(this.get(name)));
    return fits;
  }

  /**
   * Leaves a control alone that holds it already: somebody may be typing there.
   * @param {string} name
   * @param {Value} value
   */
  #fill(name, value) {
    const controls = this.controls(name);
    for (const control of controls) {
      if (isChosen(control)) control.checked = value === true || [value].flat().includes(control.value);
      else if (control.value !== String(value)) control.value = String(value);
    }
    return controls.length > 0 && plain(this.get(name)) === plain(value);
  }

  /**
   * What was entered before this script came: all that differs from the page as it was sent.
   * @returns {Map<string, Value>}
   */
  entered() {
    const names = this.names.filter((name) => this.controls(name).some(isChanged));
    this.changed(names); // is known from now on
    return new Map(names.map((name) => [name, this.get(name)]));
  }

  /** Those fields that hold something else than when they were last looked at. */
  changed(names = this.names) {
    const now = names.map((name) => {
      this.#tidy(name);
      return { name, value: plain(this.get(name)) };
    });
    const news = now.filter(({ name, value }) => value !== (this.#seen.get(name) ?? ""));
    for (const { name, value } of news) this.#seen.set(name, value);
    return news.map(({ name }) => name);
  }

  /** Word, for one, pastes vertical tabs as line breaks. @param {string} name */
  #tidy(name) {
    const [control] = this.controls(name);
    if (!control || isChosen(control) || lines(control.value) === control.value) return;
    const { selectionStart, selectionEnd } = control;
    control.value = control.type === "textarea" ? lines(control.value) : lines(control.value).replaceAll("\n", " ");
    if (document.activeElement === control) control.setSelectionRange(selectionStart, selectionEnd);
  }

  /** @param {string} name */
  knows(name) {
    const [field, entry] = name.split("/");
    return entry ? this.groups.some(({ fields }) => fields.has(field)) : this.controls(name).length > 0;
  }

  /**
   * Where an answer belongs whose field is gone: to the field in which the old id stands as an anchor.
   * @param {string} name
   */
  successor(name) {
    if (this.knows(name)) return "";
    const [, old, rest] = /** @type {string[]} */ (/^(.*?)((?:--note)?(?:\/.*)?)$/s.exec(name));
    const field = document.getElementById(this.start + old)?.closest(".field");
    const now = field ? field.id.slice(this.start.length) + rest : "";
    return this.knows(now) ? now : "";
  }

  /** Shows the answers of a record; returns those that fit no field. @param {Map<string, Answer>} answers */
  fill(answers) {
    for (const group of this.groups) group.fit([...answers.keys()]);
    for (const name of this.names) if (!answers.has(name)) this.set(name, "");
    const left = new Map([...answers].filter(([name, answer]) => !this.#shows(name, answer)));
    this.unfold();
    this.show();
    return left;
  }

  /** @param {string} name @param {Answer} answer */
  #shows(name, { value, odd }) {
    if (odd) this.set(name, "");
    return !odd && (guarded(name, () => this.set(name, value)) || isEmpty(value));
  }

  get notes() {
    return /** @type {NodeListOf<HTMLDetailsElement>} */ (this.form.querySelectorAll("details.tick-note"));
  }

  /** Another copy begins with its notes folded. */
  fold() {
    for (const note of this.notes) note.open = false;
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

  /** What a field is called; nothing where there is none of that name. @param {string} name */
  title(name) {
    const [base] = name.split("/");
    const [entry] = this.groups.flatMap(({ fields, entries }) => (fields.has(base) ? entries : []));
    const names = [name, base, `${base}/${entry?.dataset.entry}`]; // an odd name tells its field all the same
    const [control] = names.flatMap((each) => this.controls(each));
    const field = control?.closest(".field");
    return control?.ariaLabel ?? words(field?.querySelector("label, legend"));
  }

  /** An answer in words. @param {string} name */
  said(name) {
    const value = this.get(name);
    const controls = this.controls(name);
    if (controls[0]?.type === "date") return value ? day(`${value}T12:00`) : "";
    if (!controls[0] || !isChosen(controls[0])) return String(value);
    const chosen = controls
      .filter(({ checked }) => checked)
      .map(({ labels }) => words(labels?.[0]))
      .join("; ");
    const ends = [...(controls[0].closest(".field-scale")?.querySelectorAll(".scale-end") ?? [])].map(words);
    return chosen && ends.length ? `${chosen} (${ends.join(", ")})` : chosen;
  }

  /** Writes answers as flowing text beside their controls: what paper shows (record.css). */
  show(names = this.names) {
    for (const name of names) guarded(name, () => this.#show(name));
  }

  /** @param {string} name */
  #show(name) {
    const [control] = this.controls(name);
    const note = control?.closest("details.tick-note");
    const place = note ? note.parentElement : control?.closest(".field:not(.field-tick)");
    if (!place) return;
    let text = /** @type {HTMLElement | null} */ (place.querySelector(":scope > .answer"));
    if (!text) {
      text = Object.assign(document.createElement("div"), { className: "answer" });
      text.append(Object.assign(document.createElement("span"), { dir: "auto" }));
      if (control.rows) text.style.setProperty("--rows", String(control.rows));
      place.append(text);
    }
    /** @type {Element} */ (text.firstChild).textContent = this.said(name);
  }
}
