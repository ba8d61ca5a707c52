// Records in a file, as a reader brings one in. Knows no page and no storage.

import { isolated, shortened } from "../base/text.js";
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
  demand(file.size <= LONGEST, "The file is too big to hold saved records.");
  const text = await file.text().catch(() => demand(false, "The file can’t be read."));
  return read(text ?? "", kinds);
}

/** No clock is more than a day ahead. @param {string} where @param {Record<string, any>} it @param {string[]} parts */
function demandPast(where, it, ...parts) {
  const early = parts.find((part) => Date.parse(it[part]) > Date.now() + DAY);
  demand(!early, `${where} has a date in the future: ‘${early}’.`);
}

/** @param {string} text @param {string[]} kinds @returns {Kept[]} */
export function read(text, kinds) {
  const file = parsed(text);
  demand(file?.format === FORMAT, "The file isn’t one of this handbook’s: it holds no saved records.");
  const newer = Number.isInteger(file.version) && file.version > VERSION;
  demand(
    !newer,
    `A newer version of the handbook saved the file (format ${file.version}; this one reads up to ${VERSION}).`,
  );
  const shape = {
    format: isText(60),
    version: isVersion,
    handbook: isText(60),
    exported: isTime,
    records: Array.isArray,
  };
  const wrong = fault(file, shape);
  demand(!wrong, `The file ${wrong}.`);
  demandPast("The file", file, "exported");
  const records = file.records.map((/** @type {unknown} */ it, /** @type {number} */ i) =>
    record(it, `Record ${i + 1}`, kinds),
  );
  const ids = new Set();
  for (const { id } of records) {
    demand(!ids.has(id), `Two records in the file have the id ${id}.`);
    ids.add(id);
  }
  return records;
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal("The file is damaged, or it holds no saved records.");
  }
}

/** @param {unknown} it */
const isVersion = (it) => it === VERSION;

/** @param {any} it @param {string} where @param {string[]} kinds @returns {Kept} */
function record(it, where, kinds) {
  const wrong = fault(it, {
    id: isId,
    ...ABOUT,
    answers: (answers) => !fault(answers, {}) || typeof answers === "object",
  });
  demand(!wrong, `${where} ${wrong}.`);
  const { id, answers, ...about } = it;
  demand(
    kinds.includes(about.kind),
    `${where} is of a kind that this handbook doesn’t know: ‘${isolated(about.kind)}’.`,
  );
  demand(answers && !Array.isArray(answers), `${where} has no proper ‘answers’.`);
  demandPast(where, it, "created", "at");
  for (const [field, answer] of Object.entries(answers)) {
    const named = `${where}: the answer ‘${isolated(shortened(field, 40))}’`;
    demand(field.length <= 200 && FIELD.test(field), `${named} has a name that no field can have.`);
    const fails = fault(answer, ANSWER);
    demand(!fails, `${named} ${fails}.`);
    demandPast(named, answer, "at");
  }
  return { id, head: { version: VERSION, ...about }, answers: new Map(Object.entries(answers)) };
}
