"""content/ and the front matter of docs/ -> one frozen Handbook.

Every mistake in every file is found in one go and told as
`file:line:column: item "id": what is wrong, what was expected`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import ValidationError

from macros import positions, problems, schema
from macros.problems import ContentError, Problem

CALL = re.compile(r"""\{\{\s*([a-z_]+)\(\s*["']([^"']*)["']""")
FRONT_MATTER = re.compile(r"\A---\n(.*?)^---$", re.DOTALL | re.MULTILINE)
HEADING = re.compile(r"^#{2,4} (.+?) \{ #([^\s}]+) \}$", re.MULTILINE)
LINK = re.compile(r"\]\(go:([^)\s]*)\)")

Model = TypeVar("Model", bound=schema.Base)


@dataclass(frozen=True)
class Handbook:
    """All content, checked.

    `homes` tells for each thing and page the page file under docs/ where it
    lives, relative to docs/ (the page that calls the thing's own macro).
    `headings` has the text of each heading in a page of prose, by its anchor.
    """

    edition: schema.Edition
    things: Mapping[str, schema.Thing]
    pages: Mapping[str, schema.Page]
    homes: Mapping[str, str]
    headings: Mapping[str, str]

    def of_kind(self, kind: str) -> list[schema.Thing]:
        """The things of one kind, in the order of their ids."""
        return [thing for thing in self.things.values() if thing.kind == kind]

    def titled(self, id: str) -> schema.Titled:
        """The thing or page of that id. Raises KeyError."""
        return self.things[id] if id in self.things else self.pages[id]


@dataclass
class _File:
    """A file being read: its name as told in errors, its YAML, what came of it."""

    name: str
    text: str
    document: positions.Document
    model: schema.Base | None = None

    def problem(self, place: positions.Place, text: str) -> Problem:
        return Problem(self.name, place.line, place.column, text)

    def where(self, path: positions.Path) -> str:
        return problems.context(self.document.data, path)


_cache: dict[Path, tuple[object, Handbook]] = {}


def load(root: Path) -> Handbook:
    """Read the project at `root`. Raises ContentError with every problem found.

    Read again only when a file below content/ or docs/ has changed.
    """
    stamp = fingerprint(root)
    if root in _cache and _cache[root][0] == stamp:
        return _cache[root][1]
    handbook = _Reader(root).read()
    _cache[root] = (stamp, handbook)
    return handbook


def fingerprint(root: Path) -> tuple[tuple[str, int, int], ...]:
    """Name, modification time and size of each file that the content is made of."""
    found = []
    for path in _sources(root):
        status = path.stat()
        found.append((str(path), status.st_mtime_ns, status.st_size))
    return tuple(found)


def _sources(root: Path) -> list[Path]:
    return sorted([*(root / "content").rglob("*.yml"), *(root / "docs").rglob("*.md")])


def read_beside(
    root: Path, name: str, model: type[Model], handbook: Handbook
) -> tuple[Model, positions.Document]:
    """A file that speaks of the handbook without being part of it. Raises ContentError."""
    reader = _Reader(root)
    reader.headings.update(handbook.headings)
    text = reader._text(root / name)
    file = reader._file(root / name, text) if text is not None else None
    read = reader._validated(file, model) if file else None
    reader._references(handbook.things, handbook.pages)
    if reader.problems or not file or not isinstance(read, model):
        raise ContentError(sorted(reader.problems))
    return read, file.document


class _Reader:
    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Problem] = []
        self.owners: dict[str, str] = {}
        self.homes: dict[str, str] = {}
        self.headings: dict[str, str] = {}
        self.files: list[_File] = []

    def read(self) -> Handbook:
        edition = self._edition()
        things = self._things()
        pages = self._pages(things)
        self._references(things, pages)
        if self.problems or edition is None:
            raise ContentError(sorted(set(self.problems)))
        return Handbook(
            edition,
            MappingProxyType({id: things[id] for id in sorted(things)}),
            MappingProxyType(pages),
            MappingProxyType(self.homes),
            MappingProxyType(self.headings),
        )

    # Files

    def _text(self, path: Path) -> str | None:
        name = path.relative_to(self.root).as_posix()
        raw = path.read_bytes()
        try:
            return raw.decode("utf-8").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            before = raw[: error.start]
            line = before.count(b"\n") + 1
            column = error.start - before.rfind(b"\n")
            text = f"byte 0x{raw[error.start]:02x} is not UTF-8, expected a text saved as UTF-8"
            self.problems.append(Problem(name, line, column, text))
            return None

    def _file(self, path: Path, text: str, first_line: int = 1) -> _File | None:
        name = path.relative_to(self.root).as_posix()
        try:
            file = _File(name, text, positions.parse(text, first_line))
        except positions.YamlProblem as error:
            self.problems.append(Problem(name, error.place.line, error.place.column, error.text))
            return None
        self.files.append(file)
        return file

    def _validated(self, file: _File, model: type[schema.Base]) -> schema.Base | None:
        try:
            file.model = model.model_validate(file.document.data)
        except ValidationError as error:
            for place, text in problems.explain(error, file.document, model):
                self.problems.append(file.problem(place, text))
        return file.model

    # Content

    def _edition(self) -> schema.Edition | None:
        path = self.root / "content" / "handbook.yml"
        if not path.is_file():
            self.problems.append(Problem("content/handbook.yml", 1, 1, "no such file"))
            return None
        text = self._text(path)
        file = self._file(path, text) if text is not None else None
        edition = self._validated(file, schema.Edition) if file else None
        return edition if isinstance(edition, schema.Edition) else None

    def _things(self) -> dict[str, schema.Thing]:
        things: dict[str, schema.Thing] = {}
        folders = {cls.folder: cls for cls in schema.kinds().values()}
        for path in sorted((self.root / "content").rglob("*.yml")):
            folder, name = path.parent.name, path.relative_to(self.root).as_posix()
            if path.parent == self.root / "content":
                if path.stem not in ("handbook", "addresses"):
                    text = f"expected the file in one of the folders {', '.join(sorted(folders))}"
                    self.problems.append(Problem(name, 1, 1, text))
                continue
            if folder not in folders:
                text = f'no kind has the folder "{folder}"{problems.meant(folder, folders)}'
                self.problems.append(Problem(name, 1, 1, text))
                continue
            if (text_ := self._text(path)) is None or (file := self._file(path, text_)) is None:
                continue
            self._repeated_ids(file)
            thing = self._validated(file, folders[folder])
            if isinstance(thing, schema.Thing):
                self._own(file, thing.id)
                things.setdefault(thing.id, thing)
                if thing.id != path.stem:
                    place = file.document.value_place(("id",))
                    text = f'id is "{thing.id}", expected the file\'s name "{path.stem}"'
                    self.problems.append(file.problem(place, text))
        return things

    def _repeated_ids(self, file: _File) -> None:
        seen: dict[str, positions.Place] = {}
        for path, value in _walk(file.document.data, ()):
            if len(path) < 2 or path[-1] != "id":
                continue
            place = file.document.value_place(path)
            if value in seen:
                text = f"{file.where(path[:-1])}the id stands twice, first in line {seen[value].line}"
                self.problems.append(file.problem(place, text))
            seen.setdefault(value, place)

    def _own(self, file: _File, id: str) -> None:
        if id in self.owners:
            text = f'id "{id}" is taken by {self.owners[id]}, expected one of its own'
            self.problems.append(file.problem(file.document.value_place(("id",)), text))
        self.owners.setdefault(id, file.name)

    # Pages

    def _pages(self, things: dict[str, schema.Thing]) -> dict[str, schema.Page]:
        pages: dict[str, schema.Page] = {}
        for path in sorted((self.root / "docs").rglob("*.md")):
            if (text := self._text(path)) is None:
                continue
            self._calls(path, text, things)
            self._headings(path, text)
            if not (match := FRONT_MATTER.match(text)):
                continue
            file = self._file(path, match[1], first_line=2)
            page = self._validated(file, schema.Page) if file else None
            if file and isinstance(page, schema.Page):
                self._own(file, page.id)
                pages.setdefault(page.id, page)
                self.homes[page.id] = path.relative_to(self.root / "docs").as_posix()
        return pages

    def _headings(self, path: Path, text: str) -> None:
        name = path.relative_to(self.root).as_posix()
        for number, line in enumerate(text.splitlines(), 1):
            if not line.startswith("##"):
                continue
            if not (match := HEADING.match(line)):
                said = "a heading without an anchor, expected ## Words { #page-id--anchor }"
                self.problems.append(Problem(name, number, 1, said))
            elif match[2] in self.headings:
                said = f'anchor "{match[2]}" stands twice, expected one of its own'
                self.problems.append(Problem(name, number, 1, said))
            else:
                self.headings[match[2]] = match[1]

    def _calls(self, path: Path, text: str, things: dict[str, schema.Thing]) -> None:
        """Note where things live; find calls of things that aren't there."""
        kinds = {kind.replace("-", "_"): kind for kind in schema.kinds()}
        name, page = path.relative_to(self.root).as_posix(), path.relative_to(self.root / "docs").as_posix()
        for number, line in enumerate(text.splitlines(), 1):
            for match in CALL.finditer(line):
                kind, id, column = match[1], match[2], match.start() + 1
                if kind not in kinds:
                    continue
                if id not in things or things[id].kind != kinds[kind]:
                    if any(Path(p.file).stem == id for p in self.problems):
                        continue  # it is there, and its own mistakes are told already
                    same = [thing.id for thing in things.values() if thing.kind == kinds[kind]]
                    said = f'no {kinds[kind]} has the id "{id}"{problems.meant(id, same)}'
                    self.problems.append(Problem(name, number, column, said))
                elif id in self.homes:
                    said = (
                        f'{kinds[kind]} "{id}" stands in docs/{self.homes[id]} already, expected a card here'
                    )
                    self.problems.append(Problem(name, number, column, said))
                else:
                    self.homes[id] = page

    # References

    def _references(self, things: Mapping[str, schema.Thing], pages: Mapping[str, schema.Page]) -> None:
        broken = {Path(problem.file).stem for problem in self.problems}
        known = set(things) | set(pages) | set(self.headings)
        for thing in things.values():
            known |= {f"{thing.id}--{part.id}" for part, _ in schema.items(thing)}  # type: ignore[attr-defined]
        for file in self.files:
            if file.model is None:
                continue
            for path, reference in _referring(file.model, file.document.data, ()):
                if reference in known or reference.split("--")[0] in broken:
                    continue
                said = f'{file.where(path)}nothing has the id "{reference}"{problems.meant(reference, known)}'
                self.problems.append(file.problem(file.document.value_place(path), said))


def _walk(data: Any, path: positions.Path) -> Iterator[tuple[positions.Path, Any]]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _walk(value, (*path, key))
    elif isinstance(data, list):
        for i, value in enumerate(data):
            yield from _walk(value, (*path, i))
    else:
        yield path, data


def _referring(model: schema.Base, data: Any, path: positions.Path) -> Iterator[tuple[positions.Path, str]]:
    """Each reference in `model`, by field and by `go:` link, with its path in the file."""
    for name, field in type(model).model_fields.items():
        key = field.alias or name
        value, here = getattr(model, name), (*path, key)
        refers = schema.is_reference(field)
        for child, where in _children(value, here):
            if isinstance(child, schema.Base):
                yield from _referring(child, data, where)
            elif isinstance(child, str):
                if refers:
                    yield where, child
                for link in LINK.findall(child):
                    yield where, link


def _children(value: Any, path: positions.Path) -> Iterator[tuple[Any, positions.Path]]:
    if isinstance(value, tuple):
        yield from ((child, (*path, i)) for i, child in enumerate(value))
    else:
        yield value, path
