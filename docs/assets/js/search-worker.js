// Stands between Material's search box and Material's own search worker, whose address is this
// script's query. The box believes that search is ready at once; the worker and the index (most of
// what search weighs) are fetched with the first word that a reader types.

/** @typedef {{location: string, score: number, terms: Record<string, boolean>}} Found  by Material's search */

/** What the box and the worker send one another, by Material's numbers. */
const SETUP = 0;
const READY = 1;
const QUERY = 2;
const RESULT = 3;

/** Words that say nothing about what is looked for. Material would take them for beginnings of others. */
const SMALL = new Set(
  (
    "a about an and are as at be but by can could do does doing for from get give have how i if in is it " +
    "me my of on or our should so than that the their them then there they this to up us was we what when " +
    "where which who why will with would you your"
  ).split(" "),
);

/** @type {Promise<Worker> | undefined} */
let engine;

/** @returns {Promise<Worker>} Material's worker, with the index in it */
async function start() {
  const index = await fetch(new URL("../../search/search_index.json", location.href));
  if (!index.ok) throw new Error(`search index: ${index.status}`);
  const worker = new Worker(new URL(location.search.slice(1), location.href));
  const ready = new Promise((resolve) => worker.addEventListener("message", resolve, { once: true }));
  worker.postMessage({ type: SETUP, data: { ...(await index.json()), options: {} } });
  await ready;
  worker.addEventListener("message", ({ data }) => {
    rank(data.data.items);
    postMessage(data);
  });
  return worker;
}

/**
 * @param {string} query
 * @returns {string} the words that count, or all of them where none does; no signs, which Material would obey
 */
function telling(query) {
  const words = query.replace(/['’](?:s|t|re|ve|ll|d|m)\b/g, "").match(/[\p{L}\p{N}]+/gu) ?? [];
  const counting = words.filter((word) => !SMALL.has(word.toLowerCase()));
  return (counting.length ? counting : words).join(" ");
}

/**
 * Puts a page higher that says it in a section or item too, and shows that place with it: Material hides
 * places that score less than their page.
 * @param {Found[][]} pages what was found on each page, the best first
 */
function rank(pages) {
  for (const [best, ...places] of pages) {
    const place = places.find(({ location, terms }) => location.includes("#") && Object.values(terms).every(Boolean));
    if (!place) continue;
    best.score += place.score;
    place.score = best.score;
  }
  pages.sort(([a], [b]) => b.score - a.score);
}

addEventListener("message", async ({ data }) => {
  if (data.type !== QUERY) return;
  if (!telling(data.data)) return postMessage({ type: RESULT, data: { items: [] } });
  engine ??= start();
  try {
    (await engine).postMessage({ type: QUERY, data: telling(data.data) });
  } catch {
    engine = undefined; // the next key tries again
  }
});
postMessage({ type: READY });
