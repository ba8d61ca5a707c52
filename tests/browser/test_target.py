"""An opened link leads to the item: below the header, marked, with the focus, unfolded."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

OpenPage = Callable[..., Page]
ITEMS = {
    "heading": "guide/contracting/#contracting--session",
    "tick": "toolkit/first-meeting/#first-meeting--boundaries",
    "field": "toolkit/mentoring-review/#mentoring-review--benefits",
    "scale": "toolkit/wheel-of-life/#wheel-of-life--personal-growth",
    "question": "toolkit/powerful-questions/#powerful-questions--funny-side",
    "point": "guide/high-impact-actions/#high-impact-actions--check-for-bias",
    "row": "guide/mentoring-and-coaching/#mentoring-and-coaching--agenda",
    "term": "about/glossary/#glossary--rapport",
}
SETTLED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


def arrived(page: Page, item: Locator) -> None:
    """The item stands just below the header or, at the page's end, as high as it can, and is marked."""
    expect(item).to_be_focused()
    page.evaluate(SETTLED)
    box, header = item.bounding_box(), page.get_by_role("banner").bounding_box()
    assert box and header
    gap = box["y"] - header["y"] - header["height"]
    at_end = page.evaluate("innerHeight + scrollY >= document.documentElement.scrollHeight - 2")
    assert 0 <= gap < 100 or (at_end and gap >= 0), f"{gap} px below the header"
    assert item.evaluate("(it) => getComputedStyle(it).boxShadow") != "none", "it isn’t marked"


@pytest.mark.parametrize(
    ("kind", "width"), [*((kind, 360) for kind in ITEMS), ("heading", 1280), ("row", 1280), ("tick", 1280)]
)
def test_link_leads_to_the_item(open_page: OpenPage, server: str, kind: str, width: int) -> None:
    page = open_page(viewport={"width": width, "height": 700})
    page.goto(server + ITEMS[kind])
    arrived(page, page.locator("#" + ITEMS[kind].split("#")[1]))


def test_link_on_the_same_page(page: Page, server: str) -> None:
    page.goto(server + "guide/contracting/")
    page.get_by_role("navigation", name="On this page").get_by_role("link", name="Keep the contract").click()
    arrived(page, page.get_by_role("heading", name="Keep the contract alive"))


def test_item_in_something_folded(page: Page, server: str) -> None:
    path, anchor = ITEMS["question"].split("#")
    page.goto(server + path)
    page.wait_for_selector(".copy-link", state="attached")
    # Some browsers unfold what an address leads into, some don't: replaceState makes none do so.
    page.evaluate(
        """(anchor) => {
          const item = document.getElementById(anchor);
          for (const part of [item, item.closest("section")]) {
            const fold = document.createElement("details");
            part.replaceWith(fold);
            fold.append(part);
          }
          history.replaceState(null, "", `#${anchor}`);
          dispatchEvent(new HashChangeEvent("hashchange"));
        }""",
        anchor,
    )
    expect(page.locator(f"#{anchor}")).to_be_focused()
    expect(page.locator(f"#{anchor}")).to_be_in_viewport()


def test_old_address(page: Page, server: str) -> None:
    path, anchor = ITEMS["tick"].split("#")
    page.goto(server + path)
    page.evaluate(
        """(anchor) => {
          const old = '<span class="moved" id="first-meeting--old"></span>';
          document.getElementById(anchor).insertAdjacentHTML("afterbegin", old);
          location.hash = "first-meeting--old";
        }""",
        anchor,
    )
    arrived(page, page.locator(f"#{anchor}"))


def test_without_scripts(open_page: OpenPage, server: str) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(server + ITEMS["question"])
    expect(page.locator("#" + ITEMS["question"].split("#")[1])).to_be_in_viewport()


def test_page_without_a_target_keeps_the_focus(page: Page, server: str) -> None:
    page.goto(server + "guide/contracting/#no-such-place")
    expect(page.locator("body")).to_be_focused()
