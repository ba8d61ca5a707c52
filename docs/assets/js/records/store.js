// What readers have filled in, kept in this browser and nowhere else. Knows no page.
//
// A record is one filled-in copy of a thing. One key holds its label and dates, and each answer has a
// key of its own, so that two tabs cannot overwrite each other's answers:
//
//     first-meeting.m3k9x2ab                  {"version":1,"label":"A.B.",…}
//     first-meeting.m3k9x2ab agree-purpose    {"value":true,"at":"2026-…Z"}
//
// A cleared answer stays as an empty one with its time, so that a merge knows which is newer.

import { isolated, shortened } from "../base/text.js";
import { Keys } from "./keys.js";

/** The present format; each earlier one is read for ever (tests/browser/formats/). */
export const VERSION = 1;

const ID = /^[a-z0-9]+(-[a-z0-9]+)*\.[a-z0-9]{1,30}$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

export const now = () => new Date().toISOString();

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

/**
 * Which part is wrong, and how: it isn't known, or it is missing or odd; null where all is well.
 * @param {any} it
 * @param {Shape} shape
 * @returns {{ how: "not-object" | "unknown" | "odd", part: string } | null}
 */
export function fault(it, shape) {
  if (typeof it !== "object" || !it || Array.isArray(it)) return { how: "not-object", part: "" };
  const unknown = Object.keys(it).find((key) => !Object.hasOwn(shape, key));
  if (unknown !== undefined) return { how: "unknown", part: isolated(shortened(unknown, 40)) };
  const wrong = Object.keys(shape).find((key) => !Object.hasOwn(it, key) || !shape[key](it[key]));
  return wrong ? { how: "odd", part: wrong } : null;
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

/**
 * A record out of its keys.
 * @param {Raw} raw
 * @returns {Kept | null} null where nothing tells what it is; an answer that is damaged is only odd
 */
function read({ id, parts }) {
  const head = parse(parts.get(id), HEAD);
  if (!head || !isId(id)) return null;
  const answers = new Map();
  for (const [name, json] of parts) {
    const answer = parse(json, ANSWER) ?? { value: json, at: head.at, odd: true };
    if (name !== id) answers.set(name.slice(id.length + 1), answer);
  }
  return { id, head, answers };
}

export class Records extends Keys {
  // Reading

  /** What stands in the keys of one record; its head first. @param {string} id */
  #parts(id) {
    const field = `${id} `;
    const own = this.names().filter((name) => name === id || name.startsWith(field));
    return new Map(own.sort().map((name) => [name, /** @type {string} */ (this.get(name))]));
  }

  /** Null where it is gone, newer, or nothing tells what it is. @param {string} id */
  open(id) {
    return read({ id, parts: this.#parts(id) });
  }

  /**
   * The copies of a thing, the oldest first; no head where that can't be read.
   * @param {string} thing
   * @returns {Copy[]}
   */
  copies(thing) {
    const own = this.names().filter((name) => name.startsWith(`${thing}.`));
    const ids = new Set(own.map((name) => name.split(" ", 1)[0]));
    return [...ids]
      .filter(isId)
      .sort() // an id begins with the time it was made
      .map((id) => ({ id, head: parse(this.get(id), HEAD) }));
  }

  /** @param {string} id */
  has(id) {
    return isId(id) && this.get(id) !== undefined;
  }

  /** Everything; `size` in characters. */
  all() {
    /** @type {Map<string, Raw>} */
    const found = new Map();
    let size = 0;
    for (const name of this.names()) {
      const json = /** @type {string} */ (this.get(name));
      size += this.scope.length + name.length + json.length;
      if (name.startsWith("@")) continue;
      const id = name.split(" ", 1)[0];
      if (!found.has(id)) found.set(id, { id, parts: new Map() });
      found.get(id)?.parts.set(name, json);
    }
    const all = [...found.values()].map((raw) => ({ raw, record: read(raw) }));
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

  /** How many records are on disk while nothing is kept. */
  get left() {
    return !this.disk || this.store === this.disk ? 0 : this.disk.keys().filter(isId).length;
  }

  // Writing

  /**
   * @param {string} thing
   * @param {{kind: string, title: string}} about
   * @param {string} label
   * @returns {string} its id
   */
  create(thing, { kind, title }, label) {
    const id = `${thing}.${newName()}`;
    this.keep(id, JSON.stringify({ version: VERSION, kind, title, label, created: now(), at: now() }));
    return id;
  }

  /** @param {string} id @param {string} field @param {Value} value */
  write(id, field, value) {
    this.keep(`${id} ${field}`, JSON.stringify({ value, at: now() }));
  }

  /** @param {string} id @param {string} label */
  rename(id, label) {
    const head = parse(this.get(id), HEAD);
    if (head) this.keep(id, JSON.stringify({ ...head, label, at: now() }));
  }

  /** @param {string} id @param {string} from @param {string} to the field that has taken its place */
  move(id, from, to) {
    const answer = this.get(`${id} ${from}`);
    if (!answer) return;
    this.change(
      new Map([
        [`${id} ${to}`, answer],
        [`${id} ${from}`, null],
      ]),
    );
  }

  /**
   * Takes records away and puts others there. Throws NoRoom.
   * @param {Kept[]} records
   * @param {string[]} [gone] their ids
   */
  put(records, gone = []) {
    /** @type {Writes} */
    const writes = new Map(gone.flatMap((id) => [...this.#parts(id).keys()]).map((name) => [name, null]));
    for (const { id, head, answers } of records) {
      writes.set(id, JSON.stringify(head));
      for (const [field, answer] of answers) writes.set(`${id} ${field}`, stored(answer));
    }
    return this.change(writes);
  }

  /** @param {string} id @param {string[]} [fields] all without @returns {() => void} the undo */
  clear(id, fields) {
    const names = fields?.map((field) => `${id} ${field}`) ?? [...this.#parts(id).keys()].filter((name) => name !== id);
    return this.change(new Map(names.map((name) => [name, null])));
  }
}
