"""Checklists and forms remember what is filled in: each copy by itself, as it is typed."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Dialog, Page, expect

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
    menu,
    new_copy,
    note,
    only,
    profile,
    ready,
    records,
    said,
    saved,
    storage,
    switcher,
    text,
    tick,
    warned,
)
from tests.conftest import Watch


def test_nothing_is_stored_before_the_reader_acts(page: Page, server: str) -> None:
    page.clock.install()
    for path in (CHECKLIST, LOG, MY_RECORDS):
        page.goto(server + path)
        ready(page)
        page.clock.run_for(5_000)  # what is counted after a while isn't stored either
        assert storage(page) == {}, path


def test_typed_is_saved(page: Page, server: str) -> None:
    page.goto(server + CHECKLIST)
    tick(page).check()
    note(page).fill("To grow\nas a leader")
    label(page).fill("A.B.")
    saved(page)
    assert only(page) == {
        "version": 1,
        "kind": "checklist",
        "title": "First meeting checklist",
        "label": "A.B.",
        "created": only(page)["created"],
        "at": only(page)["at"],
        "answers": {"agree-purpose": True, "agree-purpose--note": "To grow\nas a leader"},
    }
    page.reload()
    expect(tick(page)).to_be_checked()
    expect(text(page, f"Note on: {FIRST}")).to_have_value("To grow\nas a leader")
    expect(label(page)).to_have_value("A.B.")


def test_a_tick_is_saved_at_once(page: Page, server: str) -> None:
    page.goto(server + CHECKLIST)
    ready(page)
    tick(page).check()
    assert only(page)["answers"] == {"agree-purpose": True}


def test_leaving_saves_at_once(page: Page, server: str) -> None:
    page.goto(server + REVIEW)
    ready(page)
    page.evaluate(
        """(next) => {
      const box = document.querySelector("#mentoring-review--benefits-field");
      box.value = "the very last word";
      box.dispatchEvent(new InputEvent("input", { bubbles: true }));
      location.href = next;
    }""",
        server + MY_RECORDS,
    )
    expect(page.get_by_role("heading", level=1, name="My records")).to_be_visible()
    assert only(page)["answers"] == {"benefits": "the very last word"}


def test_back_and_forward(page: Page, server: str) -> None:
    page.goto(server + CHECKLIST)
    tick(page).check()
    saved(page)
    page.goto(server + REVIEW)
    page.go_back()
    expect(tick(page)).to_be_checked()
    tick(page, SECOND).check()
    saved(page)
    page.go_forward()
    page.go_back()
    expect(tick(page)).to_be_checked()
    expect(tick(page, SECOND)).to_be_checked()


def test_closing_the_browser(watch: Watch, tmp_path: Path, server: str) -> None:
    context = profile(watch, tmp_path)
    page = context.pages[0]
    page.goto(server + CHECKLIST)
    label(page).fill("A.B.")
    tick(page).check()
    new_copy(page, "C.D.")
    note(page, SECOND).fill("a busy year")
    page.goto("about:blank")
    context.close()
    page = profile(watch, tmp_path).pages[0]
    page.goto(server + CHECKLIST)
    expect(label(page)).to_have_value("C.D.")
    expect(tick(page)).not_to_be_checked()
    expect(text(page, f"Note on: {SECOND}")).to_have_value("a busy year")
    switcher(page).select_option(label="A.B.")
    expect(tick(page)).to_be_checked()


def test_copies_stay_apart(page: Page, server: str) -> None:
    page.goto(server + CHECKLIST)
    expect(switcher(page)).to_be_hidden()
    label(page).fill("A.B.")
    tick(page).check()
    note(page).fill("for A.B. only")
    new_copy(page, "C.D.")
    expect(tick(page)).not_to_be_checked()
    expect(page.get_by_text("0 of 26 ticked")).to_be_visible()
    assert page.get_by_text("for A.B. only").count() == 0
    expect(note(page)).to_have_value("")
    tick(page, SECOND).check()
    saved(page)
    assert labelled(page) == {
        "A.B.": {"agree-purpose": True, "agree-purpose--note": "for A.B. only"},
        "C.D.": {"current-situation": True},
    }
    switcher(page).select_option(label="A.B.")
    expect(label(page)).to_have_value("A.B.")
    expect(tick(page)).to_be_checked()
    expect(tick(page, SECOND)).not_to_be_checked()
    expect(text(page, f"Note on: {FIRST}")).to_have_value("for A.B. only")
    said(page, "You see the copy ‘A.B.’ now")
    page.reload()
    expect(label(page)).to_have_value("A.B.")


def test_switching_at_once_after_a_key_keeps_both(page: Page, server: str) -> None:
    """What is typed and not saved yet goes to the copy in which it was typed."""
    page.goto(server + REVIEW)
    label(page).fill("A.B.")
    new_copy(page, "C.D.")
    page.evaluate("""() => {
      const box = document.querySelector("#mentoring-review--benefits-field");
      box.value = "of C.D.";
      box.dispatchEvent(new InputEvent("input", { bubbles: true }));
      const copies = document.querySelector("#record-switcher");
      copies.value = copies.options[0].value;
      copies.dispatchEvent(new Event("change", { bubbles: true }));
    }""")
    expect(label(page)).to_have_value("A.B.")
    expect(text(page, "What has been good")).to_have_value("")
    assert labelled(page) == {"A.B.": {}, "C.D.": {"benefits": "of C.D."}}


def test_copies_with_one_label_are_told_apart(page: Page, server: str) -> None:
    page.goto(server + CHECKLIST)
    new_copy(page, "A.B.")
    new_copy(page, "A.B.")
    assert switcher(page).inner_text().split("\n") == ["A.B. (1)", "A.B. (2)"]
    expect(switcher(page)).to_have_value(re.compile(".+"))
    assert switcher(page).evaluate("(it) => it.selectedOptions[0].text") == "A.B. (2)"


def test_a_new_label_on_a_filled_copy_is_told(page: Page, server: str) -> None:
    page.goto(server + CHECKLIST)
    label(page).fill("A.B.")
    tick(page).check()
    label(page).fill("C.D.")
    label(page).press("Tab")
    expect(page.get_by_role("button", name="New copy")).to_be_focused()
    said(page, "‘A.B.’ is called ‘C.D.’ now. For somebody else’s answers, choose ‘New copy’.")
    expect(page.get_by_role("button", name="New copy")).to_be_focused()
    assert only(page)["label"] == "C.D."
    do(page, "Undo")
    expect(label(page)).to_have_value("A.B.")
    assert only(page)["label"] == "A.B."


def test_dates(page: Page, server: str) -> None:
    page.clock.install(time="2026-11-03T10:00:00")
    page.goto(server + CHECKLIST)
    tick(page).check()
    saved(page)
    page.clock.set_fixed_time("2026-11-22T10:00:00")
    page.reload()
    menu(page)
    expect(page.get_by_text("Started 3 November 2026, last changed 3 November 2026.").last).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_text("Saved in this browser: 3 November 2026")).to_be_visible()
    tick(page, SECOND).check()
    menu(page)
    expect(page.get_by_text("Started 3 November 2026, last changed 22 November 2026.").last).to_be_visible()


def test_progress(page: Page, server: str) -> None:
    page.goto(server + CHECKLIST)
    bar = page.get_by_role("progressbar", name="0 of 26 ticked")
    expect(bar).to_have_attribute("max", "26")
    tick(page).check()
    tick(page, SECOND).check()
    expect(page.get_by_role("progressbar", name="2 of 26 ticked")).to_have_js_property("value", 2)
    page.goto(server + REVIEW)
    expect(text(page, "What has been good")).to_be_visible()
    expect(page.get_by_role("progressbar")).to_have_count(0)


def test_what_is_done_is_told_politely(page: Page, server: str) -> None:
    page.goto(server + CHECKLIST)
    said(page, "Kept in this browser as you fill it in")
    tick(page).check()
    said(page, "Saved in this browser: today")


def test_what_was_told_goes_once_something_else_is_done(page: Page, server: str) -> None:
    page.goto(server + CHECKLIST)
    new_copy(page, "A.B.")
    said(page, "This is a new copy. Nothing is filled in yet.")
    tick(page).check()
    expect(page.get_by_text("This is a new copy.")).to_have_count(0)
    do(page, "Clear the answers")
    answer(page, "Clear it")
    tick(page, SECOND).check()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()  # until the page is left


@pytest.mark.parametrize("width", [360, 1280])
def test_tools_are_one_press_away_from_anywhere(page: Page, server: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 780})
    page.goto(server + CHECKLIST)
    tool = page.get_by_role("button", name="Print blank")
    last = page.get_by_role("checkbox").last
    for place in (tick(page), last):
        place.scroll_into_view_if_needed()
        expect(page.get_by_role("button", name="Print, share or clear")).to_be_in_viewport(ratio=1)
        menu(page)
        expect(tool).to_be_in_viewport(ratio=1)
        page.keyboard.press("Escape")
        expect(tool).to_be_hidden()
    menu(page)
    page.get_by_role("button", name="Clear the answers").click()
    expect(tool).to_be_hidden()


def test_clearing_asks_once_and_can_be_undone(page: Page, server: str) -> None:
    page.goto(server + CHECKLIST)
    label(page).fill("A.B.")
    tick(page).check()
    note(page).fill("why")
    saved(page)
    before = only(page)
    do(page, "Clear the answers")
    answer(page, "Cancel")
    expect(tick(page)).to_be_checked()
    do(page, "Clear the answers")
    answer(page, "Clear it")
    expect(tick(page)).not_to_be_checked()
    expect(label(page)).to_have_value("A.B.")
    assert only(page)["answers"] == {}
    said(page, "The copy ‘A.B.’ is cleared.")
    do(page, "Undo")
    expect(tick(page)).to_be_checked()
    expect(text(page, f"Note on: {FIRST}")).to_have_value("why")
    assert only(page) == before


# Fields of every type


def test_all_that_was_done_can_be_undone(page: Page, server: str) -> None:
    page.goto(server + CHECKLIST)
    for name in ("A.B.", "C.D."):
        new_copy(page, name)
        tick(page).check()
        note(page).fill(f"of {name}")
        do(page, "Clear the answers")
        answer(page, "Clear it")
    switcher(page).select_option(label="A.B.")
    tick(page, SECOND).check()
    do(page, "Undo: The copy ‘C.D.’ is cleared.")
    expect(label(page)).to_have_value("C.D.")
    expect(text(page, f"Note on: {FIRST}")).to_have_value("of C.D.")
    do(page, "Undo: The copy ‘A.B.’ is cleared.")
    expect(text(page, f"Note on: {FIRST}")).to_have_value("of A.B.")
    expect(tick(page, SECOND)).to_be_checked()
    expect(page.get_by_role("button", name="Undo")).to_have_count(0)


def test_undo_spares_what_was_written_since(page: Page, server: str) -> None:
    page.goto(server + CHECKLIST)
    tick(page).check()
    note(page).fill("old words")
    do(page, "Clear the answers")
    answer(page, "Clear it")
    note(page).fill("new words")
    saved(page)
    do(page, "Undo: The copy is cleared.")
    expect(tick(page)).to_be_checked()
    expect(note(page)).to_have_value("new words")


def test_every_type_of_field(page: Page, server: str) -> None:
    page.goto(server + "toolkit/mentoring-evaluation/")
    scale = page.get_by_role("group", name="How far have you met your objectives")
    scale.get_by_role("radio", name="4").check()
    saved(page)
    page.goto(server + CONTRACT)
    page.get_by_label("Agreed on", exact=True).fill("2026-11-22")
    text(page, "Mentee’s initials").fill("A.B.")
    saved(page)
    page.goto(server + LOG)
    holds = page.get_by_role("group", name="What does this entry hold?")
    holds.get_by_role("checkbox", name="A strength that you found").check()
    holds.get_by_role("checkbox", name="Reflection and analysis").check()
    saved(page)
    kept = {
        re.sub(r"/.*", "", field): value
        for r in records(page).values()
        for field, value in r["answers"].items()
    }
    assert kept == {
        "objectives-score": "4",
        "agreed-on": "2026-11-22",
        "mentee-initials": "A.B.",
        "holds": ["reflection", "strength"],
    }
    page.reload()
    expect(holds.get_by_role("checkbox", checked=True)).to_have_count(2)
    page.goto(server + CONTRACT)
    expect(page.get_by_label("Agreed on", exact=True)).to_have_value("2026-11-22")
    page.goto(server + "toolkit/mentoring-evaluation/")
    expect(scale.get_by_role("radio", name="4")).to_be_checked()


@pytest.mark.parametrize("path", ["toolkit/wheel-of-life/", "toolkit/reflect-on-inclusive-traits/"])
def test_other_kinds_are_kept_too(page: Page, server: str, path: str) -> None:
    page.goto(server + path)
    box = page.locator("form.record textarea").first
    box.fill("thought about it")
    saved(page)
    page.reload()
    expect(box).to_have_value("thought about it")


def test_entries_of_a_log(page: Page, server: str) -> None:
    page.goto(server + LOG)
    entries = page.get_by_role("group", name=re.compile(r"^Entry \d$"))
    achieved = page.get_by_role("textbox", name="What have you achieved?")
    achieved.fill("first")
    for n in (2, 3):
        do(page, "Add an entry")
        expect(entries).to_have_count(n)
        achieved.nth(n - 1).fill(f"number {n}")
        expect(entries.nth(n - 1).get_by_role("textbox", name="What is this entry about?")).to_have_count(1)
    saved(page)
    page.reload()
    expect(entries).to_have_count(3)
    entries.nth(1).get_by_role("button", name="Remove this entry").click()
    expect(entries).to_have_count(2)
    assert [box.input_value() for box in achieved.all()] == ["first", "number 3"]
    assert sorted(only(page)["answers"].values()) == ["first", "number 3"]
    do(page, "Undo")
    expect(entries).to_have_count(3)
    assert [box.input_value() for box in achieved.all()] == ["first", "number 2", "number 3"]
    entries.nth(0).get_by_role("button", name="Remove this entry").click()
    expect(entries).to_have_count(2)
    assert [box.input_value() for box in achieved.all()] == ["number 2", "number 3"]


# Two tabs


@pytest.fixture
def tabs(page: Page, server: str) -> tuple[Page, Page]:
    """Two tabs with the same copy of the checklist, labelled A.B."""
    page.goto(server + CHECKLIST)
    label(page).fill("A.B.")
    saved(page)
    other = page.context.new_page()
    other.goto(server + CHECKLIST)
    expect(label(other)).to_have_value("A.B.")
    return page, other


def test_two_tabs_different_answers(tabs: tuple[Page, Page]) -> None:
    one, other = tabs
    tick(one).check()
    tick(other, SECOND).check()
    note(one).fill("from one")
    note(other, SECOND).fill("from the other")
    for tab in tabs:
        expect(tick(tab)).to_be_checked()
        expect(tick(tab, SECOND)).to_be_checked()
        expect(tab.get_by_text("2 of 26 ticked")).to_be_visible()
        expect(tab.locator("[name='first-meeting--agree-purpose--note']")).to_have_value("from one")
        expect(tab.locator("[name='first-meeting--current-situation--note']")).to_have_value("from the other")
    assert only(one)["answers"] == {
        "agree-purpose": True,
        "agree-purpose--note": "from one",
        "current-situation": True,
        "current-situation--note": "from the other",
    }


def test_two_tabs_the_same_answer(tabs: tuple[Page, Page]) -> None:
    one, other = tabs
    note(one).fill("earlier")
    saved(one)
    expect(other.locator("[name='first-meeting--agree-purpose--note']")).to_have_value("earlier")
    other.locator("[name='first-meeting--agree-purpose--note']").evaluate(
        "(box) => (box.closest('details').open = true)"
    )
    note(other).fill("later")
    expect(note(one)).to_have_value("later")
    assert only(one)["answers"] == {"agree-purpose--note": "later"}


def test_two_tabs_labels_and_copies(tabs: tuple[Page, Page]) -> None:
    one, other = tabs
    label(one).fill("A.B.C.")
    expect(label(other)).to_have_value("A.B.C.")
    new_copy(one, "X.Y.")
    expect(label(other)).to_have_value("A.B.C.")  # its copy stays
    switcher(other).select_option(label="X.Y.")
    expect(label(other)).to_have_value("X.Y.")


def test_two_tabs_clearing(tabs: tuple[Page, Page]) -> None:
    one, other = tabs
    tick(one).check()
    expect(tick(other)).to_be_checked()
    do(one, "Clear the answers")
    answer(one, "Clear it")
    expect(tick(other)).not_to_be_checked()


def test_two_tabs_start_a_copy_each(page: Page, server: str) -> None:
    """Nothing is saved yet: what one tab starts may be another person's."""
    other = page.context.new_page()
    for tab in (page, other):
        tab.goto(server + CHECKLIST)
        expect(label(tab)).to_be_visible()
    label(page).fill("A.B.")
    tick(page).check()
    expect(switcher(other)).to_be_visible()
    expect(label(other)).to_have_value("")
    expect(tick(other)).not_to_be_checked()
    label(other).fill("C.D.")
    tick(other, SECOND).check()
    expect(tick(page, SECOND)).not_to_be_checked()
    saved(other)
    assert labelled(page) == {"A.B.": {"agree-purpose": True}, "C.D.": {"current-situation": True}}


