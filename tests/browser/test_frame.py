"""The frame around a tool: first on the page, nothing jumps, nothing that has the focus is hidden."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.kept import (
    CHECKLIST,
    MY_RECORDS,
    answer,
    do,
    label,
    made,
    menu,
    new_copy,
    saved,
    store,
    switcher,
    tick,
    warned,
)
from tests.browser.test_records_storage import FILL

EVALUATION = "toolkit/mentoring-evaluation/"
SIZES = [(1280, 800), (640, 400), (360, 640), (320, 256)]
# How far down the first control ends, or is big enough for a thumb, and where the line at the foot is.
FIRST = """() => {
  const control = document.querySelector("form.record :is(input, textarea)").getBoundingClientRect();
  const foot = document.querySelector(".record-foot").getBoundingClientRect();
  return [Math.min(control.bottom, control.top + 44), foot.top];
}"""
# How much of the window what has the focus shares with the bars that lie over it.
COVERED = """() => {
  const it = document.activeElement;
  const box = it.getBoundingClientRect();
  const over = (bar) => {
    const place = bar?.getBoundingClientRect();
    const lies = bar && ["fixed", "sticky"].includes(getComputedStyle(bar).position) && !bar.contains(it);
    return lies ? Math.min(box.bottom, place.bottom) - Math.max(box.top, place.top) : 0;
  };
  const bars = [".record-foot", ".md-header"].map((name) => over(document.querySelector(name)));
  const inside = box.bottom > 0 && box.top < innerHeight;
  const hidden = Math.max(...bars) > 1 || !inside;
  return hidden && it !== document.body ? it.outerHTML.slice(0, 120) : "";
}"""
MEASURED = """() => {
  const told = getComputedStyle(document.documentElement).getPropertyValue("--record-foot");
  return told === `${document.querySelector(".record-foot").offsetHeight}px`;
}"""
SHIFTS = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) sum += value;
  }).observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
})"""


@pytest.fixture
def tools(page: Page, server: str, paths: list[str]) -> list[str]:
    """The pages that hold something to fill in."""
    found = []
    for path in paths:
        if path.startswith("toolkit/"):
            page.goto(server + path, wait_until="commit")
            expect(page.get_by_role("contentinfo")).to_be_attached()
            if page.locator("handbook-record").count():
                found.append(path)
    assert len(found) >= 14
    return found


def test_the_tool_comes_first(page: Page, server: str, tools: list[str]) -> None:
    page.set_viewport_size({"width": 360, "height": 780})
    late = {}
    for path in tools:
        page.goto(server + path)
        expect(label(page)).to_be_visible()
        bottom, foot = page.evaluate(FIRST)
        if bottom > foot:
            late[path] = bottom
    assert not late


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_jumps(page: Page, server: str, tools: list[str], width: int) -> None:
    page.set_viewport_size({"width": width, "height": 780})
    page.goto(server + tools[0])
    store(page, made("first-meeting.a1", {"agree-purpose": True, "current-situation": True}))
    store(page, made("first-meeting.a2", {"agree-purpose": True}, label="C.D."))
    jumps = {}
    for path in tools:
        page.goto(server + path)
        expect(label(page)).to_be_visible()
        sum = page.evaluate(SHIFTS)
        if sum >= 0.02:
            jumps[path] = sum
    assert not jumps


# What has the focus is seen, in every state


def plain(page: Page) -> None:
    pass


def renamed(page: Page) -> None:
    label(page).fill("A.B.")
    tick(page).check()
    label(page).fill("C.D. of the second cohort")
    label(page).press("Tab")
    expect(page.get_by_text("is called ‘C.D. of the second cohort’ now")).to_be_visible()


def shared(page: Page) -> None:
    page.get_by_role("switch", name="Shared computer").check()
    warned(page, "Shared computer: nothing is kept.")


def full(page: Page) -> None:
    page.evaluate(FILL, 0)
    tick(page).check()
    warned(page, "There is no room left")


def undo(page: Page) -> None:
    tick(page).check()
    do(page, "Clear the answers")
    answer(page, "Clear it")
    expect(page.get_by_role("button", name="Undo")).to_be_visible()


