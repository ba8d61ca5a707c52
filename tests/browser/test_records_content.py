"""The handbook changes under a saved record: what was answered finds its place, or is shown beside it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from macros.finish.redirects import with_anchor
from tests.browser.kept import (
    BARE,
    CHECKLIST,
    LOG,
    MY_RECORDS,
    REVIEW,
    do,
    label,
    made,
    note,
    only,
    saved,
    store,
    text,
    tick,
)

ITEM = re.compile(
    r'<li[^>]*>\s*<div class="field field-tick"[^>]* id="first-meeting--([a-z-]+)".*?</li>', re.DOTALL
)


class Edition:
    """The checklist's page as another version of the handbook would have it."""

    def __init__(self, html: str) -> None:
        self.html = html

    def edit(self, old: str, new: str) -> None:
        assert old in self.html, f"{old!r} doesn't stand in the page"
        self.html = self.html.replace(old, new)

    def item(self, id: str) -> str:
        return next(match[0] for match in ITEM.finditer(self.html) if match[1] == id)

    def remove(self, id: str) -> str:
        item = self.item(id)
        self.edit(item, "")
        return item

    def serve(self, page: Page, path: str) -> None:
        def answer(route: Route) -> None:
            route.fulfill(body=self.html, content_type="text/html; charset=utf-8")

        page.route(f"**/{path}", answer)


@pytest.fixture
def edition(site: Path) -> Edition:
    return Edition((site / CHECKLIST / "index.html").read_text(encoding="utf-8"))


@pytest.fixture
def filled(page: Page, server: str) -> Page:
    """The checklist with one tick and one note, saved by today's handbook."""
    page.goto(server + CHECKLIST)
    label(page).fill("A.B.")
    tick(page).check()
    note(page).fill("why")
    saved(page)
    return page


def test_reworded(filled: Page, edition: Edition) -> None:
    edition.edit("Agree why mentoring is needed", "Say why you want a mentor")
    edition.serve(filled, CHECKLIST)
    filled.reload()
    expect(tick(filled, "Say why you want a mentor")).to_be_checked()
    expect(text(filled, "Note on: Say why you want a mentor")).to_have_value("why")
    expect(filled.get_by_text("1 of 26 ticked")).to_be_visible()


def test_moved(filled: Page, edition: Edition) -> None:
    item = edition.remove("agree-purpose")
    *_, last = (match[0] for match in ITEM.finditer(edition.html))
    edition.edit(last, last + item)
    edition.serve(filled, CHECKLIST)
    filled.reload()
    expect(tick(filled)).to_be_checked()
    expect(filled.get_by_role("checkbox").last).to_be_checked()


def test_retired_with_a_successor(filled: Page, edition: Edition) -> None:
    """The old id stands as an anchor in its successor, as macros.finish.redirects puts it there."""
    edition.remove("agree-purpose")
    html = with_anchor(edition.html, "first-meeting--agree-purpose", "first-meeting--current-situation")
    Edition(html).serve(filled, CHECKLIST)
    filled.reload()
    expect(tick(filled, "Describe where things stand now")).to_be_checked()
    expect(text(filled, "Note on: Describe where things stand now")).to_have_value("why")
    expect(filled.get_by_text("1 of 25 ticked")).to_be_visible()
    expect(filled.get_by_role("region", name="Kept, though no field shows it")).to_be_hidden()
    assert only(filled)["answers"] == {"current-situation": True, "current-situation--note": "why"}


def test_a_successor_keeps_its_own_answer(filled: Page, edition: Edition) -> None:
    note(filled, "Describe where things stand now").fill("its own")
    saved(filled)
    edition.remove("agree-purpose")
    html = with_anchor(edition.html, "first-meeting--agree-purpose", "first-meeting--current-situation")
    Edition(html).serve(filled, CHECKLIST)
    filled.reload()
    expect(text(filled, "Note on: Describe where things stand now")).to_have_value("its own")
    expect(filled.get_by_role("region", name="Kept, though no field shows it")).to_contain_text("why")
    assert only(filled)["answers"]["agree-purpose--note"] == "why"


def test_removed(filled: Page, edition: Edition) -> None:
    edition.remove("agree-purpose")
    edition.serve(filled, CHECKLIST)
    filled.reload()
    gone = filled.get_by_role("region", name="Kept, though no field shows it")
    expect(gone.get_by_role("term")).to_have_text(["Agree purpose", "Agree purpose, note"])
    expect(gone.get_by_role("definition")).to_have_text(["ticked", "why"])
    tick(filled, "Describe where things stand now").check()
    saved(filled)
    assert only(filled)["answers"]["agree-purpose--note"] == "why"  # kept, not dropped
    filled.emulate_media(media="print")
    expect(gone).to_be_visible()
    filled.emulate_media(media="screen")
    filled.unroute_all()
    filled.reload()
    expect(gone).to_be_hidden()
    expect(tick(filled)).to_be_checked()


def test_added(filled: Page, edition: Edition) -> None:
    item = edition.item("agree-purpose")
    added = item.replace("agree-purpose", "choose-place").replace(
        "Agree why mentoring is needed", "Choose a place"
    )
    edition.edit(item, added + item)
    edition.serve(filled, CHECKLIST)
    filled.reload()
    expect(tick(filled, "Choose a place")).not_to_be_checked()
    expect(tick(filled)).to_be_checked()
    expect(filled.get_by_text("1 of 27 ticked")).to_be_visible()


def test_another_type(page: Page, server: str) -> None:
    """An answer that its field can't hold any more is kept beside it."""
    page.goto(server + BARE)
    store(page, made("mentoring-review.a1", {"review-date": "some day soon", "mentee": "A.B."}, kind="form"))
    page.goto(server + REVIEW)
    expect(page.get_by_label("Date", exact=True)).to_have_value("")
    expect(page.get_by_role("region", name="Kept, though no field shows it")).to_contain_text("some day soon")
    expect(text(page, "Mentee").first).to_have_value("A.B.")


def test_a_field_gone_from_a_log(page: Page, server: str) -> None:
    page.goto(server + BARE)
    store(page, made("learning-log.a1", {"learned/b1": "to wait", "once-asked/b1": "gone"}, kind="form"))
    page.goto(server + LOG)
    expect(text(page, "What have you learned")).to_have_value("to wait")
    expect(page.get_by_role("region", name="Kept, though no field shows it")).to_contain_text("gone")


def test_a_whole_checklist_gone(page: Page, server: str) -> None:
    page.goto(server + BARE)
    store(page, made("old-checklist.a1", {"pack-socks": True}, title="Packing checklist"))
    page.goto(server + MY_RECORDS)
    row = page.get_by_role("listitem").filter(has_text="Packing checklist")
    expect(row).to_contain_text("No longer in the handbook")
    row.get_by_text("What it holds").click()
    expect(row.get_by_role("term")).to_have_text("Pack socks")
    expect(row.get_by_role("definition")).to_have_text("ticked")
    with page.expect_download():
        do(page, "Save as a file: Packing checklist, A.B.")
