"""How long the pages take: measured here, printed by `make bench`, watched from afar by `make test`."""

import gzip
from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, Page, expect

from tests.browser.kept import (
    BARE,
    CHECKLIST,
    FIRST,
    LOG,
    MY_RECORDS,
    REVIEW,
    SCOPE,
    label,
    ready,
    saved,
    switcher,
    text,
    tick,
)
from tests.conftest import Handler, serve

ASSESSMENT = "toolkit/professional-assessment/"
TRIPWIRE = 5  # times the bar: `make test` fails beyond it, on however busy a machine
# Milliseconds that a reader should not have to wait longer than.
BARS = {
    "from a key to saved": 300,
    "500 copies: work to open a checklist, more than with none": 400,
    "500 copies: work for a key until it is saved": 50,
    "500 copies: from a key to saved": 300,
    "500 copies: work until My records lists all": 1000,
    "10,000 copies: work until My records lists all": 1000,
    "10,000 copies: until My records lists all": 1000,
    f"slow 3G: from usable to kept, {CHECKLIST}": 600,
    f"slow 3G: from usable to kept, {LOG}": 600,
    f"slow 3G: from usable to kept, {ASSESSMENT}": 600,
}
Figures = dict[str, float]

# Types into a box whose answer is kept already. Tells after how many milliseconds storage has the new one.
FROM_KEY_TO_SAVED = """(box) => new Promise((done) => {
  const key = Object.keys(localStorage).find((key) => localStorage[key].includes(box.value));
  const mark = `mark${Math.random()}`;
  const start = performance.now();
  box.value = mark;
  box.dispatchEvent(new InputEvent("input", { bubbles: true }));
  const held = () => localStorage[key].includes(mark);
  const look = () => (held() ? done(performance.now() - start) : setTimeout(look, 5));
  look();
})"""
# Fills storage with so many copies, each with so many answers, every second one of so many characters.
MANY = """([scope, count, answers, size]) => {
  const at = "2026-11-03T14:00:00.000Z";
  const note = "x".repeat(size);
  for (let n = 0; n < count; n++) {
    const id = `${scope}first-meeting.m${String(n).padStart(5, "0")}`;
    const about = { kind: "checklist", title: "First meeting checklist", label: `M ${n}` };
    const head = { version: 1, ...about, created: at, at };
    localStorage.setItem(id, JSON.stringify(head));
    for (let m = 0; m < answers; m++) {
      localStorage.setItem(`${id} item-${m}`, JSON.stringify({ value: m % 2 ? true : note, at }));
    }
  }
}"""
LISTED = """(count) => new Promise((done) => {
  const look = () => document.querySelectorAll(".saved-list li").length >= count
    ? done(performance.now()) : requestAnimationFrame(look);
  look();
})"""
# Notes when the first control can be seen, and when what is entered is kept.
NOTED = """() => {
  window.noted = {};
  const look = () => {
    if (document.querySelector("form.record :is(input, textarea)")) noted.usable ??= performance.now();
    if (document.querySelector("handbook-record[data-started]")) noted.kept ??= performance.now();
    if (!noted.kept) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}"""
FRAMES_LATER = """() => new Promise((done) => {
  requestAnimationFrame(() => requestAnimationFrame(() => done(noted)));
})"""
SLOW_3G = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}


class Zipping(Handler):
    """Sends what is text compressed, as most hosts do."""

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path.partition("?")[0]))
        file = file / "index.html" if file.is_dir() else file
        if file.suffix not in {".html", ".css", ".js", ".svg"} or not file.is_file():
            return super().do_GET()
        body = gzip.compress(file.read_bytes())
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(file))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def timed(page: Page) -> CDPSession:
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    return session


def work(session: CDPSession) -> float:
    """For how many milliseconds the page has worked since it was opened.

    Time in which other processes have the processor doesn't count.
    """
    metrics = session.send("Performance.getMetrics")["metrics"]
    return 1000 * float(next(it["value"] for it in metrics if it["name"] == "TaskDuration"))


def typing(page: Page, server: str) -> Figures:
    page.goto(server + REVIEW)
    ready(page)
    box = text(page, "What has been good")
    box.fill("kept already")
    saved(page)
    return {"from a key to saved": max(box.evaluate(FROM_KEY_TO_SAVED) for _ in range(5))}


def five_hundred(page: Page, server: str) -> Figures:
    figures: Figures = {}
    session = timed(page)
    page.goto(server + CHECKLIST)
    ready(page)
    nothing_saved = work(session)
    page.evaluate(MANY, [SCOPE, 500, 26, 420])
    page = page.context.new_page()  # its work doesn't hold the writing
    session = timed(page)
    page.goto(server + CHECKLIST)
    ready(page)
    figures["500 copies: work to open a checklist, more than with none"] = work(session) - nothing_saved
    switcher(page).select_option(label="M 7")
    expect(label(page)).to_have_value("M 7")
    page.get_by_role("listitem").filter(has=tick(page)).locator("summary").click()
    note = text(page, f"Note on: {FIRST}")
    note.fill("now it has a key")
    saved(page)
    before = work(session)
    took = [note.evaluate(FROM_KEY_TO_SAVED) for _ in range(5)]
    figures["500 copies: work for a key until it is saved"] = (work(session) - before) / 5
    figures["500 copies: from a key to saved"] = max(took)
    page.goto(server + MY_RECORDS)
    page.evaluate(LISTED, 500)
    figures["500 copies: work until My records lists all"] = work(session)
    return figures


def ten_thousand(page: Page, server: str) -> Figures:
    page.goto(server + BARE)
    page.evaluate(MANY, [SCOPE, 10_000, 1, 10])
    page = page.context.new_page()
    session = timed(page)
    page.goto(server + MY_RECORDS)
    listed = page.evaluate(LISTED, 10_000)
    return {
        "10,000 copies: until My records lists all": listed,
        "10,000 copies: work until My records lists all": work(session),
    }


def slow(open_page: Callable[[], Page], server: str, path: str) -> Figures:
    """From the moment when the form can be used until what is entered is kept."""
    page = open_page()
    session: Any = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_3G)
    page.add_init_script(f"({NOTED})()")
    page.goto(server + path, wait_until="commit")
    expect(page.locator("handbook-record[data-started]")).to_have_count(1, timeout=60_000)
    noted = page.evaluate(FRAMES_LATER)
    return {f"slow 3G: from usable to kept, {path}": noted["kept"] - noted["usable"]}


def slow_network(open_page: Callable[[], Page], site: Path) -> Figures:
    return {
        name: took
        for server in serve(site, "/handbook/", Zipping)
        for path in (CHECKLIST, LOG, ASSESSMENT)
        for name, took in slow(open_page, server, path).items()
    }