def test_two_tabs_entries_of_a_log(page: Page, server: str) -> None:
    achieved = "What have you achieved?"
    page.goto(server + LOG)
    text(page, achieved).fill("one")
    saved(page)
    other = page.context.new_page()
    other.goto(server + LOG)
    expect(text(other, achieved)).to_have_value("one")
    do(other, "Add an entry")
    text(other, achieved).nth(1).fill("two")
    expect(text(page, achieved).nth(1)).to_have_value("two")
    assert sorted(only(page)["answers"].values()) == ["one", "two"]


def test_deleted_in_another_tab(tabs: tuple[Page, Page], server: str) -> None:
    """Nothing that stands on a page is lost."""
    one, other = tabs
    tick(one).check()
    expect(tick(other)).to_be_checked()
    one.goto(server + MY_RECORDS)
    do(one, "Delete: First meeting checklist, A.B.")
    said(other, "Another tab has deleted this copy")
    expect(tick(other)).to_be_checked()
    assert records(one) == {}
    tick(other, SECOND).check()
    assert labelled(one) == {"A.B.": {"agree-purpose": True, "current-situation": True}}


@pytest.mark.parametrize("how", ["deleted", "all storage cleared"])
def test_what_another_tab_deleted_is_not_called_saved(tabs: tuple[Page, Page], server: str, how: str) -> None:
    one, other = tabs
    new_copy(one, "C.D.")
    tick(other).check()
    saved(other)
    one.goto(server + MY_RECORDS)
    if how == "deleted":
        do(one, "Delete: First meeting checklist, A.B.")
    else:
        one.evaluate("localStorage.clear()")
    said(other, "Another tab has deleted this copy")
    said(other, "Not saved")
    if how == "deleted":
        assert switcher(other).evaluate("(it) => it.selectedOptions[0].text") == "On this page only"
    with other.expect_download() as download:
        do(other, "Save as a file")
    (record,) = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))["records"]
    assert record["label"] == "A.B."
    assert record["answers"]["agree-purpose"]["value"] is True


