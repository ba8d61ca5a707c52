// <handbook-record>: keeps what is filled into the form inside it. The words stand in
// macros/templates/record.html, all but those that tell a number or a date.

import { download } from "../base/download.js";
import { isFramed, siteRoot } from "../base/place.js";
import { folded, isolated } from "../base/text.js";
import { backUp, saveFile } from "./backup.js";
import { Fields } from "./fields.js";
import { ask, called, day, guarded, make, moment, onNewDay, rows, say, warn, whenStill } from "./page.js";
import { asText, calendar, canBeInCalendar } from "./share.js";
import { changed, isEmpty, Records, thingOf } from "./store.js";

/** @typedef {import("./fields.js").Control} Control */

const SOON = 200; // milliseconds from a key to storage
const LOOK = 1000; // milliseconds after which an answer that came without an event is noticed
const REFILLS = 4; // times that the form of a page which came back is filled, LOOK after each other
/** What comes before a reader changes a control. */
const HAND = ["pointerdown", "touchstart", "keydown", "beforeinput"];
const PRINTS = 1500; // milliseconds within which a browser that prints begins to
const WORK = 20; // answers after which a backup is offered
/** Why nothing is kept, in a word. */
const NOT_KEPT = { shared: ": shared computer", framed: ": inside another site", blocked: ": blocked by the browser" };
/** What tells that the reader is back at the page after printing. */
const BACK = ["pointermove", "pointerdown", "keydown", "wheel", "touchstart"];

class Keeper {
  /** The record on the page; none before the reader acts. */
  id = "";
  started = "";
  /** How often the form is still filled anew: the page is put aside or has just come back, and what changes no reader has changed. */
  asleep = 0;
  last = "";
  relabelled = false;
  /** The label when it was last looked at. */
  seen = "";
  /** The label before it is typed over. */
  named = "";
  /** @type {Set<string>} fields to be written */
  typed = new Set();
  timer = 0;
  /** What the reader asked to have printed, as long as the browser may be at it. @type {"" | "blank" | "filled"} */
  asked = "";
  /** @type {Map<string, HTMLElement>} stand for parts that the page lacks */
  missing = new Map();

  /** @param {HTMLElement} root */
  constructor(root) {
    const form = root.querySelector("form");
    if (!form) throw new Error("<handbook-record>: the page has no form in it");
    this.root = root;
    this.thing = root.dataset.thing ?? "";
    this.about = { kind: root.dataset.kind ?? "", title: root.dataset.title ?? "" };
    this.handbook = root.dataset.handbook ?? "";
    this.fields = new Fields(form, this.thing);
    this.label = /** @type {HTMLInputElement} */ (this.part("label"));
    this.switcher = /** @type {HTMLSelectElement} */ (this.part("switcher"));
    this.shared = /** @type {HTMLInputElement} */ (this.part("shared"));
    this.records = new Records(siteRoot().pathname, isFramed(), (change) => this.heard(change));
    this.open(this.first(), this.fields.entered());
    this.listen();
    const above = this.part("top");
    above.style.minHeight = `${above.offsetHeight}px`; // nothing moves when the note goes
    root.dataset.started = ""; // only now is it true that answers are kept
    this.part("waiting").remove();
    guarded("measuring the foot", () => this.measure());
    setTimeout(() => guarded("offering a backup", () => this.showBackup()), 500); // it reads everything
  }

  /** A part of the page; where an odd page lacks it, something that does nothing. @param {string} name */
  part(name) {
    const found = /** @type {HTMLElement | null} */ (this.root.querySelector(`.record-${name}`));
    if (found) return found;
    if (!this.missing.has(name)) {
      console.error(`<handbook-record>: the page has no .record-${name}`);
      this.missing.set(name, document.createElement("input"));
    }
    return /** @type {HTMLElement} */ (this.missing.get(name));
  }

