// What a form tells of itself: whether it is kept, since when, how much is done, which copies there are.

import { isolated } from "../base/text.js";
import { word } from "../base/words.js";
import { isEmpty } from "./store.js";
import { canBeInCalendar, day, guarded, make, moment, rows, warn, whenStill } from "./telling.js";

const WORK = 20; // answers after which a backup is offered

/**
 * What to call the copies of one thing: those with one label are numbered, the oldest first.
 * @param {Copy[]} copies
 * @returns {Map<string, string>} by id
 */
export function called(copies) {
  /** @type {Map<string, string[]>} the ids of each label */
  const alike = new Map();
  for (const { id, head } of copies) {
    const label = isolated(head?.label || word("telling.no-label"));
    if (!alike.get(label)?.push(id)) alike.set(label, [id]);
  }
  const names = new Map(copies.map(({ id }) => [id, ""])); // in their order
  for (const [label, ids] of alike) {
    for (const [i, id] of ids.entries()) names.set(id, ids[1] ? `${label} (${i + 1})` : label);
  }
  return names;
}

export class Status {
  /** What the reader asked to have printed, as long as the browser may be at it. @type {"" | "blank" | "filled"} */
  asked = "";

  /** @param {import("./saving.js").Sheet} sheet */
  constructor(sheet) {
    this.sheet = sheet;
  }

  get dates() {
    const { id, started, last } = this.sheet;
    return id ? word("telling.dates", { started: day(started), last: day(last) }) : word("keeping.empty");
  }

  /** @param {boolean} [copies] whether the list of copies has changed, too */
  show(copies) {
    if (copies) this.showCopies();
    this.showPaper();
    whenStill(() => this.#show());
  }

  #show() {
    const { root, records, shared, label } = this.sheet;
    const { state } = records;
    warn(root, state);
    shared.checked = state === "shared";
    shared.disabled = state === "framed" || state === "blocked";
    this.#showKept();
    this.#tell("dates", this.dates);
    this.#tell("for", label.value.trim());
    guarded("progress", () => this.#showProgress());
    const dates = /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(".field-date"));
    for (const field of dates) guarded(field.id, () => this.#showDate(field));
  }

  /** What paper shows: what was asked for, else what there is. */
  showPaper() {
    const { root, fields } = this.sheet;
    const answered = !this.sheet.part("left").hidden || fields.names.some((name) => !isEmpty(fields.get(name)));
    root.dataset.print = this.asked || (answered ? "filled" : "blank");
  }

  /** @param {Map<string, Answer>} left answers that no field holds */
  showLeft(left) {
    const place = this.sheet.part("left");
    place.hidden = !left.size;
    place.querySelector("dl")?.replaceChildren(...rows(left, (name) => this.sheet.fields.title(name)));
  }

  showCopies(unread = "") {
    const { sheet } = this;
    const copies = sheet.records.copies(sheet.thing);
    const read = copies.filter(({ id, head }) => head && id !== unread);
    const options = [...called(read)].map(([id, name]) => new Option(name, id, false, id === sheet.id));
    if (!options.some(({ selected }) => selected)) {
      options.unshift(new Option(sheet.id ? word("keeping.here-only") : word("keeping.new"), "", true, true));
    }
    whenStill(() => {
      sheet.part("aside").hidden = read.length === copies.length;
      sheet.switcher.replaceChildren(...options);
      sheet.part("copies").hidden = options.length < 2;
    });
  }

  showBackup() {
    const { records } = this.sheet;
    const { state } = records;
    const given = records.given();
    const backup = records.setting("backup");
    const said = backup
      ? word("keeping.given-since", { given, day: day(backup) })
      : word("keeping.given-no-backup", { given });
    whenStill(() => {
      this.sheet.part("backup").hidden = state !== "kept" || given < WORK;
      this.#tell("given", said);
    });
  }

  /**
   * Whether it is kept, in parts: what all see, what is only heard (`hidden`), what is seen where there is room
   * (`record-more`).
   */
  get #kept() {
    const { id, there, last, records } = this.sheet;
    const { state } = records;
    if (state === "full")
      return [
        [word("keeping.not-saved"), ""],
        [word("keeping.no-room"), "record-more"],
      ];
    if (id && !there) return [[word("keeping.not-saved"), ""]];
    if (state !== "kept")
      return [
        [word("keeping.not-kept"), ""],
        [word(`keeping.is-${state}`), "record-more"],
      ];
    if (!id)
      return [
        [word("keeping.kept"), ""],
        [` ${word("keeping.in-browser")}`, "visually-hidden"],
        [` ${word("keeping.as-you-go")}`, ""],
      ];
    return [
      [word("keeping.saved"), ""],
      [` ${word("keeping.in-browser")}`, "visually-hidden"],
      [word("keeping.when", { when: moment(last) }), "record-more"],
    ];
  }

  #showKept() {
    const { sheet } = this;
    const place = sheet.part("state");
    const { state } = sheet.records;
    const parts = this.#kept.map(([text, className]) => Object.assign(make("span", text), { className }));
    const said = parts.map(({ textContent }) => textContent).join("");
    const lost = state !== "kept" || Boolean(sheet.id && !sheet.there);
    place.toggleAttribute("data-lost", lost);
    sheet.part("why").hidden = state === "kept";
    if (place.textContent !== said) place.replaceChildren(...parts); // or it would be told again
  }

  /** @param {HTMLElement} field */
  #showDate(field) {
    const input = /** @type {HTMLInputElement} */ (field.querySelector("input"));
    const check = /** @type {HTMLElement | null} */ (field.querySelector(".field-date-check"));
    const button = /** @type {HTMLElement | null} */ (field.querySelector(".field-calendar"));
    const odd = !input.validity.valid;
    const said = odd ? (check?.dataset.says ?? "") : "";
    input.ariaInvalid = String(odd);
    if (check && check.textContent !== said) check.textContent = said;
    if (button) button.hidden = !canBeInCalendar(input.value);
  }

  #showProgress() {
    const { root } = this.sheet;
    const bar = root.querySelector("progress");
    if (!bar) return; // only checklists have one
    const boxes = /** @type {NodeListOf<HTMLInputElement>} */ (root.querySelectorAll(".field-tick input"));
    bar.max = boxes.length;
    bar.value = [...boxes].filter(({ checked }) => checked).length;
    this.#tell("count", word("keeping.done", { done: bar.value, all: bar.max }));
  }

  /** @param {string} name @param {string} text */
  #tell(name, text) {
    for (const part of this.sheet.root.querySelectorAll(`.record-${name}`)) {
      if (part.textContent !== text) part.textContent = text;
    }
  }
}
