// Tells which other scripts those in the folder on the command line name, by node's own parser:
// {"records/fields.js": {"now": ["./entries.js", "../base/text.js"], "later": []}}. Run with --expose-internals.

const { globSync, readFileSync } = require("node:fs");
const { join } = require("node:path");
const { parse } = require("internal/deps/acorn/acorn/dist/acorn");
const { full } = require("internal/deps/acorn/acorn-walk/dist/walk");

const LATER = new Set(["ImportExpression", "NewExpression"]);
const found = {};
const [folder] = process.argv.slice(2);
for (const file of globSync("**/*.js", { cwd: folder }).sort()) {
  const names = { now: [], later: [] };
  found[file] = names;
  full(parse(readFileSync(join(folder, file), "utf8"), { ecmaVersion: "latest", sourceType: "module" }), (node) => {
    const named = node.source ?? (node.type === "NewExpression" && node.callee.name === "URL" && node.arguments[0]);
    const text = named?.value ?? named?.quasis?.[0].value.cooked;
    if (/^\.\.?\/.*\.js$/.test(text)) names[LATER.has(node.type) ? "later" : "now"].push(text);
  });
}
console.log(JSON.stringify(found));
