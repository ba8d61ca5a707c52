"""Nothing is lost when storage fails: blocked, full, damaged, from another version of the handbook."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Dialog, Page, Route, expect

from tests.browser.kept import (
    BARE,
    CHECKLIST,
    FIRST,
    LOG,
    MY_RECORDS,
    REVIEW,
    SCOPE,
    SECOND,
    answer,
    do,
    label,
    labelled,
    made,
    not_warned,
    note,
    only,
    ready,
    said,
    saved,
    storage,
    store,
    switcher,
    text,
    tick,
    warned,
)

FORMATS = sorted((Path(__file__).parent / "formats").glob("version-*.json"))
# Fills storage to the last character, in keys of another application; leaves so much room as is said.
FILL = """(room) => {
  let [piece, number] = ["x".repeat(1 << 20), 0];
  while (piece) {
    try {
      localStorage.setItem(`filler${number}`, piece);
      number += 1;
    } catch {
      piece = piece.slice(0, Math.floor(piece.length / 2));
    }
  }
  localStorage.setItem("filler0", localStorage.filler0.slice(room));
}"""
EMPTY = "for (const key of Object.keys(localStorage)) if (key.startsWith('filler')) delete localStorage[key]"


def goes_on(page: Page) -> None:
    """What the reader can still do when nothing can be saved."""
    with page.expect_download() as download:
        do(page, "Save as a file")
    file = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    (record,) = file["records"]
    assert record["answers"]["agree-purpose"]["value"] is True
    assert record["answers"]["agree-purpose--note"]["value"] == "still here"
    page.emulate_media(media="print")
    expect(page.get_by_text("still here")).to_be_visible()
    page.emulate_media(media="screen")


def test_blocked(page: Page, server: str, faults: list[str]) -> None:
    """The browser refuses to store anything: here for a page that the server calls sandboxed."""

    def sandbox(route: Route) -> None:
        answer = route.fetch()
        policy = "sandbox allow-scripts allow-downloads allow-modals"
        more = {"content-security-policy": policy, "access-control-allow-origin": "*"}
        route.fulfill(response=answer, headers={**answer.headers, **more})

    page.route("**", sandbox)
    page.goto(server + CHECKLIST)
    assert "sandboxed" in page.evaluate(
        "(() => { try { return localStorage; } catch (e) { return e.message; } })()"
    )
    warned(page, "Your browser lets this site keep nothing")
    tick(page).check()
    note(page).fill("still here")
    said(page, "Not kept")
    goes_on(page)
    expect(tick(page)).to_be_checked()
    page.goto(server + MY_RECORDS)
    warned(page, "Your browser lets this site keep nothing")
    # The theme's own scripts don't reckon with it; what they would store are colours.
    assert all("Failed to read the 'localStorage' property" in fault for fault in faults)
    faults.clear()


def test_full_at_the_first_write(page: Page, server: str) -> None:
    page.goto(server + CHECKLIST)
    page.evaluate(FILL, 0)
    before = set(storage(page))
    tick(page).check()
    warned(page, "There is no room left")
    said(page, "Not saved")
    note(page).fill("still here")
    goes_on(page)
    with page.expect_popup() as popup:
        page.get_by_role("link", name="My records (in a new tab)").click()
    popup.value.close()
    expect(tick(page)).to_be_checked()
    assert set(storage(page)) == before
    dialogs: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        dialogs.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", dismiss)
    with page.expect_event("dialog"):
        page.evaluate("location.href = 'about:blank'")
    assert dialogs == ["beforeunload"]
    page.evaluate(EMPTY)
    saved(page)  # within seconds, without another key
    not_warned(page)
    assert only(page)["answers"] == {"agree-purpose": True, "agree-purpose--note": "still here"}


def test_full_in_the_middle(page: Page, server: str) -> None:
    page.goto(server + CHECKLIST)
    tick(page).check()
    note(page).fill("still here")
    saved(page)
    page.evaluate(FILL, 400)
    note(page, SECOND).fill("long " * 200)
    warned(page, "There is no room left")
    tick(page, SECOND).check()  # what is short still fits
    assert only(page)["answers"] == {
        "agree-purpose": True,
        "agree-purpose--note": "still here",
        "current-situation": True,
    }
    expect(note(page, SECOND)).to_have_value("long " * 200)
    goes_on(page)
    page.evaluate(EMPTY)
    tick(page).uncheck()
    saved(page)
    assert only(page)["answers"] == {
        "agree-purpose": False,
        "agree-purpose--note": "still here",
        "current-situation": True,
        "current-situation--note": "long " * 200,
    }
    page.reload()
    expect(text(page, f"Note on: {SECOND}")).to_have_value("long " * 200)


def test_full_and_another_tab_makes_room(page: Page, server: str) -> None:
    page.goto(server + CHECKLIST)
    page.evaluate(FILL, 0)
    tick(page).check()
    warned(page, "There is no room left")
    other = page.context.new_page()
    other.goto(server + MY_RECORDS)
    other.evaluate(EMPTY)
    not_warned(page)
    assert only(page)["answers"] == {"agree-purpose": True}


def test_full_changes_are_all_or_nothing(page: Page, server: str) -> None:
    page.goto(server + MY_RECORDS)
    store(page, made("first-meeting.a1", {f"field-{n}": "x" * 500 for n in range(20)}))
    page.evaluate(FILL, 3000)
    before = storage(page)
    page.reload()
    do(page, "Make a copy: First meeting checklist, A.B.")
    said(page, "There isn’t enough room in this browser. Nothing was changed.")
    assert storage(page) == before


# Damaged and foreign keys


@pytest.mark.parametrize(
    "damage",
    [
        {"first-meeting.a1": "not JSON"},
        {"first-meeting.a1": None},
        {"first-meeting.a1": {"version": 1, "label": 7}},
    ],
    ids=json.dumps,
)
def test_damaged(page: Page, server: str, damage: dict[str, Any]) -> None:
    """The record is set aside and reported; the rest works."""
    page.goto(server + BARE)
    store(page, made("first-meeting.a1", {"agree-purpose": True, "current-situation": True}))
    store(page, made("first-meeting.a2", {"agree-purpose--note": "whole"}, label="C.D."))
    store(page, {f"{SCOPE}@last.first-meeting": "first-meeting.a1"})
    store(page, {SCOPE + name: value for name, value in damage.items()})
    if None in damage.values():
        page.evaluate("(key) => localStorage.removeItem(key)", f"{SCOPE}first-meeting.a1")
    before = storage(page)
    page.goto(server + CHECKLIST)
    expect(page.get_by_text("A copy saved here is set aside")).to_be_visible()
    if switcher(page).is_visible():
        switcher(page).select_option(label="C.D.")
    expect(label(page)).to_have_value("C.D.")
    expect(text(page, f"Note on: {FIRST}")).to_have_value("whole")
    tick(page, SECOND).check()
    page.goto(server + MY_RECORDS)
    expect(page.get_by_role("link", name="First meeting checklist").first).to_be_visible()
    expect(page.get_by_text("This is damaged")).to_be_visible()
    name = "First meeting checklist, set aside"
    with page.expect_download() as download:
        do(page, f"Save as it is: {name}")
    raw = Path(download.value.path()).read_text(encoding="utf-8")
    for key, value in before.items():
        if " first-meeting.a1" in key and "@" not in key:
            assert value in raw
            assert storage(page)[key] == value  # untouched
    do(page, f"Mend: {name}")
    said(page, "Mended.")
    expect(page.get_by_text("This is damaged")).to_have_count(0)
    do(page, "Undo")
    expect(page.get_by_text("This is damaged")).to_be_visible()
    do(page, f"Mend: {name}")
    page.goto(server + CHECKLIST)
    switcher(page).select_option(index=0)
    expect(tick(page, SECOND)).to_be_checked()


@pytest.mark.parametrize(
    "damage", ["{", "", '{"value":7,"at":"2026-11-03T14:00:00.000Z"}', '{"value":true,"at":"never"}', "null"]
)
def test_a_damaged_answer_is_shown_as_it_is(page: Page, server: str, damage: str) -> None:
    """One odd answer takes neither the others nor their record away."""
    page.goto(server + BARE)
    store(page, made("first-meeting.a1", {"current-situation": True, "agree-purpose--note": "whole"}))
    key = f"{SCOPE}first-meeting.a1 agree-purpose"
    store(page, {key: damage})
    page.goto(server + CHECKLIST)
    expect(label(page)).to_have_value("A.B.")
    expect(tick(page, SECOND)).to_be_checked()
    expect(tick(page)).not_to_be_checked()
    odd = page.get_by_role("region", name="Kept, though no field shows it")
    expect(odd.get_by_role("term")).to_have_text(FIRST)
    expect(odd.get_by_role("definition")).to_have_text(damage)
    label(page).fill("A.B.C.")
    saved(page)
    assert storage(page)[key] == damage
    with page.expect_download() as download:
        do(page, "Save as a file")
    file = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert file["records"][0]["answers"]["agree-purpose"]["value"] == damage
    page.goto(server + MY_RECORDS)
    do(page, "Make a copy: First meeting checklist, A.B.C.")
    said(page, "Copied")
    assert list(storage(page).values()).count(damage) == 2
    page.goto(server + CHECKLIST)
    tick(page).check()  # an answer takes its place
    saved(page)
    page.reload()
    expect(tick(page)).to_be_checked()
    expect(odd).to_be_hidden()


def test_odd_keys_do_no_harm(page: Page, server: str) -> None:
    page.goto(server + "about/")
    odd = [
        "",
        " ",
        "first-meeting",
        "first-meeting.",
        ".a1",
        "__proto__.a1",
        "first-meeting.a1 x y",
        "@",
        "@last.",
    ]
    store(page, {SCOPE + name: "odd" for name in odd})
    store(page, {"handbook": "odd", "handbook /other/ first-meeting.a1": "odd"})
    page.goto(server + CHECKLIST)
    tick(page).check()
    expect(page.get_by_text("1 of 26 ticked")).to_be_visible()
    page.goto(server + MY_RECORDS)
    expect(page.get_by_text("1 copy")).to_be_visible()
    do(page, "Erase everything")
    answer(page, "Erase everything")
    said(page, "Everything is erased.")
    assert {key for key in storage(page) if "palette" not in key} == {
        "handbook",
        "handbook /other/ first-meeting.a1",
    }


# Formats


def test_all_formats_are_there() -> None:
    assert [path.stem for path in FORMATS] == ["version-1"], "each format ever used has its fixture, for ever"


@pytest.mark.parametrize("path", FORMATS, ids=lambda path: path.stem)
def test_every_format_is_read_for_ever(page: Page, server: str, path: Path) -> None:
    page.goto(server + BARE)
    store(page, json.loads(path.read_text(encoding="utf-8")))
    page.goto(server + CHECKLIST)
    expect(label(page)).to_have_value("A.B.")
    expect(tick(page)).to_be_checked()
    expect(text(page, f"Note on: {FIRST}")).to_have_value("Two lines\nof text")
    expect(tick(page, SECOND)).not_to_be_checked()
    page.goto(server + LOG)
    ready(page)
    learned = text(page, "What have you learned")
    assert [box.input_value() for box in learned.all()] == ["To listen", "To ask"]
    expect(page.get_by_label("Date", exact=True).first).to_have_value("2026-11-04")
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(2)
    page.goto(server + "toolkit/mentoring-evaluation/")
    expect(page.get_by_role("radio", name="4")).to_be_checked()
    page.goto(server + MY_RECORDS)
    expect(page.get_by_text("3 copies")).to_be_visible()
    expect(page.get_by_text("Last backup: 5 November 2026; 2 answers since.")).to_be_visible()


def test_a_newer_format_is_left_untouched_and_named(page: Page, server: str) -> None:
    page.goto(server + "about/")
    newer = {
        f"{SCOPE}first-meeting.a1": {"version": 2, "who": {"label": "A.B."}},
        f"{SCOPE}first-meeting.a1 agree-purpose": [2, "whatever"],
        f"{SCOPE}@last.first-meeting": "first-meeting.a1",
    }
    store(page, newer)
    before = storage(page)
    page.goto(server + CHECKLIST)
    expect(page.get_by_text("a newer version of the handbook has saved it")).to_be_visible()
    expect(tick(page)).not_to_be_checked()
    tick(page, SECOND).check()
    label(page).fill("C.D.")
    saved(page)
    page.goto(server + MY_RECORDS)
    expect(page.get_by_text("A newer version of the handbook saved this.")).to_be_visible()
    expect(page.get_by_role("heading", name="Set aside")).to_be_visible()
    assert labelled_without(page, "first-meeting.a1") == {"C.D.": {"current-situation": True}}
    for key in before:
        if "@" not in key:
            assert storage(page)[key] == before[key]
    page.goto(server + REVIEW)
    expect(page.get_by_text("A copy saved here is set aside")).to_be_hidden()


def labelled_without(page: Page, id: str) -> dict[str, Any]:
    page.evaluate(
        "(id) => { window.put = {}; for (const key in localStorage) if (key.includes(id)) {"
        " put[key] = localStorage[key]; localStorage.removeItem(key); } }",
        id,
    )
    found = labelled(page)
    page.evaluate("for (const key in put) localStorage.setItem(key, put[key])")
    return found
