"""Texts of every script: compared, shortened and shown whole; found as the page says them now."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.kept import BARE, MY_RECORDS, do, made, said, store

Call = Callable[..., Any]

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"  # one character of eight units
TURN, BACK = "\u202e", "\u202c"
ISOLATE, END = "\u2068", "\u2069"


@pytest.fixture
def call(page: Page, server: str, site: Path) -> Call:
    """Calls a function of base/text.js, whatever the file is called in the finished site."""
    (script,) = (site / "assets/js/base").glob("text.*js")
    page.goto(server + BARE)

    def run(name: str, *arguments: Any) -> Any:
        return page.evaluate(
            "async ([script, name, given]) => (await import(script))[name](...given)",
            [f"{server}assets/js/base/{script.name}", name, list(arguments)],
        )

    return run


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("René", "rene"),
        ("Rene\u0301", "René"),
        ("STRASSE", "Straße"),
        ("STRAẞE", "straße"),
        ("ＦＵＬＬ", "full"),
        ("ﬁnd", "find"),
        ("don’t", "don't"),
        ("don´t", "don‘t"),
        ("İstanbul", "istanbul"),
        ("ΟΔΟΣ", "οδός"),
        ("co\u00adoperate", "cooperate"),
        (" a\u00a0 b\n", "a b"),
    ],
)
def test_alike(call: Call, one: str, other: str) -> None:
    assert call("folded", one) == call("folded", other)


@pytest.mark.parametrize(("one", "other"), [("resume", "resumes"), ("a b", "ab"), ("o", "ø"), ("מ", "נ")])
def test_not_alike(call: Call, one: str, other: str) -> None:
    assert call("folded", one) != call("folded", other)


def test_has_all(call: Call) -> None:
    text = "What would you have done in that person’s Café?"
    assert call("hasAll", text, "CAFE person's  done")
    assert call("hasAll", text, "")
    assert not call("hasAll", text, "cafe tea")


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [
        ("short", 5, "short"),
        ("longer", 5, "long…"),
        ("two words", 5, "two…"),
        (f"ab{FAMILY}cd", 9, "ab…"),
        (f"ab{FAMILY}cdef", 11, f"ab{FAMILY}…"),
        ("nae\u0308ive", 4, "na…"),
        ("x\U0001f600\U0001f600", 4, "x\U0001f600…"),
    ],
)
def test_shortened(call: Call, text: str, most: int, short: str) -> None:
    assert call("shortened", text, most) == short


def test_shortened_where_the_browser_knows_no_characters(call: Call, page: Page) -> None:
    page.evaluate("delete Intl.Segmenter")
    assert call("shortened", "x\U0001f600\U0001f600", 4) == "x\U0001f600…"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("A.B. (Zoë)", "A.B. (Zoë)"),
        (f"A{TURN}B.{BACK}", "AB."),
        ("\u2067A.B.", "A.B."),
        ("דנה", f"{ISOLATE}דנה{END}"),
        ("A.B. سارة", f"{ISOLATE}A.B. سارة{END}"),
        (f"{END}דנה", f"{ISOLATE}דנה{END}"),
        ("A.B.\u200f", f"{ISOLATE}A.B.\u200f{END}"),
    ],
)
def test_isolated(call: Call, text: str, shown: str) -> None:
    assert call("isolated", text) == shown


def test_lines(call: Call) -> None:
    breaks = ["\r\n", "\r", "\n", "\v", "\f", "\x85", "\u2028", "\u2029"]
    assert call("lines", "".join(f"{n}{it}" for n, it in enumerate(breaks))) == "".join(
        f"{n}\n" for n in range(len(breaks))
    )


# Where it is used


def test_filter_takes_words_in_any_order_without_accents(page: Page, server: str) -> None:
    page.goto(server + "toolkit/powerful-questions/")
    page.get_by_role("searchbox", name="Find a question").fill("ÚRGE  ｆéel what")
    told = page.get_by_role("article").get_by_role("status")
    expect(told.filter(has_text="1 of 52 questions")).to_be_visible()


def test_filter_reads_what_is_on_the_page_now(page: Page, server: str) -> None:
    """Browsers translate pages after they have loaded."""
    page.goto(server + "toolkit/powerful-questions/")
    question = page.get_by_role("listitem").filter(has_text="What do you feel the urge to do?")
    question.evaluate("(it) => { it.innerHTML = '<font><font>Wozu verspüren Sie Lust?</font></font>'; }")
    page.get_by_role("searchbox", name="Find a question").fill("verspuren")
    expect(page.get_by_text("Wozu verspüren Sie Lust?")).to_be_visible()
    expect(page.get_by_role("article").get_by_role("status").filter(has_text="1 of 52")).to_be_visible()


@pytest.fixture
def shelf(page: Page, server: str) -> Page:
    page.goto(server + BARE)
    store(page, made("first-meeting.a1", {"agree-purpose": True}, label=f"{TURN}Zoe\u0308"))
    store(page, made("first-meeting.a2", {"agree-purpose": True}, label="דנה"))
    store(page, made("first-meeting.a3", {"agree-purpose": True}, label=f"ab{'c' * 30}{FAMILY}de"))
    page.goto(server + MY_RECORDS)
    expect(page.get_by_text("3 copies")).to_be_visible()
    return page


def test_my_records_find(shelf: Page) -> None:
    box = shelf.get_by_role("searchbox", name="Find by label or title")
    box.fill("ZOÉ")
    said(shelf, "1 of 3 copies")
    box.fill("zoe meeting")
    expect(shelf.locator(".saved-list h2")).to_have_text(["Zoe\u0308"])
    box.fill("checklist דנה")
    said(shelf, "1 of 3 copies")


def test_labels_cannot_turn_what_stands_around_them(shelf: Page) -> None:
    shown = shelf.locator("article").evaluate(
        "(it) => it.textContent + [...it.querySelectorAll('[aria-label]')].map((part) => part.ariaLabel)"
    )
    assert TURN not in shown
    wrapped = f"{ISOLATE}דנה{END}"
    expect(shelf.get_by_role("heading", name=wrapped)).to_be_attached()
    do(shelf, f"Delete: First meeting checklist, {wrapped}")
    said(shelf, f"Deleted: First meeting checklist, ‘{wrapped}’.")


def test_a_copy_is_called_by_whole_characters(shelf: Page) -> None:
    do(shelf, f"Make a copy: First meeting checklist, ab{'c' * 30}{FAMILY}de")
    said(shelf, f"Copied: ‘ab{'c' * 30}… copy’.")


def test_names_of_files_keep_accents(shelf: Page) -> None:
    for label, kept in {"Zoe\u0308": "Zoe\u0308", f"{ISOLATE}דנה{END}": "דנה"}.items():
        with shelf.expect_download() as download:
            do(shelf, f"Save as a file: First meeting checklist, {label}")
        assert download.value.suggested_filename.split("-")[2] == kept


def test_nothing_to_download_is_taken_back_early(page: Page, server: str) -> None:
    """Some browsers ask where to save a file before they read it."""
    page.clock.install()
    page.add_init_script("""
      globalThis.revoked = 0;
      URL.revokeObjectURL = () => revoked++;
    """)
    for path, button in {MY_RECORDS: "Save a backup", "trainers/": "Download the rows"}.items():
        page.goto(server + path)
        with page.expect_download():
            page.get_by_role("button", name=button).click()
        page.clock.fast_forward("01:00:00")
        assert page.evaluate("revoked") == 0, path


# Search


@pytest.mark.parametrize("words", ["resume", "résumé", "RE\u0301SUME\u0301", "fëëdbäck", "ｆｅｅdback"])
def test_search_ignores_accents(page: Page, server: str, words: str) -> None:
    page.goto(server + "guide/introduction/")
    found = page.request.get(server + "search/search_index.json").json()
    found["docs"].append({"location": "x/", "title": "Feedback on a Résumé", "text": "", "also": ["resume"]})
    page.route("**/search_index.json", lambda route: route.fulfill(body=json.dumps(found)))
    within = page.get_by_role("search")
    within.get_by_role("textbox", name="Search").fill(words)
    expect(within.get_by_role("link", name="Feedback on a Résumé")).to_be_visible()
