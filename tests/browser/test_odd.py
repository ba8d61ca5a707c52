"""What is odd is shown as it is, named, and stops nothing else."""

from datetime import date
from pathlib import Path
from typing import Any

import icalendar
import pytest
from playwright.sync_api import Page, expect

from tests.browser.kept import (
    BARE,
    CHECKLIST,
    LOG,
    MY_RECORDS,
    REVIEW,
    SECOND,
    do,
    label,
    made,
    only,
    ready,
    saved,
    store,
    text,
    tick,
)

CONTRACT = "toolkit/session-contract/"
KEPT = "Kept, though no field shows it"


def held(page: Page, server: str, path: str, id: str, answers: dict[str, Any], **head: Any) -> None:
    page.goto(server + BARE)
    store(page, made(id, answers, **head))
    page.goto(server + path)
    ready(page)


@pytest.mark.parametrize("odd", ["20266-12-01", "0026-12-01", "275760-09-13", "9999-12-31"])
def test_a_date_that_slipped(page: Page, server: str, odd: str) -> None:
    held(
        page,
        server,
        CONTRACT,
        "session-contract.a1",
        {"session-date": odd, "take-away": "a plan"},
        kind="form",
    )
    expect(label(page)).to_have_value("A.B.")
    expect(text(page, "What would you like to take away")).to_have_value("a plan")
    expect(page.get_by_label("Date of the session", exact=True)).to_have_value(odd)
    expect(page.get_by_label("Date of the session", exact=True)).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_text("Is the year right?")).to_be_visible()
    described = page.get_by_label("Date of the session", exact=True)
    expect(described).to_have_accessible_description("Is the year right? The date is kept as it stands.")
    page.emulate_media(media="print")
    expect(page.get_by_text("Is the year right?")).to_be_hidden()
    page.emulate_media(media="screen")
    page.get_by_label("Date of the session", exact=True).fill("2026-12-01")
    expect(page.get_by_text("Is the year right?")).to_be_hidden()
    saved(page)
    assert only(page)["answers"]["session-date"] == "2026-12-01"


@pytest.mark.parametrize("odd", ["some day", "2026-02-31", "2026-13-01", "", " ", "1 December 2026"])
def test_a_date_that_is_none(page: Page, server: str, odd: str) -> None:
    held(
        page,
        server,
        CONTRACT,
        "session-contract.a1",
        {"session-date": odd, "take-away": "a plan"},
        kind="form",
    )
    expect(text(page, "What would you like to take away")).to_have_value("a plan")
    region = page.get_by_role("region", name=KEPT)
    if not odd:
        expect(region).to_be_hidden()
        return
    expect(region.get_by_role("term")).to_have_text("Date of the session")
    assert region.get_by_role("definition").text_content() == odd


@pytest.mark.parametrize(
    "field",
    ["benefits", "a b", 'x"y', "<b>", "__proto__", "constructor", "benefits/", "/", "é", "]", "line\nbreak"],
)
@pytest.mark.parametrize("value", ["words", ["a", "b"], True])
def test_odd_names_and_values(page: Page, server: str, field: str, value: Any) -> None:
    held(page, server, REVIEW, "mentoring-review.a1", {field: value, "mentee": "A.B."}, kind="form")
    expect(label(page)).to_have_value("A.B.")
    expect(text(page, "Mentee").first).to_have_value("A.B.")
    if (field, value) != ("benefits", "words"):
        expect(page.get_by_role("region", name=KEPT).get_by_role("definition")).to_have_count(1)
    text(page, "What went less well").or_(text(page, "What has been")).first.fill("goes on")
    saved(page)
    with page.expect_download():
        do(page, "Save as a file")
    page.goto(server + MY_RECORDS)
    expect(
        page.get_by_role("link", name="A.B.")
        .or_(page.get_by_role("link", name="Mentoring review form"))
        .first
    ).to_be_visible()


def test_odd_entries(page: Page, server: str) -> None:
    answers = {
        "achieved/b1": "first",
        "entry-date/b1": "20266-01-01",
        "holds/b1": "none of these",
        'achieved/x"]': "odd entry",
        "achieved/b2": ["a", "list"],
        "achieved": "no entry",
        "learned/b3": "third",
    }
    held(page, server, LOG, "learning-log.a1", answers, kind="form")
    achieved = [box.input_value() for box in text(page, "What have you achieved?").all()]
    assert sorted(achieved) == ["", "", "first", "odd entry"]
    expect(text(page, "What have you learned").nth(2)).to_have_value("third")
    terms = page.get_by_role("region", name=KEPT).get_by_role("term")
    assert sorted(terms.all_inner_texts()) == [
        "What does this entry hold?",
        "What have you achieved?",
        "What have you achieved?",
    ]


@pytest.mark.parametrize("created", ["+275760-09-13T00:00:00.000Z", "0001-01-01T00:00:00.000Z"])
def test_odd_times(page: Page, server: str, created: str) -> None:
    held(page, server, CHECKLIST, "first-meeting.a1", {"current-situation": True})
    store(page, made("first-meeting.a2", {"current-situation": True}, label="C.D.", created=created))
    page.reload()
    expect(tick(page, SECOND)).to_be_checked()
    page.goto(server + MY_RECORDS)
    expect(page.get_by_role("link", name="First meeting checklist").first).to_be_visible()


# Calendars


@pytest.mark.parametrize("day", ["2026-11-22", "1900-01-01", "2199-12-31", "2028-02-29", "2026-12-31"])
def test_calendars_know_the_date(page: Page, server: str, day: str) -> None:
    page.goto(server + REVIEW)
    page.get_by_label("When is your next review?", exact=True).fill(day)
    with page.expect_download() as download:
        page.get_by_role("button", name="Add to calendar").first.click()
    calendar = icalendar.Calendar.from_ical(Path(download.value.path()).read_bytes())
    events: list[Any] = calendar.walk("VEVENT")
    (event,) = events
    start, end = event["DTSTART"].dt, event["DTEND"].dt
    assert start == date.fromisoformat(day)
    assert (end - start).days == 1
    assert not event.errors
    assert not calendar.errors
    for part in ("UID", "DTSTAMP", "SUMMARY", "URL"):
        assert event[part]


@pytest.mark.parametrize("day", ["9999-12-31", "0026-12-01", "20266-12-01", "2200-01-01", "1899-12-31"])
def test_no_calendar_for_other_dates(page: Page, server: str, day: str) -> None:
    page.goto(server + REVIEW)
    box = page.get_by_label("When is your next review?", exact=True)
    box.fill("2026-11-22")
    expect(page.get_by_role("button", name="Add to calendar").first).to_be_visible()
    box.evaluate(
        "(it, day) => { it.value = day; it.dispatchEvent(new Event('input', { bubbles: true })); }", day
    )
    expect(page.get_by_role("button", name="Add to calendar")).to_have_count(0)
    expect(page.get_by_text("Is the year right?").filter(visible=True)).to_have_count(1)
