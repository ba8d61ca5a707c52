"""Powerful questions, found by typing."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

PATH = "toolkit/powerful-questions/"


@pytest.fixture
def box(page: Page, server: str) -> Locator:
    page.goto(server + PATH)
    return page.get_by_role("searchbox", name="Find a question")


def questions(page: Page) -> list[str]:
    """Those that are shown."""
    items = page.locator("article .item-prompts > li")
    return [item.inner_text().strip() for item in items.all() if item.is_visible()]


def told(page: Page, text: str) -> None:
    expect(page.get_by_role("article").get_by_role("status").filter(has_text=text)).to_be_visible()


def test_all_are_there_without_scripts(open_page: Callable[..., Page], server: str) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(server + PATH)
    assert len(questions(page)) == 52
    expect(page.get_by_role("searchbox", name="Find a question")).to_have_count(0)


def test_words_of_a_question(box: Locator, page: Page) -> None:
    box.press_sequentially("Feel")
    told(page, "4 of 52 questions")
    assert len(questions(page)) == 4
    assert all("feel" in question.lower() for question in questions(page))
    expect(page.get_by_role("heading", name="Anticipation", exact=True)).to_be_visible()
    expect(page.get_by_role("heading", name="History", exact=True)).to_be_hidden()
    box.press_sequentially(" urge")
    assert questions(page) == ["What do you feel the urge to do?"]
    told(page, "1 of 52 questions")


def test_straight_apostrophe(box: Locator, page: Page) -> None:
    box.fill("person's place")
    assert questions(page) == ["What would you have done in that person’s place?"]


def test_category(box: Locator, page: Page) -> None:
    box.fill("clarification")
    assert len(questions(page)) == 5
    assert "When you say that, what do you mean?" in questions(page)


def test_nothing_found(box: Locator, page: Page) -> None:
    box.fill("zzz")
    assert questions(page) == []
    told(page, "No question has these words")
    expect(page.get_by_role("heading", name="Where to go next")).to_be_visible()
    box.fill("")
    assert len(questions(page)) == 52


def test_link_to_a_question_that_is_not_shown(box: Locator, page: Page) -> None:
    box.fill("urge")
    page.evaluate("location.hash = 'powerful-questions--funny-side'")
    expect(page.locator("#powerful-questions--funny-side")).to_be_focused()
    expect(page.locator("#powerful-questions--funny-side")).to_be_in_viewport()
    expect(box).to_have_value("")
