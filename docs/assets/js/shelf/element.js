// <handbook-my-records>: lists what this browser keeps, and lets readers manage it. The words stand in
// macros/templates/my_records.html.

import { download } from "../base/download.js";
import { isFramed, siteRoot } from "../base/place.js";
import { folded, hasAll, isolated, shortened } from "../base/text.js";
import { backUp, saveFile } from "../records/backup.js";
import { ask, day, make, moment, onNewDay, rows, say, warn } from "../records/page.js";
import { changed, HEAD, isEmpty, isId, NoRoom, newName, parse, Records, thingOf } from "../records/store.js";
import { mended, plan, Refusal, readFile } from "./file.js";

const ROOM = 5_000_000; // characters that browsers give to a site

const SLICE = 50; // rows
const ROW = 4.5; // rem, about

/**
 * One row: all of its name, and its words below its group's.
 * @typedef {{ record: Kept, name: string, group: string, words: string }} Entry
 */

const order = new Intl.Collator("en-GB", { numeric: true });

/** @param {number} number @param {string} one @param {string} [many] */
const count = (number, one, many = `${one}s`) => `${number} ${number === 1 ? one : many}`;

/** @param {number} size in characters */
const room = (size) => (size < 100_000 ? `${Math.ceil(size / 1000)} kB` : `${(size / 1e6).toFixed(1)} MB`);

/**
 * A reader's words as they are shown; others where there is nothing to see.
 * @param {string} text
 * @param {string} otherwise
 */
const shown = (text, otherwise) => (folded(text) ? isolated(text) : otherwise);

/** @param {Head} head */
const labelOf = ({ label }) => shown(label, "no label");

