"""The journeys of records, and the frame around them, in Firefox and WebKit, where the system has them.

`make test` runs a sample; `make proof` runs all.
"""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.kept import CHECKLIST, CONTRACT, FIRST, LOG, MY_RECORDS, SCOPE, SECOND, made
from tests.conftest import Handler, serve
from tests.webdriver import ENGINES, ENTER, ESCAPE, TAB, Driver

SESSION = "toolkit/session-contract/"
EVALUATION = "toolkit/mentoring-evaluation/"
MENU = "Print, share or clear"
ALL = "return Object.fromEntries(Object.entries(localStorage).filter(([key]) => !key.includes('@')))"
READY = "document.querySelector('handbook-record[data-started], .saved-bar:not([hidden])')"
SAVED = """!document.querySelector('[data-unsaved]')
  && document.querySelector('.record-state').textContent.startsWith('Saved')"""
TICKED = "document.querySelector('[name=\"first-meeting--agree-purpose\"]').checked"
NOTE = "document.querySelector('[name=\"first-meeting--agree-purpose--note\"]').value"

proof = pytest.mark.proof


@pytest.fixture(params=ENGINES)
def launch(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], Driver]]:
    """Starts the browser, each time with the same profile."""
    engine = ENGINES[request.param]
    if missing := engine.missing():
        pytest.skip(f"{missing}; the rest is proved in Chromium")
    running: list[Driver] = []

    def start() -> Driver:
        running.append(Driver(engine(tmp_path / "profile")))
        return running[-1]

    yield start
    for browser in running:
        browser.close()


@pytest.fixture
def browser(launch: Callable[[], Driver]) -> Driver:
    return launch()


def visit(browser: Driver, url: str) -> None:
    browser.goto(url)
    browser.wait(READY)


def answers(browser: Driver) -> dict[str, Any]:
    """The answers that are stored, by field, once nothing is unsaved."""
    browser.wait(SAVED)
    stored = {key: json.loads(value) for key, value in browser.run(ALL).items() if key.count(" ") == 3}
    return {key.split(" ")[3].split("/")[0]: it["value"] for key, it in stored.items()}


def store(browser: Driver, server: str, things: dict[str, Any]) -> None:
    texts = {key: value if isinstance(value, str) else json.dumps(value) for key, value in things.items()}
    browser.goto(server + "about/")
    browser.run("for (const key in arguments[0]) localStorage.setItem(key, arguments[0][key])", texts)


def new_copy(browser: Driver, name: str) -> None:
    browser.click("New copy")
    browser.type("Whose copy is this? Initials", name)
    browser.click("Start the copy")
    browser.wait(f"document.querySelector('.record-label').value === '{name}'")


def test_closing_the_browser(launch: Callable[[], Driver], server: str) -> None:
    browser = launch()
    if not browser.transport.remembers:
        pytest.skip("what this driver starts forgets all when it ends")
    visit(browser, server + CHECKLIST)
    assert browser.run(ALL) == {}
    browser.click(FIRST)
    browser.type("Whose copy", "A.B.")
    new_copy(browser, "C.D.")
    browser.click(SECOND)
    browser.wait(SAVED)
    browser.close()
    browser = launch()
    visit(browser, server + CHECKLIST)
    assert browser.get("Whose copy", "value") == "C.D."
    assert not browser.get(FIRST, "checked")
    assert browser.get(SECOND, "checked")
    browser.type("Switch to", "A")
    browser.wait("document.querySelector('.record-label').value === 'A.B.'")
    assert browser.get(FIRST, "checked")
    assert not browser.get(SECOND, "checked")


def test_typed_is_kept(browser: Driver, server: str) -> None:
    """Typed, reloaded, left and come back to. Firefox itself would put old values into the controls."""
    visit(browser, server + CHECKLIST)
    browser.click(FIRST)
    browser.click("Note on: " + FIRST)
    browser.type(f"Note on: {FIRST}", f"why{ENTER}and how")
    visit(browser, server + LOG)
    browser.type("What have you achieved?", "much")
    browser.click("Add an entry")
    browser.wait("document.querySelectorAll('.entry').length === 2")
    browser.run("document.activeElement.closest('.entry').querySelector('textarea').focus()")
    browser.press("m")
    browser.call("Back")
    browser.wait(READY)
    browser.wait(f"{NOTE} === 'why\\nand how'")
    assert browser.get(FIRST, "checked")
    browser.call("Refresh")
    browser.wait(READY)
    assert browser.get(FIRST, "checked")
    browser.call("Forward")
    browser.wait(READY)
    achieved = "[...document.querySelectorAll('[name*=\"achieved\"]')].map((it) => it.value)"
    browser.wait(f"{achieved}.join() === 'much,m'")


@proof
def test_dates_scores_and_the_enter_key(browser: Driver, server: str) -> None:
    visit(browser, server + CONTRACT)
    browser.date("Review on", "2027-02-28")
    browser.type("Mentee’s initials", "A.B." + ENTER)
    assert browser.run("return location.href") == server + CONTRACT, "Enter has sent the form"
    browser.find("Add to calendar")
    visit(browser, server + EVALUATION)
    browser.click("4", "input[type=radio]")
    kept = answers(browser)
    assert kept["look-again-on"] == "2027-02-28"
    assert kept["mentee-initials"] == "A.B."
    assert kept["objectives-score"] == "4"


