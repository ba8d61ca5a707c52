"""One stylesheet instead of one for each component: a first visit asks for a dozen files less."""

import re
from pathlib import Path

NAME = "handbook.css"
LINK = re.compile(r'\s*<link rel="stylesheet" href="(?P<folder>[^"]*assets/css/)(?P<name>[a-z-]+\.css)">')


def join(folder: Path) -> None:
    """Join the stylesheets that the pages of the built site in `folder` name, in the pages' order.

    Raises ValueError if pages name different ones: nothing says how to join those.
    """
    found: dict[Path, str] = {file: file.read_text(encoding="utf-8") for file in folder.rglob("*.html")}
    lists = {tuple(match["name"] for match in LINK.finditer(page)) for page in found.values()} - {(), (NAME,)}
    if len(lists) > 1:
        raise ValueError(f"pages name different stylesheets: {sorted(lists)}")
    for names in lists:
        sheets = [folder / "assets" / "css" / name for name in names]
        (folder / "assets" / "css" / NAME).write_bytes(b"\n".join(sheet.read_bytes() for sheet in sheets))
        for file, page in found.items():
            file.write_text(_with_one_link(page), encoding="utf-8")
        for sheet in sheets:
            sheet.unlink()


def _with_one_link(page: str) -> str:
    first = LINK.search(page)
    if not first:
        return page
    link = first[0].replace(first["name"], NAME)
    return page[: first.start()] + link + LINK.sub("", page[first.end() :])
