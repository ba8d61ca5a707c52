"""The trainers' table: found, sorted, copied, printed and taken away."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

OpenPage = Callable[..., Page]


@pytest.fixture
def table(open_page: OpenPage, server: str) -> Locator:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(server + "trainers/")
    table = page.get_by_role("table", name="Every section and tool")
    expect(table.get_by_role("button", name="Title", exact=True)).to_be_visible()
    return table


def column(table: Locator, number: int) -> list[str]:
    """The texts of a column, without the heading, of the rows that are shown."""
    cells = f"tbody tr:not([hidden]) > :nth-child({number})"
    return [text.strip() for text in table.locator(cells).all_text_contents()]


def test_plain_table_without_scripts(open_page: OpenPage, server: str, table: Locator) -> None:
    complete = column(table, 1)
    page = open_page(java_script_enabled=False)
    page.goto(server + "trainers/")
    assert column(page.locator("table.trainers-table"), 1) == complete
    assert len(complete) > 50
    for role in ("searchbox", "radio", "button"):
        expect(page.get_by_role("article").get_by_role(role)).to_have_count(0)


def test_sort(table: Locator) -> None:
    titles = column(table, 1)
    assert titles[0] == "Introduction to the handbook"
    assert titles.index("Top tips for mentors") < titles.index("First contact checklist"), "as in the menu"
    expect(table.locator("[aria-sort]")).to_have_count(0)
    heading = table.get_by_role("columnheader", name="Title")
    assert heading.get_attribute("aria-sort") is None
    heading.get_by_role("button").press("Enter")
    expect(heading).to_have_attribute("aria-sort", "ascending")
    titles = column(table, 1)
    assert titles == sorted(titles, key=lambda title: title.casefold().replace("’", "'"))
    heading.get_by_role("button").click()
    expect(heading).to_have_attribute("aria-sort", "descending")
    assert column(table, 1) == titles[::-1]
    expect(table.locator("[aria-sort]")).to_have_count(1)
    table.get_by_role("button", name="Guide’s page").click()
    first = [int(page.split(",")[0].split("–")[0]) for page in column(table, 4)]
    assert first == sorted(first)


def test_find(table: Locator) -> None:
    page = table.page
    rows = len(column(table, 1))
    page.get_by_role("searchbox", name="Find in the table").fill("checklist FEEDBACK")
    assert column(table, 1) == ["Feedback checklist"]
    expect(page.get_by_role("status").filter(has_text=f"1 of {rows} rows")).to_be_visible()
    page.get_by_role("searchbox").fill("")
    assert len(column(table, 1)) == rows


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("Address", "{0}guide/grow/"),
        ("Markdown", "[GROW: from a goal to a decision]({0}guide/grow/)"),
        ("HTML", '<a href="{0}guide/grow/">GROW: from a goal to a decision</a>'),
    ],
)
def test_copy(table: Locator, server: str, form: str, expected: str) -> None:
    page = table.page
    page.get_by_role("group", name="Copy links as").get_by_role("radio", name=form).check()
    page.get_by_role("button", name="Copy link to GROW: from").click()
    expect(page.get_by_role("status").filter(has_text=f"{form} copied: GROW")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == expected.format(server)


def downloaded(page: Page) -> tuple[bytes, list[list[str]]]:
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the rows").click()
    assert download.value.suggested_filename == "mentoring-handbook.csv"
    content = Path(download.value.path()).read_bytes()
    return content, list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_download(table: Locator, server: str) -> None:
    content, rows = downloaded(table.page)
    assert content.startswith(b"\xef\xbb\xbf") and content.count(b"\r\n") == len(rows)
    assert rows[0] == ["Title", "What it gives", "Kind", "Guide’s page", "Address"]
    assert [row[0] for row in rows[1:]] == column(table, 1)
    by_title = {row[0]: row for row in rows}
    assert by_title["First meeting checklist"][2:] == [
        "checklist",
        "50–51, Appendix I",
        "https://handbook.example/toolkit/first-meeting/",
    ]
    table.page.get_by_role("searchbox").fill("OSKAR")
    assert [row[0] for row in downloaded(table.page)[1][1:]] == column(table, 1), "all rows, not those shown"


def test_download_is_safe_in_a_spreadsheet(table: Locator) -> None:
    nasty = ["=HYPERLINK(1)", "+1", "-1", "@SUM(1)", 'Say "yes", please', "two\nlines", "plain"]
    table.evaluate(
        "(table, texts) => texts.forEach((it, n) => (table.tBodies[0].rows[n].cells[1].textContent = it))",
        nasty,
    )
    cells = [row[1] for row in downloaded(table.page)[1][1 : len(nasty) + 1]]
    assert cells == ["'=HYPERLINK(1)", "'+1", "'-1", "'@SUM(1)", 'Say "yes", please', "two\nlines", "plain"]


def test_print(table: Locator) -> None:
    page = table.page
    page.evaluate("() => void (window.print = () => (window.printed = true))")
    page.get_by_role("button", name="Print this page").click()
    assert page.evaluate("window.printed")
    page.emulate_media(media="print")
    expect(page.get_by_role("searchbox")).to_be_hidden()
    expect(page.get_by_role("button", name="Print this page")).to_be_hidden()
    expect(table.get_by_role("link", name="GROW: from a goal")).to_be_visible()
    expect(table.get_by_role("columnheader", name="Title")).to_have_text("Title", use_inner_text=True)


def test_narrow(table: Locator, axe: Callable[..., list[str]]) -> None:
    page = table.page
    page.set_viewport_size({"width": 360, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert table.evaluate("(table) => table.scrollWidth <= table.parentElement.clientWidth")
    table.get_by_role("button", name="Kind").click()
    assert column(table, 3) == sorted(column(table, 3))
    assert not axe(page, "article")
