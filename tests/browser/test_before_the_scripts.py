"""What is entered before our scripts are there, or while they never come, is the reader's all the same."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.kept import (
    BARE,
    CHECKLIST,
    CONTRACT,
    FIRST,
    LOG,
    MY_RECORDS,
    REVIEW,
    SECOND,
    answer,
    do,
    label,
    labelled,
    made,
    new_copy,
    note,
    only,
    ready,
    records,
    said,
    saved,
    storage,
    store,
    text,
    tick,
    warned,
)
from tests.browser.late import Held, without

WHEEL = "toolkit/wheel-of-life/"
EVALUATION = "toolkit/mentoring-evaluation/"
SCRIPTS = [
    *("records/" + name for name in ("element", "saving", "copies", "status", "telling")),
    *("records/" + name for name in ("store", "keys", "fields", "entries")),
    "base/text",
]
NOT_KEPT = "your answers won’t be kept"
OpenPage = Callable[..., Page]


def early(page: Page, address: str, *names: str) -> Held:
    """The page as it is before the named scripts have come."""
    held = Held(page, *names)
    page.goto(address, wait_until="commit")
    expect(page.get_by_text(NOT_KEPT)).to_be_visible()
    return held


@pytest.mark.parametrize("script", SCRIPTS)
def test_it_is_kept(page: Page, server: str, script: str) -> None:
    held = early(page, server + CHECKLIST, script)
    tick(page).check()
    note(page).fill("typed early")
    assert storage(page) == {}
    held.release()
    saved(page)
    assert only(page)["answers"] == {"agree-purpose": True, "agree-purpose--note": "typed early"}
    expect(page.get_by_text(NOT_KEPT)).to_have_count(0)
    expect(page.get_by_text("1 of 26 ticked")).to_be_visible()
    page.reload()
    expect(tick(page)).to_be_checked()
    expect(text(page, f"Note on: {FIRST}")).to_have_value("typed early")


def test_every_type_of_field(page: Page, server: str) -> None:
    held = early(page, server + CONTRACT, "records/element")
    page.get_by_label("Agreed on", exact=True).fill("2026-11-22")
    text(page, "Mentee’s initials").fill("A.B.")
    held.release()
    saved(page)
    assert only(page)["answers"] == {"agreed-on": "2026-11-22", "mentee-initials": "A.B."}
    page.evaluate("localStorage.clear()")
    held = early(page, server + EVALUATION, "records/element")
    page.get_by_role("radio", name="4").check()
    held.release()
    saved(page)
    assert only(page)["answers"] == {"objectives-score": "4"}


def test_it_goes_into_the_copy_that_opens(page: Page, server: str) -> None:
    page.goto(server + BARE)
    store(page, made("mentoring-review.a1", {"benefits": "older words", "mentee": "A.B."}, kind="form"))
    held = early(page, server + REVIEW, "records/store")
    text(page, "What has been good").fill("newer words")
    held.release()
    expect(label(page)).to_have_value("A.B.")
    expect(text(page, "What has been good")).to_have_value("newer words")
    expect(text(page, "Mentee").first).to_have_value("A.B.")
    assert only(page)["answers"] == {"benefits": "newer words", "mentee": "A.B."}
    said(page, "has replaced older answers")
    do(page, "Undo")
    expect(text(page, "What has been good")).to_have_value("older words")
    assert only(page)["answers"]["benefits"] == "older words"
    do(page, "Undo")
    expect(text(page, "What has been good")).to_have_value("newer words")
    assert only(page)["answers"] == {"benefits": "newer words", "mentee": "A.B."}


def test_it_goes_into_the_copy_that_is_asked_for(page: Page, server: str) -> None:
    page.goto(server + BARE)
    store(page, made("first-meeting.a1", {"agree-purpose--note": "of A.B."}))
    store(page, made("first-meeting.a2", {}, label="C.D."))
    held = early(page, server + CHECKLIST + "#copy=first-meeting.a2", "records/element")
    tick(page, SECOND).check()
    held.release()
    expect(label(page)).to_have_value("C.D.")
    saved(page)
    assert labelled(page) == {
        "A.B.": {"agree-purpose--note": "of A.B."},
        "C.D.": {"current-situation": True},
    }


def test_typing_goes_on_where_it_was(page: Page, server: str) -> None:
    """Neither the focus nor the place in the text is lost when the copy opens."""
    page.goto(server + BARE)
    store(page, made("mentoring-review.a1", {"benefits": "older words", "mentee": "A.B."}, kind="form"))
    held = early(page, server + REVIEW, "records/fields")
    box = text(page, "What has been good")
    box.click()
    page.keyboard.type("one three")
    for _ in "three":
        page.keyboard.press("ArrowLeft")
    held.release()
    expect(label(page)).to_have_value("A.B.")
    page.keyboard.type("two ")
    expect(box).to_have_value("one two three")
    saved(page)
    assert only(page)["answers"]["benefits"] == "one two three"


@pytest.mark.parametrize("script", ["records/entries", "records/element"])
def test_the_logs_early_text_becomes_an_entry(page: Page, server: str, script: str) -> None:
    page.goto(server + BARE)
    older = {"achieved/b1": "first", "achieved/b2": "second", "holds/b2": ["strength"]}
    store(page, made("learning-log.a1", older, kind="form"))
    held = early(page, server + LOG, script)
    achieved = text(page, "What have you achieved?")
    achieved.click()
    page.keyboard.type("third")
    held.release()
    entries = page.get_by_role("group", name=re.compile(r"^Entry \d$"))
    expect(entries).to_have_count(3)
    page.keyboard.type(" and more")
    assert [box.input_value() for box in achieved.all()] == ["first", "second", "third and more"]
    expect(entries.nth(2).get_by_role("checkbox", checked=True)).to_have_count(0)
    saved(page)
    answers = only(page)["answers"]
    assert {key: answers[key] for key in older} == older
    assert [value for key, value in answers.items() if key not in older] == ["third and more"]
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(({ id }) => id)")
    assert len(ids) == len(set(ids))
    expect(page.locator("[id='learning-log--achieved'] textarea")).to_have_value("first")
    do(page, "Add an entry")
    expect(achieved.nth(3)).to_have_value("")  # nothing of it in the pattern
    page.reload()
    expect(entries).to_have_count(3)


def test_nothing_of_one_person_is_taken_for_anothers(page: Page, server: str) -> None:
    """Back, forward, reload and another copy's address: browsers may bring back what stood in a form."""
    page.goto(server + BARE)
    store(page, made("mentoring-review.a1", {"benefits": "of A.B."}, kind="form"))
    store(page, made("mentoring-review.a2", {}, label="C.D.", kind="form"))
    good = text(page, "What has been good")
    page.goto(server + REVIEW + "#copy=mentoring-review.a1")
    expect(good).to_have_value("of A.B.")
    good.fill("more of A.B.")
    saved(page)
    page.goto(server + BARE)
    page.go_back()
    expect(good).to_have_value("more of A.B.")
    page.reload()
    expect(good).to_have_value("more of A.B.")
    page.goto(server + BARE)
    page.goto(server + REVIEW + "#copy=mentoring-review.a2")
    expect(label(page)).to_have_value("C.D.")
    expect(good).to_have_value("")
    page.go_back()
    page.go_back()
    expect(label(page)).to_have_value("A.B.")
    page.go_forward()
    page.go_forward()
    expect(label(page)).to_have_value("C.D.")
    expect(good).to_have_value("")
    page.reload()
    expect(good).to_have_value("")
    assert labelled(page) == {"A.B.": {"benefits": "more of A.B."}, "C.D.": {}}


