"""The built site, as it lies on the disk: any folder of HTML."""

from dataclasses import dataclass
from pathlib import Path

from lxml import html

MOVED = "moved"  # the class of the elements that stand in for an address which has moved


@dataclass(frozen=True)
class Page:
    """A page that people read: its ids, and among them those of headings, navigation's left out."""

    file: Path
    ids: frozenset[str]
    headings: frozenset[str]


@dataclass(frozen=True)
class Site:
    """The pages by their paths below `folder`.

    What the start page says of all: the address where the site will live, and
    the file of its icon. Both are empty where it says nothing.
    """

    folder: Path
    url: str
    icon: str
    pages: dict[str, Page]


def read(folder: Path) -> Site:
    """Read every page below `folder`: all but redirects and the page for addresses that aren't there."""
    pages, url, icon = {}, "", ""
    for file in sorted(folder.rglob("index.html")):
        root = html.parse(file).getroot()
        if root.xpath('//meta[@http-equiv="refresh"]'):
            continue
        path = file.parent.relative_to(folder).as_posix()
        for template in root.xpath("//template"):  # no part of the page until a script puts it there
            template.drop_tree()
        ids = root.xpath(f'//@id[not(../@class="{MOVED}")]')
        headings = root.xpath("(//h1 | //h2 | //h3 | //h4)[not(ancestor::nav)]/@id")
        pages["" if path == "." else f"{path}/"] = Page(
            file, frozenset(map(str, ids)), frozenset(map(str, headings))
        )
        if path == ".":
            url = str(root.xpath('string(//link[@rel="canonical"]/@href)'))
            icon = str(root.xpath('string(//link[@rel="icon"]/@href)'))
    return Site(folder, url, icon, pages)
