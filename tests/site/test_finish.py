"""What the finished site says of itself to browsers, search engines and printers."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urljoin

import pytest
from lxml import etree, html
from playwright.sync_api import Page, expect

from macros import addresses
from macros.finish import __main__ as finish
from macros.handbook import Handbook
from tests.conftest import ROOT, SITE_URL
from tests.site.conftest import Built

NIGHT = 1_700_000_000  # 14 November 2023


@pytest.fixture(scope="session")
def mapped(site: Path) -> set[str]:
    """The addresses in the sitemap."""
    return {str(loc.text) for loc in etree.parse(site / "sitemap.xml").iter("{*}loc")}


def addresses_of(documents: list[Built]) -> set[str]:
    return {SITE_URL + page.path for page in documents if page.path != "404.html"}


# For search engines


def test_sitemap_has_what_people_read(mapped: set[str], documents: list[Built]) -> None:
    assert mapped == addresses_of(documents)


def test_robots_are_shown_the_sitemap(site: Path) -> None:
    said = (site / "robots.txt").read_text(encoding="utf-8")
    assert f"Sitemap: {SITE_URL}sitemap.xml" in said
    assert "Disallow: /" not in said


def test_pages_describe_themselves(documents: list[Built], handbook: Handbook) -> None:
    described = {}
    for page in documents:
        if page.path == "404.html":
            continue
        head = {
            element.get("property") or element.get("name"): element.get("content")
            for element in page.tree.cssselect("head meta[content]")
        }
        assert page.one("link[rel=canonical]").get("href") == SITE_URL + page.path
        assert head["og:url"] == SITE_URL + page.path
        assert head["og:title"] == page.text("h1")[0], page.path
        assert head["og:description"] == head["description"], page.path
        assert head["og:type"] == ("article" if page.path else "website")
        assert head["og:site_name"] == handbook.edition.title
        described[page.path] = head["description"]
    assert len(set(described.values())) == len(described), "two pages have the same description"


# Short addresses


def test_redirects_stay_out_of_search(redirects: list[Path], mapped: set[str], site: Path) -> None:
    for redirect in redirects:
        head = html.parse(redirect).getroot().head
        assert head is not None
        assert head.xpath("meta[@name='robots'][@content='noindex']"), redirect
        assert head.xpath("string(link[@rel='canonical']/@href)") in mapped, redirect
    index = (site / "search/search_index.json").read_text(encoding="utf-8")
    assert '"go/' not in index


def test_redirects_lead_on_in_any_folder(redirects: list[Path], site: Path) -> None:
    for redirect in redirects:
        page = html.parse(redirect)
        (link,) = page.xpath("//a/@href")
        assert page.xpath("string(//meta[@http-equiv='refresh']/@content)") == f"0; url={link}"
        target = urljoin(f"/{redirect.relative_to(site).as_posix()}", link).partition("#")[0]
        assert link.startswith("../../"), redirect
        assert (site / target.removeprefix("/") / "index.html").is_file(), redirect


def test_every_thing_page_and_section_has_a_short_address(site: Path, handbook: Handbook) -> None:
    wanted = {*handbook.things, *handbook.pages, *handbook.headings}
    assert {page.name for page in (site / "go").iterdir()} >= wanted


@pytest.mark.parametrize("scripts", [True, False])
def test_short_addresses_work(server: str, open_page: Callable[..., Page], scripts: bool) -> None:
    page = open_page(java_script_enabled=scripts)
    for id, path, heading in (
        ("first-meeting", "toolkit/first-meeting/", "First meeting checklist"),
        ("corrections-3", "about/corrections/#corrections-3", "Section 3"),
        ("home", "", "Effective Mentoring Handbook"),
    ):
        page.goto(f"{server}go/{id}/")
        page.wait_for_url(server + path)
        expect(page.get_by_role("heading", name=re.compile(heading)).first).to_be_in_viewport()


def test_redirect_can_be_followed_by_hand(site: Path, open_page: Callable[..., Page]) -> None:
    text = (site / "go/first-meeting/index.html").read_text(encoding="utf-8")
    page = open_page()
    page.set_content(re.sub("<meta http-equiv[^>]*>", "", text))
    expect(page.get_by_role("heading", level=1, name="First meeting checklist")).to_be_visible()
    expect(page.get_by_role("link", name="First meeting checklist")).to_be_visible()


# On paper


def test_every_page_says_on_paper_where_it_comes_from(documents: list[Built], handbook: Handbook) -> None:
    ids = {
        addresses.page_path(home): id
        for id, home in handbook.homes.items()
        if addresses.has_own_page(handbook, id)
    }
    today = datetime.now(UTC).strftime("%-d %B %Y")
    for page in documents:
        if page.path == "404.html":
            continue
        (said,) = page.text(".printed p")
        assert f"{SITE_URL}go/{ids[page.path]}/" in said
        assert f"version {handbook.edition.version}, " in said
        assert re.search(r"\d{1,2} [A-Z][a-z]+ 20\d\d", said), f"no date, such as {today}"
        assert "phone’s camera" in said
        assert "local copy" not in said


def test_foot_is_on_paper_only(server: str, page: Page) -> None:
    page.goto(f"{server}toolkit/first-meeting/")
    code = page.get_by_role("img", name=f"QR code of {SITE_URL}go/first-meeting/")
    expect(code).to_be_hidden()
    page.emulate_media(media="print")
    expect(code).to_be_visible()
    box = code.bounding_box()
    assert box and box["width"] == box["height"] > 80, "smaller than 2 cm"


# Building


def built(folder: Path, **environment: str) -> dict[str, bytes]:
    """Builds the site as it was on a day in 2023. Returns its files."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(NIGHT), **environment}
    environment.pop("HANDBOOK_SERVING", None)
    for command in (
        ["mkdocs", "build", "--strict", "--site-dir", str(folder)],
        ["macros.finish", str(folder)],
    ):
        subprocess.run(
            [sys.executable, "-m", *command], cwd=ROOT, env=environment, check=True, capture_output=True
        )
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_two_builds_are_the_same(tmp_path: Path) -> None:
    with ThreadPoolExecutor() as pool:
        one, two = pool.map(lambda name: built(tmp_path / name, SITE_URL="", PYTHONHASHSEED=name), ("1", "2"))
    assert one.keys() == two.keys()
    assert not [name for name in one if one[name] != two[name]]
    page = one["guide/grow/index.html"].decode()
    assert "14 November 2023" in page
    # Without SITE_URL, too:
    assert "This is a local copy" in page
    assert "This is a local copy" in one["trainers/index.html"].decode()
    assert b"http://127.0.0.1:8000/go/grow/" in one["qr/grow.svg"]
    assert "robots.txt" not in one
    assert 'rel="canonical" href="../../guide/grow/"' in one["go/grow/index.html"].decode()


@pytest.mark.parametrize("arguments", [[], ["nowhere"], ["one", "two"]])
def test_finish_says_how_it_is_used(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert finish.main(arguments) == 2
    assert "python -m macros.finish FOLDER" in capsys.readouterr().out
