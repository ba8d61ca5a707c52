"""Every address ever published leads somewhere, without scripts."""

import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import html
from playwright.sync_api import Page, expect

from macros import addresses
from macros.finish import __main__ as finish
from macros.finish import published
from macros.finish import site as built
from macros.finish.redirects import with_anchor
from macros.handbook import Handbook
from macros.load.reader import load
from tests.conftest import serve

# The handbook's own list


@pytest.fixture(scope="session")
def recorded(root: Path, handbook: Handbook) -> published.Recorded:
    return published.read(root, handbook)


def ids(page: Path) -> list[str]:
    return list(map(str, html.parse(page).xpath("//@id")))


def landing(site: Path, path: str) -> tuple[str, str]:
    """Path and fragment where the reader of `path` ends up."""
    assert (site / path / "index.html").is_file(), f"{path} is not there"
    refresh = html.parse(site / path / "index.html").xpath("string(//meta[@http-equiv='refresh']/@content)")
    if not refresh:
        return path, ""
    target = urlsplit(urljoin(f"/{path}", str(refresh).partition("url=")[2]))
    return target.path.removeprefix("/"), target.fragment


def test_recorded_addresses_lead_somewhere(site: Path, recorded: published.Recorded) -> None:
    assert len(recorded.addresses.pages) > 70
    for key, anchors in recorded.addresses.pages.items():
        path, _ = landing(site, key.removeprefix("./"))
        there = ids(site / path / "index.html")
        if path == key.removeprefix("./"):
            assert not set(anchors) - set(there), f"{key}: anchors lead nowhere"
        assert len(there) == len(set(there)), f"{path}: an id stands twice"


def test_short_addresses_lead_to_what_they_name(site: Path, recorded: published.Recorded) -> None:
    retired = {entry.was: entry.now for entry in recorded.addresses.retired}
    for id in recorded.addresses.go:
        path, fragment = landing(site, f"go/{id}/")
        there = ids(site / path / "index.html")
        assert (fragment or retired.get(id, id)) in there, f"go/{id}/ leads to {path}, which is not about it"


def test_addresses_are_recorded(site: Path, recorded: published.Recorded, handbook: Handbook) -> None:
    new = published.unrecorded(recorded.addresses, built.read(site), handbook)
    assert not new, "Run `make addresses` and commit what it adds: " + ", ".join(new)


def test_list_is_as_make_addresses_writes_it(root: Path, recorded: published.Recorded) -> None:
    text = (root / published.FILE).read_text(encoding="utf-8")
    wanted = published.text(recorded.addresses, text.partition("\ngo:\n")[0] + "\n")
    assert text == wanted, "Run `make addresses`: the list is not sorted"


# What becomes of old addresses, in a handbook of three pages


CHECKLIST = """\
id: first
title: First checklist
summary: What to settle.
groups:
  - id: start
    title: At the start
    items:
      - {id: purpose, text: Agree on the purpose}
      - {id: time, text: Agree on the time}
"""
FRONT_MATTER = "---\nid: {id}\ntitle: {title}\nsummary: A page.\n---\n{{{{ opening() }}}}\n"
HTML = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<link rel="icon" href="{up}icon.svg">
<link rel="stylesheet" href="{up}looks.css"></head>
<body><nav><h2 id="about--menu">Menu</h2></nav><h2 id="theme">From the theme</h2>
<template><h2 id="about--template">Dialog</h2></template>
<article><h1 id="{id}">{title}</h1>{body}</article></body></html>
"""
ITEMS = """
<h2 id="first--start">At the start</h2><ul>
<li><fieldset id="first--purpose"><legend>Agree on the purpose</legend></fieldset></li>
<li id="first--time">Agree on the time</li></ul><input id="first--time-field">
"""
LIST = """\
# Kept by hand
retired:
{retired}
go:
  - about
  - first
pages:
  ./:
    - home
  about/:
    - about
  toolkit/first/:
    - first
    - first--purpose
    - first--start
    - first--time