class Shelf {
  /** What the page should have, and hasn't. @type {Set<string>} */
  missing = new Set();
  /** The rows by their records' ids. @type {Map<string, { name: string, about: string, row: HTMLElement }>} */
  known = new Map();
  /** Rows without words. @type {Map<string, HTMLElement>} */
  patterns = new Map();

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.handbook = root.dataset.handbook ?? "";
    const links = /** @type {HTMLAnchorElement[]} */ ([...root.querySelectorAll("[data-thing]")]);
    /** @type {Map<string, HTMLAnchorElement>} what can be filled in, by its id */
    this.things = new Map(links.map((link) => [link.dataset.thing ?? "", link]));
    for (const link of links) link.hash = "copy=new";
    this.kinds = [...root.querySelectorAll("[data-kind]")].map((part) => part.getAttribute("data-kind") ?? "");
    this.records = new Records(siteRoot().pathname, isFramed(), () => this.later());
    this.listen();
    this.show();
    this.part("bar").hidden = false;
    for (const control of root.querySelectorAll(".saved-keep :disabled")) control.removeAttribute("disabled");
    this.offerPersistence();
    onNewDay(() => this.show());
    root.dataset.started = "";
  }

  /**
   * A missing part doesn't stop the others: something that isn't seen stands for it.
   * @template {HTMLElement} T
   * @param {string} selector
   * @returns {T}
   */
  find(selector) {
    const found = this.root.querySelector(selector);
    if (!found && !this.missing.has(selector)) console.error(`handbook-my-records: ${selector} is missing`);
    if (!found) this.missing.add(selector);
    return /** @type {T} */ (found ?? document.createElement("input"));
  }

  /** @param {string} name */
  part(name) {
    return /** @type {HTMLElement} */ (this.find(`.saved-${name}`));
  }

  listen() {
    const file = /** @type {HTMLInputElement} */ (this.part("file"));
    this.find("#saved-find").addEventListener("input", () => this.list());
    this.find("#saved-by").addEventListener("change", () => this.list());
    this.find(".record-shared").addEventListener("change", () => this.share());
    file.addEventListener("change", () => {
      if (file.files?.[0]) this.bringIn(file.files[0]);
      file.value = ""; // so that the same file can be chosen again
    });
    this.root.addEventListener("click", ({ target }) => {
      const button = /** @type {HTMLElement} */ (target).closest("button");
      const id = button?.closest("li")?.dataset.id ?? "";
      if (button?.dataset.do) this.attempt(() => this.actions[button.dataset.do ?? ""]?.(id));
    });
    addEventListener("pageshow", ({ persisted }) => persisted && this.show());
  }

  /** Many keys may change at once. */
  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.show(), 100);
  }

  /** @param {() => void | Promise<void>} act */
  async attempt(act) {
    try {
      await act();
    } catch (error) {
      if (error instanceof NoRoom) say(this.root, "There isn’t enough room in this browser. Nothing was changed.");
      else if (error instanceof Refusal) say(this.root, `${error.message} Nothing was changed.`);
      else {
        say(this.root, "This could not be done: something went wrong.");
        throw error;
      }
    }
  }

  /** @param {string} said @param {() => void} undo */
  done(said, undo) {
    this.show();
    say(this.root, said, () => {
      undo();
      this.show();
      say(this.root, "It is as it was.");
    });
  }

  // What the buttons do

  /** @type {Record<string, (id: string) => void | Promise<void>>} */
  actions = {
    rename: async (id) => {
      const record = this.records.open(id);
      const input = /** @type {HTMLInputElement} */ (this.find("#saved-label"));
      input.value = record?.head.label ?? "";
      if (!record || !(await ask(this.root, "rename"))) return;
      const head = { ...record.head, label: input.value.trim(), at: new Date().toISOString() };
      const said = `Renamed: ${this.titleOf(record)}, ‘${labelOf(record.head)}’ is ‘${labelOf(head)}’ now.`;
      this.done(said, this.records.put([{ ...record, head }]));
    },
    copy: (id) => {
      const record = this.records.open(id);
      if (!record) return;
      const at = new Date().toISOString();
      const label = `${shortened(record.head.label, 35)} copy`.trim();
      const copy = { ...record, id: `${thingOf(id)}.${newName()}`, head: { ...record.head, label, created: at, at } };
      this.done(`Copied: ‘${isolated(label)}’.`, this.records.put([copy]));
    },
    file: (id) => saveFile(this.records, this.handbook, id, this.records.open(id)?.head.label ?? ""),
    remove: (id) => {
      const record = this.records.open(id);
      if (record) this.done(`Deleted: ${this.titleOf(record)}, ‘${labelOf(record.head)}’.`, this.records.put([], [id]));
    },
    discard: (id) => this.done(`Deleted: ${this.thingCalled(id)}, set aside.`, this.records.put([], [id])),
    raw: (id) => {
      const { damaged, newer } = this.records.all();
      const raw = [...damaged, ...newer].find((other) => other.id === id);
      download(
        `${id}.txt`,
        "text/plain",
        [...(raw?.parts ?? [])].map(([name, text]) => `${name}\n${text}\n`).join("\n"),
      );
    },
    mend: (id) => {
      const raw = this.records.all().damaged.find((other) => other.id === id);
      const link = this.things.get(thingOf(id));
      const kind = link?.closest("[data-kind]")?.getAttribute("data-kind") ?? this.kinds[0];
      if (raw) this.done("Mended.", this.records.put([mended(raw, { kind, title: link?.text ?? thingOf(id) })]));
    },
    backup: () => {
      backUp(this.records, this.handbook);
      this.show();
    },
    import: () => {
      if (this.records.state === "kept" || this.records.state === "full") this.part("file").click();
      else say(this.root, "Nothing can be brought in while nothing is kept.");
    },
    erase: async () => {
      if (!(await ask(this.root, "erase"))) return;
      this.records.erase();
      this.show();
      say(this.root, "Everything is erased.");
    },
    persist: async () => {
      const granted = await navigator.storage.persist();
      say(
        this.root,
        granted ? "This browser promises to keep them." : "This browser makes no promise. Save a backup now and then.",
      );
      this.offerPersistence();
    },
  };

  async offerPersistence() {
    const can = this.records.state === "kept" && navigator.storage?.persist;
    this.find("[data-do=persist]").hidden = !can || (await navigator.storage.persisted());
  }

  /** @param {File} file */
  bringIn(file) {
    say(this.root, ""); // of another file
    return this.attempt(async () => {
      const incoming = await readFile(file, this.kinds);
      const here = this.records.all();
      const { added, changed, skipped, merged, all } = plan(incoming, here);
      const told = Object.entries({ New: added, Changed: changed, "Skipped, the same or later here": skipped });
      this.part("plan").replaceChildren(
        ...told.map(([words, records]) => {
          const row = document.createElement("div");
          const known = (/** @type {Kept} */ record) => here.records.find(({ id }) => id === record.id) ?? record;
          const names = records.slice(0, 8).map((record) => `${this.titleOf(record)}, ${labelOf(known(record).head)}`);
          const more = records.length > 8 ? ["…"] : [];
          row.append(make("dt", `${words}: ${records.length}`), make("dd", [...names, ...more].join("; ")));
          return row;
        }),
      );
      this.part("gone").textContent = count(here.records.length, "copy", "copies");
      const choice = await ask(this.root, "import");
      const gone = here.records.map(({ id }) => id);
      const mended = here.damaged.map(({ id }) => id).filter((id) => merged.some((record) => record.id === id));
      if (choice === "merge") this.done("The file is merged.", this.records.put(merged, mended));
      if (choice === "replace")
        this.done("The file has replaced what was here.", this.records.put(all, [...gone, ...mended]));
    });
  }

  async share() {
    this.records.share(/** @type {HTMLInputElement} */ (this.find(".record-shared")).checked);
    this.show();
    if (!this.records.left || !(await ask(this.root, "left"))) return;
    this.records.erase();
    this.show();
    say(this.root, "Nothing is kept in this browser any more.");
  }

  // What is shown

  /** @param {string} id of a record, whatever stands in it */
  thingCalled(id) {
    return this.things.get(thingOf(id))?.text ?? shown(thingOf(id), "No name");
  }

  /** @param {Kept} record */
  titleOf({ id, head }) {
    return this.things.get(thingOf(id))?.text ?? shown(head.title, thingOf(id));
  }

  show() {
    this.all = this.records.all();
    const { state, left } = this.records;
    warn(this.root, state);
    this.part("left").textContent = left
      ? `${count(left, "copy", "copies")} from before ${left === 1 ? "is" : "are"} still in this browser: turn the switch off to see them, or erase everything.`
      : "";
    const shared = /** @type {HTMLInputElement} */ (this.find(".record-shared"));
    shared.checked = state === "shared";
    shared.disabled = state === "framed" || state === "blocked";
    const backup = this.records.setting("backup");
    const given = this.records.given(this.all.records);
    this.part("room").textContent =
      `Room used: ${room(this.all.size)} of about ${room(ROOM)}. ` +
      (backup
        ? `Last backup: ${day(backup)}; ${count(given, "answer")} since.`
        : `No backup yet; ${count(given, "answer")} given.`);
    this.list();
  }

  list() {
    const { records = [], damaged = [], newer = [] } = this.all ?? {};
    const sought = /** @type {HTMLInputElement} */ (this.find("#saved-find")).value;
    const byLabel = /** @type {HTMLSelectElement} */ (this.find("#saved-by")).value !== "title";
    const names = this.names(records);
    const held = document.activeElement;
    const found = records
      .map((record) => {
        const { label, number } = names.get(record.id) ?? { label: "", number: "" };
        const title = this.titleOf(record);
        const name = `${title}, ${label}${number}`;
        return byLabel
          ? { record, name, group: label, words: title + number }
          : { record, name, group: title, words: label + number };
      })
      .filter(({ name }) => hasAll(name, sought))
      .sort((a, b) => (a.group === b.group ? 0 : order.compare(a.group, b.group)) || order.compare(a.words, b.words));
    const slices = [];
    for (let i = 0; i < found.length; i += SLICE) {
      slices.push(this.slice(found.slice(i, i + SLICE), found[i - 1]?.group));
    }
    this.part("list").replaceChildren(...slices);
    this.part("aside").replaceChildren(...this.aside(damaged, newer));
    if (held && held !== document.activeElement) this.hold(held);
    const copies = count(records.length, "copy", "copies");
    const kept = sought.trim() ? `${found.length} of ${copies}` : copies;
    this.part("count").textContent = records.length ? kept : "Nothing is saved in this browser yet.";
  }

  /** What is drawn together. @param {Entry[]} entries @param {string | undefined} group of the one before */
  slice(entries, group) {
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
      list.append(this.guarded(entry.record.id, () => this.row(entry)));
      group = entry.group;
    }
    return slice;
  }

  /**
   * What to call each copy: those of one thing that are called the same are numbered, the oldest first.
   * @param {Kept[]} records
   */
  names(records) {
    /** @type {Map<string, string[]>} */
    const alike = new Map();
    const labels = new Map(records.map(({ id, head }) => [id, shown(head.label, "No label")]));
    for (const id of [...labels.keys()].sort()) {
      const called = `${thingOf(id)} ${labels.get(id)}`;
      if (!alike.get(called)?.push(id)) alike.set(called, [id]);
    }
    const numbers = [...alike.values()].flatMap((ids) => ids.map((id, i) => [id, ids.length > 1 ? ` (${i + 1})` : ""]));
    const number = new Map(/** @type {[string, string][]} */ (numbers));
    return new Map([...labels].map(([id, label]) => [id, { label, number: number.get(id) ?? "" }]));
  }

  /** The list was made anew, with the focus in it. @param {Element} held what had it */
  hold(held) {
    const id = held.closest("li")?.dataset.id;
    const row = [...this.root.querySelectorAll("li")].find((row) => row.dataset.id === id);
    const same = [...(row?.querySelectorAll("a, button, summary") ?? [])].find(
      (it) => it.textContent === held.textContent,
    );
    /** @type {HTMLElement | undefined} */ (same)?.focus();
  }

  /** @param {string} name */
  fromTemplate(name) {
    let pattern = this.patterns.get(name);
    if (!pattern) {
      const { content } = /** @type {HTMLTemplateElement} */ (this.find(`template.saved-${name}`));
      pattern = /** @type {HTMLElement} */ (document.importNode(content, true).querySelector("li"));
      const texts = document.createNodeIterator(pattern, NodeFilter.SHOW_TEXT);
      // Spaces between elements weigh, in thousands of rows.
      while (texts.nextNode()) {
        const text = /** @type {Text} */ (texts.referenceNode);
        if (!text.data.trim()) text.remove();
      }
      this.patterns.set(name, pattern);
    }
    return /** @type {HTMLElement} */ (pattern.cloneNode(true));
  }

  /** @param {HTMLElement} row @param {string} name */
  named(row, name) {
    for (const button of row.querySelectorAll("button"))
      button.setAttribute("aria-label", `${button.textContent}: ${name}`);
  }

  /**
   * One row that can't be shown doesn't stop the others: it says what it is.
   * @param {string} id
   * @param {() => HTMLElement} show
   */
  guarded(id, show) {
    try {
      return show();
    } catch (error) {
      console.error(`handbook-my-records: ${id} can’t be shown`, error);
      return make("li", `This can’t be shown: ${isolated(id)}. It is left as it is.`);
    }
  }

  /**
   * A row stays the same element for as long as it says the same: thousands take a while to make.
   * @param {Entry} entry
   */
  row({ record, words, name }) {
    const { id, head, answers } = record;
    const home = this.things.get(thingOf(id));
    const given = new Map([...answers].filter(([, { value }]) => !isEmpty(value)));
    const dates = `Started ${day(head.created)}, last changed ${moment(changed(record))}.`;
    const about = `${dates} ${count(given.size, "answer")}.`;
    const known = this.known.get(id);
    const same = home && known?.name === name && known.about === about;
    const row = same ? known.row : this.newRow({ id, name, about, home, given });
    this.known.set(id, { name, about, row });
    /** @type {Element} */ (row.querySelector("a")).textContent = words;
    return row;
  }

  /**
   * @param {object} it
   * @param {string} it.id
   * @param {string} it.name
   * @param {string} it.about
   * @param {HTMLAnchorElement | undefined} it.home
   * @param {Map<string, Answer>} it.given
   */
  newRow({ id, name, about, home, given }) {
    const row = this.fromTemplate("row");
    if (home) {
      /** @type {HTMLAnchorElement} */ (row.querySelector("a")).href = `${home.pathname}#copy=${id}`;
      row.querySelector("details")?.remove();
    } else row.querySelector("dl")?.append(...rows(given));
    const hint = /** @type {Element} */ (row.querySelector(".hint"));
    hint.textContent = home ? about : `${about} No longer in the handbook.`;
    row.dataset.id = id;
    this.named(row, name);
    return row;
  }

  /** @param {Raw[]} damaged @param {Raw[]} newer */
  aside(damaged, newer) {
    const list = document.createElement("ul");
    for (const [kind, raws] of /** @type {const} */ ([
      ["damaged", damaged],
      ["newer", newer],
    ])) {
      list.append(...raws.map((raw) => this.guarded(raw.id, () => this.unread(kind, raw))));
    }
    return list.childElementCount ? [make("h2", "Set aside"), list] : [];
  }

  /** @param {"damaged" | "newer"} kind @param {Raw} raw */
  unread(kind, { id, parts }) {
    const row = this.fromTemplate("unread");
    const head = parse(parts.get(id), HEAD);
    const title = this.thingCalled(id);
    const name = head ? `${title}, ${labelOf(head)}, started ${day(head.created)}` : title;
    /** @type {Element} */ (row.querySelector(".saved-name")).textContent = name;
    row.querySelector(kind === "damaged" ? ".saved-newer" : ".saved-damaged")?.remove();
    if (kind === "newer" || !isId(id)) row.querySelector("[data-do=mend]")?.remove();
    row.dataset.id = id;
    this.named(row, `${name}, set aside`);
    return row;
  }
}

customElements.define(
  "handbook-my-records",
  class extends HTMLElement {
    /** @type {Shelf | undefined} */
    shelf;
    connectedCallback() {
      this.shelf ??= new Shelf(this);
    }
  },
);