@pytest.mark.parametrize("state", [plain, renamed, shared, full, undo], ids=lambda state: state.__name__)
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_what_has_the_focus_is_seen(
    page: Page, server: str, size: tuple[int, int], state: Callable[[Page], None]
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(server + CHECKLIST)
    expect(label(page)).to_be_visible()
    state(page)
    page.wait_for_function(MEASURED)
    label(page).focus()
    hidden = []
    for key in ["Tab"] * 60 + ["Shift+Tab"] * 60:
        page.keyboard.press(key)
        if found := page.evaluate(COVERED):
            hidden.append(f"{key}: {found}")
    assert not hidden, f"{len(hidden)} of 120 stops are hidden:\n" + "\n".join(hidden[:5])


def test_the_line_at_the_foot_is_one_line(page: Page, server: str) -> None:
    """Whatever the label, at any width; in a low window it doesn't stick."""
    for width, height in [*SIZES, (320, 640)]:
        page.set_viewport_size({"width": width, "height": height})
        page.goto(server + CHECKLIST)
        label(page).fill("A label of 40 characters, as long as any")
        tick(page).check()
        saved(page)
        foot = page.locator(".record-foot")
        assert foot.evaluate("(it) => it.getBoundingClientRect().height") <= 60
        sticks = foot.evaluate("(it) => getComputedStyle(it).position")
        assert sticks == ("sticky" if height >= 600 else "static")


# Dialogs


def clear(page: Page, server: str) -> str:
    page.goto(server + CHECKLIST)
    tick(page).check()
    do(page, "Clear the answers")
    return "Clear this copy?"


def forget(page: Page, server: str) -> str:
    page.goto(server + CHECKLIST)
    tick(page).check()
    saved(page)
    page.get_by_role("switch", name="Shared computer").check()
    return "Erase what is kept?"


def erase(page: Page, server: str) -> str:
    page.goto(server + MY_RECORDS)
    do(page, "Erase everything")
    return "Erase everything?"


@pytest.mark.parametrize("open_it", [clear, forget, erase], ids=lambda it: it.__name__)
def test_a_dialog_begins_with_its_question(
    page: Page, server: str, open_it: Callable[[Page, str], str]
) -> None:
    page.set_viewport_size({"width": 320, "height": 256})
    title = open_it(page, server)
    dialog = page.get_by_role("dialog", name=title)
    heading = dialog.get_by_text(title, exact=True)
    expect(heading).to_be_focused()
    expect(heading).to_be_in_viewport(ratio=1)
    question = page.locator(f"[id='{dialog.get_attribute('aria-describedby')}']")
    expect(question).to_be_in_viewport()
    expect(dialog).to_have_accessible_description(question.inner_text())
    page.keyboard.press("Enter")  # does no harm
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


def test_the_focus_comes_back_to_the_menu(page: Page, server: str) -> None:
    page.goto(server + CHECKLIST)
    tick(page).check()
    button = page.get_by_role("button", name="Print, share or clear")
    do(page, "Clear the answers")
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    menu(page)
    page.keyboard.press("Escape")
    expect(button).to_be_focused()


# Under the hand


def test_no_click_falls_between_a_box_and_its_words(page: Page, server: str) -> None:
    page.goto(server + CHECKLIST)
    box = tick(page)
    words = page.get_by_text("Agree why mentoring is needed", exact=True)
    left, right = box.bounding_box(), words.bounding_box()
    assert left and right
    for n in range(int(left["x"]), int(right["x"]) + 20, 3):
        hit = page.evaluate(
            "([x, y]) => document.elementFromPoint(x, y).closest('label, input')?.localName ?? ''",
            [n, left["y"] + left["height"] / 2],
        )
        assert hit, f"{n - left['x']} px from the box's edge nothing is hit"


def test_scores_are_big_enough_for_a_thumb(page: Page, server: str, watch: object) -> None:
    assert page.context.browser
    context = page.context.browser.new_context(
        has_touch=True, is_mobile=True, viewport={"width": 360, "height": 780}
    )
    phone = context.new_page()
    phone.goto(server + "toolkit/wheel-of-life/")
    for n in (0, 5, 10):
        cell = phone.locator(".scale-point").nth(n).bounding_box()
        assert cell and cell["width"] >= 44 and cell["height"] >= 44
        hit = phone.evaluate(
            "([x, y]) => document.elementFromPoint(x, y)?.closest('.scale-point') !== null",
            [cell["x"] + 2, cell["y"] + 2],
        )
        assert hit
    context.close()


def test_the_ends_of_a_scale_describe_it(page: Page, server: str) -> None:
    page.goto(server + EVALUATION)
    scale = page.get_by_role("group", name="How far have you met your objectives")
    expect(scale).to_have_accessible_description("1 = least satisfactory 5 = most satisfactory")


def test_copies_are_switched_in_the_row(page: Page, server: str) -> None:
    page.set_viewport_size({"width": 360, "height": 780})
    page.goto(server + CHECKLIST)
    label(page).fill("A.B.")
    tick(page).check()
    top = label(page).bounding_box()
    new_copy(page, "C.D. with a label of many letters")
    for control in (label(page), switcher(page), page.get_by_role("button", name="New copy")):
        box = control.bounding_box()
        assert box and top and abs(box["y"] - top["y"]) < 8, "the row has broken"
        assert box["x"] + box["width"] <= 360
