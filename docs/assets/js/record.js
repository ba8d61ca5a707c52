// <handbook-record>: keeps what is filled into the form inside it. The words stand in
// macros/templates/record.html, all but those that tell a number or a date.

import { Fields } from "./fields.js";
import { backUp, download, saveFile } from "./files.js";
import { ask, called, day, isFramed, moment, rows, say, warn } from "./page.js";
import { Records, changed, isEmpty, thingOf } from "./records.js";

/** @typedef {import("./fields.js").Control} Control */

const SOON = 200; // milliseconds from a key to storage
const WORK = 20; // answers after which a backup is offered

const share = () => import("./share.js");

class Keeper {
  /** The record on the page; none before the reader acts. */
  id = "";
  started = "";
  last = "";
  relabelled = false;
  /** The label before it is typed over. */
  named = "";
  /** @type {Set<string>} fields to be written */
  typed = new Set();
  timer = 0;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.thing = root.dataset.thing ?? "";
    this.about = { kind: root.dataset.kind ?? "", title: root.dataset.title ?? "" };
    this.handbook = root.dataset.handbook ?? "";
    this.fields = new Fields(/** @type {HTMLFormElement} */ (root.querySelector("form")), this.thing);
    this.label = /** @type {HTMLInputElement} */ (this.part("label"));
    this.switcher = /** @type {HTMLSelectElement} */ (this.part("switcher"));
    this.shared = /** @type {HTMLInputElement} */ (this.part("shared"));
    this.records = new Records(isFramed(), (change) => this.heard(change));
    this.listen();
    this.open(this.first());
    this.fold();
    setTimeout(() => this.showBackup(), 500); // it reads everything
    this.part("bar").hidden = this.part("foot").hidden = false;
  }

  /** @param {string} name */
  part(name) {
    return /** @type {HTMLElement} */ (this.root.querySelector(`.record-${name}`));
  }

  listen() {
    const { root } = this;
    root.addEventListener("input", ({ target }) => this.type(/** @type {Control} */ (target)));
    root.addEventListener("change", () => this.save());
    this.label.addEventListener("change", () => setTimeout(() => this.relabel())); // once the focus is where it goes
    root.addEventListener("focusin", share, { once: true }); // there, even if the connection goes
    this.switcher.addEventListener("change", () => {
      this.open(this.switcher.value);
      say(root, `You see the copy ‘${this.switcher.selectedOptions[0].text}’ now.`);
    });
    this.shared.addEventListener("change", () => this.share());
    root.addEventListener("click", ({ target }) => {
      const button = /** @type {HTMLElement} */ (target).closest("button");
      if (button?.dataset.do) this.actions[button.dataset.do](button);
    });
    addEventListener("pagehide", () => this.save());
    addEventListener("visibilitychange", () => this.save());
    addEventListener("pageshow", ({ persisted }) => persisted && this.comeBack());
    addEventListener("beforeunload", (event) => {
      this.save();
      if (this.id && this.records.state !== "kept") event.preventDefault();
    });
  }

  /** On a phone the tools stand out of the way of what is to be filled in. */
  fold() {
    const wide = matchMedia("(min-width: 45em)");
    const more = /** @type {HTMLDetailsElement} */ (this.part("more"));
    const fit = () => (more.open = wide.matches);
    wide.addEventListener("change", fit);
    fit();
  }

  // Opening and saving

  /** The browser had put the page aside as it was. */
  comeBack() {
    const { state } = this.records;
    if (state === "kept") this.open(this.id);
    if (state !== "shared") return;
    this.id = this.label.value = ""; // whoever comes back may be somebody else
    this.fields.form.reset();
    location.reload();
  }

  /** The copy asked for, else the one that this tab had, else the one last used. */
  first() {
    const [, asked] = location.hash.split("#copy=");
    if (asked) history.replaceState(history.state, "", location.pathname + location.search);
    if (asked === "new") return "";
    const last = this.records.setting(`last.${this.thing}`);
    const wanted = [asked, history.state?.copy, last, this.records.copies(this.thing).at(-1)?.id];
    return wanted.find((id) => id && thingOf(id) === this.thing && this.records.has(id)) ?? "";
  }

  /** @param {string} id */
  open(id) {
    this.save();
    const record = this.records.open(id);
    for (const [name, answer] of record?.answers ?? []) {
      const now = this.fields.successor(name);
      if (!now || record?.answers.has(now)) continue;
      this.records.move(id, name, now);
      record?.answers.delete(name);
      record?.answers.set(now, answer);
    }
    this.id = "";
    if (record) this.adopt(id, record.head.created, changed(record));
    const left = this.fields.fill(record?.answers ?? new Map());
    this.part("left").hidden = !left.size;
    this.part("left").querySelector("dl")?.replaceChildren(...rows(left));
    this.named = this.label.value = record?.head.label ?? "";
    this.showCopies(record ? "" : id);
    this.showState();
  }

  /** From now on this tab has that record. @param {string} id */
  adopt(id, started = new Date().toISOString(), last = started) {
    Object.assign(this, { id, started, last });
    this.records.set(`last.${this.thing}`, id);
    history.replaceState({ ...history.state, copy: id }, "");
  }

  /** @param {Control} control */
  type(control) {
    const name = this.fields.nameOf(control);
    if (name) {
      this.typed.add(name);
      this.fields.show([name]);
    } else if (control === this.label) this.relabelled = true;
    else return;
    if (this.part("said").textContent) say(this.root, ""); // it told of something before this
    this.timer ||= setTimeout(() => this.save(), SOON);
  }

  save() {
    clearTimeout(this.timer);
    this.timer = 0;
    if (!this.typed.size && !this.relabelled) return;
    const label = this.label.value.trim();
    const fresh = !this.records.has(this.id);
    if (fresh) {
      this.adopt(this.records.create(this.thing, this.about, label));
      for (const name of this.fields.names) if (!isEmpty(this.fields.get(name))) this.typed.add(name);
    } else if (this.relabelled) this.records.rename(this.id, label);
    for (const name of this.typed) this.records.write(this.id, name, this.fields.get(name));
    if (fresh || this.relabelled) this.showCopies();
    this.typed.clear();
    this.relabelled = false;
    this.last = new Date().toISOString();
    this.records.askToKeep();
    this.showState();
  }

  /** Another tab has changed something, or there is no room, or room again. @param {Change} change */
  heard({ id, field, state }) {
    const mine = !id || id === this.id;
    const there = this.records.has(this.id);
    if (state) this.records.share(this.records.shared, this.id);
    else if (this.id && !there) {
      if (mine && !field) say(this.root, "Another tab has deleted this copy. It is still on this page, and is kept again once you change it.");
    } else if (mine && field) {
      this.fields.admit(field);
      if (!this.typed.has(field)) this.fields.set(field, this.records.open(this.id)?.answers.get(field)?.value ?? "");
      if (this.fields.knows(field)) this.fields.show([field]);
      this.fields.unfold();
    } else if (mine && this.id && !this.relabelled) {
      this.named = this.label.value = this.records.open(this.id)?.head.label ?? "";
    } else if (id && !field && !this.id && !this.typed.size && thingOf(id) === this.thing) {
      this.open(id); // the first copy: both tabs fill in the same
    }
    if (!field) this.showCopies();
    this.showState();
  }

  /** The new label is kept already; it may have been meant for another copy. */
  relabel() {
    const { id, named } = this;
    const label = this.label.value.trim();
    this.named = label;
    if (!id || !named || named === label) return;
    say(this.root, `‘${named}’ is called ‘${label}’ now. For somebody else’s answers, choose ‘New copy’.`, () => {
      this.records.rename(id, named);
      this.open(id);
      say(this.root, `It is called ‘${named}’ again.`);
    });
  }

  async share() {
    this.save();
    this.records.share(this.shared.checked, this.id);
    this.showCopies();
    this.showState();
    if (!this.records.left || !(await ask(this.root, "left"))) return;
    this.records.erase();
    say(this.root, "Erased. Your answers are on this page only.");
  }

  // What the buttons do

  /** @type {Record<string, (button: HTMLElement) => void>} */
  actions = {
    create: async () => {
      const input = /** @type {HTMLInputElement} */ (this.root.querySelector("dialog input"));
      input.value = "";
      if (!(await ask(this.root, "create"))) return;
      this.open(this.records.create(this.thing, this.about, input.value.trim()));
      say(this.root, "This is a new copy. Nothing is filled in yet.");
    },
    clear: async () => {
      this.save();
      const label = this.label.value.trim();
      if (this.id && (await ask(this.root, "clear"))) this.clear(label ? `The copy ‘${label}’ is cleared.` : "The copy is cleared.");
    },
    add: (button) => {
      const group = this.fields.groups.find(({ group }) => group.contains(button));
      group?.add().querySelector("input")?.focus();
      this.fields.show();
    },
    take: (button) => {
      this.save();
      const entry = button.closest(".entry")?.getAttribute("data-entry");
      this.clear(`${button.closest(".entry")?.ariaLabel} is removed.`, this.fields.names.filter((name) => name.endsWith(`/${entry}`)));
    },
    blank: () => this.print("blank"),
    filled: () => this.print("filled"),
    text: async () => {
      const { asText } = await share();
      const label = this.label.value.trim();
      const top = [this.about.title, label && `Copy: ${label}`, this.dates, location.origin + location.pathname];
      const text = `${top.filter(Boolean).join("\n")}\n${asText(this.root, this.fields)}\n`;
      try {
        await navigator.clipboard.writeText(text);
        say(this.root, "Copied. Paste it into an e-mail or a document.");
      } catch {
        const area = /** @type {HTMLTextAreaElement} */ (this.root.querySelector("dialog textarea"));
        area.value = text;
        ask(this.root, "text");
        area.select();
      }
    },
    file: () => {
      this.relabelled ||= Boolean(this.id) && !this.records.has(this.id); // kept again
      this.save();
      if (this.id) saveFile(this.records, this.handbook, this.id, this.label.value);
      else say(this.root, "Nothing is filled in yet.");
    },
    backup: () => {
      backUp(this.records, this.handbook);
      this.showBackup();
    },
    calendar: async (button) => {
      const field = /** @type {HTMLElement} */ (button.closest(".field"));
      const input = /** @type {Control} */ (field.querySelector("input"));
      const { calendar } = await share();
      const address = `${location.origin}${location.pathname}#${field.id}`;
      const uid = `${this.id}.${this.fields.nameOf(input)}@handbook`;
      download(`${this.thing}.ics`, "text/calendar", calendar(uid, input.value, field.dataset.event ?? "", address));
    },
  };

  /** @param {string} said @param {string[]} [names] */
  clear(said, names) {
    const { id } = this;
    const undo = this.records.clear(id, names);
    this.open(id);
    say(this.root, said, () => {
      undo();
      this.open(id);
      say(this.root, "It is back.");
    });
  }

  /** @param {string} mode */
  print(mode) {
    this.root.dataset.print = mode;
    addEventListener("afterprint", () => this.showState(), { once: true });
    print();
  }

  // What is shown

  get dates() {
    return this.id ? `Started ${day(this.started)}, last changed ${day(this.last)}.` : "Nothing is filled in yet.";
  }

  showCopies(unread = "") {
    const copies = this.records.copies(this.thing);
    const read = copies.filter(({ id, head }) => head && id !== unread);
    const options = [...called(read)].map(([id, name]) => new Option(name, id, false, id === this.id));
    this.part("aside").hidden = read.length === copies.length;
    if (!options.some(({ selected }) => selected)) options.unshift(new Option(this.id ? "On this page only" : "New copy", "", true, true));
    this.switcher.replaceChildren(...options);
    this.part("copies").hidden = options.length < 2;
  }

  showState() {
    const { state } = this.records;
    const answered = !this.part("left").hidden || this.fields.names.some((name) => !isEmpty(this.fields.get(name)));
    this.root.dataset.print = answered ? "filled" : "blank";
    warn(this.root, state);
    this.shared.checked = state === "shared";
    this.shared.disabled = state === "framed" || state === "blocked";
    const kept = this.id ? `Saved in this browser: ${moment(this.last)}` : "Kept in this browser as you fill it in";
    const lost = state === "full" || (this.id && !this.records.has(this.id));
    this.tell("state", lost ? "Not saved" : state === "kept" ? kept : "Not kept");
    this.tell("dates", this.dates);
    this.tell("for", this.label.value.trim());
    this.showProgress();
    for (const button of /** @type {NodeListOf<HTMLElement>} */ (this.root.querySelectorAll(".calendar"))) {
      button.hidden = !button.closest(".field")?.querySelector("input")?.value;
    }
  }

  showBackup() {
    const { state } = this.records;
    const given = this.records.given();
    const backup = this.records.setting("backup");
    this.part("backup").hidden = state !== "kept" || given < WORK;
    const since = backup ? `since your backup of ${day(backup)}` : "and no backup yet";
    this.tell("given", `${given} answers ${since}.`);
  }

  /** @param {string} name @param {string} text */
  tell(name, text) {
    for (const part of this.root.querySelectorAll(`.record-${name}`)) if (part.textContent !== text) part.textContent = text;
  }

  showProgress() {
    const bar = this.root.querySelector("progress");
    if (!bar) return; // only checklists have one
    const boxes = /** @type {NodeListOf<HTMLInputElement>} */ (this.root.querySelectorAll(".tick input"));
    bar.max = boxes.length;
    bar.value = [...boxes].filter(({ checked }) => checked).length;
    this.tell("count", `${bar.value} of ${bar.max} ticked`);
  }
}

customElements.define(
  "handbook-record",
  class extends HTMLElement {
    /** @type {Keeper | undefined} */
    keeper;
    connectedCallback() {
      this.keeper ??= new Keeper(this);
    }
  },
);
