// Tells the texts in the scripts below the folder on the command line that a reader might be shown: those with a space
// between letters, by node's own parser. Selectors, texts for the console and for errors of ours are left out.
// Run with --expose-internals.

const { globSync, readFileSync } = require("node:fs");
const { join } = require("node:path");
const { parse } = require("internal/deps/acorn/acorn/dist/acorn");
const { fullAncestor } = require("internal/deps/acorn/acorn-walk/dist/walk");

const WORDS = /\p{L}[,.:;]? \p{L}/u;
const ASIDE = new Set(["closest", "guarded", "matches", "part", "querySelector", "querySelectorAll"]);

/** Whether what is called shows its texts to no reader. */
function isAside(node) {
  if (node.type === "NewExpression") return /Error$/.test(node.callee.name ?? "");
  if (node.type !== "CallExpression") return false;
  const { callee } = node;
  return (
    callee.type === "Super" || callee.object?.name === "console" || ASIDE.has(callee.name ?? callee.property?.name)
  );
}

const found = [];
const [folder] = process.argv.slice(2);
for (const file of globSync("**/*.js", { cwd: folder }).sort()) {
  const text = readFileSync(join(folder, file), "utf8");
  fullAncestor(parse(text, { ecmaVersion: "latest", sourceType: "module" }), (node, _state, ancestors) => {
    const said = node.type === "Literal" ? node.value : node.type === "TemplateElement" ? node.value.cooked : "";
    if (typeof said === "string" && WORDS.test(said) && !ancestors.some(isAside)) found.push([file, said]);
  });
}
console.log(JSON.stringify(found));