  listen() {
    const { root } = this;
    root.addEventListener("input", ({ target }) => this.notice(/** @type {Control} */ (target)));
    root.addEventListener("change", () => this.save());
    this.label.addEventListener("change", () => setTimeout(() => this.relabel())); // once the focus is where it goes
    this.switcher.addEventListener("change", () => {
      this.open(this.switcher.value);
      say(root, `You see the copy ‘${this.switcher.selectedOptions[0].text}’ now.`);
    });
    this.shared.addEventListener("change", () => this.share());
    root.addEventListener("click", ({ target }) => {
      const button = /** @type {HTMLElement} */ (target).closest("button");
      if (button?.closest(".record-tools")) this.part("tools").hidePopover(); // and the focus is where it was
      if (button?.dataset.do) this.act(button.dataset.do, button);
    });
    addEventListener("pagehide", () => {
      this.save();
      this.asleep = Infinity;
    });
    addEventListener("visibilitychange", () => this.save());
    addEventListener("pageshow", ({ persisted }) => persisted && setTimeout(() => this.comeBack()));
    addEventListener("popstate", () => this.arrive());
    addEventListener("hashchange", () => this.arrive());
    addEventListener("beforeprint", () => this.save());
    addEventListener("beforeunload", (event) => {
      this.save();
      if (this.id && this.records.state !== "kept") event.preventDefault();
    });
    for (const type of BACK)
      addEventListener(type, (event) => this.afterPrint(event), { capture: true, passive: true });
    for (const type of HAND) addEventListener(type, () => this.wake(), true);
    setInterval(() => document.hidden || this.look(), LOOK);
    onNewDay(() => this.showState());
  }

  /** What has the focus is never below the line at the foot: the page keeps room for it (record.css). */
  measure() {
    const foot = this.part("foot");
    const tell = () => document.documentElement.style.setProperty("--record-foot", `${foot.offsetHeight}px`);
    new ResizeObserver(tell).observe(foot);
  }

  // Which copy

  /** The browser had put the page aside as it was. */
  comeBack() {
    if (this.records.state !== "shared") {
      this.asleep = REFILLS;
      return this.refill();
    }
    this.id = this.label.value = ""; // whoever comes back may be somebody else
    this.fields.form.reset();
    location.reload();
  }

  /** WebKit empties the form of a page that comes back, without a word and some time after the page is seen. */
  refill() {
    this.open(this.id);
    this.asleep -= 1;
  }

  /** The reader is about to change something, so the form must hold what is kept. */
  wake() {
    if (!this.asleep) return;
    this.open(this.id);
    this.asleep = 0;
  }

  look() {
    if (this.asleep) this.refill();
    else this.notice();
  }

  /** What the address asks for; it asks but once. @returns {string | undefined} a copy’s id, or `new` */
  asking() {
    const [, asked] = location.hash.split("#copy=");
    if (asked) this.note(history.state?.copy, location.pathname + location.search);
    return asked;
  }

  /** @param {unknown} id */
  isHere(id) {
    return typeof id === "string" && thingOf(id) === this.thing && this.records.has(id);
  }

  /** Says so where the copy asked for isn’t here: nobody else’s takes its place. @param {string} asked @returns {string | undefined} */
  sought(asked) {
    if (asked === "new") {
      this.note("");
      return "";
    }
    if (this.isHere(asked)) return asked;
    say(this.root, "The copy that this link leads to isn’t kept in this browser.");
    return undefined;
  }

  /**
   * The copy asked for, else the one that stood here, else the one of this tab: another tab must not decide
   * whose answers these are. Only a tab that has none yet takes the one last used.
   */
  first() {
    const asked = this.asking();
    if (asked) return this.sought(asked) ?? "";
    const stood = history.state?.copy;
    if (stood === "" || this.isHere(stood)) return stood;
    const mine = this.records.ofTab(this.thing);
    if (this.isHere(mine)) return mine;
    return this.fitting();
  }

  /** The copy last used, or, in a tab that has somebody’s already, one of the same label or of none. */
  fitting() {
    const copies = this.records.copies(this.thing).filter(({ head }) => head);
    const whose = this.records.open(this.records.ofTab())?.head.label;
    const last = copies.find(({ id }) => id === this.records.setting(`last.${this.thing}`)) ?? copies.at(-1);
    if (!whose || !last?.head?.label) return last?.id ?? "";
    const same = copies.filter(({ head }) => folded(head?.label ?? "") === folded(whose)).at(-1);
    if (!same) say(this.root, `This is a new copy: in this tab you are with ‘${isolated(whose)}’.`);
    return same?.id ?? "";
  }

