"""The built pages, parsed."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import html

from macros.handbook import Handbook
from macros.load.reader import load


@dataclass(frozen=True)
class Built:
    """A page of the built site. `path` is its address below the site's root: `guide/grow/`."""

    path: str
    file: Path
    tree: html.HtmlElement

    def text(self, selector: str) -> list[str]:
        """What each element says, with single spaces."""
        return [" ".join(element.text_content().split()) for element in self.tree.cssselect(selector)]

    def one(self, selector: str) -> html.HtmlElement:
        found = self.tree.cssselect(selector)
        assert len(found) == 1, f"{self.path}: {len(found)} elements {selector}, expected 1"
        return found[0]


def _parsed(page: Path) -> html.HtmlElement:
    tree = html.parse(page).getroot()
    for template in tree.cssselect("template"):  # no part of the page until a script puts it there
        template.drop_tree()
    return tree


@pytest.fixture(scope="session")
def documents(site: Path, pages: list[Path]) -> list[Built]:
    """Every page that people read."""
    assert len(pages) > 70, "most pages are missing"
    return [
        Built(page.relative_to(site).as_posix().removesuffix("index.html"), page, _parsed(page))
        for page in pages
    ]


@pytest.fixture(scope="session")
def by_path(documents: list[Built]) -> dict[str, Built]:
    return {page.path: page for page in documents}


@pytest.fixture(scope="session")
def handbook(root: Path) -> Handbook:
    return load(root)
