"""The core journeys of records in Firefox, where the system has one."""

import json
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import firefox
from tests.browser.kept import CHECKLIST, CONTRACT, FIRST, LOG, MY_RECORDS, SECOND
from tests.firefox import Firefox

pytestmark = pytest.mark.skipif(
    not firefox.PATH,
    reason="no Firefox here: as root, apt-get install firefox-esr (the rest is proved in Chromium)",
)

ALL = "return Object.fromEntries(Object.entries(localStorage).filter(([key]) => !key.includes('@')))"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "profile"


def launch(folder: Path) -> Firefox:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    return Firefox(folder, port)


@pytest.fixture
def browser_of_mozilla(folder: Path) -> Iterator[Firefox]:
    browser = launch(folder)
    yield browser
    browser.close()


def answers(browser: Firefox) -> dict[str, Any]:
    stored = {key: json.loads(value) for key, value in browser.run(ALL).items() if key.count(" ") == 3}
    return {key.split(" ")[3].split("/")[0]: it["value"] for key, it in stored.items()}


def test_closing_the_browser(folder: Path, server: str) -> None:
    browser = launch(folder)
    browser.goto(server + CHECKLIST)
    assert browser.run(ALL) == {}
    browser.click(FIRST)
    browser.type("Whose copy", "A.B.")
    browser.click("New copy")
    browser.type("Whose copy is this? Initials", "C.D.")
    browser.click("Start the copy")
    browser.click(SECOND)
    browser.wait("document.querySelector('.record-state').textContent.startsWith('Saved')")
    browser.close()
    browser = launch(folder)
    browser.goto(server + CHECKLIST)
    try:
        assert browser.get("Whose copy", "value") == "C.D."
        assert not browser.get(FIRST, "checked")
        assert browser.get(SECOND, "checked")
        browser.type("Switch to", "A")
        browser.wait("document.querySelector('.record-label').value === 'A.B.'")
        assert browser.get(FIRST, "checked")
        assert not browser.get(SECOND, "checked")
    finally:
        browser.close()


def test_journeys(browser_of_mozilla: Firefox, server: str) -> None:
    browser = browser_of_mozilla
    # Typed, reloaded, left and come back to. Firefox itself would put old values into the controls.
    browser.goto(server + CHECKLIST)
    browser.click(FIRST)
    browser.click("Note on: " + FIRST)
    browser.type(f"Note on: {FIRST}", "why\nand how")
    browser.goto(server + LOG)
    browser.type("What have you achieved?", "much")
    browser.click("Add an entry")
    browser.run("document.activeElement.closest('.entry').querySelector('textarea').focus()")
    browser.call(
        "WebDriver:ElementSendKeys",
        id=browser.run("return document.activeElement")[firefox.ELEMENT],
        text="more",
    )
    browser.call("WebDriver:Back")
    browser.wait(
        "document.querySelector('[name=\"first-meeting--agree-purpose--note\"]').value === 'why\\nand how'"
    )
    assert browser.get(FIRST, "checked")
    browser.call("WebDriver:Refresh")
    assert browser.get(FIRST, "checked")
    browser.goto(server + LOG)
    achieved = "return [...document.querySelectorAll('[name*=\"achieved\"]')].map((it) => it.value)"
    assert browser.run(achieved) == ["much", "more"]

    # Two tabs, different answers of one record.
    first = browser.call("WebDriver:GetWindowHandle")["value"]
    browser.goto(server + CHECKLIST)
    second = browser.new_tab()
    browser.goto(server + CHECKLIST)
    browser.click(SECOND)
    browser.call("WebDriver:SwitchToWindow", handle=first)
    browser.wait("document.querySelector('[name=\"first-meeting--current-situation\"]').checked")
    browser.click(FIRST)
    browser.call("WebDriver:SwitchToWindow", handle=second)
    browser.wait("!document.querySelector('[name=\"first-meeting--agree-purpose\"]').checked")
    kept = answers(browser)
    assert kept["current-situation"] is True
    assert kept["agree-purpose"] is False
    assert kept["agree-purpose--note"] == "why\nand how"

    # Enter sends nothing, a date can go to a calendar, My records lists all and erases all.
    browser.goto(server + CONTRACT)
    browser.type("Look at this contract again on", "2027-02-28")
    browser.type("Mentee’s initials", "A.B.\ue007")
    assert browser.run("return location.href") == server + CONTRACT
    browser.find("Add to calendar")
    browser.goto(server + MY_RECORDS)
    browser.wait("document.querySelectorAll('.saved-list li').length === 3")
    browser.click("Erase everything")
    browser.run("document.querySelector('dialog[open] button').click()")
    browser.wait("!document.querySelector('.saved-list li')")
    assert browser.run(ALL) == {}
