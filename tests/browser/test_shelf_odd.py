"""My records, where something is odd: it says so, and shows all the rest."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.kept import (
    BARE,
    MY_RECORDS,
    SCOPE,
    OpenPage,
    answer,
    do,
    made,
    records,
    said,
    storage,
    store,
)

WAITING = (
    "Your records can’t be shown: scripts are off in your browser, still loading, or could not run here."
)
AT = "2026-11-03T14:00:00.000Z"


def shelf(page: Page, server: str, keys: dict[str, Any]) -> Page:
    page.goto(server + BARE)
    store(page, made("first-meeting.a1", {"agree-purpose": True}) | keys)
    page.goto(server + MY_RECORDS)
    return page


# Until it has started


def test_said_without_scripts(open_page: OpenPage, server: str) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(server + MY_RECORDS)
    expect(page.get_by_text(WAITING)).to_be_visible()


def test_gone_once_it_has_started(page: Page, server: str) -> None:
    shelf(page, server, {})
    expect(page.get_by_text("1 copy")).to_be_visible()
    expect(page.get_by_text(WAITING)).to_be_hidden()


@pytest.mark.parametrize(
    "script",
    [
        *("shelf/" + name for name in ("element", "list", "names", "room", "rows")),
        *("records/" + name for name in ("keys", "store", "telling")),
        "base/text",
    ],
)
def test_said_where_a_script_is_lost(page: Page, server: str, faults: list[str], script: str) -> None:
    page.route(re.compile(rf"/js/{script}(\.\w+)?\.js"), lambda route: route.abort())
    shelf(page, server, {})
    expect(page.get_by_text(WAITING)).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="cop")).to_have_count(0)
    faults.clear()  # the browser reports the lost script itself


def test_said_where_it_cannot_run(page: Page, server: str, faults: list[str]) -> None:
    """An extension or a policy may forbid what others allow."""
    page.add_init_script("Object.keys = () => { throw new Error('not here'); }")
    with page.context.expect_event("weberror"):
        shelf(page, server, {})
    expect(page.get_by_text(WAITING)).to_be_visible()
    assert faults and all("not here" in fault for fault in faults)
    faults.clear()


# Odd records

ODD = {
    "a label of nothing to see": made("first-meeting.o1", {}, label="\u202e\u200b"),
    "a label of spaces": made("first-meeting.o1", {}, label="   "),
    "a label that turns": made("first-meeting.o1", {}, label="\u202eA.B."),
    "no title": made("old-list.o1", {}, title=""),
    "a kind nobody knows": made("old-list.o1", {"x": "y"}, kind="spell"),
    "a far date": made("first-meeting.o1", {}, created="9999-12-31T23:59:59.999Z"),
    "an early date": made("first-meeting.o1", {}, created="0000-01-01T00:00:00.000Z"),
    "a date that isn't": made("first-meeting.o1", {}, created="20266-12-01"),
    "a number as a date": made("first-meeting.o1", {}, created=5),
    "a number as a label": made("first-meeting.o1", {}, label=5),
    "an answer without a field": made("old-list.o1", {"": "kept"}),
    "an answer without a value": made("first-meeting.o1", {"agree-purpose": {"a": 1}}),
    "no head": {f"{SCOPE}first-meeting.o1 agree-purpose": {"value": True, "at": AT}},
    "no JSON": {f"{SCOPE}first-meeting.o1": "{"},
    "no id": {f"{SCOPE} x": {"value": True, "at": AT}},
    "an id that turns": {f"{SCOPE}\u202efirst-meeting.o1": "x"},
    "an id of a script": {f"{SCOPE}__proto__.o1": "x"},
    "a newer one": made("first-meeting.o1", {}, version=9, title={"a": 1}, label=None),
}


@pytest.mark.parametrize("keys", ODD.values(), ids=ODD.keys())
def test_one_odd_record(page: Page, server: str, faults: list[str], keys: dict[str, Any]) -> None:
    shelf(page, server, keys)
    expect(page.get_by_role("link", name="First meeting checklist").first).to_be_visible()
    rows = page.locator(":is(.saved-list, .saved-aside)").get_by_role("listitem")
    expect(rows).to_have_count(2)
    for row in rows.all():
        assert row.inner_text().strip()
    expect(page.get_by_text(WAITING)).to_be_hidden()
    before = storage(page)
    for heading in page.locator(".saved-list h2").all():
        assert re.search(r"\w", heading.inner_text())
    page.get_by_role("searchbox").fill("a.b. first")
    expect(page.get_by_role("link", name="First meeting checklist").first).to_be_visible()
    do(page, "Save a backup")
    assert {key: it for key, it in storage(page).items() if "@backup" not in key} == before
    assert all("can’t be shown" in fault for fault in faults)
    faults.clear()


# A browser that cannot tell one moment: whatever fails, it fails for one row.
FAILS = """const { format } = Object.getOwnPropertyDescriptors(Intl.DateTimeFormat.prototype);
Object.defineProperty(Intl.DateTimeFormat.prototype, "format", {
  get() {
    return (date) => {
      if (Number(date) === Date.parse("2026-11-03T14:00:00.007Z")) throw new RangeError("odd");
      return format.get.call(this)(date);
    };
  },
});"""


def test_what_cannot_be_shown_is_named(page: Page, server: str, faults: list[str]) -> None:
    page.add_init_script(FAILS)
    odd = made("old-list.o1", {"": "kept"}, title="An old list", created="2026-11-03T14:00:00.007Z")
    shelf(page, server, odd)
    expect(page.get_by_text("2 copies")).to_be_visible()
    expect(page.get_by_text("This can’t be shown: old-list.o1. It is left as it is.")).to_be_visible()
    (fault,) = faults
    assert "handbook-my-records: old-list.o1 can’t be shown" in fault
    faults.clear()


def test_an_action_that_fails_says_so(page: Page, server: str, faults: list[str]) -> None:
    shelf(page, server, {})
    page.evaluate("() => { URL.createObjectURL = () => { throw new Error('not here'); }; }")
    do(page, "Save a backup")
    said(page, "This could not be done: something went wrong.")
    assert faults and "not here" in faults[0]
    faults.clear()


# A page older than the script

PARTS = {
    "saved-room": "p",
    "saved-count": "p",
    "saved-left": "span",
    "saved-aside": "div",
    "saved-find": "input",
    "saved-by": "select",
    "record-shared": "input",
    "saved-file": "input",
}


@pytest.mark.parametrize("part", PARTS)
def test_a_missing_part_is_named_and_the_rest_works(
    page: Page, server: str, faults: list[str], site: Path, part: str
) -> None:
    html = (site / MY_RECORDS / "index.html").read_text(encoding="utf-8")
    older, changed = re.subn(rf'(?:class|id)="?{part}"?', 'data-older=""', html)
    assert changed == 1

    def answer_so(route: Route) -> None:
        route.fulfill(body=older, content_type="text/html; charset=utf-8")

    page.route(f"{server}{MY_RECORDS}", answer_so)
    shelf(page, server, {})
    expect(page.get_by_role("heading", name="A.B.")).to_be_visible()
    expect(page.get_by_text(WAITING)).to_be_hidden()
    assert faults and all(
        "<handbook-my-records>:" in fault and f"{part}) is missing" in fault for fault in faults
    )
    faults.clear()
    do(page, "Rename: First meeting checklist, A.B.")
    page.get_by_role("dialog").get_by_role("textbox").fill("C.D.")
    answer(page, "Rename")
    expect(page.get_by_role("heading", name="C.D.")).to_be_visible()
    assert [record["label"] for record in records(page).values()] == ["C.D."]
    assert not faults, "it is named once"


# Time goes on


def test_today_is_still_true_after_midnight(page: Page, server: str) -> None:
    page.clock.install(time="2026-11-03T23:59:30")
    at = page.evaluate("new Date('2026-11-03T14:05:00').toISOString()")
    shelf(page, server, made("first-meeting.a1", {}, created=at, at=at))
    expect(page.get_by_text("last changed today, 14:05.")).to_be_visible()
    button = page.get_by_role("button", name="Rename: First meeting checklist, A.B.")
    button.focus()
    page.clock.fast_forward(60_000)
    expect(page.get_by_text("last changed 3 November 2026.")).to_be_visible()
    expect(button).to_be_focused()


def test_today_is_still_true_after_a_sleep(page: Page, server: str) -> None:
    page.clock.install(time="2026-11-03T20:00:00")
    at = page.evaluate("new Date('2026-11-03T14:05:00').toISOString()")
    shelf(page, server, made("first-meeting.a1", {}, created=at, at=at))
    expect(page.get_by_text("last changed today, 14:05.")).to_be_visible()
    page.clock.set_system_time("2026-11-04T08:00:00")  # no timer has run
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.get_by_text("last changed 3 November 2026.")).to_be_visible()
