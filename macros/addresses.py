"""Where everything lives: paths and anchors of things, pages and items."""

import posixpath

from macros import schema
from macros.load import Handbook


def page_path(source: str) -> str:
    """The address below the site's root of a file below docs/.

    >>> page_path("toolkit/first-meeting.md"), page_path("toolkit/index.md"), page_path("index.md")
    ('toolkit/first-meeting/', 'toolkit/', '')
    """
    folder, name = posixpath.split(source)
    stem = name.removesuffix(".md")
    parts = [part for part in (folder, "" if stem == "index" else stem) if part]
    return "".join(f"{part}/" for part in parts)


def anchor(reference: str) -> str:
    """The fragment of a reference: an item's, or none for a whole thing or page."""
    return f"#{reference}" if "--" in reference else ""


def home(handbook: Handbook, reference: str) -> str:
    """The page file below docs/ on which a thing, page or item stands. Raises KeyError."""
    return handbook.homes[reference.split("--")[0]]


def address(handbook: Handbook, reference: str) -> str:
    """The address of a thing, page or item, below the site's root. Raises KeyError."""
    return page_path(home(handbook, reference)) + anchor(reference)


def relative(handbook: Handbook, reference: str, here: str) -> str:
    """The link from the page file `here` to a thing, page or item. Raises KeyError."""
    target, start = page_path(home(handbook, reference)), page_path(here)
    if target == start:
        return anchor(reference) or "./"
    path = posixpath.relpath("/" + target, "/" + start)
    return f"{path}/{anchor(reference)}"


def relative_source(handbook: Handbook, reference: str, here: str) -> str:
    """The same as a path between Markdown files, which MkDocs checks."""
    path = posixpath.relpath("/" + home(handbook, reference), "/" + posixpath.dirname(here))
    return path + anchor(reference)


def items(thing: schema.Thing) -> list[tuple[schema.Base, str | None]]:
    """The linkable items of a thing: each with the title of its group.

    Groups, stages and steps that only hold other items are not items themselves.
    """
    return [(part, group) for part, group in schema.items(thing) if not _holds_items(part)]


def _holds_items(part: schema.Base) -> bool:
    return any(True for _ in schema.items(part))
