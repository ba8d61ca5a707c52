"""Paper is what was asked for, in whatever order a browser sends its events, or the page says why not."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pypdfium2 import PdfDocument

from tests.browser.kept import CHECKLIST, LOG, REVIEW, do, label, new_copy, note, saved, text, tick

SECRET = "secret words"
# What a browser may do when it is asked to print: which events it sends, and when it looks at the page.
ORDERS = {
    "as Chromium": ["beforeprint", "look", "afterprint"],
    "looks after it says that it has printed": ["beforeprint", "afterprint", "look"],
    "a preview first": ["beforeprint", "afterprint", "beforeprint", "look", "afterprint"],
    "no events": ["look"],
    "the events the wrong way round": ["afterprint", "beforeprint", "look"],
    "only that it has": ["afterprint", "look"],
}
PRINTER = """(order) => {
  window.looked = [];
  const look = () => {
    const seen = document.querySelector("handbook-record");
    looked.push(seen.dataset.print);
  };
  window.print = () => {
    const steps = [...order];
    const next = () => {
      const step = steps.shift();
      if (step === "look") look();
      else if (step) dispatchEvent(new Event(step));
      if (steps.length) setTimeout(next, 20);
      else window.printed = true;
    };
    next();
  };
}"""


def words(page: Page) -> str:
    """What the browser puts on paper."""
    document = PdfDocument(page.pdf(prefer_css_page_size=True))
    return " ".join(sheet.get_textpage().get_text_range() for sheet in document)


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize(("button", "mode"), [("Print blank", "blank"), ("Print filled in", "filled")])
def test_events_in_any_order(page: Page, server: str, order: str, button: str, mode: str) -> None:
    page.goto(server + REVIEW)
    text(page, "What has been good").fill(SECRET)
    page.evaluate(PRINTER, ORDERS[order])
    do(page, button)
    page.wait_for_function("() => window.printed")
    assert set(page.evaluate("looked")) == {mode}


@pytest.mark.parametrize("path", [CHECKLIST, REVIEW, LOG])
def test_what_stands_on_paper(page: Page, server: str, path: str) -> None:
    page.goto(server + path)
    label(page).fill("Zebra")
    if path == CHECKLIST:
        tick(page).check()
        note(page).fill(SECRET)
    else:
        page.locator("form.record textarea").first.fill(SECRET)
    page.evaluate(PRINTER, ["afterprint"])
    do(page, "Print blank")
    page.wait_for_function("() => window.printed")
    for _ in range(2):  # a preview, and the print
        paper = words(page)
        assert SECRET not in paper
        assert "Zebra" not in paper
    do(page, "Print filled in")
    assert SECRET in words(page)


def test_another_tabs_change_doesnt_put_answers_on_a_blank_sheet(page: Page, server: str) -> None:
    page.goto(server + CHECKLIST)
    note(page).fill(SECRET)
    saved(page)
    other = page.context.new_page()
    other.goto(server + CHECKLIST)
    expect(tick(other)).not_to_be_checked()
    page.evaluate(PRINTER, ["beforeprint"])
    do(page, "Print blank")
    tick(other).check()
    expect(tick(page)).to_be_checked()
    assert SECRET not in words(page)


def test_the_browsers_own_print_follows_once_the_reader_is_back(page: Page, server: str) -> None:
    page.goto(server + CHECKLIST)
    note(page).fill(SECRET)
    page.evaluate(PRINTER, ["beforeprint", "afterprint"])
    do(page, "Print blank")
    assert SECRET not in words(page)
    page.mouse.move(200, 200)
    assert SECRET in words(page)


def test_words_without_an_event_are_printed(page: Page, server: str) -> None:
    page.goto(server + REVIEW)
    expect(label(page)).to_be_visible()
    page.evaluate("document.querySelector('#mentoring-review--benefits-field').value = 'secret words'")
    assert SECRET in words(page)


def test_a_new_copy_is_printed_empty(page: Page, server: str) -> None:
    page.goto(server + REVIEW)
    text(page, "What has been good").fill(SECRET)
    new_copy(page, "C.D.")
    assert SECRET not in words(page)


# Where printing isn't possible


@pytest.mark.parametrize("printer", ["undefined", "() => {}"])
def test_no_printer(page: Page, server: str, printer: str) -> None:
    page.goto(server + REVIEW)
    page.evaluate(f"window.print = {printer}")
    expect(page.get_by_role("link", name="Open it in its own tab")).to_have_count(0)
    do(page, "Print filled in")
    expect(page.get_by_text("isn’t allowed to print here")).to_be_visible()
    with page.expect_popup() as popup:
        page.get_by_role("link", name="Open it in its own tab").click()
    assert popup.value.url == server + REVIEW


def test_a_frame_that_forbids_it(page: Page, server: str, faults: list[str]) -> None:
    page.goto(server + "about/")
    allowed = "allow-scripts allow-same-origin allow-popups"
    page.set_content(f'<iframe src="{server}{REVIEW}" sandbox="{allowed}" width="900" height="800"></iframe>')
    frame: Any = page.frame_locator("iframe")
    frame.get_by_role("button", name="Print blank").click()
    expect(frame.get_by_text("isn’t allowed to print here")).to_be_visible()
    with page.expect_popup() as popup:
        frame.get_by_role("link", name="Open it in its own tab").click()
    assert popup.value.url == server + REVIEW
    faults.clear()


def test_nothing_is_said_where_it_is_printed(page: Page, server: str) -> None:
    page.clock.install()
    page.goto(server + REVIEW)
    page.evaluate(PRINTER, ["beforeprint", "afterprint"])
    do(page, "Print filled in")
    page.clock.run_for(5_000)
    expect(page.get_by_text("isn’t allowed to print here")).to_be_hidden()
