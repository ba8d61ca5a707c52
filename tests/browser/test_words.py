"""What scripts say is none of theirs: with every word of the interface altered, they speak no English."""

from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page, Route, expect

from macros.load import wording
from macros.schema.interface import Interface
from tests.browser.kept import CHECKLIST, FIRST, LOG, MY_RECORDS, SCOPE
from tests.conftest import serve
from tests.words import Content, altered, english

LABEL = "Ж. 1"  # a reader's own words, in letters that are nobody else's
WRONG = {
    "nothing": "Ж",
    "foreign": "{}",
    "newer": '{"format": "mentoring-handbook-records", "version": 9}',
    "odd": '{"format": "mentoring-handbook-records", "version": 1}',
}


@pytest.fixture(scope="module")
def server(altered_site: Path) -> Iterator[str]:
    yield from serve(altered_site, "/handbook/")


@pytest.fixture(scope="module")
def server_at_root(altered_site: Path) -> Iterator[str]:
    yield from serve(altered_site, "/")


@pytest.fixture(scope="module")
def word(root: Path) -> Callable[..., str]:
    """Words as the altered interface has them; what is filled in stays as it is."""
    said = yaml.safe_load((root / wording.FILE).read_text(encoding="utf-8"))
    interface = Interface.model_validate(said)

    def find(name: str, /, **values: object) -> str:
        group, _, key = name.partition(".")
        text = interface.words[group][key]
        assert isinstance(text, str)
        return altered(text).format(**values)

    return find


@pytest.fixture(scope="module")
def check(root: Path) -> Callable[[Page | str], None]:
    """Finds no English on a page, or in HTML, but content."""
    content = Content(root)

    def found_none(page: Page | str) -> None:
        assert not english(page if isinstance(page, str) else page.content(), content)

    return found_none


Word = Callable[..., str]
Check = Callable[[Page | str], None]


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).locator("visible=true").click()


def use(page: Page, word: Word, tool: str) -> None:
    """Press one of the buttons behind that at the foot."""
    press(page, word("record.tools-name"))
    press(page, word(tool))


def test_checklist(page: Page, server: str, word: Word, check: Check) -> None:
    page.goto(server + CHECKLIST)
    expect(page.locator("handbook-record[data-started]")).to_be_attached()
    check(page)
    page.get_by_role("textbox", name=word("record.whose")).fill(LABEL)
    page.get_by_role("checkbox", name=FIRST).check()
    expect(page.locator(".record-state")).to_contain_text(word("keeping.saved"))
    check(page)
    use(page, word, "record.clear")
    expect(page.get_by_role("dialog", name=word("record.clear-title"))).to_be_visible()
    press(page, word("record.clear-yes"))
    expect(page.locator(".record-said")).to_contain_text(word("keeping.cleared", label=LABEL))
    check(page)
    press(page, word("telling.undo"))
    expect(page.locator(".record-said")).to_contain_text(word("keeping.back"))
    check(page)


def test_copies(page: Page, server: str, word: Word, check: Check) -> None:
    page.goto(server + CHECKLIST)
    page.get_by_role("textbox", name=word("record.whose")).fill(LABEL)
    page.get_by_role("checkbox", name=FIRST).check()
    press(page, word("keeping.new"))
    press(page, word("record.create-yes"))
    expect(page.locator(".record-said")).to_contain_text(word("keeping.created"))
    page.get_by_label(word("record.switch")).select_option(LABEL)
    expect(page.locator(".record-said")).to_contain_text(word("keeping.seen", name=LABEL))
    check(page)
    page.evaluate("void (navigator.clipboard.writeText = () => Promise.reject(new Error('denied')))")
    use(page, word, "record.text")
    text = page.get_by_role("dialog", name=word("record.text-title")).get_by_role("textbox").input_value()
    assert word("keeping.copy", label=LABEL) in text
    check("".join(f"<p>{escape(line)}</p>" for line in text.replace("[x]", "[ ]").splitlines()))
    press(page, word("record.close"))
    page.get_by_role("switch", name=word("records.shared")).check()
    expect(page.get_by_role("dialog", name=word("records.forget-title"))).to_be_visible()
    check(page)
    press(page, word("records.forget-yes"))
    expect(page.locator(".record-said")).to_contain_text(word("keeping.erased"))
    check(page)