def test_every_form_forgets_what_the_browser_would_fill_in(page: Page, server: str, paths: list[str]) -> None:
    for path in paths:
        if not path.startswith(("toolkit/", "guide/", "records/")):
            continue
        page.goto(server + path, wait_until="commit")
        form = page.locator("form.record")
        for each in form.all():
            expect(each).to_have_attribute("autocomplete", "off")


# Scripts are on, but ours don't run


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_that_never_comes(page: Page, server: str, faults: list[str], script: str) -> None:
    without(page, script)
    page.goto(server + LOG)
    expect(page.get_by_text(NOT_KEPT)).to_be_visible()
    text(page, "What have you achieved?").fill("typed all the same")
    expect(page.get_by_text("Saved in this browser")).to_have_count(0)
    page.emulate_media(media="print")
    expect(page.get_by_text(NOT_KEPT)).to_be_hidden()
    expect(text(page, "What have you achieved?")).to_be_visible()
    faults.clear()


def test_an_error_in_a_script(page: Page, server: str, faults: list[str]) -> None:
    """What fails while it starts doesn't say that it keeps anything."""
    page.add_init_script(
        "Object.defineProperty(HTMLFormElement.prototype, 'elements', { get() { throw 1; } })"
    )
    page.goto(server + CHECKLIST)
    expect(page.get_by_text(NOT_KEPT)).to_be_visible()
    expect(label(page)).to_be_hidden()
    faults.clear()


