// The rows of My records: one for each copy, and for each that can't be read.

import { isolated } from "../base/text.js";
import { word } from "../base/words.js";
import { changed, HEAD, isEmpty, isId, parse } from "../records/store.js";
import { day, ElementError, make, moment, rows } from "../records/telling.js";
import { labelOf } from "./names.js";

/**
 * One row: all of its name, and its words below its group's.
 * @typedef {{ record: Kept, name: string, group: string, words: string }} Entry
 */

/** @param {HTMLElement} row @param {string} name */
function nameButtons(row, name) {
  for (const button of row.querySelectorAll("button")) {
    button.setAttribute("aria-label", `${button.textContent}: ${name}`);
  }
}

export class Rows {
  /** By their records' ids. @type {Map<string, { name: string, about: string, row: HTMLElement }>} */
  #known = new Map();
  /** Without words. @type {Map<string, HTMLElement>} */
  #patterns = new Map();

  /** @param {HTMLElement} root @param {import("./names.js").Things} things */
  constructor(root, things) {
    this.root = root;
    this.things = things;
  }

  /** @param {Entry} entry */
  of(entry) {
    return this.#guarded(entry.record.id, () => this.#row(entry));
  }

  /** @param {"damaged" | "newer"} kind @param {Raw} raw */
  ofUnread(kind, raw) {
    return this.#guarded(raw.id, () => this.#unread(kind, raw));
  }

  /**
   * One row that can't be shown doesn't stop the others: it says what it is.
   * @param {string} id
   * @param {() => HTMLElement} show
   */
  #guarded(id, show) {
    try {
      return show();
    } catch (error) {
      console.error(`handbook-my-records: ${id} can’t be shown`, error);
      return make("li", word("shelving.not-shown", { id: isolated(id) }));
    }
  }

  /** @param {string} name */
  #fromTemplate(name) {
    const pattern = this.#patterns.get(name) ?? this.#pattern(name);
    this.#patterns.set(name, pattern);
    return /** @type {HTMLElement} */ (pattern.cloneNode(true));
  }

  /** @param {string} name */
  #pattern(name) {
    const selector = `template.saved-${name}`;
    const template = /** @type {HTMLTemplateElement | null} */ (this.root.querySelector(selector));
    if (!template) throw new ElementError(this.root, selector, "the pattern of a row");
    const pattern = /** @type {HTMLElement} */ (document.importNode(template.content, true).querySelector("li"));
    const texts = document.createNodeIterator(pattern, NodeFilter.SHOW_TEXT);
    // Spaces between elements weigh, in thousands of rows.
    while (texts.nextNode()) {
      const text = /** @type {Text} */ (texts.referenceNode);
      if (!text.data.trim()) text.remove();
    }
    return pattern;
  }

  /**
   * A row stays the same element for as long as it says the same: thousands take a while to make.
   * @param {Entry} entry
   */
  #row({ record, words, name }) {
    const { id, head, answers } = record;
    const home = this.things.home(id);
    const given = new Map([...answers].filter(([, { value }]) => !isEmpty(value)));
    const dates = word("telling.dates", { started: day(head.created), last: moment(changed(record)) });
    const about = `${dates} ${word("shelving.answers", { n: given.size })}.`;
    const known = this.#known.get(id);
    const same = home && known?.name === name && known.about === about;
    const row = same ? known.row : this.#newRow({ id, name, about, home, given });
    this.#known.set(id, { name, about, row });
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
  #newRow({ id, name, about, home, given }) {
    const row = this.#fromTemplate("row");
    if (home) {
      /** @type {HTMLAnchorElement} */ (row.querySelector("a")).href = `${home.pathname}#copy=${id}`;
      row.querySelector("details")?.remove();
    } else row.querySelector("dl")?.append(...rows(given));
    const hint = /** @type {Element} */ (row.querySelector(".small-hint"));
    hint.textContent = home ? about : `${about} ${word("shelving.homeless")}`;
    row.dataset.id = id;
    nameButtons(row, name);
    return row;
  }

  /** @param {"damaged" | "newer"} kind @param {Raw} raw */
  #unread(kind, { id, parts }) {
    const row = this.#fromTemplate("unread");
    const head = parse(parts.get(id), HEAD);
    const title = this.things.called(id);
    const name = head ? word("shelving.unread", { title, label: labelOf(head), day: day(head.created) }) : title;
    /** @type {Element} */ (row.querySelector(".saved-name")).textContent = name;
    row.querySelector(kind === "damaged" ? ".saved-newer" : ".saved-damaged")?.remove();
    if (kind === "newer" || !isId(id)) row.querySelector("[data-do=mend]")?.remove();
    row.dataset.id = id;
    nameButtons(row, word("shelving.aside-name", { name }));
    return row;
  }
}
