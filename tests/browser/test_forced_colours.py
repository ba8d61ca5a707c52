"""High contrast: what colours tell is told there too, also after the other colours were chosen by hand."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

OpenPage = Callable[..., Page]
# How much a colour of an element (or of what stands before it) differs from the paper, from 1 to 21.
CONTRAST = """(element, [property, before]) => {
  const probe = document.createElement("i");
  probe.style.cssText = "background: Canvas; forced-color-adjust: none";
  document.body.append(probe);
  const paper = getComputedStyle(probe).backgroundColor;
  probe.remove();
  const light = (colour) => {
    const [red, green, blue, alpha = 1] = colour.match(/[\\d.]+/g).map(Number);
    const [r, g, b] = [red, green, blue].map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return alpha ? 0.2126 * r + 0.7152 * g + 0.0722 * b : light(paper);
  };
  const both = [light(getComputedStyle(element, before)[property]), light(paper)];
  return (Math.max(...both) + 0.05) / (Math.min(...both) + 0.05);
}"""


def contrast(element: Locator, colour: str, before: str | None = None) -> float:
    return float(element.evaluate(CONTRAST, [colour, before]))


@pytest.fixture(params=["light", "dark"])
def page(request: pytest.FixtureRequest, open_page: OpenPage, server_at_root: str) -> Page:
    """A start page in high contrast whose reader has chosen the other colours."""
    page = open_page(forced_colors="active", color_scheme=request.param)
    page.goto(server_at_root)
    page.get_by_title(f"Switch to {'dark' if request.param == 'light' else 'light'} colours").click()
    expect(page.get_by_role("radio", name="Dark" if request.param == "light" else "Light")).to_be_checked()
    return page


@pytest.mark.parametrize("path", ["guide/grow/", "guide/mentoring-cycle/", "toolkit/wheel-of-life/"])
def test_drawings(page: Page, server_at_root: str, path: str) -> None:
    page.goto(server_at_root + path)
    drawing = page.locator(".drawing").first
    for words in drawing.locator("text").all():
        assert contrast(words, "fill") >= 4.5
    for line in drawing.locator(".line, .grid, .node").all():
        assert contrast(line, "stroke") >= 3
    for node in drawing.locator(".node").all():
        assert contrast(node, "fill") == 1, "its words are as dark as it is"
    for head in drawing.locator(".head").all():
        assert contrast(head, "fill") >= 3


def test_logo(page: Page) -> None:
    logo = page.get_by_role("link", name="Effective Mentoring Handbook").locator("svg path")
    assert contrast(logo, "stroke") >= 3


def test_signs_of_copy_links(page: Page, server_at_root: str) -> None:
    page.goto(server_at_root + "guide/contracting/")
    link = page.get_by_role("button", name="Copy link to Agree on two levels")
    assert contrast(link, "backgroundColor", "::before") >= 3
    link.focus()
    assert contrast(link, "backgroundColor", "::before") >= 3


def test_item_that_an_address_led_to(page: Page, server_at_root: str) -> None:
    page.goto(server_at_root + "toolkit/powerful-questions/#powerful-questions--funny-side")
    item = page.locator("#powerful-questions--funny-side")
    expect(item).to_be_focused()
    expect(item).to_have_css("outline-style", "solid")
    assert contrast(item, "outlineColor") >= 3


def test_words_that_search_found(page: Page) -> None:
    page.get_by_role("textbox", name="Search").fill("feedback")
    word = page.get_by_role("search").get_by_role("link").locator("mark").first
    expect(word).to_be_visible()
    assert contrast(word, "backgroundColor") > 1, "its colour is made for the mark behind it"


def test_edges_of_what_lies_above_the_page(page: Page) -> None:
    expect(page.get_by_role("banner")).to_have_css("border-bottom-style", "solid")
    page.set_viewport_size({"width": 360, "height": 740})
    page.get_by_role("button", name="Menu").click()
    expect(page.locator("#menu")).to_have_css("outline-style", "solid")


def test_arrow_of_a_fold(page: Page, server_at_root: str) -> None:
    page.goto(server_at_root + "about/privacy/")
    fold = page.get_by_text("Its parts, with an example")
    assert contrast(fold, "backgroundColor", "::after") >= 3
