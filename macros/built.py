"""The built site, as it lies on the disk: any folder of HTML."""

from dataclasses import dataclass
from pathlib import Path

from lxml import html

MOVED = "was"  # the class of what `redirects` puts into pages: an old id, never a page's own
RE = {"namespaces": {"re": "http://exslt.org/regular-expressions"}}


@dataclass(frozen=True)
class Page:
    """A page that people read. `headings` are the ids of its headings, navigation's left out."""

    file: Path
    ids: frozenset[str]
    headings: frozenset[str]


@dataclass(frozen=True)
class Site:
    """The pages by their paths below `folder`, and the address where the site will live, if it is known."""

    folder: Path
    url: str
    pages: dict[str, Page]


def read(folder: Path) -> Site:
    """Read every page below `folder` but redirects and the page for addresses that aren't there."""
    pages, url = {}, ""
    for file in sorted(folder.rglob("index.html")):
        root = html.parse(file).getroot()
        if root.xpath('//meta[@http-equiv="refresh"]'):
            continue
        path = file.parent.relative_to(folder).as_posix()
        pages["" if path == "." else f"{path}/"] = Page(
            file,
            frozenset(map(str, root.xpath(f'//@id[not(contains(concat(" ", ../@class, " "), " {MOVED} "))]'))),
            frozenset(map(str, root.xpath('//*[re:test(name(), "^h[1-6]$")][not(ancestor::nav)]/@id', **RE))),
        )
        if path == ".":
            url = "".join(map(str, root.xpath('//link[@rel="canonical"]/@href')))
    return Site(folder, url, pages)
