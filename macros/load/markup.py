"""Markup that no text may hold: what would run, style or load something that isn't the site's own.

The site's policy (macros.finish.policy) stops it in a reader's browser; here its author is told.
"""

import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser

from macros.load.positions import Place
from macros.load.problems import shown

Found = Iterator[tuple[Place, str]]

# Code shows what it likes. What spans lines isn't taken for code: a line within may begin with an element.
FENCED = re.compile(r"^(`{3,}|~{3,}) *\.?[\w#.+-]* *\n.*?^\1 *$", re.DOTALL | re.MULTILINE)
CODE = re.compile(r"(?<![\\`])(`+)(?!`).+?(?<!`)\1(?!`)")

ELEMENTS = {
    "script": "a file in docs/assets/js/",
    "style": "rules in docs/assets/css/",
    **dict.fromkeys(("iframe", "frame", "object", "embed"), "a link"),
}
LOADING = {"src", "srcset", "poster", "background"}
LINKING = {"a", "area"}  # elsewhere than on these, href loads something
OUTSIDE = re.compile(r"(?:^|[\s,])(?:https?:|//)", re.IGNORECASE)

TARGET = r"\(\s*<?((?:[^\s()>]|\([^\s()]*\))*)"
LINK = re.compile(r"\]" + TARGET)
IMAGE = re.compile(r"!\[[^\[\]]*\]" + TARGET)
DEFINED = re.compile(r"^ {0,3}\[([^\[\]]+)\]: *\n? *<?([^\s>]+)", re.MULTILINE)
IMAGE_BY_NAME = re.compile(r"!\[([^\[\]]*)\](?: ?\[([^\[\]]*)\])?")
ATTRIBUTES = re.compile(r"\{([^}\n]*)\}")
ATTRIBUTE = re.compile(r"""([\w:-]+)=("[^"]*"|'[^']*'|[^\s}]+)""")
ALIGNED = re.compile(r"^[ \t]*(?=.*-)(?=.*\|)[-| ]*:[-:| ]*$", re.MULTILINE)


def unsafe(text: str) -> Found:
    """What a page's Markdown may not hold, each with its place."""
    text = without_code(text)
    yield from elements(text)
    for match in LINK.finditer(text):
        yield from _told(text, match.start(1), _attribute("a", "href", match[1]))
    for match in IMAGE.finditer(text):
        yield from _told(text, match.start(1), _attribute("img", "src", match[1]))
    images = {(name or words).lower() for words, name in IMAGE_BY_NAME.findall(text)}
    for match in DEFINED.finditer(text):
        name, tag = ("src", "img") if match[1].lower() in images else ("href", "a")
        yield from _told(text, match.start(2), _attribute(tag, name, match[2]))
    for attributes in ATTRIBUTES.finditer(text):
        for match in ATTRIBUTE.finditer(attributes[1]):
            said = _attribute("", match[1].lower(), match[2].strip("\"'"))
            yield from _told(text, attributes.start(1) + match.start(), said)
    for match in ALIGNED.finditer(text):
        said = (
            f"aligned columns, {shown(match[0].strip())}, expected |---|---| and a rule in docs/assets/css/"
        )
        yield from _told(text, match.start(), said)


def without_code(text: str) -> str:
    """The text with spaces for code: all else stays where it stands."""
    for code in (FENCED, CODE):
        text = code.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    return text


def elements(html: str) -> Found:
    """The elements and attributes that no page may hold."""
    return iter(_Elements(html).found)


def _told(text: str, start: int, said: str) -> Found:
    if said:
        yield Place(text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)), said


def _attribute(tag: str, name: str, value: str) -> str:
    """What is wrong with an attribute of an element, as HTML or as Markdown writes it."""
    plain = re.sub(r"[\x00-\x20]", "", unescape(value)).lower()
    if name.startswith("on"):
        return f"the attribute {name}={shown(value)}, expected none: what runs stands in docs/assets/js/"
    if name == "style":
        return f"the attribute style={shown(value)}, expected a class and a rule in docs/assets/css/"
    if plain.startswith("javascript:"):
        return f"a link to {shown(value)}, expected an address"
    if (name in LOADING or ("href" in name and tag not in LINKING)) and OUTSIDE.search(unescape(value)):
        return f"an image from {shown(value)}, expected a file below docs/assets/"
    return ""


class _Elements(HTMLParser):
    """Finds elements and attributes as browsers do."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[Place, str]] = []
        self.feed(text)
        self.close()

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """`<![` begins a comment for browsers; Python's parser fails at it."""
        return self.parse_bogus_comment(i)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ELEMENTS:
            self._note(0, f'the element "<{tag}>", expected {ELEMENTS[tag]}')
            return
        written = self.get_starttag_text() or ""
        for name, value in attrs:
            if said := _attribute(tag, name, value or ""):
                place = re.search(rf"(?<![\w:-]){re.escape(name)}(?![\w:-])", written, re.IGNORECASE)
                self._note(place.start() if place else 0, said)

    def _note(self, offset: int, said: str) -> None:
        line, column = self.getpos()
        before = (self.get_starttag_text() or "")[:offset]
        if "\n" in before:
            place = Place(line + before.count("\n"), offset - before.rfind("\n"))
        else:
            place = Place(line, column + 1 + offset)
        self.found.append((place, said))
