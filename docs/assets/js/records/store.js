// What readers have filled in, kept in this browser and nowhere else. Knows no page, and is the only
// script to touch localStorage. Its types stand in types.d.ts.
//
// A record is one filled-in copy of a thing. One key holds its label and dates, and each answer has a
// key of its own, so that two tabs cannot overwrite each other's answers:
//
//     handbook /path-of-the-site/ first-meeting.m3k9x2ab                  {"version":1,"label":"A.B.",…}
//     handbook /path-of-the-site/ first-meeting.m3k9x2ab agree-purpose    {"value":true,"at":"2026-…Z"}
//
// Settings have names that begin with @. A cleared answer stays as an empty one with its time, so that
// a merge knows which is newer.

import { isolated, shortened } from "../base/text.js";

/** The present format; each earlier one is read for ever (tests/browser/formats/). */
export const VERSION = 1;

const ID = /^[a-z0-9]+(-[a-z0-9]+)*\.[a-z0-9]{1,30}$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const RETRY = 2000; // milliseconds

const now = () => new Date().toISOString();

/** A name that sorts by the time it was made. */
export function newName() {
  const chance = crypto.getRandomValues(new Uint32Array(1))[0] % 36 ** 4;
  return Date.now().toString(36) + chance.toString(36).padStart(4, "0");
}

/** @param {string} id of a record */
export const thingOf = (id) => id.split(".")[0];

/** @param {Value} value */
export const isEmpty = (value) => value === false || value === "" || (Array.isArray(value) && !value.length);

/** When it was last changed. @param {Kept} record */
export const changed = ({ head, answers }) =>
  [...answers.values()].reduce((last, { at }) => (at > last ? at : last), head.at);

// What may stand in a key

/** @param {number} most @returns {(it: unknown) => boolean} */
export const isText = (most) => (it) => typeof it === "string" && it.length <= most;
/** @param {unknown} it */
export const isId = (it) => isText(100)(it) && ID.test(String(it));
/** @param {unknown} it */
export const isTime = (it) => typeof it === "string" && TIME.test(it) && !Number.isNaN(Date.parse(it));
/** @param {unknown} it */
const isValue = (it) => typeof it === "boolean" || [it].flat().every((part) => typeof part === "string");

/** @type {Shape} */
export const ANSWER = { value: isValue, at: isTime };
/** @type {Shape} */
export const ABOUT = { kind: isText(60), title: isText(300), label: isText(60), created: isTime, at: isTime };
/** @type {Shape} */
export const HEAD = { version: (it) => it === VERSION, ...ABOUT };

/** Says which part is missing, wrong or unknown; nothing where all is well. @param {any} it @param {Shape} shape */
export function fault(it, shape) {
  if (typeof it !== "object" || !it || Array.isArray(it)) return "isn’t an object";
  const unknown = Object.keys(it).find((key) => !Object.hasOwn(shape, key));
  if (unknown !== undefined) return `has an unknown part ‘${isolated(shortened(unknown, 40))}’`;
  const wrong = Object.keys(shape).find((key) => !Object.hasOwn(it, key) || !shape[key](it[key]));
  return wrong ? `has no proper ‘${wrong}’` : "";
}

/** @param {string | undefined} json @param {Shape} [shape] @returns {any} null where it is anything else */
export function parse(json, shape) {
  try {
    const it = JSON.parse(json ?? "");
    return shape && fault(it, shape) ? null : it;
  } catch {
    return null;
  }
}

/** What stands in an answer's key. @param {Answer} answer */
const stored = ({ value, at, odd }) => (odd ? String(value) : JSON.stringify({ value, at }));

/** @param {string | undefined} head */
const isNewer = (head) => parse(head)?.version > VERSION;

// Where it is kept: on disk, or in memory for as long as the page is open

/** @param {Storage} storage @param {string} scope */
const disk = (storage, scope) => ({
  keys: () => Object.keys(storage).filter((key) => key.startsWith(scope)),
  get: (/** @type {string} */ key) => storage.getItem(key) ?? undefined,
  set: (/** @type {string} */ key, /** @type {string} */ value) => storage.setItem(key, value),
  delete: (/** @type {string} */ key) => storage.removeItem(key),
});

