"""Links by id: from any depth, to a page, a thing, an item or a heading."""

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml.html import HtmlElement

from macros import addresses
from macros.render import page
from macros.render.environment import Environment
from tests.project import HOME, Project

PAGES = {
    "docs/guide/index.md": HOME.replace("id: home", "id: guide"),
    "docs/guide/deep/first.md": HOME.replace("id: home", "id: first") + "\n## Why { #first--why }\n",
    "docs/guide/deep/second.md": HOME.replace("id: home", "id: second"),
}
# From a page below docs/, to an id: the link between the built pages, the one between the Markdown files.
LINKS = [
    ("index.md", "packing", "packing/", "packing.md"),
    ("index.md", "packing--socks", "packing/#packing--socks", "packing.md#packing--socks"),
    ("index.md", "first--why", "guide/deep/first/#first--why", "guide/deep/first.md#first--why"),
    ("index.md", "home", "./", "index.md"),
    ("packing.md", "home", "../", "index.md"),
    ("packing.md", "packing", "./", "packing.md"),
    ("packing.md", "packing--socks", "#packing--socks", "packing.md#packing--socks"),
    ("guide/index.md", "home", "../", "../index.md"),
    ("guide/index.md", "packing--clothes", "../packing/#packing--clothes", "../packing.md#packing--clothes"),
    ("guide/index.md", "first", "deep/first/", "deep/first.md"),
    ("guide/deep/first.md", "home", "../../../", "../../index.md"),
    ("guide/deep/first.md", "guide", "../../", "../index.md"),
    ("guide/deep/first.md", "second", "../second/", "second.md"),
    ("guide/deep/first.md", "packing", "../../../packing/", "../../packing.md"),
    ("guide/deep/second.md", "first--why", "../first/#first--why", "first.md#first--why"),
]


@pytest.fixture(autouse=True)
def pages(project: Project) -> None:
    for name, text in PAGES.items():
        project.write(name, text)


@pytest.mark.parametrize(("here", "id", "link", "source"), LINKS)
def test_link(on: Callable[[str], Environment], here: str, id: str, link: str, source: str) -> None:
    assert on(here).href(id) == link
    assert page.to(on(here), id) == source


@pytest.mark.parametrize(("here", "id", "link", "source"), LINKS)
def test_link_leads_there(
    on: Callable[[str], Environment], here: str, id: str, link: str, source: str
) -> None:
    """A browser that follows the link from the page's folder comes to the file that was meant."""
    handbook = on(here).handbook
    path, _, fragment = link.partition("#")
    start = Path("/site", addresses.page_path(here))
    target = Path("/site", addresses.page_path(handbook.homes[id.split("--")[0]]))
    assert Path("/site", start, path).resolve() == target.resolve()
    assert fragment in ("", id)


PROSE = {
    "See [the list](go:packing).": '<p>See <a href="../packing/">the list</a>.</p>',
    "[Socks](go:packing--socks) and [home](go:home)": (
        '<p><a href="../packing/#packing--socks">Socks</a> and <a href="../">home</a></p>'
    ),
    "*[Socks](go:packing--socks)*": '<p><em><a href="../packing/#packing--socks">Socks</a></em></p>',
    "[Why & how](go:first--why)": '<p><a href="deep/first/#first--why">Why &amp; how</a></p>',
    "- [Socks](go:packing--socks)": '<ul>\n<li><a href="../packing/#packing--socks">Socks</a></li>\n</ul>',
}


@pytest.mark.parametrize(("text", "html"), PROSE.items(), ids=PROSE)
def test_go_link(on: Callable[[str], Environment], text: str, html: str) -> None:
    assert on("guide/index.md").prose.blocks(text) == html


def test_words_of_a_go_link_may_be_emphasised(
    on: Callable[[str], Environment], convert: Callable[[str], HtmlElement]
) -> None:
    link = convert(on("guide/index.md").prose.blocks("See [*the* list](go:packing).")).find(".//a")
    assert link is not None
    assert link.text_content() == "the list"


def test_card(on: Callable[[str], Environment]) -> None:
    assert page.card(on("guide/index.md"), "packing").strip() == (
        '<div class="card-list" data-search-exclude=""><a class="card" href="../packing/">'
        "<strong>Packing checklist</strong><span>What to take.</span></a></div>"
    )


def test_doors(on: Callable[[str], Environment]) -> None:
    assert page.doors(on("guide/index.md"), ["home", "first--why"]).strip() == (
        '<ul class="card-list" data-search-exclude="">\n'
        '<li><a class="card" href="../"><strong>Small Handbook</strong><span>All there is.</span></a></li>\n'
        '<li><a class="card" href="deep/first/#first--why"><strong>Why</strong></a></li>\n'
        "</ul>"
    )
