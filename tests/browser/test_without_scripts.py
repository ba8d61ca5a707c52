"""Without scripts every page is whole: to read, to tick, to fill in, to find one's way."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

OpenPage = Callable[..., Page]
# What a page has to say that can't be seen, but for what one opens oneself and what is for paper.
UNSEEN = """() => {
  const parts = "h1, h2, h3, p, li, td, th, dt, dd, label, legend, input, svg";
  const kept =
    "dialog, details:not([open]), [popover], [hidden], .visually-hidden, .contents, .printed, .record-sheet"
    + ", .record-bar, .record-foot" // whose place says that nothing is kept
    + ", .moved"; // until an old address leads there
  return [...document.querySelectorAll(`article :is(${parts})`)]
    .filter((part) => !part.closest(kept))
    .filter((part) => !part.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
    .map((part) => part.outerHTML.slice(0, 150));
}"""


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    return open_page(java_script_enabled=False, viewport={"width": 360, "height": 740})


def test_everything_is_seen(page: Page, server_at_root: str, some_paths: list[str]) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    unseen = []
    for path in some_paths:
        page.goto(server_at_root + path)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        unseen += [f"{path}: {part}" for part in page.evaluate(UNSEEN)]
    assert not unseen, "\n".join(unseen)


def test_boxes_can_be_ticked(page: Page, server_at_root: str) -> None:
    page.goto(server_at_root + "toolkit/first-meeting/")
    page.get_by_label("Agree why mentoring is needed", exact=True).check()
    ticks = page.get_by_role("checkbox", checked=False)
    assert ticks.count() >= 25
    page.get_by_text("Note on: Agree why mentoring is needed").click()
    page.get_by_label("Note on: Agree why mentoring is needed").fill("Done")


def test_forms_can_be_filled_in(page: Page, server_at_root: str) -> None:
    page.goto(server_at_root + "toolkit/mentoring-review/")
    fields = page.locator("article").get_by_role("textbox").all()
    assert len(fields) >= 7
    for field in fields:
        field.fill("2026-03-01" if field.get_attribute("type") == "date" else "An answer")
        assert field.input_value()


def test_scores_can_be_chosen(page: Page, server_at_root: str) -> None:
    page.goto(server_at_root + "toolkit/wheel-of-life/")
    for area in page.get_by_role("group").filter(has=page.get_by_role("radio")).all():
        area.get_by_role("radio", name="7").check()


def test_menu_works(page: Page, server_at_root: str) -> None:
    page.goto(server_at_root + "guide/grow/")
    menu = page.get_by_role("navigation", name="Pages of the handbook")
    expect(menu).to_be_hidden()
    page.get_by_role("button", name="Menu").click()
    menu.get_by_text("5 Top tips").click()
    menu.get_by_role("link", name="Top tips for mentors").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Top tips for mentors")


def test_contents_work(page: Page, server_at_root: str) -> None:
    page.goto(server_at_root + "guide/grow/")
    page.locator("summary").get_by_text("On this page").click()
    page.get_by_role("link", name="W – Will").click()
    expect(page.get_by_role("heading", name="W – Will")).to_be_in_viewport()


@pytest.mark.parametrize("width", [360, 1280])
def test_what_needs_scripts_is_not_offered(page: Page, server_at_root: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(server_at_root + "toolkit/powerful-questions/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    for offer in (page.get_by_role("search"), page.get_by_role("radiogroup", name="Colours")):
        expect(offer).to_be_hidden()
    for button in page.get_by_role("button").all():
        assert button.get_attribute("popovertarget"), f"{button} does nothing without a script"
