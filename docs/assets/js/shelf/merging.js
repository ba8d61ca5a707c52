// What bringing records in would do to those that are here, and damaged ones made readable. Knows no page and no
// storage.

import { ANSWER, HEAD, parse, VERSION } from "../records/store.js";

/**
 * What bringing `incoming` in would do. What is here and as new or newer is skipped, as is what a newer
 * handbook has saved here.
 *
 * @param {Kept[]} incoming
 * @param {{records: Kept[], newer: Raw[]}} here
 */
export function plan(incoming, { records, newer }) {
  const here = new Map(records.map((record) => [record.id, record]));
  const locked = new Set(newer.map(({ id }) => id));
  /** @type {Record<"added" | "changed" | "skipped", Kept[]>} */
  const groups = { added: [], changed: [], skipped: [] };
  /** @type {Kept[]} */
  const merged = [];
  for (const record of incoming) {
    const old = here.get(record.id);
    const news = old ? later(record, old) : record;
    groups[locked.has(record.id) || !news ? "skipped" : old ? "changed" : "added"].push(record);
    if (news && !locked.has(record.id)) merged.push(news);
  }
  return { ...groups, merged, all: incoming.filter(({ id }) => !locked.has(id)) };
}

/**
 * What of a record is later than what is here; nothing where none of it is.
 * @param {Kept} record
 * @param {Kept} old
 * @returns {Kept | null}
 */
function later({ id, head, answers }, old) {
  const isNews = (/** @type {string} */ field, /** @type {Answer} */ { at }) =>
    old.answers.get(field)?.odd || at > (old.answers.get(field)?.at ?? "");
  const news = [...answers].filter(([field, answer]) => isNews(field, answer));
  const renamed = head.at > old.head.at;
  return renamed || news.length ? { id, head: renamed ? head : old.head, answers: new Map(news) } : null;
}

/**
 * A damaged record made readable: what can't be read becomes text.
 * @param {Raw} raw
 * @param {{kind: string, title: string}} about
 * @returns {Kept}
 */
export function mended({ id, parts }, about) {
  const at = new Date().toISOString();
  const head = parse(parts.get(id), HEAD) ?? { version: VERSION, ...about, label: "", created: at, at };
  const names = [...parts.keys()].filter((name) => name !== id);
  const answers = names.map((name) => [
    name.slice(id.length + 1),
    parse(parts.get(name), ANSWER) ?? { value: parts.get(name), at },
  ]);
  return { id, head, answers: new Map(/** @type {[string, Answer][]} */ (answers)) };
}
