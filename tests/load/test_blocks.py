"""Blocks in a page: what pymdown-extensions passes over in silence is told; what isn't told is a block."""

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml.html import HtmlElement, fromstring
from markdown import Markdown
from mkdocs.utils.yaml import yaml_load

from macros.load import blocks
from tests.project import Project

HTML = "/// html | div.doors"
DETAILS = "/// details | What it is about"

# What stands in the page of prose from line 8 on, what is told.
MISTAKES = {
    "left open": (
        "/// html | div.doors\n\nText.",
        ['8:1: "/// html" is left open, expected "///" below it'],
    ),
    "closed twice": (
        "/// html | div.doors\n\nText.\n\n///\n\n///",
        ['14:1: "///" closes nothing, expected a block above it that is open'],
    ),
    "closed by other slashes": (
        "//// html | div.doors\n\nText.\n\n///\n\n////",
        ['12:1: "///" closes nothing, expected "////" for "//// html" of line 8'],
    ),
    "closed by other slashes alone": (
        "//// html | div.doors\n\nText.\n\n///",
        ['12:1: "///" closes nothing, expected "////" for "//// html" of line 8'],
    ),
    "unknown block": (
        "/// detials | More\n\nText.\n\n///",
        ['8:1: no block is called "detials" (did you mean "details"?)'],
    ),
    "block like no other": (
        "/// warning\n\nText.\n\n///",
        ['8:1: no block is called "warning", expected details or html'],
    ),
    "closing its parent": (
        "/// html | div.doors\n\n/// details | More\n\nText.\n\n///\n\n///",
        ['10:1: "/// details" within "/// html" of line 8, expected "///" before it or more slashes there'],
    ),
    "one left open before the next": (
        "/// html | div.doors\n\n/// html | div.moment-list\n\nText.\n\n///",
        ['10:1: "/// html" within "/// html" of line 8, expected "///" before it or more slashes there'],
    ),
    "inner one left open": (
        "//// html | div.doors\n\n/// details | More\n\nText.\n\n////",
        ['10:1: "/// details" is left open, expected "///" before line 14'],
    ),
    "no element": (
        "/// html\n\nText.\n\n///",
        [f'8:1: "/// html" without words after it, expected "{HTML}"'],
    ),
    "no words to open": (
        "/// details\n\nText.\n\n///",
        [f'8:1: "/// details" without words after it, expected "{DETAILS}"'],
    ),
    "element that can't be read": (
        "/// html | div.doors.\n\nText.\n\n///",
        [f'8:1: "/// html | div.doors." can’t be read, expected "{HTML}"'],
    ),
    "element that holds nothing": (
        "/// html | hr.wide\n\nText.\n\n///",
        [f'8:1: "/// html | hr.wide" is an element that holds nothing, expected "{HTML}"'],
    ),
    "no line between": (
        "/// html div.doors\n\nText.",
        [f'8:1: "/// html div.doors" neither begins nor ends a block, expected "{HTML}" or "///"'],
    ),
    "unknown option": (
        "/// details | More\n    opn: true\n\nText.\n\n///",
        ['9:1: options that can’t be read by "/// details", expected some such as "attrs: {class: wide}"'],
    ),
    "option that is no YAML": (
        "/// details | More\n    attrs: {\n\nText.\n\n///",
        ['9:1: options that can’t be read by "/// details", expected some such as "attrs: {class: wide}"'],
    ),
    "in a list": (
        "- One\n\n    /// details | More\n\n    Text.\n\n    ///\n\n- /// html | div.doors",
        [
            '10:5: "///" set in, expected it where the line begins, outside lists',
            '14:5: "///" set in, expected it where the line begins, outside lists',
            '16:3: "///" set in, expected it where the line begins, outside lists',
        ],
    ),
    "in a quotation": (
        "> /// html | div.doors",
        ['8:3: "///" set in, expected it where the line begins, outside lists'],
    ),
    "right below a list": (
        "- One\n/// details | More\n\nText.\n\n///",
        ['9:1: "/// details" right below another line, expected an empty one above it'],
    ),
    "what is stopped elsewhere": (
        '/// html | p[onclick="go()"]\n\nText.\n\n///\n\n'
        '/// details | More\n    attrs: {style: "color: red"}\n\nText.\n\n///\n\n'
        "/// html | script\n\nText.\n\n///",
        [
            '8:1: the attribute onclick="go()", expected none: what runs stands in docs/assets/js/',
            '14:1: the attribute style="color: red", expected a class and a rule in docs/assets/css/',
            '21:1: the element "<script>", expected a file in docs/assets/js/',
        ],
    ),
}
FINE = {
    "one in another": (
        "//// html | div.doors\n\n/// details | More\n    open: true\n\nText.\n\n///\n\n- One\n////",
        "main(div(details(summary p) ul(li)))",
    ),
    "one after another": (
        "/// html | aside.notice-completing\nText.\n///\n\n/// html | div#a\n///",
        "main(aside(p) div)",
    ),
    "in code": (
        "```\n/// html | div\n```\n\n~~~\n///\n~~~\n\n`/// html | div`, `///`",
        "main(pre(code) pre(code) p(code code))",
    ),
    "code in its words": ("/// details | `id`\n\nText.\n\n///", "main(details(summary(code) p))"),
    "code within": ("/// html | div\n\n```\n///\n```\n\n///", "main(div(pre(code)))"),
    "slashes within a line": ("Either // or /// or https://x.example/", "main(p)"),
}
PIECES = ["Text.", "- One", "- One\n\n    More", "> Said", "```\n///\n```", "| a |\n|---|\n| 1 |", "", "", ""]
PIECES += [
    "/// html | div",
    "//// html | div",
    "/// details | More",
    "//// details | More",
    "///",
    "///",
    "////",
]
BEGUN = re.compile("^/{3,} ", re.MULTILINE)


