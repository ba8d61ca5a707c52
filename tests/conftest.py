"""What the tests share: the built site, a server for it, a browser that watches for faults."""

import fcntl
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect, sync_playwright

from tests import words
from tests.chromium import described, launch

ROOT = Path(__file__).parent.parent
SITE_URL = "https://handbook.example/"
AXE = ROOT / "node_modules/axe-core/axe.min.js"


def pytest_report_header() -> str:
    try:
        return f"browser: {described()}"
    except RuntimeError as error:
        return f"browser: {error}"


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


# The built site


def build(into: Path, root: Path = ROOT) -> str:
    """Builds the site as `make site` does. Returns what went wrong: nothing, if all is well."""
    env = {**os.environ, "SITE_URL": SITE_URL}
    env.pop("HANDBOOK_SERVING", None)
    for command in (
        ["mkdocs", "build", "--strict", "--site-dir", str(into)],
        ["macros.finish", str(into)],
    ):
        done = subprocess.run(
            [sys.executable, "-m", *command],
            cwd=root,
            env=env,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        if done.returncode:
            return f"python -m {' '.join(command)} exited with {done.returncode}:\n{done.stdout}"
    return ""


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> tuple[Path, str]:
    """The built site's folder and what went wrong; the first worker that asks builds it for all of them.

    HANDBOOK_SITE=folder tests a site that is already built.
    """
    if ready := os.environ.get("HANDBOOK_SITE"):
        return Path(ready).resolve(), ""
    return built_once(tmp_path_factory, worker_id, "site", build)


def built_once(
    tmp_path_factory: pytest.TempPathFactory, worker_id: str, name: str, build: Callable[[Path], str]
) -> tuple[Path, str]:
    """The folder of that name and what `build` says of it: one worker builds it for all."""
    shared = tmp_path_factory.getbasetemp()
    if worker_id != "master":
        shared = shared.parent
    folder, outcome = shared / name, shared / f"{name}.outcome"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not outcome.exists():
            outcome.write_text(build(folder), encoding="utf-8")
    return folder, outcome.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def altered_site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder of a site whose interface speaks no English: see tests/words.py."""

    def altered(folder: Path) -> str:
        return build(folder, words.project(ROOT, folder.with_name("altered-project")))

    folder, problem = built_once(tmp_path_factory, worker_id, "altered-site", altered)
    assert not problem, problem
    return folder


@pytest.fixture(scope="session")
def site(built: tuple[Path, str]) -> Path:
    """The folder of the built site."""
    folder, problem = built
    if problem:
        pytest.fail("The site could not be built: see test_site_builds.", pytrace=False)
    return folder


@pytest.fixture(scope="session")
def redirects(site: Path) -> list[Path]:
    """The HTML pages that only lead on to another: short addresses and retired pages."""
    found = [
        page
        for page in site.rglob("*.html")
        if '<meta http-equiv="refresh"' in page.read_text(encoding="utf-8")
    ]
    return sorted(found)


@pytest.fixture(scope="session")
def pages(site: Path, redirects: list[Path]) -> list[Path]:
    """Every HTML page of the site that people read."""
    found = sorted({*site.rglob("*.html")}.difference(redirects))
    assert site / "index.html" in found, f"{site} has no index.html"
    return found


# The server

LATE = "HANDBOOK_LATE" in os.environ
if LATE:
    expect.set_options(timeout=20_000)  # scripts that are late by a second each may follow one another


def lateness(path: str) -> float:
    """For how many seconds a script of ours is held back.

    HANDBOOK_LATE says so in milliseconds, for some (`records/store.js=1000 base/text.js=500`) or for all
    (`*=1000`). Names in finished sites hold a hash: `store.js` means `store.1a2b3c4d.js` too.
    """
    _, ours, name = path.partition("/assets/js/")
    if not ours:
        return 0
    for late in os.environ.get("HANDBOOK_LATE", "").split():
        script, _, wait = late.partition("=")
        if script == "*" or re.sub(r"\.[0-9a-f]{6,}(?=\.js$)", "", name) == script:
            return int(wait) / 1000
    return 0


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder under a prefix, as a host of static files does; 404.html for what isn't there."""

    protocol_version = "HTTP/1.1"
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {".js": "text/javascript"}
    late = 0.0

    def __init__(self, *args: Any, prefix: str, headers: dict[str, str] | None = None, **kwargs: Any) -> None:
        self.prefix = prefix
        self.more = headers or {}
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        self.late = lateness(urlsplit(self.path).path)
        time.sleep(self.late)
        super().do_GET()

    def translate_path(self, path: str) -> str:
        if not path.startswith(self.prefix):
            return str(Path(self.directory, "outside the site"))
        return super().translate_path(path.removeprefix(self.prefix.rstrip("/")))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        lost = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not self.path.startswith(self.prefix) or not lost.exists():
            super().send_error(code, message, explain)
            return
        body = lost.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store" if self.late else "max-age=600")
        for name, value in self.more.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        # A browser that leaves a page drops its connections.
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def serve(site: Path, prefix: str, handler: type[Handler] = Handler, **headers: str) -> Iterator[str]:
    serving = partial(handler, directory=str(site), prefix=prefix, headers=headers)
    with Server(("127.0.0.1", 0), serving) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{prefix}"
        server.shutdown()


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """The address of the site's start page, below a folder: only relative links work there.

    The site's 404 page is the exception: hosts show it at any depth, so its links are absolute, below
    SITE_URL. See it at `server_at_root`.
    """
    yield from serve(site, "/handbook/")


@pytest.fixture(scope="session")
def server_at_root(site: Path) -> Iterator[str]:
    """The address of the site's start page where SITE_URL has it: at the top of a host."""
    yield from serve(site, "/")


# The browser


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


def hurry(page: Page) -> None:
    """From now on this page doesn't wait for its scripts: tests act as soon as they see what they need."""
    for name in ("goto", "reload", "go_back", "go_forward"):
        setattr(page, name, partial(_once_it_can, getattr(page, name), wait_until="commit"))


def _once_it_can(move: Callable[..., Any], *args: Any, **options: Any) -> Any:
    """Moves on; a page that has just come is asked again until the browser knows its history."""
    for _ in range(100):
        try:
            return move(*args, **options)
        except Error as error:
            if "Not attached to an active page" not in error.message:
                raise
        time.sleep(0.05)
    return move(*args, **options)


class Watch:
    """Opens pages and notes what no page may do.

    Asking another origin for something, an error on the console, an error that no script caught.
    """

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.contexts: list[BrowserContext] = []
        self.faults: list[str] = []

    def open(self, **options: Any) -> Page:
        context = self.browser.new_context(**{"reduced_motion": "reduce", "locale": "en-GB", **options})
        self.mind(context)
        return context.new_page()

    def mind(self, context: BrowserContext) -> None:
        """Watch all pages of a context."""
        context.set_default_timeout(20_000 if LATE else 10_000)
        context.on("request", lambda request: self.see_request(request.url))
        context.on("console", lambda message: self.see_console(message.type, message.text, message.location))
        context.on("weberror", lambda error: self.faults.append(f"script error: {error.error}"))
        if LATE:
            context.on("page", hurry)
        self.contexts.append(context)

    def see_request(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in {"data", "blob", "about"} and parts.hostname != "127.0.0.1":
            self.faults.append(f"request to another origin: {url}")

    def see_console(self, type: str, text: str, location: Any) -> None:
        # Of its own accord a browser asks for the icon of what isn't a page of ours.
        if type == "error" and not location["url"].endswith("/favicon.ico"):
            self.faults.append(f"console error: {text} ({location['url']}:{location['lineNumber']})")

    def close(self) -> None:
        for context in self.contexts:
            context.close()
        self.contexts.clear()


@pytest.fixture
def watch(browser: Browser) -> Iterator[Watch]:
    watch = Watch(browser)
    yield watch
    watch.close()


@pytest.fixture
def open_page(watch: Watch) -> Callable[..., Page]:
    """Opens a page in a fresh context with Playwright's options: `open_page(java_script_enabled=False)`."""
    return watch.open


@pytest.fixture
def page(watch: Watch) -> Page:
    """A page in a fresh context."""
    return watch.open()


@pytest.fixture
def faults(watch: Watch) -> list[str]:
    """The faults seen so far. A test that means to cause one checks for it here and clears the list."""
    return watch.faults


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Fails a test, however happy it is itself, if one of its pages had a fault."""
    result = yield
    watch = getattr(item, "funcargs", {}).get("watch")
    if watch:
        watch.close()
        if watch.faults:
            pytest.fail("The page had faults:\n" + "\n".join(watch.faults), pytrace=False)
    return result


@pytest.fixture(scope="session")
def axe() -> Callable[..., list[str]]:
    """Finds what axe-core calls violations: `assert not axe(page)`.

    A selector narrows it: `axe(page, "main")`; axe's own options go by name: `axe(page, rules=…)`.
    """
    source = AXE.read_text(encoding="utf-8")

    def run(page: Page, within: str | None = None, **options: Any) -> list[str]:
        if not page.evaluate("'axe' in globalThis"):
            page.evaluate(source)
        page.evaluate(
            """([within, options]) => {
                delete document.documentElement.dataset.axe;
                axe.run(within ?? document, options).then(({ passes, violations }) => {
                    axe.found = { passes: passes.length, violations };
                    document.documentElement.dataset.axe = "done";
                });
            }""",
            [within, {"resultTypes": ["violations"], **options}],
        )
        # With scripts switched off axe would never end: this does, with an error.
        page.locator("html[data-axe]").wait_for(state="attached", timeout=60_000)
        found = page.evaluate("axe.found")
        assert found["passes"], "axe found nothing to check"
        return [
            f"{page.url}: {violation['id']} ({violation['impact']}): {violation['help']}\n"
            f"  {' '.join(map(str, node['target']))}\n"
            f"  {node['html']}\n"
            f"  {node['failureSummary']}"
            for violation in found["violations"]
            for node in violation["nodes"]
        ]

    return run
