"""Under the hand: an answer is taken back alone, and the first click after any message lands."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.kept import (
    CHECKLIST,
    LOG,
    MY_RECORDS,
    REVIEW,
    SCOPE,
    SECOND,
    do,
    label,
    note,
    only,
    ready,
    said,
    saved,
    tick,
)

EVALUATION = "toolkit/mentoring-evaluation/"
WHEEL = "toolkit/wheel-of-life/"

# What a tab hears when another turns the switch on.
ANOTHER_TAB_SHARES = """(key) => {
  localStorage.setItem(key, "yes");
  const told = { key, newValue: "yes", storageArea: localStorage };
  dispatchEvent(new StorageEvent("storage", told));
}"""


def test_a_score_is_taken_back_alone(page: Page, server: str) -> None:
    page.goto(server + WHEEL)
    ready(page)
    first, second = page.get_by_role("group").filter(has=page.get_by_role("radio")).all()[:2]
    first.get_by_role("radio", name="7").check()
    second.get_by_role("radio", name="3").check()
    back = first.get_by_role("button", name="Take back")
    back.click()
    expect(first.get_by_role("radio", checked=True)).to_have_count(0)
    expect(first.get_by_role("radio", name="7")).to_be_focused()
    expect(back).to_be_hidden()
    expect(second.get_by_role("radio", name="3")).to_be_checked()
    saved(page)
    assert sorted(only(page)["answers"].values()) == ["", "3"]
    page.reload()
    expect(second.get_by_role("radio", name="3")).to_be_checked()
    expect(first.get_by_role("radio", checked=True)).to_have_count(0)


def test_every_choice_of_one_can_be_taken_back(page: Page, server: str, paths: list[str]) -> None:
    found = 0
    for path in paths:
        if not path.startswith("toolkit/"):
            continue
        page.goto(server + path, wait_until="commit")
        expect(page.get_by_role("contentinfo")).to_be_attached()
        for group in page.locator("form.record fieldset:has(input[type=radio])").all():
            expect(group.locator("button.field-unset")).to_have_count(1)
            found += 1
    assert found > 40


def test_by_keyboard(page: Page, server: str) -> None:
    page.goto(server + EVALUATION)
    ready(page)
    score = page.get_by_role("radio", name="4")
    score.check()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Take back")).to_be_focused()
    page.keyboard.press("Enter")
    expect(score).not_to_be_checked()
    expect(score).to_be_focused()


def pressed(page: Page, control: Locator) -> None:
    """A click as a slow hand makes it: what happens when the pointer goes down has time to happen."""
    control.scroll_into_view_if_needed()
    box = control.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    page.clock.run_for(1500)  # whatever the page does after a while
    moved = control.bounding_box()
    assert moved == box, "it moved under the pointer"
    page.mouse.up()
    page.clock.run_for(500)


def test_a_click_after_the_label_was_changed(page: Page, server: str) -> None:
    """Leaving the label tells of its change, at the window's foot: the button there must not move away."""
    page.clock.install()
    page.goto(server + CHECKLIST)
    label(page).fill("A.B.")
    tick(page).check()
    page.clock.run_for(500)
    label(page).fill("C.D.")
    pressed(page, tick(page, SECOND))
    expect(tick(page, SECOND)).to_be_checked()
    said(page, "‘A.B.’ is called ‘C.D.’ now.")


def test_a_click_on_undo_after_words(page: Page, server: str) -> None:
    page.clock.install()
    page.goto(server + CHECKLIST)
    label(page).fill("A.B.")
    note(page).fill("words")
    page.clock.run_for(500)
    do(page, "Clear the answers")
    page.get_by_role("dialog").get_by_role("button", name="Clear it").click()
    page.clock.run_for(500)
    note(page, SECOND).fill("other words")
    label(page).fill("C.D.")
    pressed(page, page.get_by_role("button", name="Undo"))
    expect(page.get_by_role("textbox", name="Note on: Agree why")).to_have_value("words")


def test_a_click_while_another_tab_changes_something(page: Page, server: str) -> None:
    """A warning that comes while the pointer is down waits."""
    page.clock.install()
    page.goto(server + LOG)
    expect(label(page)).to_be_visible()
    warning = page.get_by_role("alert").get_by_text("Shared computer: nothing is kept")
    box = page.get_by_role("checkbox", name="A strength that you found")
    box.scroll_into_view_if_needed()
    target = box.bounding_box()
    assert target
    page.mouse.move(target["x"] + 5, target["y"] + 5)
    page.mouse.down()
    page.evaluate(ANOTHER_TAB_SHARES, f"{SCOPE}@shared")
    assert box.bounding_box() == target
    expect(warning).to_be_hidden()
    page.mouse.up()
    page.clock.run_for(500)
    expect(box).to_be_checked()
    expect(warning).to_be_visible()


# Time goes on


def test_today_is_true_after_midnight(page: Page, server: str) -> None:
    page.clock.install(time="2026-11-03T23:58:00")
    page.goto(server + CHECKLIST)
    tick(page).check()
    page.clock.run_for(1000)
    said(page, "Saved in this browser: today, 23:58")
    page.clock.run_for(180_000)
    said(page, "Saved in this browser: 3 November 2026")
    expect(page.get_by_text("today, 23:58")).to_have_count(0)


@pytest.mark.parametrize("path", [CHECKLIST, MY_RECORDS])
def test_files_stay_until_they_are_saved(page: Page, server: str, path: str) -> None:
    """Some browsers ask first where to save a file: its address must hold until then."""
    page.clock.install()
    page.add_init_script("window.revoked = []; URL.revokeObjectURL = (address) => revoked.push(address)")
    page.goto(server + CHECKLIST)
    ready(page)
    tick(page).check()
    page.clock.run_for(500)
    page.goto(server + path)
    ready(page)
    with page.expect_download():
        do(page, "Save as a file" if path == CHECKLIST else "Save a backup")
    page.clock.run_for(3_600_000)
    assert page.evaluate("revoked") == []


def test_words_at_the_cut(page: Page, server: str) -> None:
    """A label that is as long as it may be ends with a whole character."""
    page.goto(server + REVIEW)
    label(page).click()
    family = "👨‍👩‍👧"
    page.keyboard.insert_text("x" * 38 + family)
    saved(page)
    kept = only(page)["label"]
    assert kept.encode("utf-8", "strict").decode() in {"x" * 38, "x" * 38 + "👨"}
