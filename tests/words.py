"""A handbook whose interface speaks no English: what is English in it then is content, or was forgotten."""

import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import yaml
from lxml import html
from lxml.html import HtmlElement

from macros.load import wording
from macros.schema.interface import PLACE

WIDE = {code: code - ord("!") + ord("！") for code in range(33, 127)}
ALTERED = re.compile(r"[Ａ-Ｚａ-ｚЀ-ӿ]")  # or what tests type as readers do
# Texts within a line of text; all else begins a new one.
INLINE = {
    *("a", "abbr", "b", "br", "cite", "em", "i", "mark"),
    *("small", "span", "strong", "sub", "sup", "tspan", "wbr"),
}
# What holds no words for readers: names of files and commands, and data for scripts.
SILENT = {"code", "pre", "script", "style", "svg"}
# What attributes say to readers. What others hold is checked where it has a space between words.
SPOKEN = {"alt", "aria-label", "aria-roledescription", "aria-valuetext", "label", "placeholder", "title"}
TECHNICAL = re.compile(
    r"class|id|href|src|srcset|style|media|d|viewbox|transform|points|rel|sizes|content|accept|for|headers"
    r"|aria-(?:labelledby|describedby|controls|owns)|data-md-[\w-]+|data-filter|xmlns|preserveaspectratio"
)
# What Markdown holds beside words: links' targets, calls of macros and anchors.
LINK = re.compile(r"\]\((?:go:|https:)[^)]*\)")
CALL = re.compile(r"\]\(\{\{[^)]*\)+|\{\{.*?\}\}|\{ #\S+ \}")
SIGNS = re.compile(r"[.,:;?!()–→]")
METAS = {"description", "keywords", "og:title", "og:description", "og:site_name"}
# What browsers write in the page's language, and what is no word: addresses and names of files.
BY_THE_BROWSER = re.compile(
    r"\d+ (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}"
    r"|\d (?:kB|MB)\b|\S*[/@]\S*|\b[\w-]+\.(?:json|csv|ics|txt)\b"
)


def altered(text: str) -> str:
    """Words in other letters, with the same places to fill in.

    >>> altered("Page {number}")
    'Ｐａｇｅ {number}'
    """
    return re.sub(
        r"\{[a-z]+\}|[A-Za-z]", lambda it: it[0].translate(WIDE) if len(it[0]) == 1 else it[0], text
    )


def latin(text: str) -> list[str]:
    """The words in plain letters, but those that are places to fill in."""
    return re.findall(r"[A-Za-z]+", PLACE.sub("", text))


def project(root: Path, folder: Path) -> Path:
    """A copy of the project with every word of the interface altered."""
    for name in ("content", "docs", "macros", "overrides"):
        shutil.copytree(root / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(root / "mkdocs.yml", folder / "mkdocs.yml")
    file = folder / wording.FILE
    said = yaml.safe_load(file.read_text(encoding="utf-8"))
    said["words"] = _each(said["words"])
    file.write_text(yaml.safe_dump(said, allow_unicode=True, width=1000), encoding="utf-8")
    return folder


def _each(said: Any) -> Any:
    return altered(said) if isinstance(said, str) else {key: _each(value) for key, value in said.items()}


def plain(text: str) -> str:
    """The words alone."""
    return " ".join(re.findall(r"[^\W\d_]+", unescape(text)))


class Content:
    """All that the handbook itself says."""

    def __init__(self, root: Path) -> None:
        pages = [path.read_text(encoding="utf-8") for path in sorted((root / "docs").rglob("*.md"))]
        texts = [re.sub(r"(?m)^(?:[a-z]+: |- )", "", CALL.sub("\n", page)) for page in pages]
        for path in sorted((root / "content").rglob("*.yml")):
            if path.name != "interface.yml":
                texts += [LINK.sub("\n", text) for text in _texts(_read(path))]
        texts += _texts(_read(root / "mkdocs.yml"), keys=True)  # the menu's titles
        self.units = {plain(part) for text in texts for part in re.split(r"[\n*_`\[\]|#.,:;?!()–]", text)}
        self.units |= {plain(text) for text in texts}
        self.units |= {unit.upper() for unit in self.units}  # headings in a form that is copied as text
        self.all = "".join(f" {plain(re.sub(r'[*_`]', '', text))} \n" for text in texts).lower()

    def has(self, text: str, short: bool = False) -> bool:
        """Whether a text comes from here; one or two words must be a whole text, unless it may be `short`."""
        words = plain(text)
        if not words or words in self.units:
            return True
        return (short or words.count(" ") > 1) and f" {words.lower()} " in self.all


class _Loader(yaml.SafeLoader):
    """Reads mkdocs.yml too, which names variables of the environment."""


_Loader.add_constructor("!ENV", lambda loader, node: "")


def _read(file: Path) -> Any:
    return yaml.load(file.read_text(encoding="utf-8"), Loader=_Loader)


def _texts(data: Any, keys: bool = False) -> list[str]:
    if isinstance(data, dict):
        return [text for value in data.values() for text in _texts(value, keys)] + [
            *map(str, data if keys else ())
        ]
    if isinstance(data, list):
        return [text for value in data for text in _texts(value, keys)]
    return [str(data)]


def english(page: str, content: Content) -> list[str]:
    """What a page of the altered handbook says in plain letters, though no content has it."""
    document = html.document_fromstring(page)
    found = [text for text in _attributes(document) if not _known(text, content)]
    for line in _lines(document):
        if not _known(" ".join(line), content):
            found += [text for text in line if not _known(text, content)]
    for drawn in document.xpath("//svg//text()"):  # each line of a title is a text of its own there
        if not _known(str(drawn), content, short=True):
            found.append(str(drawn))
    return found


def _known(text: str, content: Content, short: bool = False) -> bool:
    parts = ALTERED.sub("\0", BY_THE_BROWSER.sub("\0", " ".join(text.split()))).split("\0")
    # Templates set texts of content side by side, with signs between them.
    return all(
        content.has(part, short) or all(content.has(it, short) for it in SIGNS.split(part)) for part in parts
    )


def _attributes(document: HtmlElement) -> Iterator[str]:
    for element in document.iter("*"):
        for name, value in element.attrib.items():
            if name in SPOKEN or (not TECHNICAL.fullmatch(name) and re.search(r"[^\W\d_] [^\W\d_]", value)):
                yield value
        if element.tag == "meta" and (element.get("name") or element.get("property")) in METAS:
            yield element.get("content", "")


def _lines(document: HtmlElement) -> list[list[str]]:
    """The texts of each line of text: a paragraph, a label, a button."""
    lines: list[list[str]] = []

    def read(element: HtmlElement, line: list[str]) -> None:
        if isinstance(element.tag, str) and element.tag not in SILENT:
            line.append(element.text or "")
            for child in element:
                apart = "popover" in child.attrib  # it interrupts no line
                inline = child.tag in INLINE or "term" in child.classes
                if apart or not inline:
                    lines.append([])
                read(child, line if inline and not apart else lines[-1])
                if not inline:
                    line = []
                    lines.append(line)
                line.append(child.tail or "")

    read(document, [])
    return [[text for text in line if text.strip()] for line in lines]
