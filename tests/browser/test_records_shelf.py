"""My records: everything that this browser keeps, to find and to manage; quick even when it is a lot."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.kept import (
    BARE,
    CHECKLIST,
    MY_RECORDS,
    REVIEW,
    SCOPE,
    SECOND,
    answer,
    do,
    label,
    labelled,
    made,
    ready,
    records,
    said,
    saved,
    storage,
    store,
    switcher,
    text,
    tick,
    warned,
)
from tests.measure import MANY


@pytest.fixture
def shelf(page: Page, server: str) -> Page:
    """Three copies of two mentees, and what other sites on this origin keep."""
    page.goto(server + BARE)
    store(page, made("first-meeting.a1", {"agree-purpose": True}))
    store(page, made("first-meeting.a2", {"current-situation": True}, label="C.D."))
    store(page, made("mentoring-review.a3", {"benefits": "many"}, kind="form", title="Mentoring review form"))
    store(page, {"other": "1", "handbook": "2"})
    page.goto(server + MY_RECORDS)
    expect(page.get_by_text("3 copies")).to_be_visible()
    return page


def groups(page: Page) -> dict[str, list[str]]:
    """The headings of the list, with the links below each."""
    found: dict[str, list[str]] = page.evaluate("""() => Object.fromEntries(
      [...document.querySelectorAll(".saved-list h2")].map((heading) => [
        heading.textContent,
        [...heading.nextElementSibling.querySelectorAll("a")].map((link) => link.textContent),
      ]),
    )""")
    return found


def test_list_by_label_and_by_kind(shelf: Page) -> None:
    checklist, review = "First meeting checklist", "Mentoring review form"
    assert groups(shelf) == {"A.B.": [checklist, review], "C.D.": [checklist]}
    shelf.get_by_role("combobox", name="Sort by").select_option("checklist or form")
    assert groups(shelf) == {checklist: ["A.B.", "C.D."], review: ["A.B."]}


def test_find(shelf: Page) -> None:
    box = shelf.get_by_role("searchbox", name="Find by label or title")
    box.fill("c.d")
    assert groups(shelf) == {"C.D.": ["First meeting checklist"]}
    said(shelf, "1 of 3 copies")
    box.fill("REVIEW")
    assert groups(shelf) == {"A.B.": ["Mentoring review form"]}
    box.fill("nobody")
    said(shelf, "0 of 3 copies")


def test_open(shelf: Page, server: str) -> None:
    shelf.get_by_role("link", name="First meeting checklist").nth(1).click()
    expect(label(shelf)).to_have_value("C.D.")
    assert shelf.url == server + CHECKLIST
    shelf.go_back()
    ready(shelf)
    shelf.get_by_role("link", name="First meeting checklist").first.click()
    expect(label(shelf)).to_have_value("A.B.")
    shelf.reload()
    expect(label(shelf)).to_have_value("A.B.")


def test_open_in_a_tab_of_its_own(shelf: Page) -> None:
    with shelf.context.expect_page() as opened:
        shelf.get_by_role("link", name="First meeting checklist").nth(1).click(modifiers=["ControlOrMeta"])
    expect(label(opened.value)).to_have_value("C.D.")


def test_tabs_keep_their_copy(shelf: Page, server: str) -> None:
    """Another tab's choice doesn't move this one to another mentee."""
    shelf.goto(server + CHECKLIST)
    switcher(shelf).select_option(label="A.B.")
    other = shelf.context.new_page()
    other.goto(server + CHECKLIST)
    switcher(other).select_option(label="C.D.")
    shelf.reload()
    expect(label(shelf)).to_have_value("A.B.")


def test_rename(shelf: Page) -> None:
    before = storage(shelf)
    do(shelf, "Rename: First meeting checklist, C.D.")
    shelf.get_by_role("dialog").get_by_role("textbox").fill("E.F.")
    answer(shelf, "Rename")
    said(shelf, "Renamed")
    assert groups(shelf)["E.F."] == ["First meeting checklist"]
    assert labelled(shelf)["E.F."] == {"current-situation": True}
    do(shelf, "Undo")
    assert storage(shelf) == before


def test_copy(shelf: Page) -> None:
    do(shelf, "Make a copy: First meeting checklist, C.D.")
    said(shelf, "Copied: ‘C.D. copy’.")
    assert labelled(shelf)["C.D. copy"] == labelled(shelf)["C.D."]
    do(shelf, "Undo")
    assert len(records(shelf)) == 3


def test_delete_can_be_undone(shelf: Page) -> None:
    before = storage(shelf)
    do(shelf, "Delete: First meeting checklist, A.B.")
    said(shelf, "Deleted: First meeting checklist, ‘A.B.’.")
    assert not [key for key in storage(shelf) if "first-meeting.a1" in key]
    undo = shelf.get_by_role("button", name="Undo")
    expect(undo).to_be_focused()
    assert shelf.evaluate("scrollY") == 0, "the list goes on being seen"
    shelf.keyboard.press("Enter")
    said(shelf, "It is as it was.")
    assert storage(shelf) == before


def test_all_that_was_deleted_can_be_undone(shelf: Page) -> None:
    before = storage(shelf)
    do(shelf, "Delete: First meeting checklist, A.B.")
    do(shelf, "Delete: First meeting checklist, C.D.")
    shelf.get_by_label("File to bring in").set_input_files(
        {"name": "a.json", "mimeType": "application/json", "buffer": b"not JSON"}
    )
    said(shelf, "Nothing was changed.")
    do(shelf, "Undo: Deleted: First meeting checklist, ‘C.D.’.")
    do(shelf, "Undo: Deleted: First meeting checklist, ‘A.B.’.")
    assert storage(shelf) == before


def test_copies_with_one_label_are_told_apart(shelf: Page) -> None:
    do(shelf, "Rename: First meeting checklist, C.D.")
    shelf.get_by_role("dialog").get_by_role("textbox").fill("A.B.")
    answer(shelf, "Rename")
    said(shelf, "Renamed")
    first, second = "First meeting checklist (1)", "First meeting checklist (2)"
    expect(shelf.get_by_role("link", name=second)).to_be_visible()
    assert groups(shelf) == {"A.B.": [first, second, "Mentoring review form"]}
    do(shelf, "Delete: First meeting checklist, A.B. (2)")
    assert not [key for key in storage(shelf) if "first-meeting.a2" in key]


def test_the_copy_of_a_long_label_is_told_apart(shelf: Page) -> None:
    do(shelf, "Rename: First meeting checklist, C.D.")
    shelf.get_by_role("dialog").get_by_role("textbox").fill("x" * 40)
    answer(shelf, "Rename")
    do(shelf, f"Make a copy: First meeting checklist, {'x' * 40}")
    expect(shelf.get_by_role("heading", name=f"{'x' * 34}… copy")).to_be_visible()


def test_long_labels_fit_a_phone(shelf: Page, server: str) -> None:
    shelf.set_viewport_size({"width": 360, "height": 740})
    store(shelf, made("first-meeting.a4", {"agree-purpose": True}, label="x" * 60))
    store(
        shelf,
        made("first-meeting.a5", {"agree-purpose": True}, label="Wednesday person with a long label " * 2),
    )
    wide = "document.documentElement.scrollWidth - innerWidth"
    for path in (MY_RECORDS, f"{CHECKLIST}#copy=first-meeting.a4"):
        shelf.goto(server + path)
        expect(shelf.get_by_text("x" * 60).last).to_be_attached()
        assert shelf.evaluate(wide) == 0, path


def test_something_new_is_new(shelf: Page, server: str) -> None:
    region = shelf.get_by_role("list", name="Checklists")
    region.get_by_role("link", name="First meeting checklist").click()
    expect(label(shelf)).to_have_value("")
    expect(tick(shelf)).not_to_be_checked()
    tick(shelf).check()
    assert len(records(shelf)) == 4


def test_focus_stays_while_another_tab_writes(shelf: Page, server: str) -> None:
    button = shelf.get_by_role("button", name="Rename: First meeting checklist, C.D.")
    button.focus()
    other = shelf.context.new_page()
    other.goto(server + REVIEW)
    label(other).fill("G.H.")
    expect(shelf.get_by_role("heading", name="G.H.")).to_be_visible()
    expect(button).to_be_focused()


def test_nothing_is_brought_in_where_nothing_is_kept(shelf: Page) -> None:
    shelf.get_by_role("switch", name="Shared computer").check()
    answer(shelf, "Leave them")
    do(shelf, "Bring in a file")
    said(shelf, "Nothing can be brought in while nothing is kept.")


def test_erase_asks_once_and_removes_only_our_keys(shelf: Page) -> None:
    do(shelf, "Erase everything")
    answer(shelf, "Cancel")
    assert len(records(shelf)) == 3
    do(shelf, "Erase everything")
    answer(shelf, "Erase everything")
    said(shelf, "Everything is erased.")
    assert {key: it for key, it in storage(shelf).items() if "palette" not in key} == {
        "other": "1",
        "handbook": "2",
    }
    expect(shelf.get_by_text("Nothing is saved in this browser yet.")).to_be_visible()


def test_room_and_backup(shelf: Page) -> None:
    expect(
        shelf.get_by_text("Room used: 1 kB of about 5.0 MB. No backup yet; 3 answers given.")
    ).to_be_visible()


def test_a_backup_is_offered_after_some_work(page: Page, server: str) -> None:
    page.goto(server + BARE)
    store(page, made("first-meeting.a1", {f"x-{n}": True for n in range(20)}))
    page.goto(server + CHECKLIST)
    expect(page.get_by_text("20 answers and no backup yet.")).to_be_visible()
    with page.expect_download():
        do(page, "Save a backup")
    expect(page.get_by_text("answers and no backup")).to_be_hidden()
    page.goto(server + REVIEW)
    expect(label(page)).to_be_visible()
    expect(page.get_by_role("button", name="Save a backup")).to_have_count(0)


def test_the_browser_is_asked_once_to_keep_them(page: Page, server: str) -> None:
    page.add_init_script(
        "window.asked = 0; StorageManager.prototype.persist = async () => { asked++; return false; };"
    )
    page.goto(server + CHECKLIST)
    ready(page)
    assert page.evaluate("asked") == 0
    tick(page).check()
    tick(page, SECOND).check()
    assert page.evaluate("asked") == 1
    page.goto(server + REVIEW)
    text(page, "What has been good").fill("x")
    expect(page.get_by_text("Saved in this browser")).to_be_visible()
    assert page.evaluate("asked") == 0
    page.goto(server + MY_RECORDS)
    do(page, "Ask this browser to keep them")
    said(page, "This browser makes no promise.")
    assert page.evaluate("asked") == 1


def test_shared_computer(shelf: Page) -> None:
    shelf.get_by_role("switch", name="Shared computer").check()
    answer(shelf, "Leave them")
    warned(shelf, "Shared computer: nothing is kept. 3 copies from before are still in this browser")
    expect(shelf.get_by_text("Nothing is saved in this browser yet.")).to_be_visible()
    shelf.get_by_role("switch", name="Shared computer").uncheck()
    expect(shelf.get_by_text("3 copies")).to_be_visible()


def test_follows_other_tabs(shelf: Page, server: str) -> None:
    other = shelf.context.new_page()
    other.goto(server + REVIEW)
    label(other).fill("G.H.")
    expect(shelf.get_by_role("heading", name="G.H.")).to_be_visible()


HREFS = "(links) => links.map((link) => link.href)"


def test_what_can_be_filled_in(page: Page, server: str, site: Any) -> None:
    """The list to start from names just the pages that remember."""
    page.goto(server + MY_RECORDS)
    ready(page)
    start = page.locator(".saved-kind a")
    listed = {href.removeprefix(server).removesuffix("#copy=new") for href in start.evaluate_all(HREFS)}
    keeping = {
        path.parent.relative_to(site).as_posix() + "/"
        for path in site.rglob("index.html")
        if "<handbook-record" in path.read_text(encoding="utf-8")
    }
    assert listed == keeping


# A lot of it

COUNTED = """() => {
  window.counted = { getItem: 0, setItem: 0 };
  for (const name in counted) {
    const real = Storage.prototype[name];
    Storage.prototype[name] = function (...given) {
      counted[name] += 1;
      return real.apply(this, given);
    };
  }
  // What is read up to the start; the offer of a backup reads everything, half a second later.
  new MutationObserver(() => { counted.atStart ??= counted.getItem; })
    .observe(document, { subtree: true, attributeFilter: ["data-started"] });
}"""


def test_five_hundred_copies(page: Page, server: str) -> None:
    """What is read, written and shown grows with what a page needs, not with all that is kept."""
    page.goto(server + BARE)
    page.evaluate(MANY, [SCOPE, 500, 26, 420])
    page.add_init_script(f"({COUNTED})()")
    page.goto(server + CHECKLIST)
    ready(page)
    assert page.evaluate("counted.atStart") < 2_500  # five for each copy, where each has 27 keys
    tick(page).check()  # now the copy and all that comes with the first answer is written
    saved(page)
    page.evaluate("counted.setItem = 0")
    tick(page, SECOND).check()
    saved(page)
    assert page.evaluate("counted.setItem") == 1
    page.goto(server + MY_RECORDS)
    expect(page.get_by_role("status").filter(has_text="500 copies")).to_be_visible()
    assert page.evaluate("counted.getItem") < 500 * 27 * 1.1  # each key once
    assert page.locator(".saved-list *").count() < 500 * 12
