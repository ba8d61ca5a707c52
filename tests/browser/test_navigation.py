"""The frame around every page as those meet it who can't see it or have no mouse; axe sees none of this."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

OpenPage = Callable[..., Page]
NARROW = {"width": 360, "height": 740}
SCORES, COMPARISON = "toolkit/wheel-of-life/", "guide/mentoring-and-coaching/"

# Where the theme's keys n and p lead, made a place on this page: going there shows at once.
NEIGHBOURS = (
    """for (const link of document.querySelectorAll("link[rel=next], link[rel=prev]")) link.href = "#gone";"""
)


def press_single_keys(page: Page) -> None:
    here = page.url
    page.evaluate(NEIGHBOURS)
    for key in "npsf.,/":
        page.keyboard.press(key)
        assert page.url == here, f"{key} leads away"
        assert not page.locator("#__search").is_checked(), f"{key} opens search"


def test_single_keys_do_nothing(page: Page, server_at_root: str) -> None:
    page.goto(server_at_root + SCORES)
    press_single_keys(page)
    page.get_by_role("radio", name="5").first.focus()
    press_single_keys(page)
    expect(page.get_by_role("radio", name="5").first).to_be_focused()
    page.locator("dialog").first.evaluate("(dialog) => dialog.showModal()")
    press_single_keys(page)
    expect(page.get_by_role("dialog")).to_be_visible()


def test_single_keys_can_be_typed(page: Page, server_at_root: str) -> None:
    page.goto(server_at_root)
    box = page.get_by_role("textbox", name="Search")
    box.click()
    page.keyboard.type("n,p.s/f")
    expect(box).to_have_value("n,p.s/f")


def test_tabs_tell_where_the_reader_is(page: Page, server_at_root: str) -> None:
    for path, current in {"guide/grow/": "true", "guide/": "page", "": "page"}.items():
        page.goto(server_at_root + path)
        tabs = page.get_by_role("navigation", name="Parts of the handbook")
        tab = tabs.get_by_role("link", name="Guide" if path else "Home", exact=True)
        expect(tab).to_have_attribute("aria-current", current)
        expect(tabs.locator("[aria-current]")).to_have_count(1)


def test_navigation_has_names_and_stands_outside_the_text(page: Page, server_at_root: str) -> None:
    page.goto(server_at_root + "guide/grow/")
    names = ["Parts of the handbook", "Pages of the handbook", "On this page", "Previous and next page"]
    for name in names:
        expect(page.get_by_role("navigation", name=name)).to_be_visible()
        expect(page.get_by_role("main").get_by_role("navigation", name=name)).to_have_count(0)
    within = page.get_by_role("main").get_by_role("navigation")
    expect(page.get_by_role("navigation")).to_have_count(len(names) + within.count())
    page.goto(server_at_root + "records/")  # which has no pages below it
    expect(page.get_by_role("navigation", name="Pages of the handbook")).to_have_count(0)


def test_search_box_is_cleared_with_the_keyboard(page: Page, server_at_root: str) -> None:
    page.goto(server_at_root)
    box = page.get_by_role("textbox", name="Search")
    clear = page.get_by_role("button", name="Clear", exact=True)
    assert not box.evaluate("(box) => box.required")
    box.focus()
    expect(clear).to_be_hidden()
    for key in ("Enter", "Space"):
        page.keyboard.type("feedback")
        expect(page.get_by_role("search").get_by_role("link").first).to_be_visible()
        page.keyboard.press("Tab")
        expect(clear).to_be_focused()
        page.keyboard.press("Shift+Tab")
        expect(box).to_be_focused()
        page.keyboard.press("Tab")
        page.keyboard.press(key)
        expect(box).to_have_value("")
        expect(box).to_be_focused()
    page.keyboard.type("feedback")
    first = page.get_by_role("search").get_by_role("link").first
    expect(first).to_be_visible()
    for _ in range(3):  # the box's button, the list that scrolls, and on
        page.keyboard.press("Tab")
    expect(first).to_be_hidden()
    assert not page.evaluate("document.activeElement.closest('.md-search, body:focus')")


def test_hits_are_no_headings(page: Page, server_at_root: str) -> None:
    page.goto(server_at_root)
    box = page.get_by_role("textbox", name="Search")
    for words in ("feedback", "xyzzy"):
        box.fill(words)
        expect(page.get_by_role("search").get_by_role("link").first).to_be_visible()
        expect(page.get_by_role("search").get_by_role("heading")).to_have_count(0)


def test_lists_to_choose_from_show_the_focus(page: Page, server_at_root: str) -> None:
    page.goto(server_at_root + "records/")
    page.keyboard.press("Tab")
    chosen = page.get_by_role("combobox").first
    chosen.focus()
    expect(chosen).to_have_css("outline-style", "solid")
    expect(chosen).to_have_css("outline-width", "3px")


@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_menu_closes_when_the_focus_leaves_it(open_page: OpenPage, server_at_root: str, key: str) -> None:
    page = open_page(viewport=NARROW)
    page.goto(server_at_root + "guide/grow/")
    page.get_by_role("button", name="Menu").press("Enter")
    menu = page.get_by_role("navigation", name="Pages of the handbook")
    links = menu.get_by_role("link")
    (links.last if key == "Tab" else links.first).focus()
    expect(menu).to_be_visible()
    page.keyboard.press(key)
    expect(menu).to_be_hidden()


@pytest.mark.parametrize("width", [320, 360, 719, 720, 960, 1280, 1920])
def test_comparison_fits(open_page: OpenPage, server_at_root: str, width: int) -> None:
    page = open_page(viewport={"width": width, "height": 800})
    page.goto(server_at_root + COMPARISON)
    expect(page.locator("html.js")).to_have_count(1)
    table = page.get_by_role("main").locator("table").first
    cut = table.evaluate(
        """(table) => {
          const text = document.querySelector("article");
          const boxes = [];
          for (let box = table; box !== text.parentElement; box = box.parentElement) boxes.push(box);
          return boxes.filter((box) => box.scrollWidth > box.clientWidth + 1).map((box) => box.className);
        }"""
    )
    assert not cut, f"scrolls sideways: {cut}"
    assert not table.evaluate("(table) => table.closest('[tabindex]')"), "a Tab stop that does nothing"
