"""search/search_index.json from the built pages: search finds each item, not only each heading.

The format is that of Material's search, which docs/assets/js/search/worker.js starts.
"""

import json
import string
import unicodedata
from dataclasses import dataclass, field
from html import escape
from typing import Any

from lxml import html
from lxml.html import HtmlElement

from macros.finish.site import Site

CONFIG = {
    "lang": ["en"],
    # What stands between words. The end of “isn’t” is dropped: a lone t would match too much.
    "separator": r"['’](?:s|t|re|ve|ll|d|m)\b|[\s\-–—,.:;!?()\[\]/\"“”‘’'…&]+",
    "pipeline": ["stopWordFilter"],
    # A word in a title, or a synonym, tells more about a page than one in its text.
    "fields": {"title": {"boost": 30}, "also": {"boost": 20}, "text": {"boost": 1}},
}
HEADINGS = {"h1", "h2", "h3", "h4"}
SECTIONS = {"form", "section"}
ITEMS = {"div", "fieldset", "figure", "li", "tr"}
INLINE = {"a", "abbr", "b", "button", "cite", "code", "em", "i", "small", "span", "strong", "sub", "sup"}
# What says nothing of its own: controls and pictures, and what is marked so (CONTRIBUTING.md, "Add a kind").
SKIPPED_TAGS = {"dialog", "nav", "script", "select", "style", "svg", "template", "textarea"}
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
        also = [*self.also, *_without_accents([*self.texts, *self.also])]
        found = {
            "location": self.location,
            "title": escape(title, quote=False),
            "text": "".join(f"<p>{escape(text, quote=False)}</p>" for text in texts),
        }
        return {**found, "also": also} if also else found


def _without_accents(texts: list[str]) -> list[str]:
    """The words with accents or the like, as docs/assets/js/base/text.js folds what a reader types."""
    words = {word.strip(string.punctuation + "‘’“”…–") for text in texts for word in text.split()}
    folded = {word: _folded(word) for word in words}
    return sorted({plain for word, plain in folded.items() if plain != word.lower()})


def _folded(word: str) -> str:
    parts = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", word))
    plain = "".join(part for part in parts if not unicodedata.category(part).startswith("M"))
    return unicodedata.normalize("NFC", plain.casefold())


class _Reader:
    """Sorts the texts of one page's article under the heading or item that they belong to."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.entries: list[Entry] = []
        self.open: Entry | None = None
        self.line = ""

    def read(self, element: HtmlElement) -> None:
        if element.tag in INLINE:
            self._contents(element)
            return
        self._end_line()
        outer, anchor = self.open, _anchor(element)
        if anchor is not None:
            self.open = Entry(self.address + anchor)
            self.entries.append(self.open)
        self._contents(element)
        self._end_line()
        heading = element.tag in HEADINGS  # what follows belongs to it, to the end of its section
        if element.tag in SECTIONS or (anchor is not None and not heading):
            self.open = outer

    def _contents(self, element: HtmlElement) -> None:
        self.line += element.text or ""
        for child in element:
            if not _skipped(child):
                self.read(child)
            self.line += child.tail or ""

    def _end_line(self) -> None:
        if self.open and (text := " ".join(self.line.split())):
            self.open.texts.append(text)
        self.line = ""


def _skipped(element: HtmlElement) -> bool:
    return (
        not isinstance(element.tag, str)  # a comment
        or element.tag in SKIPPED_TAGS
        or (element.tag == "button" and "term" not in element.classes)
        or not SKIPPED_ATTRIBUTES.isdisjoint(element.attrib)
    )


def _anchor(element: HtmlElement) -> str | None:
    """The fragment that leads to what is found here: empty for a page itself, None where nothing is."""
    id = element.get("id", "")
    if element.tag == "h1":
        return ""
    if "--" not in id or element.tag not in HEADINGS | ITEMS or "small-hint" in element.classes:
        return None
    return f"#{id}"


def entries(page: str, address: str) -> list[Entry]:
    """What there is to find on a page, the page itself first.

    `address` is the page's, below the site's root. A page without a main article holds nothing to find.
    """
    document = html.document_fromstring(page)
    reader = _Reader(address)
    for article in document.xpath("//main//article"):
        reader.read(article)
    found = [entry for entry in reader.entries if entry.texts]
    if found:
        words = document.xpath("string(//meta[@name='keywords']/@content)")
        found[0].also = [word.strip() for word in str(words).split(",") if word.strip()]
    return found


def write(site: Site) -> None:
    """Replace the search index of a built site."""
    found = [
        entry
        for address, page in site.pages.items()
        for entry in entries(page.file.read_text(encoding="utf-8"), address)
    ]
    index = {"config": CONFIG, "docs": [entry.document() for entry in found]}
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    file = site.folder / "search" / "search_index.json"
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")
