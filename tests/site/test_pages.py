"""Every page has what a reader needs to know where they are and where to go."""

import re
from collections import Counter
from itertools import pairwise
from urllib.parse import urljoin

import pytest

from macros.addresses import address, page_path
from macros.handbook import Handbook
from macros.schema.kinds import Titled
from tests.conftest import SITE_URL
from tests.site.conftest import Built

LEFTOVERS = ("{{", "}}", "{%", "%}", "{ #", "](", "(go:", "**", "&amp;", "&#", "StrictUndefined", "<!--")
URLS = ("href", "src", "srcset", "action", "data-src")
FOR_SEARCH_ENGINES = {"canonical", "prev", "next", "alternate"}


def named(handbook: Handbook) -> list[tuple[str, Titled]]:
    """What each page is about, with its path: its front matter, or else the thing that fills it."""
    titled: list[Titled] = [*handbook.things.values(), *handbook.pages.values()]
    return list({page_path(handbook.homes[it.id]): it for it in titled if it.id in handbook.homes}.items())


def test_every_page_is_about_something(by_path: dict[str, Built], handbook: Handbook) -> None:
    assert by_path.keys() - {path for path, _ in named(handbook)} == {"404.html"}


def test_titles_are_unique(documents: list[Built]) -> None:
    for selector in ("head title", "h1"):
        count = Counter(page.one(selector).text_content().strip() for page in documents)
        assert not [title for title, times in count.items() if times > 1], selector


def test_headings_go_down_step_by_step(documents: list[Built]) -> None:
    for page in documents:
        levels = [int(str(heading.tag)[1]) for heading in page.one("article").cssselect("h1,h2,h3,h4,h5,h6")]
        assert levels[0] == 1, page.path
        assert levels.count(1) == 1, page.path
        steps = [f"h{a} then h{b}" for a, b in pairwise(levels) if b > a + 1]
        assert not steps, f"{page.path}: {steps}"


def test_headings_say_something(documents: list[Built]) -> None:
    assert not [page.path for page in documents for said in page.text("h1,h2,h3,h4") if not said]


def test_descriptions_are_the_summaries(by_path: dict[str, Built], handbook: Handbook) -> None:
    for path, it in named(handbook):
        page = by_path[path]
        assert page.one("meta[name=description]").get("content") == it.summary
        assert page.text(".opening-summary") == [it.summary], path


def test_descriptions_are_unique(documents: list[Built]) -> None:
    count = Counter(page.one("meta[name=description]").get("content") for page in documents)
    assert not [text for text, times in count.items() if times > 1]


def test_pages_tell_their_place_in_the_guide(by_path: dict[str, Built], handbook: Handbook) -> None:
    for path, it in named(handbook):
        place = " ".join(by_path[path].text(".opening-place"))
        if it.source is None:
            assert not place, path
        else:
            section = handbook.interface.word(f"guide.section-{it.source.section.lower()}")
            assert section in place, path
            assert re.search(rf"\b{it.source.pages}$", place), path


def test_pages_tell_what_to_do_next(by_path: dict[str, Built], handbook: Handbook) -> None:
    for path, it in named(handbook):
        if path == "":
            continue  # the start page is made of nothing else
        links = by_path[path].one("nav.next-pages").cssselect("a")
        led = [urljoin(f"/{path}", link.get("href")) for link in links]
        assert led == ["/" + address(handbook, id) for id in it.next], path
        assert led, f"{path} leads nowhere"


def test_what_comes_next_is_not_on_the_page_already(documents: list[Built]) -> None:
    found = []
    for page in documents:
        counted = Counter(card.get("href") for card in page.one("article").cssselect("a.card"))
        found += [f"{page.path}: {link}" for link, times in counted.items() if times > 1]
    assert not found, "\n".join(found)


def test_toolkit_tells_when_and_for_whom(by_path: dict[str, Built], handbook: Handbook) -> None:
    for id, home in handbook.homes.items():
        if home.startswith("toolkit/") and id in handbook.things:
            thing = handbook.things[id]
            assert thing.moment and thing.who and thing.when, f"{id} says no moment, or not for whom"
    cards = by_path["toolkit/"].text(".moment-tools .card strong")
    assert {handbook.titled(id).title for id in ("grow", "oskar", "oscar", "smart", "boost")} < {*cards}
    assert len(cards) == len({*cards})


def test_things_credit_their_authors(by_path: dict[str, Built], handbook: Handbook) -> None:
    for path, it in named(handbook):
        assert len(by_path[path].tree.cssselect(".small-credit a")) == len(it.credits), path


@pytest.mark.parametrize("mark", LEFTOVERS)
def test_nothing_is_left_unrendered(documents: list[Built], mark: str) -> None:
    for page in documents:
        body = page.one("body")
        said = [
            text
            for element in body.iter()
            if element.tag != "script"
            for text in (element.text, element.tail)
        ]
        attributes = [value for element in body.iter() for value in element.attrib.values()]
        assert not [text for text in (*said, *attributes) if text and mark in text], page.path


def test_nothing_is_requested_elsewhere(documents: list[Built]) -> None:
    for page in documents:
        for element in page.tree.iter():
            if element.tag == "a" or (element.tag == "link" and element.get("rel") in FOR_SEARCH_ENGINES):
                continue
            outside = [v for k, v in element.attrib.items() if k in URLS and re.match(r"(\w+:)?//", v)]
            assert not outside, f"{page.path}: <{element.tag!r}> asks for {outside}"


def test_links_elsewhere_say_no_more_than_they_must(documents: list[Built]) -> None:
    for page in documents:
        for link in page.one("article").cssselect("a[href^='http']"):
            assert "noopener" in (link.get("rel") or ""), f"{page.path}: {link.get('href')}"
            assert link.get("target") is None, f"{page.path}: {link.get('href')} opens a window"


def test_every_page_is_in_the_navigation(documents: list[Built], by_path: dict[str, Built]) -> None:
    linked = set()
    for page in documents:
        links = [urljoin(f"/{page.path}", a.get("href")) for a in page.tree.cssselect("nav a")]
        linked |= {link.removeprefix(SITE_URL).lstrip("/").partition("#")[0] for link in links} - {page.path}
    assert by_path.keys() - linked == {"404.html"}
