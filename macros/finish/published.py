"""content/addresses.yml: every address ever published, and where each leads today.

`retired:` is written by hand; the rest is added by `python -m macros.finish.published site`
(`make addresses`), so that a change shows up line by line.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from macros import addresses
from macros.finish import site as built
from macros.handbook import Handbook
from macros.load import positions
from macros.load.problems import ContentError, Problem, meant
from macros.load.reader import load
from macros.load.references import read_beside
from macros.schema.published import Addresses

FILE = "content/addresses.yml"
HEAD = """\
# yaml-language-server: $schema=schemas/addresses.json
# Every address ever published. People link to them and print them, so each must lead somewhere for ever.
# `make addresses` adds new ones. Never take one away: say here what it leads to now (CONTRIBUTING.md).
retired: []
"""


@dataclass(frozen=True)
class Recorded:
    """What the file says, and where in it."""

    addresses: Addresses
    document: positions.Document

    def problem(self, path: positions.Path, text: str) -> Problem:
        place = self.document.key_place(path)
        return Problem(FILE, place.line, place.column, text)


def read(root: Path, handbook: Handbook) -> Recorded:
    """Read the file; as long as there is none, nothing is published. Raises ContentError."""
    if not (root / FILE).is_file():
        return Recorded(Addresses(), positions.Document())
    recorded = Recorded(*read_beside(root, FILE, Addresses, addresses.authored(handbook)))
    if problems := list(_never_published(recorded)):
        raise ContentError(problems)
    return recorded


def _never_published(recorded: Recorded) -> Iterator[Problem]:
    listed = recorded.addresses
    known = {*listed.go, *listed.pages, *(id for ids in listed.pages.values() for id in ids)}
    for i, entry in enumerate(listed.retired):
        if entry.was not in known:
            text = f'"{entry.was}" was never published{meant(entry.was, known)}'
            yield recorded.problem(("retired", i), text)


def on_page(page: built.Page, handbook: Handbook) -> frozenset[str]:
    """The anchors on a page that people may link to: what somebody named, and the headings around it."""
    headings = {id for id in page.headings if id.split("--")[0] in handbook.homes}
    return (page.ids & addresses.authored(handbook)) | headings


# Where each leads


@dataclass
class Leads:
    """What must be added to the site so that every recorded address leads somewhere, and what can't be.

    References stand for where to lead: ids of things, pages and items.
    """

    short: dict[str, str] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)
    anchors: list[tuple[str, str, str]] = field(default_factory=list)  # page, old id, reference
    nowhere: list[Problem] = field(default_factory=list)


def leads(recorded: Recorded, site: built.Site, handbook: Handbook) -> Leads:
    """Find out where each recorded address leads."""
    found = Leads(short={id: id for id in addresses.shortcuts(handbook)})
    standing = {id for page in site.pages.values() for id in page.ids}
    retired = _retired(recorded, site, standing, found)
    for key, anchors in recorded.addresses.pages.items():
        path = key.removeprefix("./")
        if path in site.pages:
            for i, id in enumerate(anchors):
                if id in site.pages[path].ids:
                    continue
                if id in retired or id in standing:  # what stands on another page now has moved there
                    found.anchors.append((path, id, retired.get(id, id)))
                else:
                    found.nowhere.append(recorded.problem(("pages", key, i), f"{key}#{id} leads nowhere"))
        elif key in retired:
            found.pages[path] = retired[key]
        else:
            text = f"{key} leads nowhere, and {len(anchors)} anchors with it"
            found.nowhere.append(recorded.problem(("pages", key), text))
    for i, id in enumerate(recorded.addresses.go):
        if id in retired:
            found.short[id] = retired[id]
        elif id not in found.short:
            found.nowhere.append(recorded.problem(("go", i), f"{addresses.short(id)} leads nowhere"))
    return found


def _retired(recorded: Recorded, site: built.Site, standing: set[str], found: Leads) -> dict[str, str]:
    """What each retired address leads to; the ids that went with a page lead where the page does."""
    retired = {}
    for i, entry in enumerate(recorded.addresses.retired):
        retired[entry.was] = entry.now
        if entry.was in standing or entry.was in site.pages:
            text = f'"{entry.was}" still stands in the handbook, expected an address that is gone'
            found.nowhere.append(recorded.problem(("retired", i), text))
    for key, ids in recorded.addresses.pages.items():
        if key in retired:
            retired = dict.fromkeys((id for id in ids if id not in standing), retired[key]) | retired
    return retired


# Adding new ones


def unrecorded(recorded: Addresses, site: built.Site, handbook: Handbook) -> list[str]:
    """The addresses of the site that the file doesn't have yet."""
    new = [addresses.short(id) for id in addresses.shortcuts(handbook) if id not in recorded.go]
    for path, page in site.pages.items():
        key = path or "./"
        if key not in recorded.pages:
            new.append(key)
        new += [f"{key}#{id}" for id in on_page(page, handbook).difference(recorded.pages.get(key, ()))]
    return sorted(new)


def text(recorded: Addresses, head: str) -> str:
    """The file: `head` is its beginning with what is retired, as somebody wrote it."""
    lines = ["go:", *(f"  - {id}" for id in sorted(recorded.go)), "pages:"]
    for path, ids in sorted(recorded.pages.items()):
        lines += [f"  {path}:" if ids else f"  {path}: []", *(f"    - {id}" for id in sorted(ids))]
    return head + "\n".join(lines) + "\n"


def with_new(recorded: Addresses, site: built.Site, handbook: Handbook) -> Addresses:
    """All that is recorded, and all that stands on the site."""
    pages = {path: {*ids} for path, ids in recorded.pages.items()}
    for path, page in site.pages.items():
        pages.setdefault(path or "./", set()).update(on_page(page, handbook))
    return Addresses(
        retired=recorded.retired,
        go=(*{*recorded.go, *addresses.shortcuts(handbook)},),
        pages={path: tuple(ids) for path, ids in pages.items()},
    )


def main(arguments: list[str]) -> int:
    """Add the addresses of the built site to the file."""
    root, folder = Path.cwd(), Path(arguments[0])
    try:
        handbook = load(root)
        recorded = read(root, handbook).addresses
    except ContentError as error:
        print(error)
        return 1
    site = built.read(folder)
    new = unrecorded(recorded, site, handbook)
    file = root / FILE
    head = re.split("(?m)^go:", file.read_text(encoding="utf-8"))[0] if file.is_file() else HEAD
    file.write_text(text(with_new(recorded, site, handbook), head), encoding="utf-8")
    print(f"{FILE}: {len(new)} new" + "".join(f"\n  {address}" for address in new[:20]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
