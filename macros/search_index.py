"""search/search_index.json from the built pages: search finds each item, not only each heading.

The format is that of Material's search, which docs/assets/js/search-worker.js starts.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any

from lxml import html
from lxml.html import HtmlElement

CONFIG = {
    "lang": ["en"],
    # What parts words. The end of "isn’t" is dropped: it would match every word with a t.
    "separator": r"['’](?:s|t|re|ve|ll|d|m)\b|[\s\-–—,.:;!?()\[\]/\"“”‘’'…&]+",
    "pipeline": ["stopWordFilter"],
    # A word in a title, or a synonym, says more about a page than one in its text.
    "fields": {"title": {"boost": 20}, "also": {"boost": 20}, "text": {"boost": 1}},
}
HEADINGS = {"h1", "h2", "h3", "h4"}
ITEMS = {"div", "fieldset", "figure", "li", "tr"}
INLINE = {"a", "abbr", "b", "cite", "code", "em", "i", "mark", "small", "span", "strong", "sub", "sup"}
# What says nothing of its own: controls, pictures, and what repeats other pages.
SKIPPED_TAGS = {"button", "nav", "script", "select", "style", "svg", "template", "textarea"}
SKIPPED_CLASSES = {
    *("cards", "completes", "contents", "credit", "end", "hidden", "note", "place", "points", "printed"),
}
SKIPPED_ATTRIBUTES = {"data-search-exclude", "hidden", "popover"}


@dataclass
class Entry:
    """A page, a section or an item: what search can find."""

    location: str
    texts: list[str] = field(default_factory=list)
    also: list[str] = field(default_factory=list)

    def document(self) -> dict[str, Any]:
        """The entry as Material's search takes it: texts are HTML there."""
        title, *texts = self.texts
        found = {
            "location": self.location,
            "title": escape(title, quote=False),
            "text": "".join(f"<p>{escape(text, quote=False)}</p>" for text in texts),
        }
        return {**found, "also": self.also} if self.also else found


class _Page:
    """Reads one page: the texts of its article, sorted under the headings and items they belong to."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.entries: list[Entry] = []
        self.run = ""

    def read(self, element: HtmlElement) -> None:
        if _skipped(element):
            return
        anchor = _anchor(element)
        if anchor is None:
            self._contents(element)
            return
        outer = self.entries[-1:]
        self._finish_run()
        entry = Entry(self.address + anchor)
        self.entries.append(entry)
        self._contents(element)
        self._finish_run()

    def _contents(self, element: HtmlElement) -> None: ...
