// Texts of every script: compared, shortened, set among other words. Knows no page.

const APOSTROPHES = /[‘’‛ʼ＇`´′]/g;
/** What turns the direction of the text around it. */
const TURNS = /[\u202A-\u202E\u2066-\u2069]/g;
/** Letters and marks that run from right to left. */
const LEFTWARDS = /[\u0590-\u08FF\u200F\uFB1D-\uFDFF\uFE70-\uFEFE\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
const [ISOLATE, END] = ["\u2068", "\u2069"];

/**
 * A text as it is compared: without accents, case, signs that can't be seen, kinds of apostrophes and of white space.
 * @param {string} text
 */
export const folded = (text) =>
  text
    .replace(APOSTROPHES, "'") // a lone accent would become a space
    .normalize("NFKC")
    .normalize("NFD")
    .replace(/[\p{M}\p{Default_Ignorable_Code_Point}]/gu, "")
    .toLowerCase()
    .toUpperCase() // ß is ss
    .toLowerCase()
    .replaceAll("ς", "σ")
    .replace(/\s+/g, " ")
    .trim();

/**
 * Whether every word of the query stands in the text, in whatever order.
 * @param {string} text
 * @param {string} query
 */
export function hasAll(text, query) {
  const words = folded(query);
  const within = words && folded(text);
  return words.split(" ").every((word) => within.includes(word));
}

/** @param {string} text @returns {Iterable<string>} what a reader takes for its characters */
function* characters(text) {
  if (!("Segmenter" in Intl)) return yield* text; // Firefox before 125
  for (const { segment } of new Intl.Segmenter("en").segment(text)) yield segment;
}

/**
 * A text of no more UTF-16 units than that, cut between characters; … says so.
 * @param {string} text
 * @param {number} most
 */
export function shortened(text, most) {
  if (text.length <= most) return text;
  let kept = "";
  for (const character of characters(text)) {
    if (kept.length + character.length >= most) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/**
 * A reader's words as they may stand within a sentence: they cannot turn what stands around them.
 * @param {string} text
 */
export function isolated(text) {
  const plain = text.replace(TURNS, "");
  return LEFTWARDS.test(plain) ? ISOLATE + plain + END : plain;
}

/**
 * A text with one kind of line break.
 * @param {string} text
 */
export const lines = (text) => text.replace(/\r\n|[\r\v\f\u0085\u2028\u2029]/g, "\n");