def test_from_a_disk(page: Page, site: Path, faults: list[str]) -> None:
    page.goto((site / CHECKLIST / "index.html").as_uri())
    expect(page.get_by_text(NOT_KEPT)).to_be_visible()
    tick(page).check()
    expect(page.get_by_role("button", name="New copy")).to_have_count(0)
    page.goto((site / MY_RECORDS / "index.html").as_uri())
    expect(page.get_by_text("can’t be shown")).to_be_visible()
    faults.clear()


@pytest.mark.parametrize("allowed", ["", "allow-scripts"])
def test_in_a_sandboxed_frame(page: Page, server: str, faults: list[str], allowed: str) -> None:
    page.goto(server + BARE)
    page.set_content(
        f'<iframe src="{server}{CHECKLIST}" sandbox="{allowed}" width="900" height="800"></iframe>'
    )
    frame: Any = page.frame_locator("iframe")
    expect(frame.get_by_text(NOT_KEPT)).to_be_visible()
    if allowed:
        tick(frame).check()
    page.close()
    faults.clear()


# What the buttons do comes once answers are kept


def test_a_button_pressed_before_what_it_does_has_come(page: Page, server: str) -> None:
    held = Held(page, "records/actions")
    page.goto(server + CHECKLIST)
    tick(page).check()
    saved(page)
    do(page, "Clear the answers")
    expect(page.get_by_role("dialog")).to_have_count(0)
    held.release()
    answer(page, "Clear it")
    said(page, "The copy is cleared.")
    expect(tick(page)).not_to_be_checked()


def test_what_the_buttons_do_never_comes(page: Page, server: str, faults: list[str]) -> None:
    without(page, "records/actions")
    page.goto(server + CHECKLIST)
    tick(page).check()
    saved(page)
    do(page, "Clear the answers")
    said(page, "That didn’t work. Your answers are as they were.")
    assert only(page)["answers"] == {"agree-purpose": True}
    faults.clear()


def test_my_records_without_what_its_buttons_do(page: Page, server: str, faults: list[str]) -> None:
    without(page, "shelf/actions")
    page.goto(server + BARE)
    store(page, made("first-meeting.a1", {"agree-purpose": True}))
    page.goto(server + MY_RECORDS)
    do(page, "Delete: First meeting checklist, A.B.")
    said(page, "This could not be done: something went wrong.")
    expect(page.get_by_text("1 copy", exact=True)).to_be_visible()
    assert set(records(page)) == {"first-meeting.a1"}
    faults.clear()


# A part that is missing, or a feature that fails


