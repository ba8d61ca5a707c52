"""What MkDocs and the theme make of content: hostile words in every text that a page shows stay words."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement

from tests.project import Project

HOSTILE = """</title><script>alert(1)</script> & <img src=x onerror=alert(1)> "a" 'b'"""
QUOTED = "'" + HOSTILE.replace("'", "''") + "'"


@pytest.fixture(scope="module")
def built(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of two pages with the project's own theme and settings."""
    project = Project(tmp_path_factory.mktemp("project"))
    for text in ("Packing checklist", "What to take.", "Take socks", "Clothes"):
        project.edit(project.checklist, text, QUOTED)
    for text in ("title: Small Handbook", "summary: All there is."):
        project.edit(project.home, text, f"{text.split(':')[0]}: {QUOTED}")
    for name in ("macros", "overrides", "docs/assets"):
        shutil.copytree(root / name, project.root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(root / "mkdocs.yml", project.root / "whole.yml")
    project.write("mkdocs.yml", "INHERIT: whole.yml\nnav: [index.md, packing.md]\n")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=project.root,
        env={**os.environ, "SITE_URL": "https://handbook.example/"},
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    assert done.returncode == 0, done.stdout
    return project.root / "site"


@pytest.fixture(scope="module", params=["index.html", "packing/index.html"])
def page(request: pytest.FixtureRequest, built: Path) -> HtmlElement:
    return html.parse(built / request.param).getroot()


def words(elements: list[HtmlElement]) -> list[str]:
    return [" ".join(element.text_content().split()) for element in elements]


def test_nothing_of_it_runs(page: HtmlElement) -> None:
    assert not page.xpath("//@onerror | //img[@src='x'] | //script[contains(., 'alert')]")


def test_heading_and_summary_say_it(page: HtmlElement) -> None:
    assert words(page.xpath("//main//h1")) == [HOSTILE]
    assert words(page.xpath("//main//p[@class='opening-summary']")) == [HOSTILE]


def test_head_of_the_page_says_it(page: HtmlElement) -> None:
    for name in ("description", "og:title", "og:description"):
        assert page.xpath(f"//meta[@name='{name}' or @property='{name}']/@content") == [HOSTILE]


def test_title_of_the_page_says_it(built: Path) -> None:
    title = html.parse(built / "packing/index.html").getroot().findtext(".//title")
    assert title is not None
    assert title.startswith(HOSTILE)


def test_checklist_says_it(built: Path) -> None:
    page = html.parse(built / "packing/index.html").getroot()
    assert words(page.xpath("//label[@for='packing--socks-field']")) == [HOSTILE]
    assert words(page.xpath("//h2[@id='packing--clothes']")) == [HOSTILE]
