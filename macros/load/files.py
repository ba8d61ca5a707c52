"""The files that people write, as they are read: every mistake in them is noted, none stops the reading."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from macros.load import positions, problems
from macros.load.positions import Place
from macros.load.problems import Problem
from macros.schema.words import Base

Model = TypeVar("Model", bound=Base)

ID = re.compile(r"^id: *([a-z0-9-]+)", re.MULTILINE)


@dataclass
class File:
    """A YAML file or the front matter of a page: its name as told in errors, its text, what it holds."""

    name: str
    text: str
    first_line: int
    document: positions.Document

    @property
    def id(self) -> str | None:
        """The id that it has, also while it has mistakes."""
        id = self.document.data.get("id") if isinstance(self.document.data, dict) else None
        return id if isinstance(id, str) else None

    def leaves(self) -> Iterator[tuple[positions.Path, Any]]:
        """Each value that holds no others, with its path."""
        return _leaves(self.document.data, ())

    def link(self, target: str, path: positions.Path) -> Place:
        """Where a Markdown link to `target` stands in the text at `path`, which may be many lines long."""
        start = self.document.value_place(path)
        for number, line in enumerate(self.text.split("\n")[start.line - self.first_line :], start.line):
            column = line.find(f"]({target})", start.column - 1 if number == start.line else 0)
            if column >= 0:
                return Place(number, column + len("](") + 1)
        return start


def _leaves(data: Any, path: positions.Path) -> Iterator[tuple[positions.Path, Any]]:
    if isinstance(data, dict | list):
        for step, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _leaves(value, (*path, step))
    else:
        yield path, data


class Files:
    """Reads files below `root` and keeps what is wrong with them.

    `unread` has the ids in files that aren't YAML: what else they hold nobody knows.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.read: list[File] = []
        self.unread: set[str] = set()
        self.problems: list[Problem] = []

    def name(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()

    def tell(self, name: str, place: Place, text: str) -> None:
        """Note a mistake, once, in one line."""
        problem = Problem(name, place.line, place.column, text.replace("\n", "\\n"))
        if problem not in self.problems:
            self.problems.append(problem)

    def text(self, path: Path) -> str | None:
        """What a file says."""
        try:
            raw = path.read_bytes()
            return raw.decode("utf-8-sig").replace("\r\n", "\n")
        except OSError as error:
            self.tell(self.name(path), Place(1, 1), f"cannot be read: {error.strerror}")
        except UnicodeDecodeError as error:
            before = raw[: error.start]
            place = Place(before.count(b"\n") + 1, error.start - before.rfind(b"\n"))
            said = f"byte 0x{raw[error.start]:02x} is not UTF-8, expected a text saved as UTF-8"
            self.tell(self.name(path), place, said)
        self.unread.add(path.stem)
        return None

    def open(self, path: Path) -> File | None:
        """Read a YAML file."""
        text = self.text(path)
        return None if text is None else self.parsed(path, text)

    def parsed(self, path: Path, text: str, first_line: int = 1) -> File | None:
        """Read YAML that begins in line `first_line` of a file."""
        try:
            file = File(self.name(path), text, first_line, positions.parse(text, first_line))
        except positions.YamlProblem as error:
            self.tell(self.name(path), error.place, error.text)
            self.unread |= {path.stem, *ID.findall(text)}
            return None
        for place, said in file.document.problems:
            self.tell(file.name, place, said)
        self.read.append(file)
        return file

    def validated(self, file: File, model: type[Model]) -> Model | None:
        """What a file holds, if it is what `model` expects."""
        self._once(file)
        told = {place for place, _ in file.document.problems}
        try:
            return model.model_validate(file.document.data)
        except ValidationError as error:
            for place, text in problems.explain(error, file.document, model):
                if place not in told:
                    self.tell(file.name, place, text)
        return None

    def _once(self, file: File) -> None:
        """Ids stand once in a file, the values of a choice's options once in the choice."""
        seen: dict[tuple[object, ...], int] = {}
        for path, value in file.leaves():
            if len(path) < 2 or path[-1] not in ("id", "value") or not isinstance(value, str):
                continue
            key = (value,) if path[-1] == "id" else (value, path[:-2])
            place = file.document.value_place(path)
            if key in seen:
                where = problems.context(file.document.data, path[:-1] if path[-1] == "value" else path[:-2])
                said = f'{where}{path[-1]} "{value}" stands twice, first in line {seen[key]}'
                self.tell(file.name, place, said)
            seen.setdefault(key, place.line)
