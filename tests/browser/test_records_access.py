"""Records with a keyboard alone, with a screen reader, and in every state without a fault of access."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.kept import (
    BARE,
    CHECKLIST,
    FIRST,
    LOG,
    MY_RECORDS,
    SCOPE,
    do,
    label,
    labelled,
    made,
    note,
    saved,
    store,
    switcher,
    text,
    tick,
    warned,
)

Axe = Callable[..., list[str]]


def tab_to(page: Page, role: str, name: str) -> None:
    """Goes to a control as a keyboard does."""
    wanted = page.get_by_role(role, name=name).first  # type: ignore[arg-type]
    for _ in range(120):
        page.keyboard.press("Tab")
        if wanted.evaluate("(it) => it === document.activeElement"):
            return
    pytest.fail(f"120 times Tab don’t lead to the {role} “{name}”")


def test_keyboard_only(page: Page, server: str) -> None:
    page.goto(server + CHECKLIST)
    tab_to(page, "textbox", "Whose copy is this?")
    page.keyboard.type("A.B.")
    tab_to(page, "checkbox", FIRST)
    page.keyboard.press("Space")
    summary = page.get_by_role("listitem").filter(has=tick(page)).locator("summary")
    for _ in range(3):
        page.keyboard.press("Tab")
        if summary.evaluate("(it) => it === document.activeElement"):
            break
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("why")
    saved(page)
    page.get_by_role("button", name="New copy").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="New copy").get_by_role("textbox")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("button", name="New copy")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.type("C.D.")
    page.keyboard.press("Enter")
    expect(label(page)).to_have_value("C.D.")
    switcher(page).focus()
    expect(switcher(page)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(label(page)).to_have_value("A.B.")
    expect(switcher(page)).to_be_focused()
    tab_to(page, "button", "Print, share or clear")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Clear the answers")).to_be_visible()
    tab_to(page, "button", "Clear the answers")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog").get_by_text("Clear this copy?")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(tick(page)).not_to_be_checked()
    expect(page.get_by_role("button", name="Print, share or clear")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    page.keyboard.press("Enter")
    expect(tick(page)).to_be_checked()
    assert labelled(page) == {"A.B.": {"agree-purpose": True, "agree-purpose--note": "why"}, "C.D.": {}}


def test_focus_isnt_lost(page: Page, server: str) -> None:
    page.goto(server + LOG)
    do(page, "Add an entry")
    expect(page.get_by_label("Date", exact=True).nth(1)).to_be_focused()
    text(page, "What have you achieved?").nth(1).fill("much")
    page.get_by_role("button", name="Remove this entry").nth(1).click()
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="It is back.")).to_be_focused()


def test_what_has_the_focus_is_seen(page: Page, server: str) -> None:
    """The line that sticks at the foot covers nothing that has the focus."""
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(server + CHECKLIST)
    tick(page).check()
    foot = page.locator(".record-foot")
    for _ in range(40):
        page.keyboard.press("Tab")
        box = page.evaluate("JSON.parse(JSON.stringify(document.activeElement.getBoundingClientRect()))")
        line = foot.bounding_box()
        inside = page.evaluate("Boolean(document.activeElement.closest('form.record'))")
        assert line and (not inside or box["bottom"] <= line["y"] + 1), page.evaluate(
            "document.activeElement.outerHTML"
        )


def test_names_and_states(page: Page, server: str) -> None:
    page.goto(server + CHECKLIST)
    expect(label(page)).to_have_accessible_description("Initials or a nickname. No full names.")
    expect(note(page)).to_have_accessible_description("No patient details, no full names.")
    expect(page.get_by_role("switch", name="Shared computer: keep nothing")).not_to_be_checked()
    expect(page.get_by_role("progressbar")).to_have_accessible_name("0 of 26 ticked")
    page.goto(server + LOG)
    expect(page.get_by_role("group", name="Entry 1")).to_be_visible()
    expect(
        page.get_by_role("paragraph").filter(has_text="No patient details, no full names.")
    ).to_be_visible()


# axe in every state, in light and dark


def empty(page: Page, server: str) -> None:
    page.goto(server + CHECKLIST)
    expect(label(page)).to_be_visible()


def filled(page: Page, server: str) -> None:
    empty(page, server)
    tick(page).check()
    note(page).fill("why")
    do(page, "New copy")
    page.keyboard.press("Enter")
    expect(switcher(page)).to_be_visible()


def undoable(page: Page, server: str) -> None:
    filled(page, server)
    do(page, "Clear the answers")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Undo")).to_be_visible()


def warning(page: Page, server: str) -> None:
    empty(page, server)
    page.get_by_role("switch", name="Shared computer").check()
    warned(page, "Shared computer: nothing is kept.")


def dialog(page: Page, server: str) -> None:
    empty(page, server)
    do(page, "New copy")
    expect(page.get_by_role("dialog", name="New copy")).to_be_visible()


def leftover(page: Page, server: str) -> None:
    page.goto(server + "about/")
    answers = {f"gone-{n}": True for n in range(20)}
    store(page, made("first-meeting.a1", answers) | {f"{SCOPE}first-meeting.a0": "damaged"})
    page.goto(server + CHECKLIST)
    expect(page.get_by_role("region", name="Kept, though no field shows it")).to_be_visible()
    expect(page.get_by_text("A copy saved here is set aside")).to_be_visible()
    expect(page.get_by_role("button", name="Save a backup")).to_be_visible()


def log(page: Page, server: str) -> None:
    page.goto(server + LOG)
    do(page, "Add an entry")
    page.get_by_label("Date", exact=True).first.fill("2026-11-22")


def shelf(page: Page, server: str) -> None:
    page.goto(server + BARE)
    store(page, made("first-meeting.a1", {"a": True}) | made("gone.a2", {"a": True}))
    store(page, {f"{SCOPE}first-meeting.a3": "damaged", f"{SCOPE}first-meeting.a4": {"version": 2}})
    page.goto(server + MY_RECORDS)
    page.get_by_text("What it holds").click()
    expect(page.get_by_role("heading", name="Set aside")).to_be_visible()


def preview(page: Page, server: str) -> None:
    shelf(page, server)
    with page.expect_download() as backup:
        do(page, "Save a backup")
    page.get_by_label("File to bring in").set_input_files(backup.value.path())
    expect(page.get_by_role("dialog", name="What the file would do")).to_be_visible()


BACKGROUND = "getComputedStyle(document.body).backgroundColor"
STATES = [empty, filled, undoable, warning, dialog, leftover, log, shelf, preview]


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_axe(page: Page, server: str, axe: Axe, state: Callable[[Page, str], None]) -> None:
    page.emulate_media(color_scheme="light")
    state(page, server)
    found = axe(page)
    paper = page.evaluate(BACKGROUND)
    page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    assert page.evaluate(BACKGROUND) != paper, "the page doesn’t turn dark"
    found += axe(page, runOnly=["color-contrast", "link-in-text-block"])
    assert not found, "\n".join(found)
