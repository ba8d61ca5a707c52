// Tells what each script named on the command line names in its own folder, by node's own parser:
// {"record.js": {"now": ["fields.js"], "later": ["share.js"]}}. Run with --expose-internals.

const { readFileSync } = require("node:fs");
const { basename } = require("node:path");
const { parse } = require("internal/deps/acorn/acorn/dist/acorn");
const { full } = require("internal/deps/acorn/acorn-walk/dist/walk");

const LATER = new Set(["ImportExpression", "NewExpression"]);
const found = {};
for (const file of process.argv.slice(2)) {
  const names = { now: [], later: [] };
  found[basename(file)] = names;
  full(parse(readFileSync(file, "utf8"), { ecmaVersion: "latest", sourceType: "module" }), (node) => {
    const named = node.source ?? (node.type === "NewExpression" && node.callee.name === "URL" && node.arguments[0]);
    const text = named?.value ?? named?.quasis?.[0].value.cooked;
    if (/^\.\.?\/.*\.js$/.test(text)) names[LATER.has(node.type) ? "later" : "now"].push(text.replace("./", ""));
  });
}
console.log(JSON.stringify(found));