def test_a_note_from_another_tab_is_seen(tabs: tuple[Page, Page]) -> None:
    one, other = tabs
    note(one).fill("from here")
    expect(text(other, f"Note on: {FIRST}")).to_be_visible()
    expect(text(other, f"Note on: {FIRST}")).to_have_value("from here")


# Not keeping


def test_shared_computer(page: Page, server: str) -> None:
    page.goto(server + CHECKLIST)
    page.get_by_role("switch", name="Shared computer").check()
    warned(page, "Shared computer: nothing is kept.")
    tick(page).check()
    note(page).fill("in memory only")
    new_copy(page, "C.D.")
    switcher(page).select_option(index=0)
    expect(tick(page)).to_be_checked()
    assert list(storage(page)) == ["handbook /handbook/ @shared"]
    dialogs: list[str] = []

    def accept(dialog: Dialog) -> None:
        dialogs.append(dialog.type)
        dialog.accept()

    page.on("dialog", accept)
    page.goto(server + REVIEW)
    assert dialogs == ["beforeunload"]
    expect(page.get_by_role("switch", name="Shared computer")).to_be_checked()
    page.goto(server + CHECKLIST)
    expect(tick(page)).not_to_be_checked()
    assert dialogs == ["beforeunload"]  # nothing filled in: nothing to warn of


