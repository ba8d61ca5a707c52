"""Glossary terms explained where they first stand on a page, by HTML's own popovers.

Only the places of terms change: the rest of a page stays as it is, letter for letter.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser

from macros import addresses
from macros.finish.site import Site
from macros.handbook import Handbook
from macros.schema.kinds import Glossary

MOST = 8  # more on one page would get in the way of reading
TEXTS = {"dd", "li", "p", "td"}
# Where a button can't stand or would disturb: links, labels, headings and the like.
SKIPPED_TAGS = {
    *("a", "button", "caption", "cite", "code", "figure", "h1", "h2", "h3", "h4", "label", "legend", "nav"),
    *("script", "style", "summary", "svg", "template", "textarea", "th"),
}
SKIPPED_ATTRIBUTES = {"data-search-exclude", "popover"}
VOID = {"br", "hr", "img", "input", "link", "meta", "wbr"}


@dataclass(frozen=True)
class Word:
    """A term of the glossary with its other forms.

    `address` is its place below the site's root, `more` what a link there says.
    """

    id: str
    forms: tuple[str, ...]
    meaning: str
    address: str
    more: str


@dataclass(frozen=True)
class _Place:
    """Where a word stands: from `start` to `end` in the page."""

    start: int
    end: int
    word: Word


class _Finder(HTMLParser):
    """Finds where each word first stands in the running text of a page's article."""

    def __init__(self, page: str, words: Sequence[Word]) -> None:
        super().__init__(convert_charrefs=False)
        self.words = {_key(form): word for word in words for form in word.forms}
        self.pattern = _pattern([form for word in words for form in word.forms])
        self.lines = [0, *(match.end() for match in re.finditer("\n", page))]
        self.open: list[tuple[str, bool]] = []  # each element, and whether the words in it are left alone
        self.titled = False  # whether the title was the last element
        self.places: list[_Place] = []
        self.done: set[Word] = set()
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            # The first paragraph below the title is the page's summary: too short to be interrupted.
            summary = tag == "p" and self.titled
            self.open.append((tag, summary or _skipped(tag, dict(attrs))))
            self.titled = tag == "h1"

    def handle_endtag(self, tag: str) -> None:
        # HTML lets some end tags out, such as </p>: an outer one closes them too.
        for depth in reversed(range(len(self.open))):
            if self.open[depth][0] == tag:
                del self.open[depth:]
                return

    def handle_data(self, data: str) -> None:
        tags = {tag for tag, _ in self.open}
        if "article" not in tags:
            return
        if "h1" in tags:  # the page is about this: it tells more than the glossary
            self.done |= {word for _, word in self._matches(data)}
        if TEXTS.isdisjoint(tags) or any(skipped for _, skipped in self.open):
            return
        line, column = self.getpos()
        offset = self.lines[line - 1] + column
        for match, word in self._matches(data):
            if word not in self.done:
                self.done.add(word)
                self.places.append(_Place(offset + match.start(), offset + match.end(), word))

    def _matches(self, text: str) -> Iterator[tuple[re.Match[str], Word]]:
        for match in self.pattern.finditer(text):
            yield match, self.words.get(match[0]) or self.words[match[0].lower()]


def _skipped(tag: str, attributes: dict[str, str | None]) -> bool:
    return tag in SKIPPED_TAGS or not SKIPPED_ATTRIBUTES.isdisjoint(attributes)


def _is_abbreviation(form: str) -> bool:
    """Whether capitals matter: SMART isn't smart.

    >>> [_is_abbreviation(form) for form in ("SMART goal", "ICBs", "DP:IC", "Just culture")]
    [True, True, True, False]
    """
    return sum(letter.isupper() for letter in form.split()[0]) > 1


def _key(form: str) -> str:
    return form if _is_abbreviation(form) else form.lower()


def _pattern(forms: list[str]) -> re.Pattern[str]:
    """Matches each form as whole words, the longest first."""
    choices = [
        re.escape(form) if _is_abbreviation(form) else f"(?i:{re.escape(form)})"
        for form in sorted(forms, key=len, reverse=True)
    ]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(choices)})(?![\w-])")


def explain(page: str, words: Sequence[Word], address: str) -> str:
    """The page with words of the glossary explained. `address` is the page's own."""
    parts, end = [], 0
    # Where there are too many, nobody can guess what the abbreviations mean.
    chosen = sorted(_Finder(page, words).places, key=lambda place: not _is_abbreviation(place.word.forms[0]))
    for place in sorted(chosen[:MOST], key=lambda place: place.start):
        parts += [page[end : place.start], _popover(page[place.start : place.end], place.word, address)]
        end = place.end
    return "".join([*parts, page[end:]])


def _popover(text: str, word: Word, address: str) -> str:
    id = f"meaning-{word.id}"
    link = escape(addresses.link(word.address, address))
    return (
        f'<button type="button" class="term" popovertarget="{id}">{text}</button>'
        f'<span popover class="term-meaning" id="{id}">{escape(word.meaning, quote=False)} '
        f'<a href="{link}">{escape(word.more, quote=False)}</a></span>'
    )


def words(handbook: Handbook) -> list[Word]:
    """Every term of the glossary."""
    return [
        Word(
            term.id,
            (term.term, *term.also),
            term.text,
            addresses.address(handbook, f"{glossary.id}--{term.id}"),
            handbook.interface.word("thing.meaning", term=term.term),
        )
        for glossary in handbook.of(Glossary)
        for term in glossary.terms
    ]


def write(site: Site, handbook: Handbook) -> None:
    """Explain the words on every page but the glossary's own."""
    if not (known := words(handbook)):
        return
    glossaries = {word.address.partition("#")[0] for word in known}
    for address, page in site.pages.items():
        text = page.file.read_text(encoding="utf-8")
        finished_before = 'class="term"' in text
        if address not in glossaries and not finished_before:
            page.file.write_text(explain(text, known, address), encoding="utf-8")
