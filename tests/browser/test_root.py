"""All that is stored goes by the site's root, whatever page it is stored from."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.kept import (
    CHECKLIST,
    FIRST,
    LOG,
    MY_RECORDS,
    SECOND,
    do,
    label,
    ready,
    records,
    saved,
    storage,
    store,
    switcher,
    text,
    tick,
)
from tests.conftest import serve

# What a browser held that had filled in forms of a build before the root was told by the page.
KEPT = Path(__file__).parent / "formats/kept.json"
OpenPage = Callable[..., Page]


def test_what_an_earlier_build_kept_is_here(page: Page, server: str) -> None:
    before = json.loads(KEPT.read_text(encoding="utf-8"))
    page.goto(server + "about/")
    store(page, before)
    page.goto(server + CHECKLIST)
    expect(label(page)).to_have_value("C.D.")
    expect(tick(page, SECOND)).to_be_checked()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    switcher(page).select_option(label="A.B.")
    expect(tick(page)).to_be_checked()
    expect(text(page, f"Note on: {FIRST}")).to_have_value("Kept before the move")
    page.goto(server + LOG)
    ready(page)
    learned = text(page, "What have you learned")
    assert [box.input_value() for box in learned.all()] == ["To listen", "To ask"]
    page.goto(server + MY_RECORDS)
    expect(page.get_by_text("3 copies")).to_be_visible()
    last = {key: value for key, value in before.items() if "@last" not in key}
    assert {key: value for key, value in storage(page).items() if "@last" not in key} == last


@pytest.mark.parametrize("prefix", ["/", "/handbook/", "/our%20people/mentoring/handbook/"])
def test_pages_of_every_depth_find_it(page: Page, site: Path, prefix: str) -> None:
    scope = f"handbook {prefix} "
    for server in serve(site, prefix):
        page.goto(server + CHECKLIST)
        label(page).fill("A.B.")
        tick(page).check()
        saved(page)
        assert all(key.startswith((scope, f"{prefix}.__")) for key in storage(page))
        page.goto(server + MY_RECORDS)
        expect(page.get_by_text("1 copy", exact=True)).to_be_visible()
        do(page, "Make a copy: First meeting checklist, A.B.")
        expect(page.get_by_text("2 copies")).to_be_visible()
        page.goto(server + CHECKLIST)
        switcher(page).select_option(label="A.B. copy")
        expect(label(page)).to_have_value("A.B. copy")
        expect(tick(page)).to_be_checked()
        assert len(records(page, scope)) == 2


def test_nothing_is_kept_where_the_page_tells_no_root(page: Page, server: str, faults: list[str]) -> None:
    def untold(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=response.text().replace(' data-root="../.."', ""))

    page.route(f"**/{CHECKLIST}", untold)
    with page.context.expect_event("weberror"):
        page.goto(server + CHECKLIST)
        tick(page).check()
    expect(page.get_by_text("your answers won’t be kept")).to_be_visible()
    page.goto(server + MY_RECORDS)
    expect(page.get_by_text("Nothing is saved in this browser yet.")).to_be_visible()
    assert any("data-root is missing" in fault for fault in faults)
    faults.clear()
