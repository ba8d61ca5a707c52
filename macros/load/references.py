"""What content says of other content: each id that it names must be something's own."""

import re
from collections.abc import Set
from pathlib import Path

from macros.load import positions, problems
from macros.load.files import File, Files, Model
from macros.load.positions import Place
from macros.load.problems import ContentError
from macros.schema.words import REFERENCE, reference_fields

LINK = re.compile(r"\]\(([^)]*)\)")


def check(files: Files, file: File, known: Set[str]) -> None:
    """Tell of each reference in a file, by field or by `go:` link, that leads nowhere."""
    fields = reference_fields()
    for path, value in file.leaves():
        if not isinstance(value, str):
            continue
        if fields.intersection(map(str, path[-2:])) and re.fullmatch(REFERENCE, value):
            expect(files, file.name, value, known, file.document.value_place(path))
        for link in LINK.findall(value):
            place = file.link(link, path)
            if link.startswith("go:"):
                expect(files, file.name, link.removeprefix("go:"), known, place)
            elif not link.startswith("https://"):
                files.tell(file.name, place, f'a link to "{link}", expected go: and an id, or https://')


def expect(files: Files, name: str, id: str, known: Set[str], place: Place) -> None:
    """Tell that nothing has the id, unless it may stand in a file that nobody could read."""
    if id not in known and id.split("--")[0] not in files.unread:
        files.tell(name, place, f'nothing has the id "{id}"{problems.meant(id, known)}')


def read_beside(
    root: Path, name: str, model: type[Model], known: Set[str]
) -> tuple[Model, positions.Document]:
    """A file that refers to the ids `known` without being part of the handbook. Raises ContentError."""
    files = Files(root)
    file = files.open(root / name)
    read = files.validated(file, model) if file else None
    if file:
        check(files, file, known)
    if files.problems or file is None or read is None:
        raise ContentError(sorted(files.problems))
    return read, file.document