/** There was no room for all that was to be written, so nothing was. */
export class NoRoom extends Error {}

/** @param {Map<string, Answer>} answers */
const plain = (answers) => Object.fromEntries([...answers].map(([field, { value, at }]) => [field, { value, at }]));

export class Records {
  /** @type {Map<string, string>} What finds no room on disk, the oldest first. */
  #waiting = new Map();
  #retry = 0;
  full = false;

  /**
   * @param {string} site The path of the site's root: other sites of this host may have records, too.
   * @param {boolean} framed Another site shows this page: keep nothing.
   * @param {(change: Change) => void} heard
   */
  constructor(site, framed, heard) {
    this.scope = `handbook ${site} `;
    this.sharedKey = `${this.scope}@shared`;
    this.framed = framed;
    this.heard = heard;
    this.disk = this.#disk();
    this.store = this.disk && !this.disk.get(this.sharedKey) ? this.disk : new Map();
    addEventListener("storage", (event) => this.#hear(event));
  }

  #disk() {
    try {
      const found = this.framed ? null : disk(localStorage, this.scope);
      found?.get(this.sharedKey);
      return found;
    } catch {
      return null; // the browser blocks it
    }
  }

  /** What this tab alone knows, for as long as it is open; nothing of it is an answer. */
  get #tab() {
    try {
      return this.store === this.disk ? sessionStorage : null;
    } catch {
      return null; // the browser blocks it
    }
  }

  /** @returns {"kept" | "full" | "shared" | "framed" | "blocked"} */
  get state() {
    if (!this.disk) return this.framed ? "framed" : "blocked";
    if (this.store !== this.disk) return "shared";
    return this.full ? "full" : "kept";
  }

  // Keys

  /** @param {string} key */
  #get(key) {
    return this.#waiting.get(key) ?? this.store.get(key);
  }

  #keys() {
    const kept = this.store === this.disk ? this.disk.keys() : [...this.store.keys()];
    return this.full ? [...new Set([...kept, ...this.#waiting.keys()])] : kept;
  }

  /** Never fails: what finds no room waits. @param {string} key @param {string} value */
  #put(key, value) {
    this.#waiting.set(key, value);
    this.#flush();
  }

  #flush() {
    const before = this.full;
    clearTimeout(this.#retry);
    for (const [key, value] of this.#waiting) {
      const head = this.scope + key.slice(this.scope.length).split(" ", 1)[0];
      if (head !== key && this.#waiting.has(head)) continue; // no answer without its record
      try {
        this.store.set(key, value);
        this.#waiting.delete(key);
      } catch {
        // Full. Something shorter may still fit.
      }
    }
    this.full = this.#waiting.size > 0;
    if (this.full) this.#retry = setTimeout(() => this.#flush(), RETRY);
    if (this.full !== before) this.heard({ state: true });
  }

  /** All or nothing. Throws NoRoom. @param {Writes} writes @returns {() => void} undoes it where nothing was written since */
  #change(writes) {
    const before = new Map([...writes.keys()].map((key) => [key, this.#get(key) ?? null]));
    const waited = this.#waiting.size;
    this.#apply(writes);
    if (this.#waiting.size > waited) {
      this.#apply(before);
      throw new NoRoom();
    }
    return () => this.#apply(new Map([...before].filter(([key]) => (this.#get(key) ?? null) === writes.get(key))));
  }

  /** @param {Writes} writes */
  #apply(writes) {
    for (const [key, value] of writes) {
      if (value !== null) continue;
      this.#waiting.delete(key);
      this.store.delete(key);
    }
    for (const [key, value] of writes) if (value !== null) this.#waiting.set(key, value);
    this.#flush();
  }

  /** Another tab has done something. @param {StorageEvent} event */
  #hear({ key, newValue, storageArea }) {
    if (!this.disk || storageArea !== localStorage) return;
    if (key === this.sharedKey) return this.heard({ state: true });
    if (this.store !== this.disk) return;
    if (key?.startsWith(this.scope) && newValue !== null) this.#waiting.delete(key);
    this.#flush(); // there may be room now
    if (!key) return this.heard({});
    if (!key.startsWith(this.scope)) return;
    const [id, field] = key.slice(this.scope.length).split(" ");
    this.heard({ id, field });
  }

  // Settings

  /** @param {string} name */
  setting(name) {
    return this.#get(`${this.scope}@${name}`);
  }

  /** @param {string} name @param {string} value */
  set(name, value) {
    if (this.setting(name) !== value) this.#put(`${this.scope}@${name}`, value);
  }

  /** The copy of a thing that this tab has, or the last of whatever thing. @param {string} [thing] */
  ofTab(thing = "") {
    return this.#tab?.getItem(`${this.scope}@copy.${thing}`) ?? "";
  }

  /** From now on this tab has that copy. @param {string} id */
  keepInTab(id) {
    this.set(`last.${thingOf(id)}`, id);
    try {
      for (const thing of ["", thingOf(id)]) this.#tab?.setItem(`${this.scope}@copy.${thing}`, id);
    } catch {
      // Full. The history knows it, too.
    }
  }

  /** Whether the switch is on, in whichever tab. */
  get shared() {
    return this.disk?.get(this.sharedKey) !== undefined;
  }

  /** Keep nothing from now on, or keep it again. @param {boolean} on @param {string} [open] the record on the page */
  share(on, open = "") {
    if (!this.disk) return;
    try {
      if (on) this.disk.set(this.sharedKey, "yes");
      else this.disk.delete(this.sharedKey);
    } catch {
      // Full: then it holds for this page only.
    }
    if (on === (this.store !== this.disk)) return;
    const taken = this.#keys().filter((key) => !on || `${key} `.startsWith(`${this.scope}${open} `));
    const values = taken.map((key) => /** @type {[string, string]} */ ([key, this.#get(key)]));
    this.store = on ? new Map() : this.disk;
    this.#waiting = new Map(values);
    this.#flush();
  }

  /** How many records are on disk while nothing is kept. */
  get left() {
    if (!this.disk || this.store === this.disk) return 0;
    return this.disk.keys().filter((key) => isId(key.slice(this.scope.length))).length;
  }

  // Reading

  /** What stands in the keys of one record, by their names below the scope; its head first. @param {string} id */
  #parts(id) {
    const head = this.scope + id;
    const field = `${head} `;
    const own = this.#keys().filter((key) => key === head || key.startsWith(field));
    return new Map(own.sort().map((key) => [key.slice(this.scope.length), /** @type {string} */ (this.#get(key))]));
  }

  /** @param {Raw} raw @returns {Kept | null} null where nothing tells what it is; an answer that is damaged is only odd */
  #read({ id, parts }) {
    const head = parse(parts.get(id), HEAD);
    if (!head || !isId(id)) return null;
    const answers = new Map();
    for (const [name, json] of parts) {
      const answer = parse(json, ANSWER) ?? { value: json, at: head.at, odd: true };
      if (name !== id) answers.set(name.slice(id.length + 1), answer);
    }
    return { id, head, answers };
  }

  /** Null where it is gone, newer, or nothing tells what it is. @param {string} id */
  open(id) {
    return this.#read({ id, parts: this.#parts(id) });
  }

  /** The copies of a thing, the oldest first; no head where that can't be read. @param {string} thing @returns {Copy[]} */
  copies(thing) {
    const start = `${this.scope}${thing}.`;
    const own = this.#keys().filter((key) => key.startsWith(start));
    const ids = new Set(own.map((key) => key.slice(this.scope.length).split(" ", 1)[0]));
    return [...ids]
      .filter(isId)
      .sort() // an id begins with the time it was made
      .map((id) => ({ id, head: parse(this.#get(this.scope + id), HEAD) }));
  }

  /** @param {string} id */
  has(id) {
    return isId(id) && this.#get(this.scope + id) !== undefined;
  }

  /** Everything; `size` in characters. */
  all() {
    /** @type {Map<string, Raw>} */
    const found = new Map();
    let size = 0;
    for (const key of this.#keys()) {
      const name = key.slice(this.scope.length);
      const json = /** @type {string} */ (this.#get(key));
      size += key.length + json.length;
      if (name.startsWith("@")) continue;
      const id = name.split(" ", 1)[0];
      if (!found.has(id)) found.set(id, { id, parts: new Map() });
      found.get(id)?.parts.set(name, json);
    }
    const all = [...found.values()].map((raw) => ({ raw, record: this.#read(raw) }));
    const unread = all.filter(({ record }) => !record).map(({ raw }) => raw);
    return {
      records: all.flatMap(({ record }) => record ?? []),
      damaged: unread.filter(({ id, parts }) => !isNewer(parts.get(id))),
      newer: unread.filter(({ id, parts }) => isNewer(parts.get(id))),
      size,
    };
  }

  /** How many answers were given since the last backup. */
  given(records = this.all().records) {
    const backup = this.setting("backup") ?? "";
    return records.flatMap(({ answers }) => [...answers.values()]).filter(({ at }) => at > backup).length;
  }

  // Writing

  /** @param {string} thing @param {{kind: string, title: string}} about @param {string} label @returns {string} its id */
  create(thing, { kind, title }, label) {
    const id = `${thing}.${newName()}`;
    this.#put(this.scope + id, JSON.stringify({ version: VERSION, kind, title, label, created: now(), at: now() }));
    return id;
  }

  /** @param {string} id @param {string} field @param {Value} value */
  write(id, field, value) {
    this.#put(`${this.scope}${id} ${field}`, JSON.stringify({ value, at: now() }));
  }

  /** @param {string} id @param {string} label */
  rename(id, label) {
    const head = parse(this.#get(this.scope + id), HEAD);
    if (head) this.#put(this.scope + id, JSON.stringify({ ...head, label, at: now() }));
  }

  /** @param {string} id @param {string} from @param {string} to the field that has taken its place */
  move(id, from, to) {
    const answer = this.#get(`${this.scope}${id} ${from}`);
    if (answer)
      this.#change(
        new Map([
          [`${this.scope}${id} ${to}`, answer],
          [`${this.scope}${id} ${from}`, null],
        ]),
      );
  }

  /** Takes records away and puts others there. Throws NoRoom. @param {Kept[]} records @param {string[]} [gone] their ids */
  put(records, gone = []) {
    /** @type {Writes} */
    const writes = new Map(gone.flatMap((id) => [...this.#parts(id).keys()]).map((name) => [this.scope + name, null]));
    for (const { id, head, answers } of records) {
      writes.set(this.scope + id, JSON.stringify(head));
      for (const [field, answer] of answers) writes.set(`${this.scope}${id} ${field}`, stored(answer));
    }
    return this.#change(writes);
  }

  /** @param {string} id @param {string[]} [fields] all without @returns {() => void} the undo */
  clear(id, fields) {
    const names = fields?.map((field) => `${id} ${field}`) ?? [...this.#parts(id).keys()].filter((name) => name !== id);
    return this.#change(new Map(names.map((name) => [this.scope + name, null])));
  }

  /** All that is ours on disk goes; that this computer is shared stays. */
  erase() {
    if (this.store === this.disk) this.#waiting.clear();
    for (const key of this.disk?.keys() ?? []) if (key !== this.sharedKey) this.disk?.delete(key);
    try {
      for (const key of Object.keys(sessionStorage)) if (key.startsWith(this.scope)) sessionStorage.removeItem(key);
    } catch {
      // The browser blocks it: nothing is there.
    }
  }

  /** Asks the browser once, when there is something to keep. */
  askToKeep() {
    if (this.state !== "kept" || this.setting("asked")) return;
    this.set("asked", now());
    navigator.storage?.persist?.();
  }

  // Files

  /** The text of a file as assets/records.schema.json describes it. @param {string} handbook version @param {string} [one] record */
  export(handbook, one) {
    const records = this.all().records.filter(({ id }) => !one || id === one);
    return JSON.stringify(
      {
        format: FORMAT,
        version: VERSION,
        handbook,
        exported: now(),
        records: records.map(({ id, head: { version, ...about }, answers }) => ({
          id,
          ...about,
          answers: plain(answers),
        })),
      },
      null,
      1,
    );
  }
}

export const FORMAT = "effective-mentoring-handbook-records";
