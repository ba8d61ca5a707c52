"""Where search can't be loaded it says so, and comes back with the connection."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.conftest import Handler, serve

LOST = "Search could not be loaded. Check your connection and type again."
LOG_IN = b"<!doctype html><title>Log in</title>"  # how an inn answers before one has logged in


class Connection(Handler):
    """Loses what one of these patterns fits: Playwright’s routes don’t see the scripts of workers."""

    lost: ClassVar[dict[str, str]] = {}

    def do_GET(self) -> None:
        ways = [way for pattern, way in self.lost.items() if re.search(pattern, self.path)]
        if not ways:
            super().do_GET()
        elif ways == ["cut"]:
            self.close_connection = True
        else:
            self.send_response(503 if ways == ["refused"] else 200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(LOG_IN)))
            self.end_headers()
            self.wfile.write(LOG_IN)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super(Handler, self).end_headers()


@pytest.fixture
def address(site: Path) -> Iterator[str]:
    yield from serve(site, "/handbook/", Connection)
    Connection.lost.clear()


@pytest.fixture
def within(page: Page) -> Locator:
    return page.get_by_role("search")


@pytest.mark.parametrize("part", [r"/search_index\.json", r"/workers/search\."])
@pytest.mark.parametrize("way", ["cut", "refused", "log in"])
def test_said_and_tried_again(
    page: Page, address: str, faults: list[str], within: Locator, part: str, way: str
) -> None:
    page.goto(address + "guide/introduction/")
    box, told = within.get_by_role("textbox", name="Search"), within.get_by_role("status")
    box.click()
    expect(told).to_have_text("Type a word or two")
    Connection.lost[part] = way
    for words in ("bia", "bias"):
        box.fill(words)
        expect(told).to_have_text(LOST)
        box.fill("")
        expect(told).to_have_text("Type a word or two")
    Connection.lost.clear()
    box.fill("bias")
    expect(told).to_have_text(re.compile(r"\d+ pages found"))
    faults.clear()  # the browser reports what was lost itself


def test_said_where_a_word_had_been_found(
    page: Page, address: str, faults: list[str], within: Locator
) -> None:
    """Another tab that has lost its connection says nothing here."""
    page.goto(address + "guide/introduction/")
    within.get_by_role("textbox").fill("bias")
    expect(within.get_by_role("status")).to_have_text(re.compile(r"\d+ pages found"))
    other = page.context.new_page()
    Connection.lost[r"/search_index\.json"] = "cut"
    other.goto(address + "guide/introduction/")
    other.get_by_role("search").get_by_role("textbox").fill("bias")
    expect(other.get_by_role("search").get_by_role("status")).to_have_text(LOST)
    expect(within.get_by_role("status")).to_have_text(re.compile(r"\d+ pages found"))
    faults.clear()  # the browser reports what was lost itself


def test_said_where_the_script_between_is_lost(
    page: Page, address: str, faults: list[str], within: Locator
) -> None:
    Connection.lost[r"/js/search/worker\."] = "cut"
    page.goto(address + "guide/introduction/")
    within.get_by_role("textbox", name="Search").fill("bias")
    said = "Search is not loaded yet. If nothing comes, open the page again."
    expect(within.get_by_role("status")).to_have_text(said)
    Connection.lost.clear()
    page.reload()
    within.get_by_role("textbox", name="Search").fill("bias")
    expect(within.get_by_role("status")).to_have_text(re.compile(r"\d+ pages found"))
    faults.clear()  # the browser reports what was lost itself
