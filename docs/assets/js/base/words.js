// The interface's words. The page brings those that its scripts say: overrides/frame.html, content/interface.yml.

/** @type {Record<string, string | { one: string, other: string } | undefined>} */
const words = JSON.parse(document.getElementById("words")?.textContent || "{}");

/** How dates and numbers are written. */
export const locale = String(words.locale ?? document.documentElement.lang);

const plurals = new Intl.PluralRules(locale);

/**
 * Words, filled in; `n` chooses between those for one and those for more. What a page lacks is told, and its name
 * stands there.
 * @param {string} name such as `group.key`
 * @param {Record<string, string | number>} [values]
 */
export function word(name, values = {}) {
  const said = words[name];
  if (!said) return lacking(name, name);
  const text = typeof said === "string" ? said : plurals.select(Number(values.n)) === "one" ? said.one : said.other;
  return text.replace(/\{([a-z]+)\}/g, (place, key) => String(values[key] ?? lacking(`${name} ${place}`, place)));
}

/** @param {string} what @param {string} instead */
function lacking(what, instead) {
  console.error(`the interface's words: the page lacks ${what}`);
  return instead;
}