@pytest.mark.parametrize("part", ["switcher", "backup", "said", "left", "shared", "aside"])
def test_a_missing_part_is_named_and_stops_nothing(
    page: Page, server: str, site: Path, faults: list[str], part: str
) -> None:
    html = (site / CHECKLIST / "index.html").read_text(encoding="utf-8")
    assert f"record-{part}" in html

    def answer(route: Route) -> None:
        odd = re.sub(rf'class="([^"]*)\brecord-{part}\b', r'class="\1elsewhere', html)
        route.fulfill(body=odd, content_type="text/html; charset=utf-8")

    page.route(f"**/{CHECKLIST}", answer)
    with page.expect_console_message(lambda message: f"(.record-{part}) is missing" in message.text):
        page.goto(server + CHECKLIST)
        ready(page)
        tick(page).check()
    saved(page)
    assert only(page)["answers"] == {"agree-purpose": True}
    page.reload()
    expect(tick(page)).to_be_checked()
    page.close()
    faults.clear()


def test_two_of_a_kind_of_trouble(page: Page, server: str) -> None:
    """Early words and a copy with an odd answer: both are there."""
    page.goto(server + BARE)
    store(page, made("mentoring-review.a1", {"review-date": "some day soon"}, kind="form"))
    held = early(page, server + REVIEW, "records/element")
    text(page, "What has been good").fill("typed early")
    held.release()
    expect(page.get_by_role("region", name="Kept, though no field shows it")).to_contain_text("some day soon")
    saved(page)
    assert set(records(page)) == {"mentoring-review.a1"}
    assert only(page)["answers"] == {"review-date": "some day soon", "benefits": "typed early"}


# What a frame or a browser forbids


def test_dialogs_where_forms_are_forbidden(page: Page, server: str, faults: list[str]) -> None:
    page.goto(server + BARE)
    allowed = "allow-scripts allow-same-origin"
    page.set_content(f'<iframe src="{server}{REVIEW}" sandbox="{allowed}" width="900" height="800"></iframe>')
    frame: Any = page.frame_locator("iframe")
    new_copy(frame, "C.D.")
    text(frame, "What has been good").fill("to be cleared")
    do(frame, "Clear the answers")
    answer(frame, "Cancel")
    expect(text(frame, "What has been good")).to_have_value("to be cleared")
    do(frame, "Save as a file")
    expect(frame.get_by_text("If no file has come")).to_be_visible()
    do(frame, "Clear the answers")
    answer(frame, "Clear it")
    expect(text(frame, "What has been good")).to_have_value("")
    page.close()
    faults.clear()


FORBIDDEN = {
    "history": "history.replaceState = () => { throw new DOMException('too often', 'SecurityError'); }",
    "session": "Object.defineProperty(window, 'sessionStorage', { get() { throw new Error('no'); } })",
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_a_browser_that_forbids_what_only_helps(
    page: Page, server: str, faults: list[str], what: str
) -> None:
    page.add_init_script(FORBIDDEN[what])
    page.goto(server + REVIEW)
    text(page, "What has been good").fill("kept all the same")
    saved(page)
    assert only(page)["answers"] == {"benefits": "kept all the same"}
    page.reload()
    expect(text(page, "What has been good")).to_have_value("kept all the same")
    assert all("handbook" in fault or "history" in fault or "sessionStorage" in fault for fault in faults)
    faults.clear()


@pytest.mark.parametrize("way", ["get() { throw new Error('no'); }", "value: null"])
def test_storage_that_cannot_be_read(page: Page, server: str, faults: list[str], way: str) -> None:
    page.add_init_script(f"Object.defineProperty(window, 'localStorage', {{ {way} }})")
    page.goto(server + REVIEW)
    warned(page, "Your browser lets this site keep nothing")
    text(page, "What has been good").fill("on the page")
    expect(page.get_by_text("Not kept: blocked by the browser")).to_be_visible()
    page.close()
    faults.clear()
