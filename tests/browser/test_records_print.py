"""Paper: blank, with lines and boxes to write on, or filled in, with every answer whole."""

import io
import re
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect
from pypdfium2 import PdfDocument

from tests.browser.kept import (
    BARE,
    CHECKLIST,
    CONTRACT,
    FIRST,
    LOG,
    REVIEW,
    SECOND,
    do,
    label,
    made,
    new_copy,
    note,
    ready,
    saved,
    store,
    text,
    tick,
)

# Stands in for the printer: what the page looks like when it is called.
PRINTER = """() => {
  window.printed = [];
  window.print = () => {
    printed.push(document.querySelector("handbook-record").dataset.print);
    dispatchEvent(new Event("afterprint"));
  };
}"""

LOOK = """(it) => {
  const { background, border, font } = getComputedStyle(it);
  return background + border + font;
}"""


@pytest.fixture
def paper(page: Page, server: str) -> Page:
    """A page whose printer is a list."""
    page.add_init_script(f"({PRINTER})()")
    page.goto(server + CHECKLIST)
    ready(page)
    return page


def sheet(page: Page, mode: str) -> None:
    """Shows the page as paper, in the way that the button of that mode does."""
    page.evaluate("(mode) => (document.querySelector('handbook-record').dataset.print = mode)", mode)
    page.emulate_media(media="print")


def is_marked(box: Locator) -> bool:
    """Whether there is ink inside a box on paper without colours, well within its frame."""
    grey = Image.open(io.BytesIO(box.screenshot())).convert("L")
    edge = grey.width // 4
    inside = grey.crop((edge, edge, grey.width - edge, grey.height - edge))
    return any(inside.histogram()[:128])


def pages(page: Page) -> list[str]:
    """The words on each printed page."""
    document = PdfDocument(page.pdf(prefer_css_page_size=True))
    return [sheet.get_textpage().get_text_range() for sheet in document]


def test_buttons(paper: Page) -> None:
    tick(paper).check()
    do(paper, "Print blank")
    do(paper, "Print filled in")
    assert paper.evaluate("printed") == ["blank", "filled"]
    assert paper.evaluate("document.querySelector('handbook-record').dataset.print") == "filled"


def test_the_browsers_own_print_gives_what_there_is(paper: Page) -> None:
    state = "document.querySelector('handbook-record').dataset.print"
    assert paper.evaluate(state) == "blank"
    tick(paper).check()
    assert paper.evaluate(state) == "filled"
    tick(paper).uncheck()
    assert paper.evaluate(state) == "blank"


def test_checklist_filled_in(paper: Page) -> None:
    label(paper).fill("A.B.")
    tick(paper).check()
    note(paper).fill("Line one\n\nLine two " + "and on " * 400)
    note(paper, SECOND).fill("gone again")
    note(paper, SECOND).fill("")
    saved(paper)
    sheet(paper, "filled")
    item = paper.get_by_role("listitem").filter(has=tick(paper))
    whole = item.get_by_text("Line one")
    expect(whole).to_be_visible()
    assert "and on and on" in whole.inner_text()
    assert whole.evaluate(
        "(it) => it.scrollHeight <= it.clientHeight + 1 || getComputedStyle(it).overflow === 'visible'"
    )
    expect(paper.get_by_text("Copy: A.B. Started")).to_be_visible()
    expect(paper.get_by_text("version 0.")).to_be_visible()
    for control in (label(paper), paper.get_by_role("button", name="New copy"), paper.get_by_role("status")):
        expect(control.first).to_be_hidden()
    expect(paper.locator("textarea:visible")).to_have_count(0)
    assert is_marked(tick(paper))
    assert not is_marked(tick(paper, SECOND))
    plain = paper.get_by_role("listitem").filter(has=tick(paper, "Choose the areas")).bounding_box()
    empty = paper.get_by_role("listitem").filter(has=tick(paper, "Talk about the mentee")).bounding_box()
    assert plain and empty and abs(plain["height"] - empty["height"]) < 1
    assert plain["height"] < 40, "an empty note takes no room"


def test_checklist_blank(paper: Page) -> None:
    label(paper).fill("A.B.")
    tick(paper).check()
    note(paper).fill("secret words")
    saved(paper)
    sheet(paper, "blank")
    expect(paper.get_by_text("secret words")).to_be_hidden()
    for part in paper.get_by_text("A.B.", exact=True).all():
        expect(part).to_be_hidden()
    assert not is_marked(tick(paper)), "a tick shows on the blank sheet"
    lines = paper.locator("li:has(.field-tick) > .answer")
    expect(lines).to_have_count(26)
    assert all(line.bounding_box()["height"] > 15 for line in lines.all())  # type: ignore[index]


def test_form_filled_in(page: Page, server: str) -> None:
    page.goto(server + CONTRACT)
    label(page).fill("A.B.")
    text(page, "Goals").fill("Goal\n" * 60)
    page.get_by_label("Agreed on", exact=True).fill("2026-11-22")
    saved(page)
    sheet(page, "filled")
    goals = page.locator("[id='mentoring-contract--goals']")
    assert goals.inner_text().count("Goal\n") >= 59
    expect(page.get_by_text("22 November 2026", exact=True)).to_be_visible()
    expect(page.locator("textarea:visible, input:visible")).to_have_count(0)
    expect(page.get_by_text("Mentee’s signature")).to_be_visible()


