"""What the tests of records share: the controls by their names, and what is really stored."""

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.chromium import launch_profile
from tests.conftest import LATE, Watch

BARE = "assets/records.schema.json"  # where to fill storage: it has no scripts, and opens at once
CHECKLIST = "toolkit/first-meeting/"
REVIEW = "toolkit/mentoring-review/"
CONTRACT = "toolkit/mentoring-contract/"
LOG = "toolkit/learning-log/"
MY_RECORDS = "records/"

SCOPE = "handbook /handbook/ "
FIRST, SECOND = "Agree why mentoring is needed", "Describe where things stand now"

TOOLS = ("Print blank", "Print filled in", "Copy as text", "Save as a file", "Clear the answers")

OpenPage = Callable[..., Page]


def tick(page: Page, name: str = FIRST) -> Locator:
    return page.get_by_role("checkbox", name=name)


def text(page: Page, name: str) -> Locator:
    return page.get_by_role("textbox", name=name)


def note(page: Page, name: str = FIRST) -> Locator:
    """The note on an item, opened."""
    box = text(page, f"Note on: {name}")
    if not box.is_visible():
        page.get_by_role("listitem").filter(has=tick(page, name)).locator("summary").click()
    return box


def label(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Whose copy is this?")


def switcher(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Switch to")


def do(page: Page, name: str) -> None:
    """Presses a button; the tools of a form are in a menu."""
    if LATE and isinstance(page, Page):  # not a frame
        able(page)
    button = page.get_by_role("button", name=name, exact=True)
    if name in TOOLS:
        menu(page)
    button.click()


def menu(page: Page) -> None:
    """Opens the menu of a form."""
    page.get_by_role("button", name="Print, share or clear").click()


def answer(page: Page, name: str) -> None:
    """Presses a button of the dialog that is open."""
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name=name).click()
    expect(dialog).to_have_count(0)


def new_copy(page: Page, name: str) -> None:
    do(page, "New copy")
    page.get_by_role("dialog").get_by_role("textbox").fill(name)
    answer(page, "Start the copy")
    expect(label(page)).to_have_value(name)


def ready(page: Page) -> None:
    """Waits until the page keeps what is filled in, or My records lists what is kept."""
    started = page.locator("handbook-record[data-started], .saved-bar:visible .saved-count:not(:empty)")
    expect(started).to_have_count(1)


ABLE = """async () => {
  const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
  const actions = loaded.find((name) => /\\/actions\\b[^/]*\\.js$/.test(name));
  if (actions) await import(actions);
  return Boolean(actions);
}"""


def able(page: Page) -> None:
    """Waits until what the buttons of a page with records do has come: a press before it waits as well."""
    if page.locator("handbook-record, handbook-my-records").count():
        for _ in range(100):
            if page.evaluate(ABLE):
                return
            time.sleep(0.1)


def saved(page: Page) -> None:
    """Waits until nothing typed is unsaved."""
    expect(page.get_by_text("Saved in this browser: today")).to_be_visible()
    expect(page.locator("handbook-record[data-unsaved]")).to_have_count(0)


def said(page: Page, words: str) -> None:
    """The page tells this politely."""
    expect(page.get_by_role("status").filter(has_text=words)).to_be_visible()


def warned(page: Page, words: str) -> None:
    expect(page.get_by_role("alert").get_by_text(words)).to_be_visible()


def not_warned(page: Page) -> None:
    expect(page.get_by_role("alert").get_by_role("paragraph")).to_have_count(0)


def storage(page: Page) -> dict[str, str]:
    """Everything that this origin stores, as it is."""
    found: dict[str, str] = page.evaluate("({ ...localStorage })")
    return found


def records(page: Page, scope: str = SCOPE) -> dict[str, dict[str, Any]]:
    """The records stored: by id, what their heads say and their answers' values by field."""
    found: dict[str, dict[str, Any]] = {}
    for key, value in sorted(storage(page).items()):
        name = key.removeprefix(scope)
        if name == key or name.startswith("@"):
            continue
        id, _, field = name.partition(" ")
        if field:
            found[id]["answers"][field] = json.loads(value)["value"]
        else:
            found[id] = {**json.loads(value), "answers": {}}
    return found


def only(page: Page) -> dict[str, Any]:
    """The one record that is stored."""
    (record,) = records(page).values()
    return record


def labelled(page: Page) -> dict[str, dict[str, Any]]:
    """The answers of each record by its label."""
    return {record["label"]: record["answers"] for record in records(page).values()}


def store(page: Page, things: dict[str, Any]) -> None:
    """Puts keys into storage as they are; what isn't text becomes JSON."""
    texts = {key: value if isinstance(value, str) else json.dumps(value) for key, value in things.items()}
    page.evaluate("(texts) => { for (const key in texts) localStorage.setItem(key, texts[key]); }", texts)


def made(
    id: str, answers: dict[str, Any], label: object = "A.B.", scope: str = SCOPE, **head: Any
) -> dict[str, Any]:
    """The keys of a record in the present format."""
    at = "2026-11-03T14:00:00.000Z"
    title = {"kind": "checklist", "title": "First meeting checklist"}
    keys: dict[str, Any] = {
        scope + id: {"version": 1, **title, "label": label, "created": at, "at": at, **head}
    }
    return keys | {f"{scope}{id} {field}": {"value": value, "at": at} for field, value in answers.items()}


def profile(watch: Watch, folder: Path, **options: Any) -> BrowserContext:
    """A browser with a profile on disk, watched as all are."""
    context = launch_profile(watch.browser.browser_type, folder, locale="en-GB", **options)
    watch.mind(context)
    return context
