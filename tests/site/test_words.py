"""The interface's words stand in content/interface.yml alone: with every one altered, no English is left."""

import json
import re
from pathlib import Path

import pytest
from lxml import html

from macros.handbook import Handbook
from tests.words import Content, english, latin


@pytest.fixture(scope="module")
def content(root: Path) -> Content:
    return Content(root)


def test_pages(altered_site: Path, content: Content) -> None:
    found = {
        page.relative_to(altered_site): said
        for page in altered_site.rglob("*.html")
        if (said := english(page.read_text(encoding="utf-8"), content))
    }
    assert len(list(altered_site.rglob("*.html"))) > 200
    assert not found


def test_what_scripts_say(altered_site: Path) -> None:
    pages = [html.parse(page) for page in altered_site.rglob("*.html")]
    told = [json.loads(data) for page in pages for data in page.xpath("//script[@id='words']/text()")]
    theirs = [
        json.loads(data)["translations"]
        for page in pages
        for data in page.xpath("//script[@id='__config']/text()")
    ]
    assert len(told) == len(theirs) > 60
    for words in (*told, *theirs):
        said = [text for name, text in words.items() if name != "locale"]
        assert not latin(
            " ".join(text for it in said for text in (it.values() if isinstance(it, dict) else [it]))
        )


def test_styles(altered_site: Path) -> None:
    (sheet,) = (altered_site / "assets/css").glob("handbook.*.css")
    shown = re.findall(r"\bcontent:\s*([^;}]*)", sheet.read_text(encoding="utf-8"))
    assert shown
    assert not [said for said in shown if re.search(r"[^\W\d_]", " ".join(re.findall(r'"([^"]*)"', said)))]


def test_list_for_other_systems(altered_site: Path, handbook: Handbook) -> None:
    listed = json.loads((altered_site / "handbook.json").read_text(encoding="utf-8"))
    phase = next(thing for thing in listed["things"] if thing["kind"] == "phase")
    assert {item["group"] for item in phase["items"]}
    assert not latin(" ".join(item["group"] for item in phase["items"]))
