// The trainers' table: sorted by a press on a heading, printed, taken away as a file, each link copied in
// the form that is chosen above it. Without this script it is the plain table.

import { download } from "../base/download.js";
import { locale, word } from "../base/words.js";
import { copy, copyButton } from "../links/copy-link.js";

const tools = /** @type {HTMLElement} */ (document.querySelector(".trainers-tools"));
const table = /** @type {HTMLTableElement} */ (document.querySelector("table.trainers-table"));
const body = table.tBodies[0];
const rows = [...body.rows];
const order = new Intl.Collator(locale, { numeric: true });

/** How a link is written. @type {Record<string, (title: string, address: string) => string>} */
const FORMS = {
  Address: (_, address) => address,
  Markdown: (title, address) => `[${title.replace(/[[\]\\]/g, "\\$&")}](${address})`,
  HTML: (title, address) => Object.assign(document.createElement("a"), { href: address, textContent: title }).outerHTML,
};

/**
 * What a cell is sorted by.
 * @param {HTMLTableRowElement} row
 * @param {number} column
 */
const key = (row, column) => row.cells[column].dataset.sort ?? row.cells[column].textContent ?? "";

/** @param {HTMLTableCellElement} heading */
function sort(heading) {
  const back = heading.ariaSort === "ascending";
  for (const other of table.tHead?.rows[0].cells ?? []) other.removeAttribute("aria-sort");
  heading.ariaSort = back ? "descending" : "ascending";
  const column = heading.cellIndex;
  rows.sort((a, b) => order.compare(key(a, column), key(b, column)) * (back ? -1 : 1));
  body.append(...rows);
}

/**
 * One field of a CSV file. A spreadsheet takes what begins with these signs for a formula.
 * @param {string} text
 */
function csv(text) {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The rows that are shown, as a file. */
function takeAway() {
  const shown = [...(table.tHead?.rows ?? []), ...rows.filter((row) => !row.hidden)];
  const lines = shown.map((row) => [...row.cells].map((cell) => csv(cell.textContent?.trim() ?? "")).join(","));
  // The mark at the start tells Excel that it is UTF-8.
  download("mentoring-handbook.csv", "text/csv", `\ufeff${lines.join("\r\n")}\r\n`);
}

for (const heading of table.tHead?.rows[0].cells ?? []) {
  const button = document.createElement("button");
  button.type = "button";
  button.append(...heading.childNodes);
  button.addEventListener("click", () => sort(heading));
  heading.append(button);
}

for (const row of rows) {
  const link = /** @type {HTMLAnchorElement} */ (row.querySelector("a"));
  const title = link.textContent ?? "";
  const button = copyButton(word("linking.copy", { name: title }), () => {
    const chosen = /** @type {HTMLInputElement} */ (tools.querySelector("input:checked"));
    const form = chosen.labels?.[0].textContent?.trim() ?? chosen.value;
    copy(FORMS[chosen.value](title, link.href), word("sorting.copied", { form, title }));
  });
  const cell = row.cells[row.cells.length - 1];
  cell.classList.add("copy-link-place");
  cell.append(button);
}

tools.querySelector("[data-do=print]")?.addEventListener("click", () => print());
tools.querySelector("[data-do=csv]")?.addEventListener("click", takeAway);
table.tHead?.setAttribute("data-sorts", word("sorting.by"));
table.classList.add("trainers-sortable");
tools.hidden = false;
