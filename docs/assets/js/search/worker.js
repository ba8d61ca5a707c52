// Stands between Material's search box and Material's own search worker. The box believes that search is
// ready at once; the worker and the index (most of what search weighs) are fetched with the first word that
// a reader types. Where they don't come, box.js hears of it, through a channel: the box itself knows no such
// message. Where the site's root is, and what lies there as Material's worker, the page tells in this script's
// query (overrides/frame.html).

/** @typedef {{location: string, title: string, score: number, terms: Record<string, boolean>}} Found */

/** What the box and the worker send one another, by Material's numbers. */
const SETUP = 0;
const READY = 1;
const QUERY = 2;
const RESULT = 3;

const channel = new BroadcastChannel("handbook search");

/** Words that say nothing about what is looked for. Material would take them for beginnings of others. */
const SMALL = new Set(
  (
    "a about an and are as at be but by can could do does doing for from get give have how i if in is it " +
    "me my of on or our should so than that the their them then there they this to up us was we what when " +
    "where which who why will with would you your"
  ).split(" "),
);

/**
 * @param {Worker} worker
 * @param {number} type
 * @param {unknown} data
 * @returns {Promise<any>} what the worker answers; it may not even start
 */
function ask(worker, type, data) {
  return new Promise((resolve, reject) => {
    worker.onmessage = (event) => resolve(event.data.data);
    worker.onerror = reject;
    worker.postMessage({ type, data });
  });
}

const given = new URLSearchParams(location.search);
const root = new URL(given.get("root") ?? "", location.href);
const material = new URL(given.get("engine") ?? "", root);

/** @returns {Promise<Worker>} Material's worker, with the index in it */
async function start() {
  const found = await fetch(new URL("search/search_index.json", root));
  if (!found.ok) throw new Error(`search index: ${found.status}`);
  const index = await found.json();
  const worker = new Worker(material);
  await ask(worker, SETUP, { ...index, options: {} });
  return worker;
}

/**
 * Without accents, as macros/search_index.py writes words that have them. It is base/text.js's `folded` in short: a
 * classic script can only import later, and once that has failed, Firefox never tries again.
 * @param {string} query
 */
const plain = (query) => query.normalize("NFKD").replace(/\p{M}/gu, "").toUpperCase().toLowerCase().normalize("NFC");

/**
 * @param {string} query
 * @returns {string[]} the words that count, or all of them where none does, without signs that Material obeys
 */
function telling(query) {
  const words =
    plain(query)
      .replace(/['’](?:s|t|re|ve|ll|d|m)\b/g, "")
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const counting = words.filter((word) => !SMALL.has(word));
  return counting.length ? counting : words;
}

/** @param {string} word as it begins in its other forms too: scaling, scaled, scales; at least four letters */
const stem = (word) => word.replace(/(?<=^.{4,})(?:ity|ing|ed|es|s)$/, "");

/**
 * Puts a page higher that says it in a section or item too, and shows that place with it: Material hides
 * places that score less than their page. A place needn't repeat what its page's title says.
 * @param {Found[][]} pages what was found on each page, the best first
 * @param {string[]} stems
 */
function rank(pages, stems) {
  for (const [best, ...places] of pages) {
    const title = best.title.toLowerCase();
    const place = places.find(({ terms }) => stems.every((part) => terms[part] || title.includes(part)));
    if (best.location.includes("#") || !place) continue;
    best.score += place.score;
    place.score = best.score;
  }
  return pages.sort(([a], [b]) => b.score - a.score);
}

/**
 * @param {string[]} words
 * @returns {Promise<Found[][]>}
 */
async function search(words) {
  if (!words.length) return [];
  engine ??= start();
  const worker = await engine;
  const stems = words.map(stem);
  const found = await ask(worker, QUERY, [...new Set([...words, ...stems])].join(" "));
  if (found.items.length) return rank(found.items, stems);
  return (await ask(worker, QUERY, words.map((word) => `${word}~1`).join(" "))).items; // misspelt?
}

/** @type {Promise<Worker> | undefined} */
let engine;
let newest = "";
let running = Promise.resolve();

/** @param {string} query */
async function answer(query) {
  if (query !== newest) return; // the reader has typed on
  try {
    postMessage({ type: RESULT, data: { items: await search(telling(query)) } });
  } catch {
    engine = undefined; // the next key tries again
    channel.postMessage(query);
  }
}

addEventListener("message", ({ data }) => {
  newest = data.data;
  running = running.then(() => answer(data.data));
});
postMessage({ type: READY });