@proof
def test_two_tabs_one_copy(browser: Driver, server: str) -> None:
    visit(browser, server + CHECKLIST)
    browser.type("Whose copy", "A.B.")
    browser.wait(SAVED)
    first = browser.call("GetWindowHandle")
    second = browser.new_tab()
    visit(browser, server + CHECKLIST)
    browser.click(SECOND)
    browser.switch(first)
    browser.wait("document.querySelector('[name=\"first-meeting--current-situation\"]').checked")
    browser.click(FIRST)
    browser.switch(second)
    browser.wait(TICKED)
    assert answers(browser) == {"agree-purpose": True, "current-situation": True}


@proof
def test_two_tabs_two_copies(browser: Driver, server: str) -> None:
    """Each stays with its own, whatever the other opens last."""
    visit(browser, server + CHECKLIST)
    browser.type("Whose copy", "A.B.")
    browser.click(FIRST)
    browser.wait(SAVED)
    first = browser.call("GetWindowHandle")
    second = browser.new_tab()
    visit(browser, server + CHECKLIST)
    new_copy(browser, "C.D.")
    for handle, label, ticked in ((first, "A.B.", True), (second, "C.D.", False)):
        browser.switch(handle)
        browser.call("Refresh")
        browser.wait(READY)
        assert browser.get("Whose copy", "value") == label
        assert browser.run(f"return {TICKED}") is ticked


@proof
def test_my_records(browser: Driver, server: str) -> None:
    store(browser, server, made("first-meeting.a1", {"agree-purpose": True}))
    visit(browser, server + MY_RECORDS)
    browser.wait("document.querySelectorAll('.saved-list li').length === 1")
    browser.click("Erase everything")
    browser.run("document.querySelector('dialog[open] button').click()")
    browser.wait("!document.querySelector('.saved-list li')")
    assert browser.run(ALL) == {}


@proof
def test_storage_blocked(browser: Driver, site: Path) -> None:
    headers = {
        "Content-Security-Policy": "sandbox allow-scripts allow-downloads allow-modals",
        "Access-Control-Allow-Origin": "*",
    }
    host = serve(site, "/handbook/", Handler, **headers)
    browser.goto(next(host) + CHECKLIST)
    # WebKit runs no script there: then it is the notice in the HTML that says so.
    told = "[...document.querySelectorAll('.record-notice, .record-warning [data-state=blocked]')]"
    browser.wait(f"{told}.some((it) => it.checkVisibility())")
    browser.click(FIRST)
    assert browser.get(FIRST, "checked")
    next(host, None)


@proof
def test_storage_damaged(browser: Driver, server: str) -> None:
    store(
        browser, server, made("first-meeting.a1", {"agree-purpose": True}) | {f"{SCOPE}first-meeting.a1": "{"}
    )
    visit(browser, server + CHECKLIST)
    browser.click(SECOND)
    browser.wait(SAVED)
    assert browser.run(ALL)[f"{SCOPE}first-meeting.a1"] == "{"
    visit(browser, server + MY_RECORDS)
    browser.find("Mend")


@proof
def test_an_odd_date_stops_nothing(browser: Driver, server: str) -> None:
    store(browser, server, made("session-contract.a1", {"session-date": "20266-12-01"}, kind="form"))
    visit(browser, server + SESSION)
    browser.find("New copy")
    browser.type("Whose copy", "!")
    browser.wait(SAVED)
    assert json.loads(browser.run(ALL)[f"{SCOPE}session-contract.a1"])["label"] == "A.B.!"


@proof
def test_paper_is_what_was_asked_for(browser: Driver, server: str) -> None:
    visit(browser, server + CONTRACT)
    browser.type("Goals", "secret words")
    browser.wait(SAVED)
    for button, shown in (("Print blank", False), ("Print filled in", True), ("Print blank", False)):
        browser.run("window.print = () => (window.asked = true)")
        browser.click(MENU)
        browser.click(button)
        browser.wait("window.asked")
        words = browser.paper()
        assert "Goals" in words
        assert ("secret words" in words) is shown, button
        browser.call("Refresh")
        browser.wait(READY)


@proof
def test_a_vertical_tab_is_a_line_break(browser: Driver, server: str) -> None:
    visit(browser, server + CONTRACT)
    browser.run("arguments[0].focus()", browser.find("Goals"))
    browser.run("document.execCommand('insertText', false, 'one\\vtwo')")  # as paste does
    assert answers(browser)["goals"] == "one\ntwo"


@proof
def test_the_keyboard_reaches_the_first_control(browser: Driver, server: str) -> None:
    visit(browser, server + CHECKLIST)
    for _ in range(150):
        browser.press(TAB)
        if browser.run("return document.activeElement.name === 'first-meeting--agree-purpose'"):
            break
    else:
        pytest.fail("150 times Tab don’t lead to the first tick")
    browser.press(" ")
    assert answers(browser) == {"agree-purpose": True}


@proof
@pytest.mark.parametrize("way", [["New copy"], [MENU, "Clear the answers"]])
def test_dialogs_give_the_focus_back(browser: Driver, server: str, way: list[str]) -> None:
    visit(browser, server + CHECKLIST)
    browser.click(FIRST)
    browser.wait(SAVED)
    for button in way:
        browser.run("arguments[0].focus()", browser.find(button))
        browser.press(ENTER)
    browser.wait("document.querySelector('dialog[open]')?.contains(document.activeElement)")
    browser.press(ESCAPE)
    browser.wait("!document.querySelector('dialog[open]')")
    assert browser.run("return document.activeElement.textContent").startswith(way[0])
    assert browser.get(FIRST, "checked")