"""


class Small:
    """A project of three pages, and its site as some other program might have built it."""

    def __init__(self, folder: Path, root: Path) -> None:
        self.root = folder
        self.site = folder / "site"
        for name in ("content/handbook.yml", "content/interface.yml"):
            self.write(name, (root / name).read_text(encoding="utf-8"))
        self.write("content/checklists/first.yml", CHECKLIST)
        self.write("docs/index.md", FRONT_MATTER.format(id="home", title="Home"))
        self.write("docs/about.md", FRONT_MATTER.format(id="about", title="About"))
        self.write("docs/toolkit/first.md", '{{ checklist("first") }}\n')
        self.write("site/icon.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
        self.write("site/looks.css", ".moved:not(:target) { display: none } li { margin-bottom: 90vh }")
        self.page("index.html", "home", "Home")
        self.page("about/index.html", "about", "About")
        self.page("toolkit/first/index.html", "first", "First checklist", ITEMS)
        self.record(LIST.format(retired="  []"))

    def write(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def page(self, path: str, id: str, title: str, body: str = "") -> None:
        up = "../" * path.count("/")
        self.write(f"site/{path}", HTML.format(id=id, title=title, body=body, up=up))

    def record(self, text: str) -> None:
        self.write(published.FILE, text)

    def retire(self, *entries: tuple[str, str], lost: tuple[str, str] | None = None) -> None:
        """Write the list with retired entries; `lost` is a page and an anchor that stood there."""
        retired = "\n".join(f"  - {{was: {was}, now: {now}}}" for was, now in entries)
        text = LIST.format(retired=retired or "  []")
        if lost:
            text = text.replace(f"  {lost[0]}:\n", f"  {lost[0]}:\n    - {lost[1]}\n")
        self.record(text)

    def move_first(self) -> None:
        """The checklist gets another page."""
        (self.root / "docs/toolkit/first.md").rename(self.root / "docs/start.md")
        (self.site / "toolkit/first").rename(self.site / "start")

    def ids(self, path: str) -> list[str]:
        return ids(self.site / path / "index.html")


@pytest.fixture
def small(tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> Small:
    monkeypatch.chdir(tmp_path)
    return Small(tmp_path, root)


@pytest.fixture
def finished(small: Small, capsys: pytest.CaptureFixture[str]) -> Callable[[], str]:
    """Finishes the site. Returns what it says, nothing if all is well."""

    def run() -> str:
        status = finish.main([str(small.site)])
        said = capsys.readouterr().out
        assert status == (1 if said else 0), said
        return said

    return run


def test_nothing_is_lost(finished: Callable[[], str]) -> None:
    assert finished() == ""


def test_gone_item_is_named(small: Small, finished: Callable[[], str]) -> None:
    small.retire(lost=("toolkit/first/", "first--old"))
    said = finished()
    assert "content/addresses.yml:13:7: toolkit/first/#first--old leads nowhere" in said
    assert "`retired:`" in said
    assert not (small.site / "go").exists()


def test_gone_page_and_short_address_are_named(small: Small, finished: Callable[[], str]) -> None:
    (small.root / "docs/about.md").unlink()
    shutil.rmtree(small.site / "about")
    said = finished()
    assert "content/addresses.yml:5:5: go/about/ leads nowhere" in said
    assert "content/addresses.yml:10:3: about/ leads nowhere, and 1 anchors with it" in said


def test_retired_item_stands_at_its_successor(small: Small, finished: Callable[[], str]) -> None:
    small.retire(("first--old", "first--purpose"), lost=("toolkit/first/", "first--old"))
    assert finished() == ""
    page = html.parse(small.site / "toolkit/first/index.html")
    assert page.xpath("//fieldset[@id='first--purpose']/legend/span[@id='first--old']")


def test_retired_item_whose_successor_is_elsewhere(
    small: Small, finished: Callable[[], str], open_page: Callable[..., Page]
) -> None:
    small.retire(("first--old", "first--time"), lost=("about/", "first--old"))
    assert finished() == ""
    page = open_page(java_script_enabled=False)
    note = page.get_by_text("What you are looking for has moved: First checklist")
    for address in serve(small.site, "/handbook/"):
        page.goto(f"{address}about/")
        expect(note).to_be_hidden()
        page.goto(f"{address}about/#first--old")
        expect(note).to_be_in_viewport()
        page.get_by_role("link", name="First checklist").click()
        expect(page).to_have_url(f"{address}toolkit/first/#first--time")
        expect(page.get_by_text("Agree on the time")).to_be_in_viewport()


def test_retired_page_leads_on(
    small: Small, finished: Callable[[], str], open_page: Callable[..., Page]
) -> None:
    (small.root / "docs/about.md").unlink()
    shutil.rmtree(small.site / "about")
    small.retire(("about/", "first--time"))
    assert finished() == ""
    page = open_page(java_script_enabled=False)
    for address in serve(small.site, "/handbook/"):
        for old in ("about/", "about/#about", "go/about/"):
            page.goto("about:blank")
            page.goto(address + old)
            page.wait_for_url(f"{address}toolkit/first/#first--time")
            expect(page.get_by_text("Agree on the time")).to_be_in_viewport()
    assert html.parse(small.site / "about/index.html").xpath("//meta[@name='robots'][@content='noindex']")


def test_thing_that_moves_keeps_its_short_address(small: Small, finished: Callable[[], str]) -> None:
    small.move_first()
    assert "toolkit/first/ leads nowhere" in finished()
    small.retire(("toolkit/first/", "first"))
    assert finished() == ""
    assert landing(small.site, "go/first/") == ("start/", "")
    assert landing(small.site, "toolkit/first/") == ("start/", "")


def test_item_that_moves_with_its_thing_needs_no_entry(small: Small, finished: Callable[[], str]) -> None:
    small.move_first()
    small.page("toolkit/first/index.html", "other", "Another page takes its place")
    assert finished() == ""
    page = html.parse(small.site / "toolkit/first/index.html")
    assert page.xpath("//p[@id='first--time']/a/@href") == ["../../start/#first--time"]


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (("first--old", "first--tme"), 'nothing has the id "first--tme" (did you mean "first--time"?)'),
        (("first--older", "first--time"), '"first--older" was never published (did you mean "first--old"?)'),
        (("first--purpose", "first--time"), '"first--purpose" still stands in the handbook'),
        (("about/", "first"), '"about/" still stands in the handbook'),
        (("First", "first"), '"was" is "First", expected an id such as'),
    ],
)
def test_mistakes_in_the_list(
    small: Small, finished: Callable[[], str], entry: tuple[str, str], said: str
) -> None:
    small.retire(entry, lost=("toolkit/first/", "first--old"))
    assert any(
        line.startswith("content/addresses.yml:3:") and said in line for line in finished().splitlines()
    )


def test_mistakes_in_the_pages_of_the_list(small: Small, finished: Callable[[], str]) -> None:
    small.record(LIST.format(retired="  []").replace("toolkit/first/:", "/toolkit/first:"))
    assert "content/addresses.yml:12:3:" in finished()


def test_finishing_again_changes_nothing(small: Small, finished: Callable[[], str]) -> None:
    small.retire(("first--old", "first--time"), lost=("toolkit/first/", "first--old"))
    seen = []
    for _ in range(2):
        assert finished() == ""
        seen.append({file: file.read_bytes() for file in small.site.rglob("*") if file.is_file()})
    assert seen[0] == seen[1]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<li class="a" id="now">x', '<li class="a" id="now">+x'),
        ('<tr id="now"><th scope="row">x', '<tr id="now"><th scope="row">+x'),
        ('<div id="now"><dt>x', '<div id="now"><dt>+x'),
        ('<fieldset id="now">\n<legend>x', '<fieldset id="now">\n<legend>+x'),
        ('<div id="now"><input> x', '<div id="now">+<input> x'),
        ('<i id="nowhere"></i><h2 id="now">x', '<i id="nowhere"></i><h2 id="now">+x'),
    ],
)
def test_where_an_old_id_stands(before: str, after: str) -> None:
    assert with_anchor(before, "old", "now") == after.replace("+", '<span class="moved" id="old"></span>')


def test_make_addresses_adds_and_keeps(
    small: Small, finished: Callable[[], str], capsys: pytest.CaptureFixture[str]
) -> None:
    small.retire(("first--old", "first"), lost=("toolkit/first/", "first--old"))
    text = (small.root / published.FILE).read_text(encoding="utf-8")
    small.record(text.replace("go:\n  - about\n", "go:\n").replace("    - first--time\n", ""))
    assert finished() == ""
    assert published.main([str(small.site)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "content/addresses.yml: 3 new",
        "  go/about/",
        "  go/home/",
        "  toolkit/first/#first--time",
    ]
    text = text.replace("  - first\npages", "  - first\n  - home\npages")
    text = text.replace("    - first--old\n    - first\n", "    - first\n    - first--old\n")
    assert (small.root / published.FILE).read_text(encoding="utf-8") == text


def test_make_addresses_begins_the_list(
    small: Small, finished: Callable[[], str], capsys: pytest.CaptureFixture[str]
) -> None:
    (small.root / published.FILE).unlink()
    assert finished() == ""
    assert published.main([str(small.site)]) == 0
    assert "12 new" in capsys.readouterr().out
    assert finished() == ""
    listed = published.read(small.root, load(small.root)).addresses
    assert listed.go == ("about", "first", "home")
    assert listed.pages["toolkit/first/"] == ("first", "first--purpose", "first--start", "first--time")


@pytest.mark.parametrize(
    ("target", "start", "wanted"),
    [
        ("toolkit/first/#first--time", "go/first/", "../../toolkit/first/#first--time"),
        ("", "go/home/", "../../"),
        ("about/", "", "about/"),
        ("qr/first.svg", "about/", "../qr/first.svg"),
        ("about/#about--x", "about/", "#about--x"),
        ("about/", "about/", "./"),
    ],
)
def test_links_between_addresses(target: str, start: str, wanted: str) -> None:
    assert addresses.link(target, start) == wanted
