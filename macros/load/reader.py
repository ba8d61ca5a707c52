"""content/ and the pages below docs/ -> one frozen Handbook.

Every mistake in every file is found in one go and told as
`file:line:column: item "id": what is wrong, what was expected`.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from macros import calls
from macros.calls import Takes
from macros.handbook import Handbook
from macros.load import page as pages
from macros.load import problems, references, wording
from macros.load.files import File, Files
from macros.load.positions import Place
from macros.load.problems import ContentError
from macros.schema.edition import Edition
from macros.schema.interface import Interface
from macros.schema.kinds import Page, Quotation, Thing, kinds
from macros.schema.words import KEBAB

_cache: dict[Path, tuple[object, Handbook]] = {}


def load(root: Path) -> Handbook:
    """Read the project at `root`. Raises ContentError with every problem found.

    Read again only when a file has changed that it is made of, or that names words of the interface.
    """
    stamp = fingerprint(root)
    if root in _cache and _cache[root][0] == stamp:
        return _cache[root][1]
    handbook = _Reader(root).read()
    _cache[root] = (stamp, handbook)
    return handbook


def fingerprint(root: Path) -> tuple[tuple[str, int, int], ...]:
    """Name, modification time and size of each file that a mistake in it may stand in."""
    found = []
    content = [*_below(root / "content", ".yml", ".yaml"), *_below(root / "docs", ".md")]
    for path in [*content, *wording.files(root)]:
        status = path.stat()
        found.append((str(path), status.st_mtime_ns, status.st_size))
    return tuple(found)


def _below(folder: Path, *endings: str) -> list[Path]:
    found = [path for ending in endings for path in folder.rglob(f"*{ending}") if path.is_file()]
    return sorted(found)


class _Reader:
    """Reads every file first, then looks at what each says of the others."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.files = Files(root)
        self.kinds: dict[str, str] = {}  # of every thing, also of those with mistakes
        self.owners: dict[str, str] = {}  # the file of every thing and page
        self.known: set[str] = set()  # all that may be referred to
        self.sought: set[str] = set()  # kinds of which pages call things that aren't there
        self.homes: dict[str, str] = {}
        self.headings: dict[str, str] = {}

    def read(self) -> Handbook:
        edition, interface = self._edition(), self._interface()
        things = self._things()
        written = self._written()
        front_matter = self._front_matter(written)
        for path, source in written.items():
            for call in source.calls:
                self._called(path, call)
        self._placed()
        for file in self.files.read:
            references.check(self.files, file, self.known)
        if self.files.problems or edition is None or interface is None:
            raise ContentError(sorted(self.files.problems))
        return Handbook(
            edition,
            interface,
            MappingProxyType({id: things[id] for id in sorted(things)}),
            MappingProxyType(front_matter),
            MappingProxyType(self.homes),
            MappingProxyType(self.headings),
        )

    def _tell(self, path: Path, place: Place, text: str) -> None:
        self.files.tell(self.files.name(path), place, text)

    # Content

    def _edition(self) -> Edition | None:
        file = self.files.open(self.root / "content" / "handbook.yml")
        return self.files.validated(file, Edition) if file else None

    def _interface(self) -> Interface | None:
        file = self.files.open(self.root / wording.FILE)
        interface = self.files.validated(file, Interface) if file else None
        if interface:
            for path, place, said in wording.unknown(self.root, interface):
                self._tell(path, place, said)
        return interface

    def _things(self) -> dict[str, Thing]:
        things: dict[str, Thing] = {}
        for path in _below(self.root / "content", ".yml", ".yaml"):
            cls = self._class(path)
            file = self.files.open(path) if cls else None
            if cls and file:
                thing = self.files.validated(file, cls)
                self._identify(path, file, cls.kind)
                if thing:
                    things[thing.id] = thing
        return things

    def _class(self, path: Path) -> type[Thing] | None:
        """The kind that a file's folder tells."""
        folders = {cls.folder: cls for cls in kinds().values()}
        folder = path.parent.relative_to(self.root / "content").as_posix()
        if folder in folders and path.suffix == ".yml":
            return folders[folder]
        if folder in folders:
            self._tell(path, Place(1, 1), f'expected the name "{path.stem}.yml"')
        elif folder != ".":
            text = f'no kind has the folder "{folder}"{problems.meant(folder, folders)}'
            self._tell(path, Place(1, 1), text)
        elif path.name not in ("handbook.yml", "interface.yml", "addresses.yml"):
            text = f"expected the file in one of the folders {', '.join(sorted(folders))}"
            self._tell(path, Place(1, 1), text)
        return None

    def _identify(self, path: Path, file: File, kind: str) -> None:
        if file.id is None:
            self.files.unread.add(path.stem)
            return
        if file.id != path.stem and re.fullmatch(KEBAB, file.id):
            text = f'"id" is "{file.id}", expected the file\'s name "{path.stem}"'
            self.files.tell(file.name, file.document.value_place(("id",)), text)
        if file.id != path.stem:
            self.files.unread.add(path.stem)
        self.kinds.setdefault(file.id, kind)
        self._own(file, file.id)
        self.known |= {
            f"{file.id}--{value}" for path, value in file.leaves() if path[-1] == "id" and len(path) > 1
        }

    def _own(self, file: File, id: str) -> None:
        if id in self.owners:
            text = f'id "{id}" is taken by {self.owners[id]}, expected one of its own'
            self.files.tell(file.name, file.document.value_place(("id",)), text)
        self.owners.setdefault(id, file.name)
        self.known.add(id)

    # Pages

    def _written(self) -> dict[Path, pages.Source]:
        """Every page as it was written."""
        found = {}
        for path in _below(self.root / "docs", ".md"):
            text = self.files.text(path)
            if text is not None:
                found[path] = pages.read(text)
                for place, said in found[path].problems:
                    self._tell(path, place, said)
        return found

    def _front_matter(self, written: Mapping[Path, pages.Source]) -> dict[str, Page]:
        """Every page of prose; one without front matter may only show things."""
        found: dict[str, Page] = {}
        for path, source in written.items():
            if source.front_matter is None:
                if not source.problems and not any(self._places(call) for call in source.calls):
                    said = "no front matter, expected id, title and summary between two lines ---"
                    self._tell(path, Place(1, 1), said)
                continue
            file = self.files.parsed(path, source.front_matter, first_line=2)
            page = self.files.validated(file, Page) if file else None
            if file and file.id is not None:
                self._own(file, file.id)
                self.homes[file.id] = self._home(path)
                self._anchors(path, file.id, source.headings)
            if page:
                found[page.id] = page
        return found

    def _home(self, path: Path) -> str:
        return path.relative_to(self.root / "docs").as_posix()

    def _anchors(self, path: Path, page: str, headings: list[pages.Heading]) -> None:
        for heading in headings:
            if heading.anchor in self.headings:
                said = f'anchor "{heading.anchor}" stands twice, expected one of its own'
                self._tell(path, heading.place, said)
            if not heading.anchor.startswith(f"{page}--"):
                said = f'anchor "{heading.anchor}", expected one that begins with "{page}--"'
                self._tell(path, heading.place, said)
            self.headings[heading.anchor] = heading.text
            self.known.add(heading.anchor)

    # What pages call

    def _places(self, call: pages.Call) -> bool:
        """Whether a macro places things, or might if it were spelt right."""
        return call.macro in calls.PLACES or call.macro not in calls.MACROS

    def _called(self, path: Path, call: pages.Call) -> None:
        takes = calls.MACROS.get(call.macro)
        if takes is None:
            said = f'no macro is called "{call.macro}"{problems.meant(call.macro, calls.MACROS)}'
            self._tell(path, call.place, said)
        elif takes is not Takes.NOTHING and not call.words:
            self._tell(path, call.place, f"{call.macro}() without an id, expected one in quotes")
        for id, place in call.words:
            if takes is Takes.ITS_KIND:
                self._place(path, calls.PLACES[call.macro], id, place)
            elif takes is Takes.QUOTED:
                self._quoted(path, id, place)
            elif takes is Takes.TITLED:
                self._expect(path, id, set(self.owners), place)
            elif takes is Takes.ANYTHING:
                self._expect(path, id, self.known, place)

    def _expect(self, path: Path, id: str, known: set[str], place: Place) -> None:
        references.expect(self.files, self.files.name(path), id, known, place)

    def _place(self, path: Path, kind: str, id: str, place: Place) -> None:
        """Note where a thing lives."""
        if self.kinds.get(id) == kind:
            if id in self.homes:
                said = f'{kind} "{id}" stands in docs/{self.homes[id]} already, expected a card here'
                self._tell(path, place, said)
            self.homes.setdefault(id, self._home(path))
        elif id not in self.files.unread:
            same = [other for other, its_kind in self.kinds.items() if its_kind == kind]
            self._tell(path, place, f'no {kind} has the id "{id}"{problems.meant(id, same)}')
            self.sought.add(kind)

    def _quoted(self, path: Path, id: str, place: Place) -> None:
        parts = [known.partition("--") for known in self.known]
        quoted = {item for thing, _, item in parts if self.kinds.get(thing) == Quotation.kind}
        if id not in quoted:
            self._tell(path, place, f'no quotation has the id "{id}"{problems.meant(id, quoted)}')

    def _placed(self) -> None:
        """Everything stands on some page, unless a slip in its id is told already."""
        wrong = {problem.file for problem in self.files.problems}
        for id, kind in self.kinds.items():
            if id not in self.homes and kind not in self.sought and self.owners[id] not in wrong:
                call = f'{{{{ {calls.macro(kind)}("{id}") }}}}'
                said = f"no page shows it, expected {call} in a file below docs/"
                self.files.tell(self.owners[id], Place(1, 1), said)
