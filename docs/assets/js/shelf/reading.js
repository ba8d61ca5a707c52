// Records in a file, as a reader brings one in. Knows no storage.

import { isolated, shortened } from "../base/text.js";
import { word } from "../base/words.js";
import { FORMAT } from "../records/backup.js";
import { ABOUT, ANSWER, fault, isId, isText, isTime, VERSION } from "../records/store.js";

const LONGEST = 20_000_000; // bytes: no browser keeps as much
const DAY = 86_400_000;
const FIELD = /^[a-z0-9]+(--?[a-z0-9]+)*(\/[a-z0-9]{1,30})?$/;

/** The records can't be read from a file; the message says why. */
export class Refusal extends Error {}

/** @param {boolean} well @param {string} reason */
function demand(well, reason) {
  if (!well) throw new Refusal(reason);
}

/** @param {File} file @param {string[]} kinds that this handbook knows. Throws Refusal. */
export async function readFile(file, kinds) {
  demand(file.size <= LONGEST, word("filing.too-big"));
  const text = await file.text().catch(() => demand(false, word("filing.not-read")));
  return read(text ?? "", kinds);
}

/** No clock is more than a day ahead. @param {string} where @param {Record<string, any>} it @param {string[]} parts */
function demandPast(where, it, ...parts) {
  const early = parts.find((part) => Date.parse(it[part]) > Date.now() + DAY);
  demand(!early, word("filing.future", { where, part: early ?? "" }));
}

/** @param {string} where @param {unknown} it @param {Shape} shape */
function demandShape(where, it, shape) {
  const wrong = fault(it, shape);
  if (wrong) throw new Refusal(word(`filing.part-${wrong.how}`, { where, part: wrong.part }));
}

/** @param {string} text @param {string[]} kinds @returns {Kept[]} */
export function read(text, kinds) {
  const file = parsed(text);
  demand(file?.format === FORMAT, word("filing.foreign"));
  if (Number.isInteger(file.version) && file.version > VERSION) {
    throw new Refusal(word("filing.newer", { version: file.version, known: VERSION }));
  }
  const shape = {
    format: isText(60),
    version: isVersion,
    handbook: isText(60),
    exported: isTime,
    records: Array.isArray,
  };
  demandShape(word("filing.file"), file, shape);
  demandPast(word("filing.file"), file, "exported");
  const records = file.records.map((/** @type {unknown} */ it, /** @type {number} */ i) =>
    record(it, word("filing.record", { number: i + 1 }), kinds),
  );
  const ids = new Set();
  for (const { id } of records) {
    demand(!ids.has(id), word("filing.twice", { id }));
    ids.add(id);
  }
  return records;
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(word("filing.damaged"));
  }
}

/** @param {unknown} it */
const isVersion = (it) => it === VERSION;

/** @param {any} it @param {string} where @param {string[]} kinds @returns {Kept} */
function record(it, where, kinds) {
  demandShape(where, it, {
    id: isId,
    ...ABOUT,
    answers: (answers) => !fault(answers, {}) || typeof answers === "object",
  });
  const { id, answers, ...about } = it;
  demand(kinds.includes(about.kind), word("filing.kind", { where, kind: isolated(about.kind) }));
  demand(answers && !Array.isArray(answers), word("filing.part-odd", { where, part: "answers" }));
  demandPast(where, it, "created", "at");
  for (const [field, answer] of Object.entries(answers)) {
    const named = word("filing.answer", { where, name: isolated(shortened(field, 40)) });
    demand(field.length <= 200 && FIELD.test(field), word("filing.name", { where: named }));
    demandShape(named, answer, ANSWER);
    demandPast(named, answer, "at");
  }
  return { id, head: { version: VERSION, ...about }, answers: new Map(Object.entries(answers)) };
}