  /** The address or the history of an open page has changed. */
  arrive() {
    const asked = this.asking();
    const id = asked ? this.sought(asked) : history.state?.copy;
    if (id !== undefined && id !== this.id && (!id || this.isHere(id))) {
      this.open(id);
      if (id) say(this.root, `You see the copy ‘${this.called(id)}’ now.`);
    }
    if (this.id) this.remember();
  }

  /** The tab stays with its copy, wherever it comes back from. */
  remember() {
    if (history.state?.copy !== this.id) this.note(this.id);
    this.records.keepInTab(this.id);
  }

  /** Keeps in the history which copy stands here; where a browser won't, the tab knows it. @param {string} copy */
  note(copy, address = location.href) {
    guarded("the history", () => history.replaceState({ ...history.state, copy }, "", address));
  }

  /** @param {string} id */
  called(id) {
    return called(this.records.copies(this.thing)).get(id) ?? "";
  }

  /** @param {string} id @param {Map<string, Value>} [early] what was entered before there was anything to keep it */
  open(id, early = new Map()) {
    this.save();
    const record = this.records.open(id);
    /** @type {Map<string, Answer>} */
    const answers = new Map(record?.answers);
    for (const [name, answer] of answers) this.move(id, name, answer, answers);
    const older = new Map([...early.keys()].map((name) => [name, answers.get(name)?.value ?? ""]));
    for (const [name, value] of early) answers.set(name, { value, at: "" });
    const before = "started" in this.root.dataset ? this.id : id; // a note that was opened early stays open
    this.id = "";
    if (record) this.adopt(id, record.head.created, changed(record));
    if (id !== before) this.fields.fold();
    this.showLeft(this.fields.fill(answers));
    this.seen = this.named = this.label.value = record?.head.label ?? "";
    this.showCopies(record ? "" : id);
    this.showState();
    if (early.size) this.keepEarly(older, early);
  }

  /** An answer goes where its field went. @param {string} id @param {string} name @param {Answer} answer @param {Map<string, Answer>} answers */
  move(id, name, answer, answers) {
    const now = this.fields.successor(name);
    if (!now || answers.has(now)) return;
    this.records.move(id, name, now);
    answers.delete(name);
    answers.set(now, answer);
  }

  /** @param {Map<string, Value>} older what the copy held in these fields @param {Map<string, Value>} early */
  keepEarly(older, early) {
    for (const name of early.keys()) this.typed.add(name);
    this.save();
    const other = [...older].filter(([name, value]) => !isEmpty(value) && String(value) !== String(early.get(name)));
    if (!other.length) return;
    this.exchanged("What you entered while the page was loading has replaced older answers.", new Map(other));
  }

  /** Tells that answers have been replaced; what stood there can be had back, and so can what stands there now. @param {string} said @param {Map<string, Value>} before */
  exchanged(said, before) {
    const { id } = this;
    say(this.root, said, () => {
      this.save();
      const answers = this.records.open(id)?.answers;
      const now = new Map([...before.keys()].map((name) => [name, answers?.get(name)?.value ?? ""]));
      for (const [name, value] of before) this.records.write(id, name, value);
      this.open(id);
      this.exchanged("The older answers are back.", now);
    });
  }

  /** From now on this tab has that record. @param {string} id */
  adopt(id, started = new Date().toISOString(), last = started) {
    Object.assign(this, { id, started, last });
    this.remember();
  }

  // Saving

  /** Takes in what has changed, however it came: by keys, a menu, dictation, another program. @param {Control} [control] only this one */
  notice(control) {
    if (this.asleep) return;
    const name = control && this.fields.nameOf(control);
    const news = this.fields.changed(name ? [name] : undefined);
    const { value } = this.label;
    this.relabelled ||= value !== this.seen;
    if (!news.length && value === this.seen) return;
    this.seen = value;
    for (const each of news) this.typed.add(each);
    this.fields.show(news);
    this.root.dataset.unsaved = "";
    if (this.part("said").textContent) say(this.root, ""); // it told of something before this
    this.timer ||= setTimeout(() => this.save(), SOON);
  }

