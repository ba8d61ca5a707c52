"""Ten thousand copies: My records shows, finds and sorts them, and a checklist opens beside them."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.kept import (
    BARE,
    CHECKLIST,
    MY_RECORDS,
    SCOPE,
    answer,
    label,
    said,
    storage,
)

COPIES = 10_000
BAR = 1.0  # second on a machine that is quiet: `make bench` measures it
SLACK = 5

FILL = """([scope, copies]) => {
  const things = ["first-meeting", "mentoring-review", "mentoring-contract", "old-list"];
  for (let n = 0; n < copies; n++) {
    const kind = "form";
    const at = new Date(Date.UTC(2026, 9, 1) + n * 60_000).toISOString();
    const id = `${scope}${things[n % 4]}.m${String(n).padStart(5, "0")}`;
    const label = n % 4 ? `M ${n}` : "A.B.";
    localStorage.setItem(id, JSON.stringify({ version: 1, kind, title: "Old", label, created: at, at }));
    localStorage.setItem(`${id} agree-purpose`, JSON.stringify({ value: true, at }));
  }
  return Object.entries(localStorage).reduce((sum, [key, value]) => sum + key.length + value.length, 0);
}"""
COUNT_READS = """
  globalThis.reads = 0;
  const { getItem } = Storage.prototype;
  Storage.prototype.getItem = function (key) {
    if (key.startsWith("handbook ")) reads++;
    return getItem.call(this, key);
  };
"""
# From the input to the page as it is laid out then, in seconds.
CHANGE = """(control, value) => {
  const start = performance.now();
  control.value = value;
  control.dispatchEvent(new Event(control.matches("select") ? "change" : "input", { bubbles: true }));
  document.querySelector(".saved-list").getBoundingClientRect();
  return (performance.now() - start) / 1000;
}"""
LISTED = """(copies) => new Promise((done) => {
  const look = () =>
    document.querySelectorAll(".saved-list li").length === copies
      ? requestAnimationFrame(() => done(performance.now() / 1000))
      : requestAnimationFrame(look);
  look();
})"""


@pytest.fixture
def full(page: Page, server: str) -> Page:
    page.goto(server + BARE)
    size = page.evaluate(FILL, [SCOPE, COPIES])
    assert 2_500_000 < size < 4_500_000, size
    page.add_init_script(COUNT_READS)
    return page


@pytest.fixture
def shelf(full: Page, server: str) -> Page:
    full.goto(server + MY_RECORDS)
    said(full, "10000 copies")
    return full


def test_all_are_listed_soon(full: Page, server: str) -> None:
    session = full.context.new_cdp_session(full)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})  # other processes’ time doesn’t count
    full.goto(server + MY_RECORDS, wait_until="commit")
    took = full.evaluate(LISTED, COPIES)
    metrics = session.send("Performance.getMetrics")["metrics"]
    worked = next(float(it["value"]) for it in metrics if it["name"] == "TaskDuration")
    print(f"My records lists {COPIES} copies after {took:.1f} s, with {worked:.1f} s of work")
    assert worked < SLACK * BAR
    assert full.evaluate("reads") <= 2 * COPIES + 20, "each key is read once"
    nodes = full.evaluate("""() => {
      const nodes = document.createNodeIterator(document.querySelector(".saved-list"), NodeFilter.SHOW_ALL);
      let count = 0;
      while (nodes.nextNode()) count++;
      return count;
    }""")
    assert nodes / COPIES < 22
    drawn = full.locator(".saved-list li").evaluate_all(
        "(rows) => rows.filter((row) => row.checkVisibility({ contentVisibilityAuto: true })).length"
    )
    assert 0 < drawn < COPIES / 10, "what is far from the window isn’t drawn"


def test_finding_and_sorting_are_quick(shelf: Page) -> None:
    box = shelf.get_by_role("searchbox", name="Find by label or title")
    by = shelf.get_by_role("combobox", name="Sort by")
    shelf.evaluate("reads = 0")
    for control, value, shown in [
        (box, "m 9999", 1),
        (box, "review", 2500),
        (box, "", COPIES),
        (by, "title", COPIES),
        (by, "label", COPIES),
    ]:
        took = control.evaluate(CHANGE, value)
        print(f"{value or 'nothing'!r}: {took:.2f} s")
        assert took < SLACK * BAR / 2
        expect(shelf.locator(".saved-list li")).to_have_count(shown)
    assert shelf.evaluate("reads") == 0, "what was read once is found and sorted as it is"


def test_one_far_down_is_reached(shelf: Page) -> None:
    """By the browser’s own search, by its name, by Tab; and the focus stays while the list changes."""
    assert shelf.evaluate("find('M 9998')"), "the browser’s own search doesn’t see it"
    rename = shelf.locator("[aria-label='Rename: Mentoring contract, M 9998']")
    copy = shelf.locator("[aria-label='Make a copy: Mentoring contract, M 9998']")
    rename.focus()
    expect(rename).to_be_in_viewport()
    shelf.keyboard.press("Tab")
    expect(copy).to_be_focused()
    expect(copy).to_be_in_viewport()
    shelf.keyboard.press("Shift+Tab")
    other = shelf.context.new_page()
    other.goto(shelf.url)
    other.locator("[aria-label='Delete: First meeting checklist, A.B. (7)']").click()
    said(shelf, "9999 copies")
    expect(rename).to_be_focused()


def test_those_of_one_label_are_numbered(shelf: Page) -> None:
    shelf.locator("[aria-label='Rename: First meeting checklist, A.B. (2500)']").click()
    shelf.get_by_role("dialog").get_by_role("textbox").fill("The last")
    answer(shelf, "Rename")
    heads = [it for key, it in storage(shelf).items() if key.endswith("first-meeting.m09996")]
    assert "The last" in heads[0]


@pytest.mark.parametrize("path", [CHECKLIST, "toolkit/wheel-of-life/"])
def test_a_form_opens_beside_them(full: Page, open_page: Callable[..., Page], server: str, path: str) -> None:
    empty = open_page()
    took = []
    for page in (empty, full):
        page.goto(server + path, wait_until="commit")
        expect(label(page)).to_be_visible()
        took.append(page.evaluate("performance.now() / 1000"))
    without, beside = took
    print(f"{path}: {beside:.1f} s, without copies {without:.1f} s")
    assert beside < without + SLACK * BAR / 2
    assert full.evaluate("reads") <= 3 * 2 * COPIES, "each is read for the backup, and little more"
