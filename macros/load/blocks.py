"""Blocks in a page, from `/// html | div.doors` to `///`.

pymdown-extensions prints as text what it can't read, and closes by itself what is left open. Here it is told.
"""

import re
from dataclasses import dataclass

from markdown import Markdown

from macros.load import markup
from macros.load.positions import Place
from macros.load.problems import meant, shown

# How each block begins that mkdocs.yml has an extension for.
KNOWN = {"details": "/// details | What it is about", "html": "/// html | div.doors"}

LINE = re.compile(r"([ \t>]*(?:(?:[-*+]|\d+\.)[ \t]+)*)(/{3,})[ \t]*(.*?)[ \t]*")
BEGINNING = re.compile(r"([\w-]+) *(?:\| *(.*))?")
OPTION = re.compile(r" {4,}\S")
MARKDOWN = Markdown(extensions=[f"pymdownx.blocks.{name}" for name in KNOWN])


@dataclass
class _Block:
    """A block that has begun. `told` is whether something is wrong with it already."""

    slashes: str
    name: str
    place: Place
    told: bool = False

    def __str__(self) -> str:
        return f'"{self.slashes} {self.name}"'


def mistakes(text: str) -> markup.Found:
    """What is wrong with the blocks of a page, each with its place. In code nothing is a block."""
    return iter(_Reader(text).found)


class _Reader:
    """Goes through a page line by line and knows which blocks are open."""

    def __init__(self, text: str) -> None:
        self.found: list[tuple[Place, str]] = []
        self.open: list[_Block] = []
        self.lines = text.split("\n")
        without_code = markup.without_code(text).split("\n")
        for number, line in enumerate(self.lines, 1):
            if (match := LINE.fullmatch(line)) and LINE.fullmatch(without_code[number - 1]):
                self._line(number, *match.groups())
        for block in self.open:
            self._left_open(block, "below it")

    def _tell(self, place: Place, said: str) -> None:
        self.found.append((place, said))

    def _line(self, number: int, before: str, slashes: str, words: str) -> None:
        place = Place(number, len(before) + 1)
        if before:
            self._tell(place, f'"{slashes}" set in, expected it where the line begins, outside lists')
        elif not words:
            self._end(place, slashes)
        elif begun := BEGINNING.fullmatch(words):
            self._begin(place, slashes, begun[1].lower(), begun[2])
        else:
            said = f"{shown(slashes + ' ' + words)} neither begins nor ends a block"
            self._tell(place, f'{said}, expected "{KNOWN["html"]}" or "///"')

    def _begin(self, place: Place, slashes: str, name: str, words: str | None) -> None:
        block = _Block(slashes, name, place)
        for around in self.open:
            if around.slashes == slashes and not around.told:
                around.told = True
                said = f'{block} within {around} of line {around.place.line}, expected "{slashes}" before it'
                self._tell(place, f"{said} or more slashes there")
        self.open.append(block)
        above = self.lines[place.line - 2] if place.line > 1 else ""
        if above.strip() and not LINE.fullmatch(above):  # a list would take the block in
            self._tell(place, f"{block} right below another line, expected an empty one above it")
        if name not in KNOWN:
            said = f'no block is called "{name}"'
            self._tell(place, said + (meant(name, KNOWN) or f", expected {' or '.join(KNOWN)}"))
        elif not words:
            self._tell(place, f'{block} without words after it, expected "{KNOWN[name]}"')
        else:
            self._header(place, block)

    def _header(self, place: Place, block: _Block) -> None:
        """A beginning with its options is what pymdown-extensions can read, and safe."""
        line, *below = self.lines[place.line - 1 :]
        options = list(_options(below))
        if self._html(block, [line]) is None:
            self._tell(place, f'{shown(line.strip())} can’t be read, expected "{KNOWN[block.name]}"')
        elif (html := self._html(block, [line, *options])) is None:
            said = f'options that can’t be read by {block}, expected some such as "attrs: {{class: wide}}"'
            self._tell(Place(place.line + 1, 1), said)
        elif html.endswith("/>"):  # what stands in the block would be lost
            said = f"{shown(line.strip())} is an element that holds nothing"
            self._tell(place, f'{said}, expected "{KNOWN[block.name]}"')
        else:
            for _, said in markup.elements(html):
                self._tell(place, said)

    def _html(self, block: _Block, header: list[str]) -> str | None:
        """What pymdown-extensions makes of a block's beginning. None if it takes it for text."""
        html = MARKDOWN.reset().convert("\n".join([*header, "", block.slashes]))
        return None if html.startswith("<p>/") else html

    def _end(self, place: Place, slashes: str) -> None:
        if slashes in [block.slashes for block in self.open]:
            while (block := self.open.pop()).slashes != slashes:
                self._left_open(block, f"before line {place.line}")
        elif self.open:
            block = self.open[-1]
            block.told = True
            said = f'"{slashes}" closes nothing, expected "{block.slashes}" for {block} of line'
            self._tell(place, f"{said} {block.place.line}")
        else:
            self._tell(place, f'"{slashes}" closes nothing, expected a block above it that is open')

    def _left_open(self, block: _Block, where: str) -> None:
        if not block.told:
            self._tell(block.place, f'{block} is left open, expected "{block.slashes}" {where}')


def _options(lines: list[str]) -> list[str]:
    """The lines set in below a beginning."""
    end = next((n for n, line in enumerate(lines) if not OPTION.match(line)), len(lines))
    return lines[:end]
