// Which copy stands on the page: chosen by the address, the history, the tab or the reader; put there and
// taken away.

import { folded, isolated } from "../base/text.js";
import { word } from "../base/words.js";
import { called } from "./status.js";
import { changed, isEmpty, thingOf } from "./store.js";
import { say } from "./telling.js";

const REFILLS = 4; // times that the form of a page which came back is filled, a second after each other

export class Copies {
  /**
   * @param {import("./saving.js").Sheet} sheet
   * @param {import("./status.js").Status} status
   */
  constructor(sheet, status) {
    this.sheet = sheet;
    this.status = status;
  }

  // A page that is put aside and comes back

  /** The browser had put the page aside as it was. */
  comeBack() {
    const { sheet } = this;
    if (sheet.records.state !== "shared") {
      sheet.asleep = REFILLS;
      return this.#refill();
    }
    sheet.id = sheet.label.value = ""; // whoever comes back may be somebody else
    sheet.fields.form.reset();
    location.reload();
  }

  /** WebKit empties the form of a page that comes back, without a word and some time after the page is seen. */
  #refill() {
    this.open(this.sheet.id);
    this.sheet.asleep -= 1;
  }

  /** The reader is about to change something, so the form must hold what is kept. */
  wake() {
    if (!this.sheet.asleep) return;
    this.open(this.sheet.id);
    this.sheet.asleep = 0;
  }

  look() {
    if (this.sheet.asleep) this.#refill();
    else this.sheet.notice();
  }

  // Which copy

  /** What the address asks for; it asks but once. @returns {string | undefined} a copy’s id, or `new` */
  #asking() {
    const [, asked] = location.hash.split("#copy=");
    if (asked) this.sheet.note(history.state?.copy, location.pathname + location.search);
    return asked;
  }

  /** @param {unknown} id */
  #isHere(id) {
    return typeof id === "string" && thingOf(id) === this.sheet.thing && this.sheet.records.has(id);
  }

  /**
   * Says so where the copy asked for isn’t here: nobody else’s takes its place.
   * @param {string} asked
   * @returns {string | undefined}
   */
  #sought(asked) {
    if (asked === "new") {
      this.sheet.note("");
      return "";
    }
    if (this.#isHere(asked)) return asked;
    say(this.sheet.root, word("keeping.not-here"));
    return undefined;
  }

  /**
   * The copy asked for, else the one that stood here, else the one of this tab: another tab must not decide
   * whose answers these are. Only a tab that has none yet takes the one last used.
   */
  first() {
    const asked = this.#asking();
    if (asked) return this.#sought(asked) ?? "";
    const stood = history.state?.copy;
    if (stood === "" || this.#isHere(stood)) return stood;
    const mine = this.sheet.records.ofTab(this.sheet.thing);
    return this.#isHere(mine) ? mine : this.#fitting();
  }

  /** The copy last used, or, in a tab that has somebody’s already, one of the same label or of none. */
  #fitting() {
    const { records, root, thing } = this.sheet;
    const copies = records.copies(thing).filter(({ head }) => head);
    const whose = records.open(records.ofTab())?.head.label;
    const last = copies.find(({ id }) => id === records.setting(`last.${thing}`)) ?? copies.at(-1);
    if (!whose || !last?.head?.label) return last?.id ?? "";
    const same = copies.filter(({ head }) => folded(head?.label ?? "") === folded(whose)).at(-1);
    if (!same) say(root, word("keeping.new-in-tab", { label: isolated(whose) }));
    return same?.id ?? "";
  }

  /** The address or the history of an open page has changed. */
  arrive() {
    const { sheet } = this;
    const asked = this.#asking();
    const id = asked ? this.#sought(asked) : history.state?.copy;
    if (id !== undefined && id !== sheet.id && (!id || this.#isHere(id))) {
      this.open(id);
      const name = called(sheet.records.copies(sheet.thing)).get(id) ?? "";
      if (id) say(sheet.root, word("keeping.seen", { name }));
    }
    if (sheet.id) sheet.remember();
  }

  /** The reader chooses among the copies. */
  change() {
    const { root, switcher } = this.sheet;
    this.open(switcher.value);
    say(root, word("keeping.seen", { name: switcher.selectedOptions[0].text }));
  }

  // Putting it there

  /** @param {string} id @param {Map<string, Value>} [early] what was entered before there was anything to keep it */
  open(id, early = new Map()) {
    const { sheet, status } = this;
    this.sheet.save();
    const record = sheet.records.open(id);
    const answers = this.#moved(id, new Map(record?.answers));
    const older = new Map([...early.keys()].map((name) => [name, answers.get(name)?.value ?? ""]));
    for (const [name, value] of early) answers.set(name, { value, at: "" });
    const before = "started" in sheet.root.dataset ? sheet.id : id; // a note that was opened early stays open
    sheet.id = "";
    if (record) sheet.adopt(id, record.head.created, changed(record));
    if (id !== before) sheet.fields.fold();
    status.showLeft(sheet.fields.fill(answers));
    this.sheet.showLabel(record?.head.label);
    status.showCopies(record ? "" : id);
    status.show();
    if (early.size) this.#keepEarly(older, early);
  }

  /** An answer goes where its field went. @param {string} id @param {Map<string, Answer>} answers */
  #moved(id, answers) {
    const { fields, records } = this.sheet;
    for (const [name, answer] of answers) {
      const now = fields.successor(name);
      if (!now || answers.has(now)) continue;
      records.move(id, name, now);
      answers.delete(name);
      answers.set(now, answer);
    }
    return answers;
  }

  /** @param {Map<string, Value>} older what the copy held in these fields @param {Map<string, Value>} early */
  #keepEarly(older, early) {
    for (const name of early.keys()) this.sheet.typed.add(name);
    this.sheet.save();
    const other = [...older].filter(([name, value]) => !isEmpty(value) && String(value) !== String(early.get(name)));
    if (!other.length) return;
    this.#exchanged(word("keeping.replaced"), new Map(other));
  }

  /**
   * Tells that answers have been replaced; what stood there can be had back, and so can what stands there now.
   * @param {string} said
   * @param {Map<string, Value>} before
   */
  #exchanged(said, before) {
    const { id, root, records } = this.sheet;
    say(root, said, () => {
      this.sheet.save();
      const answers = records.open(id)?.answers;
      const now = new Map([...before.keys()].map((name) => [name, answers?.get(name)?.value ?? ""]));
      for (const [name, value] of before) records.write(id, name, value);
      this.open(id);
      this.#exchanged(word("keeping.older-back"), now);
    });
  }

  /** The new label is kept already; it may have been meant for another copy. */
  relabel() {
    const { id, root, label, named, records } = this.sheet;
    const name = label.value.trim();
    this.sheet.named = name;
    if (!id || !named || named === name) return;
    const [before, now] = [named, name].map(isolated);
    say(root, word("keeping.relabelled", { before, now }), () => {
      records.rename(id, named);
      this.open(id);
      say(root, word("keeping.label-back", { label: before }));
    });
  }
}
