"""Two tabs, two people: a tab stays with its copy, and only the address that is asked for changes it."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.kept import (
    BARE,
    CHECKLIST,
    MY_RECORDS,
    REVIEW,
    SECOND,
    label,
    labelled,
    made,
    new_copy,
    only,
    said,
    saved,
    store,
    switcher,
    tick,
)


@pytest.fixture
def ab(page: Page, server: str) -> Page:
    """A tab with A.B.'s checklist; C.D. has one, too."""
    page.goto(server + BARE)
    store(page, made("first-meeting.a1", {}) | made("first-meeting.a2", {}, label="C.D."))
    page.goto(server + CHECKLIST + "#copy=first-meeting.a1")
    expect(label(page)).to_have_value("A.B.")
    return page


@pytest.fixture
def cd(ab: Page, server: str) -> Page:
    """Another tab, with C.D.'s."""
    page = ab.context.new_page()
    page.goto(server + CHECKLIST + "#copy=first-meeting.a2")
    expect(label(page)).to_have_value("C.D.")
    return page


def test_reload(ab: Page, cd: Page) -> None:
    tick(cd, SECOND).check()
    ab.reload()
    expect(label(ab)).to_have_value("A.B.")
    tick(ab).check()
    assert labelled(ab) == {"A.B.": {"agree-purpose": True}, "C.D.": {"current-situation": True}}


def test_a_link_away_and_another_back(ab: Page, cd: Page) -> None:
    """Not Back: the page is opened anew, without a history of its own."""
    tick(cd, SECOND).check()
    ab.get_by_role("link", name="My records").first.click()
    expect(ab.get_by_role("heading", level=1, name="My records")).to_be_visible()
    ab.get_by_role("main").get_by_role("link", name="Toolkit: what to use when").first.click()
    ab.get_by_role("main").get_by_role("link", name="First meeting checklist").first.click()
    expect(label(ab)).to_have_value("A.B.")
    tick(ab).check()
    assert labelled(ab) == {"A.B.": {"agree-purpose": True}, "C.D.": {"current-situation": True}}


def test_back_and_forward(ab: Page, cd: Page, server: str) -> None:
    ab.goto(server + REVIEW)
    tick(cd, SECOND).check()
    ab.go_back()
    expect(label(ab)).to_have_value("A.B.")
    ab.go_forward()
    ab.go_back()
    expect(label(ab)).to_have_value("A.B.")


def test_a_link_within_the_page(ab: Page, cd: Page) -> None:
    tick(cd, SECOND).check()
    ab.evaluate("location.hash = 'first-meeting--agree-purpose'")
    ab.reload()
    expect(label(ab)).to_have_value("A.B.")
    ab.go_back()
    expect(label(ab)).to_have_value("A.B.")


def test_the_address_of_a_copy_on_an_open_page(ab: Page, server: str) -> None:
    tick(ab).check()
    ab.evaluate("location.hash = 'copy=first-meeting.a2'")
    expect(label(ab)).to_have_value("C.D.")
    said(ab, "You see the copy ‘C.D.’ now.")
    expect(tick(ab)).not_to_be_checked()
    tick(ab, SECOND).check()
    assert ab.url == server + CHECKLIST
    ab.go_back()
    expect(label(ab)).to_have_value("A.B.")
    expect(tick(ab)).to_be_checked()
    ab.go_forward()
    expect(label(ab)).to_have_value("C.D.")
    ab.reload()
    expect(label(ab)).to_have_value("C.D.")
    assert labelled(ab) == {"A.B.": {"agree-purpose": True}, "C.D.": {"current-situation": True}}


def test_a_new_copy_on_an_open_page(ab: Page) -> None:
    tick(ab).check()
    ab.evaluate("location.hash = 'copy=new'")
    expect(label(ab)).to_have_value("")
    expect(tick(ab)).not_to_be_checked()
    ab.reload()
    expect(label(ab)).to_have_value("")
    tick(ab, SECOND).check()
    assert labelled(ab)[""] == {"current-situation": True}
    ab.go_back()
    expect(label(ab)).to_have_value("A.B.")


@pytest.mark.parametrize("asked", ["first-meeting.gone", "mentoring-review.a1", "%00", "x y"])
def test_a_copy_that_isnt_here(ab: Page, server: str, asked: str) -> None:
    """Nobody else's takes its place."""
    ab.evaluate("(asked) => (location.hash = `copy=${asked}`)", asked)
    said(ab, "isn’t kept in this browser")
    expect(label(ab)).to_have_value("A.B.")
    ab.goto(server + MY_RECORDS)
    ab.goto(server + CHECKLIST + f"#copy={asked}")
    said(ab, "isn’t kept in this browser")
    expect(label(ab)).to_have_value("")


def test_another_thing_in_the_same_tab(ab: Page, cd: Page, server: str) -> None:
    """What another tab used last doesn't decide for one that is with somebody."""
    store(cd, made("mentoring-review.a4", {}, label="C.D.", kind="form"))
    cd.goto(server + REVIEW + "#copy=mentoring-review.a4")
    expect(label(cd)).to_have_value("C.D.")
    ab.goto(server + REVIEW)
    said(ab, "This is a new copy: in this tab you are with ‘A.B.’.")
    expect(label(ab)).to_have_value("")
    store(cd, made("mentoring-review.a5", {}, label="a.b.", kind="form"))
    ab.reload()
    expect(label(ab)).to_have_value("a.b.")


def test_a_fresh_tab_takes_the_copy_last_used(ab: Page, cd: Page, server: str) -> None:
    fresh = ab.context.new_page()
    fresh.goto(server + CHECKLIST)
    expect(label(fresh)).to_have_value("C.D.")


def test_a_new_copy_in_one_tab_leaves_the_other(ab: Page, cd: Page) -> None:
    new_copy(cd, "E.F.")
    tick(cd).check()
    expect(switcher(ab).get_by_role("option", name="E.F.")).to_have_count(1)
    expect(label(ab)).to_have_value("A.B.")
    expect(tick(ab)).not_to_be_checked()


def test_nothing_but_ids_is_known_of_a_tab(page: Page, server: str) -> None:
    page.goto(server + CHECKLIST)
    assert page.evaluate("Object.keys(sessionStorage)") == []
    tick(page).check()
    label(page).fill("Zebra")
    saved(page)
    assert only(page)["label"] == "Zebra"
    assert "Zebra" not in page.evaluate("JSON.stringify({ ...sessionStorage })")
    page.get_by_role("switch", name="Shared computer").check()
    page.get_by_role("dialog").get_by_role("button", name="Erase them").click()
    assert page.evaluate("Object.keys(sessionStorage)") == []