def test_shared_computer_and_the_back_button(page: Page, server: str) -> None:
    """Browsers put pages aside as they stand; whoever comes back may be somebody else."""
    page.goto(server + CHECKLIST)
    page.get_by_role("switch", name="Shared computer").check()
    label(page).fill("A.B.")
    tick(page).check()
    note(page).fill("secret")
    with page.expect_navigation():
        page.evaluate("void dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(page.get_by_role("switch", name="Shared computer")).to_be_checked()
    expect(tick(page)).not_to_be_checked()
    expect(label(page)).to_have_value("")
    expect(page.get_by_role("textbox", name=f"Note on: {FIRST}", include_hidden=True)).to_have_value("")


def test_shared_computer_erases_what_was_kept(page: Page, server: str) -> None:
    page.goto(server + CHECKLIST)
    page.evaluate("localStorage.setItem('of another', 'site')")
    tick(page).check()
    page.get_by_role("switch", name="Shared computer").check()
    answer(page, "Erase them")
    expect(tick(page)).to_be_checked()
    assert storage(page) == {"handbook /handbook/ @shared": "yes", "of another": "site"}
    page.get_by_role("switch", name="Shared computer").uncheck()
    assert only(page)["answers"] == {"agree-purpose": True}


def test_shared_computer_in_all_tabs(tabs: tuple[Page, Page]) -> None:
    one, other = tabs
    one.get_by_role("switch", name="Shared computer").check()
    answer(one, "Leave them")
    expect(other.get_by_role("switch", name="Shared computer")).to_be_checked()
    tick(other).check()
    assert labelled(one) == {"A.B.": {}}


def test_in_a_frame_of_another_site(page: Page, server: str, server_at_root: str, faults: list[str]) -> None:
    page.goto(server_at_root + BARE)  # another port is another origin
    page.set_content(f'<iframe src="{server}{CHECKLIST}" width="900" height="800"></iframe>')
    frame: Any = page.frame_locator("iframe")
    expect(frame.get_by_role("alert").filter(has_text="Another site shows this page")).to_be_visible()
    tick(frame).check()
    expect(frame.get_by_text("Not kept")).to_be_visible()
    with page.expect_popup() as popup:
        frame.get_by_role("link", name="Open it in its own tab").click()
    own = popup.value
    expect(own.get_by_text("Kept in this browser as you fill it in")).to_be_visible()
    assert own.url == server + CHECKLIST
    expect(tick(own)).not_to_be_checked()
    assert records(own) == {}
    faults.clear()  # the theme misses the page that the frame has replaced


# Without scripts, and without sending anything


def test_without_scripts(open_page: Callable[..., Page], server: str) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(server + LOG)
    expect(page.get_by_text("your answers won’t be kept")).to_be_visible()
    expect(page.get_by_role("group", name="Entry 1")).to_be_visible()
    for name in ("New copy", "Add an entry", "Remove this entry", "Print blank", "Undo"):
        expect(page.get_by_role("button", name=name)).to_have_count(0)
    page.goto(server + CHECKLIST)
    tick(page).check()
    note(page).fill("typed")
    expect(tick(page)).to_be_checked()
    expect(page.get_by_role("checkbox")).to_have_count(26)
    expect(page.get_by_text("your answers won’t be kept")).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("progressbar")).to_have_count(0)


