"""Where everything lives: paths and anchors of things, pages and items, and short addresses."""

import posixpath
from urllib.parse import urlsplit

from macros.handbook import Handbook

LOCAL = "http://127.0.0.1:8000/"  # where `make serve` shows the handbook


def page_path(source: str) -> str:
    """The address below the site's root of a file below docs/.

    >>> page_path("toolkit/first-meeting.md"), page_path("toolkit/index.md"), page_path("index.md")
    ('toolkit/first-meeting/', 'toolkit/', '')
    """
    folder, name = posixpath.split(source)
    stem = name.removesuffix(".md")
    parts = [part for part in (folder, "" if stem == "index" else stem) if part]
    return "".join(f"{part}/" for part in parts)


def has_own_page(handbook: Handbook, id: str) -> bool:
    """Whether a thing or page has a page to itself; a thing may also stand within a page of prose."""
    home = handbook.homes[id]
    return id in handbook.pages or all(handbook.homes[page] != home for page in handbook.pages)


def home(handbook: Handbook, reference: str) -> str:
    """The page file below docs/ on which a thing, page or item stands. Raises KeyError."""
    return handbook.homes[reference.split("--")[0]]


def address(handbook: Handbook, reference: str) -> str:
    """The address of a thing, page or item, below the site's root. Raises KeyError."""
    return page_path(home(handbook, reference)) + _fragment(handbook, reference)


def _fragment(handbook: Handbook, reference: str) -> str:
    return "" if "--" not in reference and has_own_page(handbook, reference) else f"#{reference}"


def link(target: str, start: str) -> str:
    """The link from one address below the site's root to another.

    >>> link("toolkit/first-meeting/#first-meeting--purpose", "guide/contracting/")
    '../../toolkit/first-meeting/#first-meeting--purpose'
    >>> link("", "about/"), link("qr/grow.svg", "about/"), link("about/#about", "about/"), link("", "")
    ('../', '../qr/grow.svg', '#about', './')
    """
    path, mark, fragment = target.partition("#")
    if path == start:
        return mark + fragment or "./"
    way = posixpath.relpath("/" + path, "/" + start)
    return way + ("/" if path.endswith("/") or not path else "") + mark + fragment


def relative(handbook: Handbook, reference: str, here: str) -> str:
    """The link from the page file `here` to a thing, page or item. Raises KeyError."""
    return link(address(handbook, reference), page_path(here))


def relative_source(handbook: Handbook, reference: str, here: str) -> str:
    """The same as a path between Markdown files, which MkDocs checks."""
    path = posixpath.relpath("/" + home(handbook, reference), "/" + posixpath.dirname(here))
    return path + _fragment(handbook, reference)


def authored(handbook: Handbook) -> set[str]:
    """Every id that somebody wrote: of things, pages, their sections and their items."""
    parts = {f"{thing.id}--{part.id}" for thing in handbook.things.values() for part in thing.parts}
    return {*handbook.homes, *handbook.headings, *parts}


# Short addresses


def short(id: str) -> str:
    """The short address of a thing, page or section, below the site's root."""
    return f"go/{id}/"


def shortcuts(handbook: Handbook) -> list[str]:
    """The ids that have a short address: of things, pages and the sections of pages."""
    return sorted({*handbook.homes, *handbook.headings})


def absolute(site_url: str, path: str) -> str:
    """The whole address of a path below the site's root."""
    return (site_url or LOCAL) + path


def is_local(site_url: str) -> bool:
    """Whether the site's address means something on this computer only."""
    return not site_url or urlsplit(site_url).hostname in {"127.0.0.1", "localhost"}
