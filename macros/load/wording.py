"""Where templates, scripts and Python name words of the interface, by a call of `word`.

A name may be put together there: one that ends in `~ who` may mean every key that begins so.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.load.positions import Place
from macros.load.problems import meant
from macros.schema.interface import Interface

FILE = "content/interface.yml"
NAMED = re.compile(r"""\bword\(\s*f?(?P<quote>["'`])(?P<name>[a-z0-9.-]+)(?P<whole>(?P=quote)\s*[,)])?""")


@dataclass(frozen=True)
class Use:
    """A name in a file, and whether it is whole or the beginning of one."""

    path: Path
    place: Place
    name: str
    whole: bool

    def means(self, name: str) -> bool:
        return name == self.name if self.whole else name.startswith(self.name)


def files(root: Path) -> list[Path]:
    """All that may name words."""
    found = [
        *(root / "docs" / "assets" / "js").rglob("*.js"),
        *(root / "macros").rglob("*.html"),
        *(root / "macros").rglob("*.py"),
        *(root / "overrides").rglob("*.html"),
    ]
    return sorted(found)


def uses(root: Path) -> Iterator[Use]:
    """Every name in every file."""
    for path in files(root):
        text = path.read_text(encoding="utf-8")
        for found in NAMED.finditer(text):
            start = found.start("name")
            place = Place(text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))
            yield Use(path, place, found["name"], bool(found["whole"]))


def names(interface: Interface) -> list[str]:
    """What all words are called."""
    return [f"{group}.{key}" for group, words in interface.words.items() for key in words]


def unknown(root: Path, interface: Interface) -> Iterator[tuple[Path, Place, str]]:
    """Names of words that aren't there."""
    known = names(interface)
    for use in uses(root):
        if not any(map(use.means, known)):
            yield use.path, use.place, f'{FILE} has no words "{use.name}"{meant(use.name, known)}'
