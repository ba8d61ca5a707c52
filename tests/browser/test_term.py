"""Words of the glossary are explained in place: without scripts, by keyboard, and on paper just a word."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

OpenPage = Callable[..., Page]
PATH = "guide/mentoring-models/"


def term(page: Page) -> tuple[Locator, Locator]:
    """The first explained word of the page, and what explains it."""
    button = page.get_by_role("article").get_by_role("button", name="GROW", exact=True)
    return button, page.locator("#meaning-grow")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_opens_and_closes_by_keyboard(open_page: OpenPage, server: str, scripts: bool) -> None:
    page = open_page(java_script_enabled=scripts)
    page.goto(server + PATH)
    button, meaning = term(page)
    expect(meaning).to_be_hidden()
    button.focus()
    page.keyboard.press("Enter")
    expect(meaning).to_be_visible()
    expect(meaning).to_contain_text("A path through a session")
    page.keyboard.press("Tab")
    link = meaning.get_by_role("link", name="GROW in the glossary")
    expect(link).to_be_focused()
    page.keyboard.press("Escape")
    expect(meaning).to_be_hidden()
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    link.click()
    page.wait_for_url(server + "about/glossary/#glossary--grow")


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_explanation_stands_beside_the_word(
    open_page: OpenPage, server: str, axe: Callable[..., list[str]], width: int, scheme: Any
) -> None:
    page = open_page(viewport={"width": width, "height": 700}, color_scheme=scheme)
    page.goto(server + PATH)
    button, meaning = term(page)
    button.click()
    word, box = button.bounding_box(), meaning.bounding_box()
    assert word and box
    assert box["x"] >= 0 and box["x"] + box["width"] <= width
    below, above = box["y"] - word["y"] - word["height"], word["y"] - box["y"] - box["height"]
    assert -1 <= max(below, above) < 20, "it covers the word, or stands far from it"
    assert not axe(page, "article")


def test_print(page: Page, server: str) -> None:
    page.goto(server + PATH)
    button, meaning = term(page)
    button.click()
    page.emulate_media(media="print")
    expect(meaning).to_be_hidden()
    expect(button).to_have_css("text-decoration-line", "none")


def test_every_page_but_the_glossary(page: Page, server: str) -> None:
    page.goto(server + "about/glossary/")
    expect(page.locator(".term")).to_have_count(0)
    page.goto(server + "guide/high-impact-actions/")
    expect(page.locator(".term")).to_have_count(8)
    expect(page.get_by_role("button", name="Care Quality Commission")).to_be_visible()