def test_entries(page: Page, server: str, word: Word, check: Check) -> None:
    page.goto(server + LOG)
    press(page, word("field.add"))
    entry = page.get_by_role("group", name=word("keeping.entry", number=2), exact=True)
    entry.get_by_role("textbox").first.fill(LABEL)
    entry.get_by_role("button", name=word("field.take")).click()
    expect(page.locator(".record-said")).to_contain_text(
        word("keeping.taken", entry=word("keeping.entry", number=2))
    )
    check(page)


def test_my_records(page: Page, server: str, word: Word, check: Check) -> None:
    page.goto(server + "assets/records.schema.json")
    page.evaluate(
        """([scope, label]) => {
          const at = "2026-01-02T03:04:05.000Z";
          const head = { version: 1, kind: "checklist", title: "Ж", label, created: at, at };
          const keep = (name, it) => localStorage.setItem(scope + name, JSON.stringify(it));
          keep("first-meeting.a1", head);
          keep("first-meeting.a1 agree-purpose", { value: true, at });
          keep("first-meeting.a2", { ...head, label: "" });
          keep("gone.a3", head);
          keep("gone.a3 goal--note", { value: true, at });
          keep("first-meeting.a4", { ...head, version: 9 });
          localStorage.setItem(`${scope}first-meeting.a5`, "{");
        }""",
        [SCOPE, LABEL],
    )
    page.goto(server + MY_RECORDS)
    expect(page.locator("handbook-my-records[data-started]")).to_be_attached()
    check(page)
    name = f"First meeting checklist, {LABEL}"
    for tool in ("copy", "remove"):
        press(page, f"{word(f'shelf.{tool}')}: {name}")
        expect(page.locator(".record-said")).not_to_be_empty()
        check(page)
    press(page, word("telling.undo"))
    expect(page.locator(".record-said")).to_contain_text(word("shelving.undone"))
    for text in WRONG.values():
        expect(page.locator("handbook-my-records[data-started]")).to_be_attached()
        page.get_by_label(word("shelf.upload")).set_input_files(
            {"name": "records.json", "mimeType": "application/json", "buffer": text.encode()}
        )
        expect(page.locator(".record-said")).to_contain_text(word("shelving.refused", why=""))
        check(page)
        page.reload()
    press(page, word("shelf.erase"))
    page.get_by_role("dialog").get_by_role("button", name=word("shelf.erase")).click()
    expect(page.locator(".record-said")).to_contain_text(word("shelving.erased"))
    check(page)


def test_search(page: Page, server: str, word: Word, check: Check) -> None:
    page.goto(server)
    box = page.get_by_role("textbox", name=word("search.name"))
    box.fill("rapport")
    expect(page.locator(".md-search-result__meta")).to_contain_text(
        word("theme.search.result.other").strip("# ")
    )
    check(page)
    box.fill("ЖЖЖЖЖЖ")
    expect(page.locator(".md-search-result__meta")).to_have_text(word("theme.search.result.none"))
    check(page)


def test_lists(page: Page, server: str, word: Word, check: Check) -> None:
    page.goto(server + "trainers/")
    page.get_by_role("searchbox", name=word("table.find")).fill("Ж")
    expect(page.get_by_text(word("filtering.nothing", entry=word("table.one")))).to_be_visible()
    check(page)
    page.get_by_role("searchbox", name=word("table.find")).fill("first meeting checklist")
    page.get_by_role("button", name=word("linking.copy", name="First meeting checklist")).first.click()
    expect(page.locator("p.said")).not_to_be_empty()
    check(page)
    page.set_viewport_size({"width": 400, "height": 800})
    shown = page.locator("thead").evaluate("(head) => getComputedStyle(head, '::before').content")
    assert shown == f'"{word("sorting.by")}"'


def test_page_for_lost_addresses(page: Page, server_at_root: str, check: Check, faults: list[str]) -> None:
    page.goto(server_at_root + "nowhere/")
    check(page)
    faults.clear()  # the browser reports the lost address itself


def test_page_that_lacks_words_keeps_answers(page: Page, server: str, faults: list[str]) -> None:
    def without(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace('id="words"', 'id="lost"'))

    page.route(server + CHECKLIST, without)
    page.goto(server + CHECKLIST)
    page.get_by_role("checkbox", name=FIRST).check()
    expect(page.locator(".record-state")).to_contain_text("keeping.saved")
    assert faults and all("the page lacks" in fault for fault in faults)
    assert any("keeping.saved" in fault for fault in faults)
    faults.clear()
