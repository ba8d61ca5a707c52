// The form on the page: which record is filled into it, and how what is entered, here or in another tab, comes
// to be kept.

import { word } from "../base/words.js";
import { Fields } from "./fields.js";
import { isEmpty, now, Records } from "./store.js";
import { ElementError, guarded, isFramed, part, say, siteRoot, whenStill } from "./telling.js";

const SOON = 200; // milliseconds from a key to storage

export class Sheet {
  /** The record on the page; none before the reader acts. */
  id = "";
  started = "";
  last = "";
  /**
   * How often the form is still filled anew: the page is put aside or has just come back, and what changes no
   * reader has changed.
   */
  asleep = 0;
  /** @type {Set<string>} fields to be written */
  typed = new Set();
  relabelled = false;
  /** The label when it was last looked at. */
  seen = "";
  /** The label before it is typed over. */
  named = "";
  timer = 0;

  /**
   * @param {HTMLElement} root
   * @param {(copies: boolean) => void} changed told whenever what is kept has changed, and whether its copies have
   */
  constructor(root, changed) {
    const form = root.querySelector("form");
    if (!form) throw new ElementError(root, "form", "the form");
    this.root = root;
    this.thing = root.dataset.thing ?? "";
    this.about = { kind: root.dataset.kind ?? "", title: root.dataset.title ?? "" };
    this.handbook = root.dataset.handbook ?? "";
    this.fields = new Fields(form, this.thing);
    this.label = /** @type {HTMLInputElement} */ (this.part("label"));
    this.switcher = /** @type {HTMLSelectElement} */ (this.part("switcher"));
    this.shared = /** @type {HTMLInputElement} */ (this.part("shared"));
    this.records = new Records(siteRoot().pathname, isFramed(), (change) => this.heard(change));
    this.changed = changed;
  }

  /** @param {string} name */
  part(name) {
    return part(this.root, `.record-${name}`, name);
  }

  /** Whether the record on the page is still kept. */
  get there() {
    return this.records.has(this.id);
  }

  /** What the record on the page holds. */
  get kept() {
    return this.records.open(this.id);
  }

  /** From now on this tab has that record. @param {string} id */
  adopt(id, started = now(), last = started) {
    Object.assign(this, { id, started, last });
    this.remember();
  }

  /** The tab stays with its copy, wherever it comes back from. */
  remember() {
    if (history.state?.copy !== this.id) this.note(this.id);
    this.records.keepInTab(this.thing, this.id);
  }

  /** Keeps in the history which copy stands here; where a browser won't, the tab knows it. @param {string} copy */
  note(copy, address = location.href) {
    guarded("the history", () => history.replaceState({ ...history.state, copy }, "", address));
  }

  // Saving

  /** Shows a label that is kept. */
  showLabel(label = "") {
    this.seen = this.named = this.label.value = label;
  }

  /**
   * Takes in what has changed, however it came: by keys, a menu, dictation, another program.
   * @param {import("./fields.js").Control} [control] only this one
   */
  notice(control) {
    if (this.asleep) return;
    const { root, fields, label } = this;
    const name = control && fields.nameOf(control);
    const news = fields.changed(name ? [name] : undefined);
    this.relabelled ||= label.value !== this.seen;
    if (!news.length && label.value === this.seen) return;
    this.seen = label.value;
    for (const each of news) this.typed.add(each);
    fields.show(news);
    root.dataset.unsaved = "";
    if (this.part("said").textContent) say(root, ""); // it told of something before this
    this.timer ||= setTimeout(() => this.save(), SOON);
  }

  save() {
    this.notice();
    clearTimeout(this.timer);
    this.timer = 0;
    if (!this.typed.size && !this.relabelled) return;
    const fresh = !this.there;
    if (fresh) this.#begin();
    else if (this.relabelled) this.records.rename(this.id, this.label.value.trim());
    for (const name of this.typed) this.records.write(this.id, name, this.fields.get(name));
    const copies = fresh || this.relabelled;
    this.typed.clear();
    this.relabelled = false;
    delete this.root.dataset.unsaved;
    this.last = now();
    this.records.askToKeep();
    this.changed(copies);
  }

  /** A record of all that stands on the page. */
  #begin() {
    const { records, fields, thing, about, label } = this;
    this.adopt(records.create(thing, about, label.value.trim()));
    for (const name of fields.names) if (!isEmpty(fields.get(name))) this.typed.add(name);
  }

  /** Another tab has changed something, or there is no room, or room again. @param {Change} change */
  heard({ id, field, state }) {
    const mine = !id || id === this.id;
    if (state) this.records.share(this.records.shared, this.id);
    else if (this.id && !this.there) {
      if (mine && !field) this.#lost();
    } else if (mine && field) this.#hear(field);
    else if (mine && this.id && !this.relabelled) this.showLabel(this.kept?.head.label);
    this.changed(!field);
  }

  #lost() {
    say(this.root, word("keeping.deleted"));
  }

  /** Another tab has changed an answer of the copy on this page. @param {string} field */
  #hear(field) {
    const { fields } = this;
    this.notice();
    whenStill(() => {
      fields.admit(field);
      if (!this.typed.has(field)) fields.set(field, this.kept?.answers.get(field)?.value ?? "");
      fields.show([field]);
      fields.unfold();
      this.changed(false);
    });
  }

  /** Keeps nothing from now on, or keeps it again, as the switch says. */
  share() {
    this.save();
    this.records.share(this.shared.checked, this.id);
    this.changed(true);
  }
}