def test_form_blank(page: Page, server: str) -> None:
    page.goto(server + CONTRACT)
    ready(page)
    text(page, "Goals").fill("secret words")
    page.get_by_label("Agreed on", exact=True).fill("2026-11-22")
    sheet(page, "blank")
    expect(page.get_by_text("secret words")).to_be_hidden()
    expect(page.get_by_text("22 November 2026", exact=True)).to_be_hidden()
    box = page.locator("[id='mentoring-contract--goals'] .answer")
    assert box.bounding_box()["height"] > 80  # type: ignore[index]
    assert box.evaluate("(it) => parseFloat(getComputedStyle(it).borderTopWidth)") > 0
    line = page.locator("[id='mentoring-contract--agreed-on'] .answer")
    assert line.evaluate("(it) => parseFloat(getComputedStyle(it).borderBottomWidth)") > 0


def test_choices_and_scales(page: Page, server: str) -> None:
    page.goto(server + LOG)
    page.get_by_role("checkbox", name="A strength that you found").check()
    sheet(page, "filled")
    holds = page.get_by_role("group", name="What does this entry hold?")
    expect(holds.get_by_text("A strength that you found").last).to_be_visible()
    expect(holds.get_by_text("An achievement or success")).to_be_hidden()
    page.emulate_media(media="screen")
    page.goto(server + "toolkit/mentoring-evaluation/")
    page.get_by_role("radio", name="4").check()
    sheet(page, "filled")
    expect(page.locator("[id='mentoring-evaluation--objectives-score'] .answer")).to_have_text(
        "4 (1 = least satisfactory, 5 = most satisfactory)"
    )
    page.emulate_media(media="screen")
    sheet(page, "blank")
    circles = page.locator(".scale-point label")
    expect(circles).to_have_count(5)
    looks = {circle.evaluate(LOOK) for circle in circles.all()}
    assert len(looks) == 1, "the score shows on the blank sheet"


def test_every_word_is_printed(page: Page, server: str) -> None:
    page.goto(server + CONTRACT)
    words = [f"word{n}" for n in range(1500)]
    text(page, "Goals").fill(" ".join(words))
    saved(page)
    sheet(page, "filled")
    assert set(words) <= set(" ".join(pages(page)).split())
    sheet(page, "blank")
    assert "word1" not in " ".join(pages(page))


def test_a_question_stays_with_its_answer(page: Page, server: str) -> None:
    page.goto(server + REVIEW)
    ready(page)
    questions = page.locator("article .field-long-text label").all_inner_texts()
    assert len(questions) >= 6
    for question in questions:
        text(page, question).fill("An answer of one line")
    for lines in range(1, 8):
        text(page, questions[0]).fill("A line\n" * lines)
        sheet(page, "filled")
        feet = [words.strip().splitlines()[-1].strip() for words in pages(page)]
        page.emulate_media(media="screen")
        assert not set(feet) & set(questions), lines


def test_entries_of_a_log_follow_one_another(page: Page, server: str) -> None:
    page.goto(server + LOG)
    for n in range(4):
        if n:
            do(page, "Add an entry")
        text(page, "What have you achieved?").nth(n).fill("Much")
    saved(page)
    sheet(page, "filled")
    found = pages(page)
    assert "Entry 1" in found[0]
    for words in found:
        assert not re.fullmatch(r"Entry \d", words.strip().splitlines()[-1].strip())
    sheet(page, "blank")
    assert "Entry 2" not in " ".join(pages(page)), "one entry to write in is enough"


def test_terms_stay_words_among_words(page: Page, server: str) -> None:
    page.goto(server + "toolkit/virtual-session/")
    term = page.locator("form.record button.term").first
    expect(term).to_have_css("border-top-width", "0px")
    expect(term).to_have_css("font-weight", "400")


def test_leftovers_are_printed(page: Page, server: str) -> None:
    page.goto(server + BARE)
    store(page, made("first-meeting.a1", {"gone-long-ago": "still here"}))
    page.goto(server + CHECKLIST)
    expect(page.get_by_role("region", name="Kept, though no field shows it")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_text("still here")).to_be_visible()


def test_a_checklist_fills_its_pages(paper: Page) -> None:
    tick(paper).check()
    note(paper).fill("A note")
    saved(paper)
    sheet(paper, "filled")
    assert len(pages(paper)) == 2


def test_without_scripts(open_page: Any, server: str) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(server + CHECKLIST)
    tick(page).check()
    page.emulate_media(media="print")
    assert is_marked(tick(page))
    assert not is_marked(tick(page, SECOND))
    expect(page.get_by_text(FIRST, exact=True)).to_be_visible()
    expect(page.get_by_text("Scripts are off")).to_be_hidden()
    page.emulate_media(media="screen")
    note(page).fill("folded away")
    page.get_by_role("listitem").filter(has=tick(page)).locator("summary").click()
    page.emulate_media(media="print")
    expect(page.get_by_role("textbox", name=f"Note on: {FIRST}")).to_be_visible()
    page.goto(server + CONTRACT)
    expect(text(page, "Goals")).to_be_visible()


def test_another_copy_isnt_printed(paper: Page) -> None:
    label(paper).fill("A.B.")
    note(paper).fill("of A.B.")
    new_copy(paper, "C.D.")
    tick(paper).check()
    sheet(paper, "filled")
    expect(paper.get_by_text("of A.B.")).to_have_count(0)
