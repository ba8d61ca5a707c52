// What things and their copies are called in My records.

import { folded, isolated } from "../base/text.js";
import { word } from "../base/words.js";
import { thingOf } from "../records/store.js";

/**
 * A reader's words as they are shown; others where there is nothing to see.
 * @param {string} text
 * @param {string} otherwise
 */
const shown = (text, otherwise) => (folded(text) ? isolated(text) : otherwise);

/** @param {Head} head */
export const labelOf = ({ label }) => shown(label, word("shelving.unlabelled"));

/** What the page lists as things that can be filled in. */
export class Things {
  /** @param {Element} root */
  constructor(root) {
    const links = /** @type {HTMLAnchorElement[]} */ ([...root.querySelectorAll("[data-thing]")]);
    for (const link of links) link.hash = "copy=new";
    this.links = new Map(links.map((link) => [link.dataset.thing ?? "", link]));
    this.kinds = [...root.querySelectorAll("[data-kind]")].map((part) => part.getAttribute("data-kind") ?? "");
  }

  /** Where a record's thing is; nothing where the handbook has it no longer. @param {string} id of the record */
  home(id) {
    return this.links.get(thingOf(id));
  }

  /** @param {string} id of a record, whatever stands in it */
  called(id) {
    return this.home(id)?.text ?? shown(thingOf(id), word("telling.no-name"));
  }

  /** @param {Kept} record */
  titleOf({ id, head }) {
    return this.home(id)?.text ?? shown(head.title, thingOf(id));
  }
}

/**
 * What to call each copy: those of one thing that are called the same are numbered, the oldest first.
 * @param {Kept[]} records
 */
export function numbered(records) {
  /** @type {Map<string, string[]>} */
  const alike = new Map();
  const labels = new Map(records.map(({ id, head }) => [id, shown(head.label, word("telling.no-label"))]));
  for (const id of [...labels.keys()].sort()) {
    const called = `${thingOf(id)} ${labels.get(id)}`;
    if (!alike.get(called)?.push(id)) alike.set(called, [id]);
  }
  const numbers = [...alike.values()].flatMap((ids) => ids.map((id, i) => [id, ids.length > 1 ? ` (${i + 1})` : ""]));
  const number = new Map(/** @type {[string, string][]} */ (numbers));
  return new Map([...labels].map(([id, label]) => [id, { label, number: number.get(id) ?? "" }]));
}
