"""Every heading and item offers its link."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from macros import addresses
from macros.load.reader import load

OpenPage = Callable[..., Page]
# One page of each kind.
PATHS = [
    *("about/corrections/", "about/glossary/", "about/quotations/", "about/sources/"),
    *("guide/contracting/", "guide/grow/", "guide/high-impact-actions/", "guide/medical-director/"),
    *("guide/mentoring-and-coaching/", "guide/building-rapport/", "toolkit/first-meeting/"),
    *("toolkit/learning-log/", "toolkit/mentoring-review/", "toolkit/powerful-questions/"),
    *("toolkit/professional-assessment/", "toolkit/reflect-on-inclusive-traits/", "toolkit/wheel-of-life/"),
]
TOPS = "all => all.map((it) => `${it.id} ${Math.round(it.getBoundingClientRect().top + scrollY)}`)"
CLIPBOARD = ["clipboard-read", "clipboard-write"]


def copied(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


@pytest.mark.parametrize("path", PATHS)
def test_all_that_has_an_address(page: Page, server: str, root: Path, path: str) -> None:
    handbook = load(root)
    page.goto(server + path)
    page.wait_for_selector(".copy-link", state="attached")
    there = set(page.locator("article [id]").evaluate_all("found => found.map((it) => it.id)"))
    authored = {id for id in addresses.authored(handbook) & there if "--" in id}
    assert len(authored) > 3
    without = page.evaluate(
        """(ids) => ids.filter((id) => {
          const item = document.getElementById(id);
          return !item.querySelector(".copy-link") && !item.closest("li")?.querySelector(".copy-link");
        })""",
        sorted(authored - {f"{path.split('/')[-2]}--next"}),
    )
    assert not without


@pytest.mark.parametrize(
    ("path", "name", "anchor"),
    [
        ("guide/grow/", "W – Will", "grow--will"),
        ("toolkit/first-meeting/", "Draw the boundaries", "first-meeting--boundaries"),
        ("guide/building-rapport/", "Which values matter to us both?", "building-rapport--shared-values"),
        ("about/glossary/", "Rapport", "glossary--rapport"),
        ("guide/mentoring-and-coaching/", "When you meet", "mentoring-and-coaching--meetings"),
    ],
)
def test_copy(open_page: OpenPage, server: str, path: str, name: str, anchor: str) -> None:
    page = open_page(permissions=CLIPBOARD)
    page.goto(server + path + "?from=mail")
    button = page.get_by_role("button", name=f"Copy link to {name}", exact=True)
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text=f"Link copied: {name}")).to_be_visible()
    assert copied(page) == f"{server}{path}#{anchor}"


def test_names_are_those_of_the_items(page: Page, server: str) -> None:
    page.goto(server + "toolkit/first-meeting/")
    page.wait_for_selector(".copy-link", state="attached")
    names = page.locator(".copy-link:not([aria-pressed])").evaluate_all(
        "all => all.map((it) => it.ariaLabel)"
    )
    assert len(set(names)) == len(names) > 30
    assert all(re.fullmatch(r"Copy link to \S.{2,79}", name) for name in names)
    # A button in a heading must not become part of its name, or of the section's that it heads.
    expect(page.get_by_role("heading", name="Ground rules", exact=True)).to_be_visible()
    expect(page.get_by_role("region", name="Ground rules", exact=True)).to_be_visible()


def test_quiet_beside_a_mouse(page: Page, server: str) -> None:
    page.goto(server + "guide/building-rapport/")
    item = page.locator("#building-rapport--shared-values")
    button = item.get_by_role("button", name="Copy link to")
    expect(button).to_have_css("opacity", "0")
    item.hover()
    expect(button).to_have_css("opacity", "1")
    page.mouse.move(0, 0)
    expect(button).to_have_css("opacity", "0")
    page.keyboard.press("Tab")
    button.focus()
    expect(button).to_have_css("opacity", "1")


TOUCH = {"has_touch": True, "is_mobile": True, "viewport": {"width": 360, "height": 700}}
LINKS = "Links to each item: What to focus on"


def test_no_room_taken_on_touch(open_page: OpenPage, server: str) -> None:
    page = open_page(**TOUCH)
    page.goto(server + "guide/building-rapport/")
    item = page.locator("#building-rapport--shared-values")
    button = item.get_by_role("button", name="Copy link to")
    expect(page.get_by_role("button", name="Copy link to What to focus on")).to_be_visible()
    expect(button).to_be_hidden()
    expect(item).to_have_css("padding-right", "0px")
    switch = page.get_by_role("button", name=LINKS)
    switch.tap()
    expect(button).to_be_visible()
    box = button.bounding_box()
    assert box and box["width"] >= 24 and box["height"] >= 24
    expect(page.locator("#building-rapport--to-watch-for ~ ul .copy-link").first).to_be_hidden()
    switch.tap()
    expect(button).to_be_hidden()


def test_tab_stops_at_items_only_when_asked_to(page: Page, server: str) -> None:
    page.goto(server + "toolkit/first-meeting/")
    switch = page.get_by_role("button", name="Links to each item: Ground rules")
    links = page.locator(".tick-list .copy-link")
    reached = "all => all.filter((it) => it.tabIndex >= 0).length"
    assert links.count() > 20
    assert links.evaluate_all(reached) == 0
    tick = page.get_by_role("checkbox", name="Draw the boundaries")
    section = page.get_by_role("region", name="Ground rules")
    copy = section.get_by_role("listitem").get_by_role("button", name="Copy link to").first
    switch.focus()
    expect(switch).to_have_css("opacity", "1")
    page.keyboard.press("Enter")
    expect(switch).to_have_attribute("aria-pressed", "true")
    expect(copy).to_have_css("opacity", "1")
    for _ in range(4):
        page.keyboard.press("Tab")
        if copy.evaluate("(it) => it === document.activeElement"):
            break
    expect(copy).to_be_focused()
    assert links.evaluate_all(reached) == section.get_by_role("listitem").count()
    switch.press("Enter")
    assert links.evaluate_all(reached) == 0
    # The link of an item in use is seen, for those who point.
    page.mouse.move(0, 0)
    tick.focus()
    expect(page.get_by_role("button", name="Copy link to Draw the boundaries")).to_have_css("opacity", "1")


@pytest.mark.parametrize(
    "size", [{"viewport": {"width": 1280, "height": 800}}, TOUCH], ids=["mouse", "touch"]
)
def test_nothing_moves_when_they_come(open_page: OpenPage, server: str, size: Any) -> None:
    with_links, without = open_page(**size), open_page(**size)
    without.route("**/copy-link*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    moved = []
    for path in PATHS:
        places = []
        for page in (with_links, without):
            page.goto(server + path)
            expect(page.locator("html.js")).to_have_count(1)
            expect(page.locator(".copy-link").first).to_be_attached(attached=page is with_links)
            places.append(page.locator("article [id]:visible").evaluate_all(TOPS))
        moved += [f"{path}: {one} {other}" for one, other in zip(*places, strict=True) if one != other][:1]
    assert not moved, "\n".join(moved)


def test_browser_that_refuses(open_page: OpenPage, server: str) -> None:
    page = open_page()
    page.goto(server + "guide/grow/")
    page.evaluate("() => void (navigator.clipboard.writeText = () => Promise.reject(new Error('no')))")
    page.get_by_role("button", name="Copy link to W – Will").click()
    told = page.get_by_role("status").filter(has_text="doesn’t let a page copy")
    expect(told).to_contain_text(f"{server}guide/grow/#grow--will")


def test_without_scripts_and_on_paper(open_page: OpenPage, server: str) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(server + "guide/grow/")
    expect(page.locator(".copy-link")).to_have_count(0)
    page = open_page()
    page.goto(server + "guide/grow/")
    page.wait_for_selector(".copy-link", state="attached")
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="Copy link to")).to_have_count(0)