@pytest.fixture
def markdown(root: Path) -> Markdown:
    """Markdown as MkDocs sets it up, with the extensions of mkdocs.yml."""
    with (root / "mkdocs.yml").open(encoding="utf-8") as file:
        listed = yaml_load(file)["markdown_extensions"]
    names = [next(iter(entry)) if isinstance(entry, dict) else entry for entry in listed]
    return Markdown(extensions=[*names, "fenced_code"])


@pytest.mark.parametrize(("lines", "told"), MISTAKES.values(), ids=MISTAKES)
def test_mistake(project: Project, lines: str, told: list[str]) -> None:
    project.edit("docs/index.md", 'Take the [checklist]({{ to("packing") }}).', lines)
    assert project.mistakes() == [f"docs/index.md:{said}" for said in told]


@pytest.mark.parametrize(("lines", "made"), FINE.values(), ids=FINE)
def test_no_mistake(project: Project, markdown: Markdown, lines: str, made: str) -> None:
    project.edit("docs/index.md", 'Take the [checklist]({{ to("packing") }}).', lines)
    assert project.mistakes() == []
    assert shape(converted(markdown, lines)) == made


def test_every_block_that_is_set_up_is_known(markdown: Markdown) -> None:
    """What begins each is told in mistakes; one that is missing in mkdocs.yml would be printed as text."""
    known = vars(markdown.parser.blockprocessors["blocks"])["blocks"]
    assert set(known) == set(blocks.KNOWN)
    for beginning in blocks.KNOWN.values():
        assert "///" not in markdown.reset().convert(f"{beginning}\n\nText.\n\n///")


def test_whatever_is_typed(markdown: Markdown) -> None:
    """Where nothing is told, every block is made, closed where it says so, and no slashes are left over."""
    pieces, silent = random.Random(1), 0
    for _ in range(4000):
        text = "\n".join(pieces.choices(PIECES, k=pieces.randint(3, 9)))
        if BEGUN.search(text) and not list(blocks.mistakes(text)):
            silent += 1
            html = converted(markdown, text)
            assert "///" not in "".join(html.xpath(".//text()[not(parent::code)]")), text
            assert [*depths(html)] == [*written(text)], text
    assert silent > 50


def depths(element: HtmlElement, depth: int = 0) -> Iterator[int]:
    """How deep each block stands within others."""
    for child in element:
        block = child.tag in ("div", "details")
        if block:
            yield depth
        yield from depths(child, depth + block)


def written(text: str) -> Iterator[int]:
    """The same, by the lines of the page."""
    depth = 0
    for words in re.findall(r"^/{3,}(.*)", text.replace("```\n///\n```", ""), re.MULTILINE):
        if words:
            yield depth
        depth += 1 if words else -1


def converted(markdown: Markdown, text: str) -> HtmlElement:
    return fromstring(f"<main>{markdown.reset().convert(text)}</main>")


def shape(element: HtmlElement) -> str:
    """The elements, each with those within it in brackets."""
    within = " ".join(shape(child) for child in element)
    return f"{element.tag!s}({within})" if within else str(element.tag)
