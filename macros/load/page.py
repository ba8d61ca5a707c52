"""A page below docs/ as it was written: its front matter, headings and calls of macros."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import jinja2
from jinja2 import nodes

from macros.load import blocks, markup
from macros.load.positions import Place

FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
HEADING = re.compile(r"#{2,4} (.+?) \{ #([a-z0-9-]+) \}\s*")
GO_LINK = re.compile(r"\]\((go:[^)]*)\)")
JINJA = jinja2.Environment()


@dataclass(frozen=True)
class Heading:
    """A heading of the page, and the anchor that its author gave it."""

    text: str
    anchor: str
    place: Place


@dataclass(frozen=True)
class Call:
    """A call of a macro, with each of its words and where it stands."""

    macro: str
    words: tuple[tuple[str, Place], ...]
    place: Place


@dataclass
class Source:
    """What a page is made of, and the mistakes in how it is written."""

    front_matter: str | None = None
    headings: list[Heading] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    problems: list[tuple[Place, str]] = field(default_factory=list)


def read(text: str) -> Source:
    """Take a page apart. Never fails: mistakes are told in `problems`."""
    source = Source()
    if match := FRONT_MATTER.match(text):
        source.front_matter = match[1]
        text = "\n" * match[0].count("\n") + text[match.end() :]
    elif text.startswith("---"):
        source.problems.append((Place(1, 1), "front matter that never ends, expected a second line ---"))
    _headings(text, source)
    _calls(text, source)
    for number, line in enumerate(text.splitlines(), 1):
        for link in GO_LINK.finditer(line):
            said = f'"{link[1]}" is for content/, expected {{{{ to("{link[1][3:]}") }}}} in a page'
            source.problems.append((Place(number, link.start(1) + 1), said))
    source.problems += [*markup.unsafe(text), *blocks.mistakes(text)]
    return source


def _headings(text: str, source: Source) -> None:
    for number, line in enumerate(text.splitlines(), 1):
        if match := HEADING.fullmatch(line):
            source.headings.append(Heading(match[1], match[2], Place(number, 1)))
        elif line.startswith("# "):
            said = "a heading of the first level, expected ## or ###: opening() prints the title"
            source.problems.append((Place(number, 1), said))
        elif line.startswith("#"):
            said = "a heading without an anchor, expected ## Words { #page-id--anchor }"
            source.problems.append((Place(number, 1), said))


def _calls(text: str, source: Source) -> None:
    try:
        tree = JINJA.parse(text)
    except jinja2.TemplateSyntaxError as error:
        line = text.splitlines()[error.lineno - 1 : error.lineno]
        column = max(0, line[0].find("{")) + 1 if line else 1
        source.problems.append((Place(error.lineno, column), _explain(error.message or "")))
        return
    lines = text.splitlines()
    called = [call.node for call in tree.find_all(nodes.Call)]
    for name in tree.find_all(nodes.Name):
        if name not in called:
            said = f'"{name.name}" is neither a call, such as opening(), nor in quotes'
            source.problems.append((_find(lines, name.lineno, name.name), said))
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name):
            place = _find(lines, call.lineno, f"{call.node.name}(")
            words = tuple((word, _find(lines, line, word)) for word, line in _words(call))
            source.calls.append(Call(call.node.name, words, place))


def _explain(message: str) -> str:
    if message == "Missing end of comment tag":
        return '"{#" begins a comment, expected "{ #"'
    return f"not a call of a macro: {message.rstrip('.')}"


def _words(call: nodes.Call) -> Iterator[tuple[str, int]]:
    for argument in [*call.args, *(option.value for option in call.kwargs)]:
        for constant in argument.items if isinstance(argument, nodes.List) else [argument]:
            if isinstance(constant, nodes.Const) and isinstance(constant.value, str):
                yield constant.value, constant.lineno


def _find(lines: list[str], number: int, words: str) -> Place:
    return Place(number, max(0, lines[number - 1].find(words)) + 1)
