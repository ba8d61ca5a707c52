// A filled-in form in other shapes: as text, and a date of it for a calendar.

import { word } from "../base/words.js";
import { words } from "./telling.js";

/**
 * A filled-in form as plain text: every tick, and every answer that was given.
 *
 * @param {Element} root
 * @param {import("./fields.js").Fields} fields
 */
export function asText(root, fields) {
  const text = [];
  for (const part of root.querySelectorAll(".item-group, .entry, .field, .tick-note, .record-left dl > div")) {
    const control = /** @type {import("./fields.js").Control | null} */ (part.querySelector("[name]"));
    const name = control ? fields.nameOf(control) : "";
    const said = name && fields.said(name);
    if (part.matches(".item-group")) text.push("", words(part.querySelector("h2, h3")).toUpperCase());
    else if (part.matches(".entry")) text.push("", part.ariaLabel);
    else if (part.matches(".field-tick"))
      text.push(`[${fields.get(name) ? "x" : " "}] ${words(part.querySelector("label"))}`);
    else if (part.matches("div:not(.field)")) text.push("", ...[...part.children].map(words));
    else if (said && part.matches(".tick-note")) text.push(`    ${word("keeping.note", { text: said })}`);
    else if (said && !part.matches(".field-repeated-group"))
      text.push("", words(part.querySelector("label, legend")), said);
  }
  return text.join("\n");
}

/** @param {string} text */
const escaped = (text) => text.replace(/[\\;,]/g, "\\$&");

/** At most 75 bytes a line: RFC 5545, 3.1. @param {string} line */
function folded(line) {
  let [text, bytes] = ["", 0];
  for (const character of line) {
    const size = new TextEncoder().encode(character).length;
    if (bytes + size > 75) [text, bytes] = [`${text}\r\n `, 1];
    text += character;
    bytes += size;
  }
  return `${text}\r\n`;
}

/**
 * A whole-day event that says what it is and where the form stands, nothing of the answers.
 *
 * @param {string} uid
 * @param {string} date as 2026-11-22
 * @param {string} event
 * @param {string} address
 */
export function calendar(uid, date, event, address) {
  const after = new Date(Date.parse(date) + 86_400_000).toISOString();
  return [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Effective Mentoring Handbook//EN",
    "BEGIN:VEVENT",
    `UID:${uid}`,
    `DTSTAMP:${new Date().toISOString().replace(/[-:]|\.\d+/g, "")}`,
    `DTSTART;VALUE=DATE:${date.replaceAll("-", "")}`,
    `DTEND;VALUE=DATE:${after.slice(0, 10).replaceAll("-", "")}`,
    `SUMMARY:${escaped(event)}`,
    `DESCRIPTION:${escaped(address)}`,
    `URL:${address}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
    "END:VCALENDAR",
  ]
    .map(folded)
    .join("");
}