@pytest.mark.parametrize("scripts", [True, False])
def test_enter_sends_nothing(open_page: Callable[..., Page], server: str, scripts: bool) -> None:
    """A form with one line would be sent by the Enter key, its answers in the address."""
    page = open_page(java_script_enabled=scripts)
    page.goto(server + "toolkit/session-contract/")
    page.wait_for_load_state()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    day = page.get_by_label("Date of the session", exact=True)
    day.fill("2026-11-22")
    day.press("Enter")
    with page.expect_request(server + BARE):  # asked for after the form would be
        page.evaluate("(address) => void (new Image().src = address)", server + BARE)
    assert page.url == server + "toolkit/session-contract/"
    assert not [url for url in asked if not url.endswith((".js", ".svg", BARE))]
    expect(day).to_have_value("2026-11-22")


def test_no_request_carries_an_answer(page: Page, server: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url + (request.post_data or "")))
    page.goto(server + REVIEW)
    label(page).fill("Zebra")
    text(page, "What has been good").fill("Zebra")
    saved(page)
    page.goto(server + MY_RECORDS)
    ready(page)
    page.get_by_role("link", name="Mentoring review form").first.click()
    expect(label(page)).to_have_value("Zebra")
    assert asked and not [url for url in asked if "Zebra" in url]


def test_two_editions_on_one_host(page: Page, site: Path, tmp_path: Path) -> None:
    from tests.conftest import serve

    for name in ("east", "east/west"):
        (tmp_path / name).mkdir()
        for part in site.iterdir():
            (tmp_path / name / part.name).symlink_to(part)
    host = serve(tmp_path, "/")
    root = next(host)
    page.goto(root + "east/" + CHECKLIST)
    page.evaluate("localStorage.setItem('other', '1')")
    label(page).fill("East")
    tick(page).check()
    page.goto(root + "east/west/" + CHECKLIST)
    expect(tick(page)).not_to_be_checked()
    label(page).fill("West")
    saved(page)
    page.goto(root + "east/" + MY_RECORDS)
    do(page, "Erase everything")
    answer(page, "Erase everything")
    said(page, "Everything is erased.")
    keys = set(storage(page))
    assert "other" in keys
    assert {key.split()[1] for key in keys - {"other"}} == {"/east/west/"}
    page.goto(root + "east/west/" + CHECKLIST)
    expect(label(page)).to_have_value("West")
    next(host, None)
