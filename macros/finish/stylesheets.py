"""One stylesheet instead of one for each part: a first visit asks for forty files less.

It is sent without comments and indentation: what explains the rules costs readers nothing.
"""

import posixpath
import re
from pathlib import Path

NAME = "handbook.css"
LINK = re.compile(r'\s*<link rel="stylesheet" href="[^"]*assets/css/(?P<name>(?:[a-z-]+/)*[a-z-]+\.css)">')
# What a sheet names from where it lies; data:, /…, #… and whole addresses are the same from everywhere.
URL = re.compile(r"""(?<=url\()(?P<quote>["']?)(?P<address>(?![a-z]+:|[/#])[^"'()\s]+)(?=(?P=quote)\))""")
# A comment, or what may look like one in quotes; and the start of a line.
SPARE = re.compile(r"""(?P<kept>"[^"\n]*"|'[^'\n]*')|/\*.*?\*/|(?<=\n)\s+""", re.DOTALL)


def join(folder: Path) -> None:
    """Join the stylesheets that the pages of the built site in `folder` name, in the pages' order.

    Raises ValueError if pages name different ones: nothing says how to join those.
    """
    found: dict[Path, str] = {file: file.read_text(encoding="utf-8") for file in folder.rglob("*.html")}
    lists = {tuple(match["name"] for match in LINK.finditer(page)) for page in found.values()} - {(), (NAME,)}
    if len(lists) > 1:
        raise ValueError(f"pages name different stylesheets: {sorted(lists)}")
    styles = folder / "assets" / "css"
    for names in lists:
        sheets = [_moved((styles / name).read_text(encoding="utf-8"), Path(name).parent) for name in names]
        (styles / NAME).write_text(_shrunk("\n".join(sheets)), encoding="utf-8")
        for file, page in found.items():
            file.write_text(_with_one_link(page), encoding="utf-8")
        for name in names:
            (styles / name).unlink()
        for room in sorted(styles.rglob("*/"), reverse=True):
            if not any(room.iterdir()):
                room.rmdir()


def _moved(sheet: str, room: Path) -> str:
    """The stylesheet of the folder `room` as it reads beside that folder: what it names is still found."""
    return URL.sub(lambda url: url["quote"] + posixpath.normpath(room / url["address"]), sheet)


def _shrunk(sheet: str) -> str:
    return SPARE.sub(lambda found: found["kept"] or "", sheet)


def _with_one_link(page: str) -> str:
    first = LINK.search(page)
    if not first:
        return page
    link = first[0].replace(first["name"], NAME)
    return page[: first.start()] + link + LINK.sub("", page[first.end() :])