  save() {
    this.notice();
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
    delete this.root.dataset.unsaved;
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
      if (mine && !field)
        say(
          this.root,
          "Another tab has deleted this copy. It is still on this page, and is kept again once you change it.",
        );
    } else if (mine && field) this.hear(field);
    else if (mine && this.id && !this.relabelled) {
      this.seen = this.named = this.label.value = this.records.open(this.id)?.head.label ?? "";
    }
    if (!field) this.showCopies();
    this.showState();
  }

  /** Another tab has changed an answer of the copy on this page. @param {string} field */
  hear(field) {
    this.notice();
    whenStill(() => {
      this.fields.admit(field);
      if (!this.typed.has(field)) this.fields.set(field, this.records.open(this.id)?.answers.get(field)?.value ?? "");
      this.fields.show([field]);
      this.fields.unfold();
      this.showState();
    });
  }

  /** The new label is kept already; it may have been meant for another copy. */
  relabel() {
    const { id, named } = this;
    const label = this.label.value.trim();
    this.named = label;
    if (!id || !named || named === label) return;
    const [before, now] = [named, label].map(isolated);
    say(this.root, `‘${before}’ is called ‘${now}’ now. For somebody else’s answers, choose ‘New copy’.`, () => {
      this.records.rename(id, named);
      this.open(id);
      say(this.root, `It is called ‘${before}’ again.`);
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

  /** @param {string} name @param {HTMLElement} button */
  async act(name, button) {
    try {
      await this.actions[name](button);
    } catch (error) {
      console.error(`<handbook-record>: ${name}`, error);
      say(this.root, "That didn’t work. Your answers are as they were.");
    }
  }

  /** @type {Record<string, (button: HTMLElement) => void | Promise<void>>} */
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
      const label = isolated(this.label.value.trim());
      if (this.id && (await ask(this.root, "clear")))
        this.clear(label ? `The copy ‘${label}’ is cleared.` : "The copy is cleared.");
    },
    add: (button) => {
      const group = this.fields.groups.find(({ group }) => group.contains(button));
      group?.add().querySelector("input")?.focus();
      this.fields.show();
      this.showState();
    },
    take: (button) => {
      this.save();
      const entry = button.closest(".entry")?.getAttribute("data-entry");
      this.clear(
        `${button.closest(".entry")?.ariaLabel} is removed.`,
        this.fields.names.filter((name) => name.endsWith(`/${entry}`)),
      );
    },
    unset: (button) => {
      const radio = /** @type {Control} */ (button.closest(".field")?.querySelector("input:checked"));
      radio.checked = false;
      radio.focus(); // the button goes
      this.save();
    },
    blank: () => this.print("blank"),
    filled: () => this.print("filled"),
    text: async () => {
      this.save();
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
      if (!this.id) return say(this.root, "Nothing is filled in yet.");
      saveFile(this.records, this.handbook, this.id, this.label.value);
      if (window !== top)
        say(this.root, "If no file has come, this page may not save any here: choose ‘Copy as text’.");
    },
    backup: () => {
      this.save();
      backUp(this.records, this.handbook);
      this.showBackup();
    },
    calendar: (button) => {
      const field = /** @type {HTMLElement} */ (button.closest(".field"));
      const input = /** @type {Control} */ (field.querySelector("input"));
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
      this.save();
      undo();
      this.open(id);
      say(this.root, "It is back.");
    });
  }

  /** @param {"blank" | "filled"} mode */
  print(mode) {
    this.save();
    this.asked = mode;
    this.showPaper();
    let begun = false;
    for (const type of ["beforeprint", "afterprint"]) addEventListener(type, () => (begun = true), { once: true });
    if (typeof window.print === "function") window.print();
    setTimeout(() => (this.part("printless").hidden = begun), typeof window.print === "function" ? PRINTS : 0);
  }

  /** Some browsers print long after they say that they have: what was asked for holds until the reader is back. @param {Event} event */
  afterPrint(event) {
    const moved =
      !(event instanceof PointerEvent) || event.type !== "pointermove" || event.movementX || event.movementY;
    if (!this.asked || !moved) return;
    this.asked = "";
    this.showPaper();
  }

  // What is shown

  get dates() {
    return this.id ? `Started ${day(this.started)}, last changed ${day(this.last)}.` : "Nothing is filled in yet.";
  }

  /** @param {Map<string, Answer>} left answers that no field holds */
  showLeft(left) {
    this.part("left").hidden = !left.size;
    this.part("left")
      .querySelector("dl")
      ?.replaceChildren(...rows(left, (name) => this.fields.title(name)));
  }

  showCopies(unread = "") {
    const copies = this.records.copies(this.thing);
    const read = copies.filter(({ id, head }) => head && id !== unread);
    const options = [...called(read)].map(([id, name]) => new Option(name, id, false, id === this.id));
    if (!options.some(({ selected }) => selected))
      options.unshift(new Option(this.id ? "On this page only" : "New copy", "", true, true));
    whenStill(() => {
      this.part("aside").hidden = read.length === copies.length;
      this.switcher.replaceChildren(...options);
      this.part("copies").hidden = options.length < 2;
    });
  }

  /** What paper shows: what was asked for, else what there is. */
  showPaper() {
    const answered = !this.part("left").hidden || this.fields.names.some((name) => !isEmpty(this.fields.get(name)));
    this.root.dataset.print = this.asked || (answered ? "filled" : "blank");
  }

  showState() {
    this.showPaper();
    whenStill(() => this.tellState());
  }

  tellState() {
    const { state } = this.records;
    warn(this.root, state);
    this.shared.checked = state === "shared";
    this.shared.disabled = state === "framed" || state === "blocked";
    this.tellKept();
    this.tell("dates", this.dates);
    this.tell("for", this.label.value.trim());
    guarded("progress", () => this.showProgress());
    for (const field of /** @type {NodeListOf<HTMLElement>} */ (this.root.querySelectorAll(".date")))
      guarded(field.id, () => this.showDate(field));
  }

  /** Whether it is kept, in parts: what all see, what is only heard (`hidden`), what is seen where there is room (`record-more`). */
  get kept() {
    const { state } = this.records;
    if (state === "full")
      return [
        ["Not saved", ""],
        [": no room", "record-more"],
      ];
    if (this.id && !this.records.has(this.id)) return [["Not saved", ""]];
    if (state !== "kept")
      return [
        ["Not kept", ""],
        [NOT_KEPT[state], "record-more"],
      ];
    if (!this.id)
      return [
        ["Kept", ""],
        [" in this browser", "hidden"],
        [" as you fill it in", ""],
      ];
    return [
      ["Saved", ""],
      [" in this browser", "hidden"],
      [`: ${moment(this.last)}`, "record-more"],
    ];
  }

  tellKept() {
    const place = this.part("state");
    const parts = this.kept.map(([text, className]) => Object.assign(make("span", text), { className }));
    const said = parts.map(({ textContent }) => textContent).join("");
    const lost = said.startsWith("Not");
    place.toggleAttribute("data-lost", lost);
    this.part("why").hidden = !lost || this.records.state === "kept";
    if (place.textContent !== said) place.replaceChildren(...parts); // or it would be told again
  }

  /** @param {HTMLElement} field */
  showDate(field) {
    const input = /** @type {HTMLInputElement} */ (field.querySelector("input"));
    const [check, button] = [".date-check", ".calendar"].map(
      (part) => /** @type {HTMLElement | null} */ (field.querySelector(part)),
    );
    const odd = !input.validity.valid;
    const said = odd ? (check?.dataset.says ?? "") : "";
    input.ariaInvalid = String(odd);
    if (check && check.textContent !== said) check.textContent = said;
    if (button) button.hidden = !canBeInCalendar(input.value);
  }

  showBackup() {
    const { state } = this.records;
    const given = this.records.given();
    const backup = this.records.setting("backup");
    const since = backup ? `since your backup of ${day(backup)}` : "and no backup yet";
    whenStill(() => {
      this.part("backup").hidden = state !== "kept" || given < WORK;
      this.tell("given", `${given} answers ${since}.`);
    });
  }

  /** @param {string} name @param {string} text */
  tell(name, text) {
    for (const part of this.root.querySelectorAll(`.record-${name}`))
      if (part.textContent !== text) part.textContent = text;
  }

  showProgress() {
    const bar = this.root.querySelector("progress");
    if (!bar) return; // only checklists have one
    const boxes = /** @type {NodeListOf<HTMLInputElement>} */ (this.root.querySelectorAll(".tick input"));
    bar.max = boxes.length;
    bar.value = [...boxes].filter(({ checked }) => checked).length;
    this.tell("count", `${bar.value} of ${bar.max}`);
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
