"""YAML with the place of every key and value, so that errors can point there.

What we take is plain: one document, without anchors, aliases and tags. A word
without quotes is text unless it is `true`, `false`, `null` or a number: `yes`,
`No` and 2026-01-31 are text, as they are for editors that check the schemas.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

Path = tuple[str | int, ...]

DEEPEST = 20  # twice as deep as any content
STRANGE = re.compile("[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
WORDS: dict[str, bool | None] = {"": None, "~": None, "null": None, "true": True, "false": False}
WHOLE = re.compile(r"[-+]?\d{1,18}")
DECIMAL = re.compile(r"[-+]?(\d+\.\d*|\.\d+|\d+(?=[eE]))([eE][-+]?\d+)?")

# What libyaml says, for people who write content.
BAD_BEGINNINGS = {
    "found character that cannot start any token",
    "did not find expected node content",
    "did not find expected alphabetic or numeric character",
}
IN_PLAIN_WORDS = {
    "mapping values are not allowed in this context": "a second colon, expected quotes around the text",
    "found unexpected end of stream": "quotes that never end",
    "could not find expected ':'": "a line without a key, expected a key and a colon",
    "did not find expected key": "expected a key: is the line set in too far, or does a quote end early?",
    "did not find expected '-' indicator": "expected an entry of the list, with a dash",
    "did not find expected ',' or ']'": "expected a comma or ]",
    "did not find expected ',' or '}'": "expected a comma or }",
    "did not find expected <document start>": "expected nothing more",
}


@dataclass(frozen=True)
class Place:
    """A line and a column, both counted from 1."""

    line: int
    column: int


class YamlProblem(Exception):
    """The text cannot be read as YAML."""

    def __init__(self, place: Place, text: str) -> None:
        super().__init__(text)
        self.place = place
        self.text = text


@dataclass
class Document:
    """Plain data, where each key and each value of it stands in the file, and what isn't plain there."""

    data: Any = None
    keys: dict[Path, Place] = field(default_factory=dict)
    values: dict[Path, Place] = field(default_factory=dict)
    problems: list[tuple[Place, str]] = field(default_factory=list)

    def value_place(self, path: Path) -> Place:
        """The place of the value at `path`, or of what holds it."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, Place(1, 1))

    def key_place(self, path: Path) -> Place:
        return self.keys.get(path) or self.value_place(path)


def parse(text: str, first_line: int = 1) -> Document:
    """Read YAML whose first line is line `first_line` of its file.

    What could be read but isn't plain is told in the document's `problems`.
    Raises YamlProblem where the text cannot be read.
    """
    if found := STRANGE.search(text):
        line, column = text.count("\n", 0, found.start()), found.start() - text.rfind("\n", 0, found.start())
        raise YamlProblem(Place(first_line + line, column), _strange(found[0]))
    try:
        return _Reader(text, first_line).document
    except yaml.MarkedYAMLError as error:
        raise YamlProblem(*_explain(error, text, first_line)) from error


def _strange(character: str) -> str:
    if character == "\t":
        return "a tab, expected spaces"
    return f"the character U+{ord(character):04X}, expected ones that can be seen"


def _explain(error: yaml.MarkedYAMLError, text: str, first_line: int) -> tuple[Place, str]:
    problem, mark = error.problem or "", error.problem_mark
    if (error.context or "").startswith("while scanning"):
        mark = error.context_mark or mark  # where the quotes or the line began
    if not mark:
        return Place(first_line, 1), f"not YAML: {problem}"
    if problem in BAD_BEGINNINGS:
        said = f'a text that begins with "{text[mark.index]}", expected quotes around it'
    else:
        said = IN_PLAIN_WORDS.get(problem, problem)
    return _place(mark, first_line), f"not YAML: {said}"


def _place(mark: Any, first_line: int) -> Place:
    return Place(mark.line + first_line, mark.column + 1)


class _Reader:
    """Builds the document from libyaml's events, which are quick and carry their places."""

    def __init__(self, text: str, first_line: int) -> None:
        self.events: Iterator[Any] = yaml.parse(text, Loader=yaml.CSafeLoader)
        self.first_line = first_line
        self.document = Document()
        self._stream()

    def _stream(self) -> None:
        next(self.events)
        if isinstance(next(self.events), yaml.StreamEndEvent):
            raise YamlProblem(Place(self.first_line, 1), "nothing here, expected keys with values")
        self.document.data = self._value(next(self.events), ())
        next(self.events)
        if not isinstance(following := next(self.events), yaml.StreamEndEvent):
            self._tell(following, "a second document, expected one")

    def _tell(self, event: Any, text: str) -> None:
        self.document.problems.append((_place(event.start_mark, self.first_line), text))

    def _value(self, event: Any, path: Path) -> Any:
        place = self.document.values[path] = _place(event.start_mark, self.first_line)
        if len(path) > DEEPEST:
            raise YamlProblem(place, f"more than {DEEPEST} lists and mappings inside each other")
        self._expect_plain(event)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(path)
        return self._scalar(event)

    def _expect_plain(self, event: Any) -> None:
        if isinstance(event, yaml.AliasEvent):
            self._tell(event, f'an alias, "*{event.anchor}": expected the thing itself or quotes')
        elif event.anchor is not None:
            self._tell(event, f'an anchor, "&{event.anchor}": expected none or quotes')
        elif event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._tell(event, f'a tag, "{tag}": expected none or quotes')

    def _list(self, path: Path) -> list[Any]:
        found: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            found.append(self._value(event, (*path, len(found))))
        return found

    def _mapping(self, path: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self._key(event, path)
            if key is None:
                self._skip(next(self.events))
            elif key in found:
                first = self.document.keys[(*path, key)].line
                self._tell(event, f'key "{key}" stands twice, first in line {first}')
                self._skip(next(self.events))
            else:
                self.document.keys[(*path, key)] = _place(event.start_mark, self.first_line)
                found[key] = self._value(next(self.events), (*path, key))
        return found

    def _key(self, event: Any, path: Path) -> str | None:
        if isinstance(event, yaml.ScalarEvent):
            self._expect_plain(event)
            return str(event.value)
        self._tell(event, "a key that is no word, expected a word and a colon")
        self._skip(event)
        return None

    def _skip(self, event: Any) -> None:
        """Pass over the value that begins with `event`."""
        depth = 0
        while True:
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth == 0:
                return
            event = next(self.events)

    def _scalar(self, event: Any) -> Any:
        if isinstance(event, yaml.AliasEvent):
            return None
        value = str(event.value)
        if found := STRANGE.search(value):
            self._tell(event, _strange(found[0]))
        if not event.implicit[0]:  # in quotes, or a block of text
            return value
        if value in WORDS:
            return WORDS[value]
        if WHOLE.fullmatch(value):
            return int(value)
        return float(value) if DECIMAL.fullmatch(value) else value
