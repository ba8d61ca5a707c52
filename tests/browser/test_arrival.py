"""However an answer arrives, it is kept: keys are only one way of many."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.kept import CHECKLIST, FIRST, REVIEW, label, note, only, ready, saved, text, tick

GOOD = "#mentoring-review--benefits-field"
# Each puts words into a box in the way that something other than a keyboard does.
SAYS = "box.dispatchEvent(new InputEvent('{}', {{ inputType: '{}', bubbles: true }}))"
WAYS = {
    "a program that says so": f"box.value = 'words'; {SAYS.format('input', 'insertText')}",
    "a program that says so late": f"box.value = 'words'; {SAYS.format('change', '')}",
    "a program that says nothing": "box.value = 'words'",
    "spell check's replacement": "box.focus(); document.execCommand('insertText', false, 'words')",
    "a paste": """box.focus(); const data = new DataTransfer(); data.setData('text/plain', 'words');
        if (box.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true })))
            document.execCommand('insertText', false, 'words')""",
    "a drop": f"box.setRangeText('words'); {SAYS.format('input', 'insertFromDrop')}",
    "dictation": """box.focus();
        box.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
        box.value = 'words';
        box.dispatchEvent(new CompositionEvent('compositionend', { data: 'words', bubbles: true }))""",
}


@pytest.mark.parametrize("way", WAYS)
def test_words(page: Page, server: str, way: str) -> None:
    page.goto(server + REVIEW)
    expect(label(page)).to_be_visible()
    page.locator(GOOD).evaluate(f"(box) => {{ {WAYS[way]} }}")
    saved(page)
    assert only(page)["answers"] == {"benefits": "words"}
    expect(page.locator("[id='mentoring-review--benefits'] .answer")).to_have_text("words")


@pytest.mark.parametrize("way", ["a program that says nothing", "a program that says so late"])
def test_words_at_the_last_moment(page: Page, server: str, way: str) -> None:
    page.goto(server + REVIEW)
    expect(label(page)).to_be_visible()
    page.locator(GOOD).evaluate(f"(box) => {{ {WAYS[way]}; location.reload(); }}")
    expect(page.locator(GOOD)).to_have_value("words")


def test_ticks_and_labels_set_by_a_program(page: Page, server: str) -> None:
    page.goto(server + CHECKLIST)
    expect(label(page)).to_be_visible()
    tick(page).evaluate("(box) => (box.checked = true)")
    label(page).evaluate("(box) => (box.value = 'A.B.')")
    saved(page)
    assert only(page)["label"] == "A.B."
    assert only(page)["answers"] == {"agree-purpose": True}
    expect(page.get_by_text("1 of 26 ticked")).to_be_visible()


@pytest.mark.parametrize("sign", ["\v", "\f", "\x85", "\u2028", "\u2029", "\r\n", "\r"])
def test_line_breaks_of_every_kind(page: Page, server: str, sign: str) -> None:
    page.goto(server + CHECKLIST)
    box = note(page)
    box.fill(f"one{sign}two")
    expect(box).to_have_value("one\ntwo")
    saved(page)
    assert only(page)["answers"] == {"agree-purpose--note": "one\ntwo"}
    page.reload()
    expect(text(page, f"Note on: {FIRST}")).to_have_value("one\ntwo")
    page.emulate_media(media="print")
    printed = page.locator("li:has(.field-tick) > .answer").first
    assert printed.inner_text().split("\n") == ["one", "two"]


def test_the_caret_stays_where_a_line_breaks(page: Page, server: str) -> None:
    page.goto(server + CHECKLIST)
    box = note(page)
    box.fill("one four")
    box.evaluate("(it) => it.setSelectionRange(4, 4)")
    page.evaluate("document.execCommand('insertText', false, 'two\\vthree ')")
    page.keyboard.type("and ")
    expect(box).to_have_value("one two\nthree and four")


def test_a_line_stays_one_line(page: Page, server: str) -> None:
    page.goto(server + REVIEW)
    box = text(page, "Mentee").first
    box.evaluate("(it) => { it.focus(); document.execCommand('insertText', false, 'A.B.\\vC.D.'); }")
    expect(box).to_have_value("A.B. C.D.")
    saved(page)
    assert only(page)["answers"] == {"mentee": "A.B. C.D."}


@pytest.mark.parametrize("delay", [0, 300, 1500])
def test_what_the_browser_empties_after_back_is_no_answer(page: Page, server: str, delay: int) -> None:
    """WebKit resets forms of pages that it had put aside, without an event, at a time of its own."""
    page.clock.install()
    page.goto(server + REVIEW)
    ready(page)
    text(page, "What has been good").fill("words")
    page.clock.run_for(500)
    page.evaluate("""() => {
      dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }));
      dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
    }""")
    page.clock.run_for(delay)
    page.locator(GOOD).evaluate("(box) => (box.value = '')")
    page.clock.run_for(1000)
    expect(text(page, "What has been good")).to_have_value("words")
    assert only(page)["answers"] == {"benefits": "words"}
    text(page, "What has been good").press_sequentially(" and more")
    page.clock.run_for(5000)
    assert only(page)["answers"] == {"benefits": "words and more"}
