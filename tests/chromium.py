"""The browser that the tests and the screenshots use: the first of SYSTEM that starts.

HANDBOOK_BROWSER=chromium takes that one and no other.
`python -m tests.chromium` tells which one it is, or why none starts (exit status 3).
"""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from playwright.sync_api import Browser, BrowserContext, BrowserType, Error, Playwright, sync_playwright

Started = TypeVar("Started")

# First the browser without windows of its own: with it the tests take half the time.
SYSTEM = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Pages live too briefly here for better code to be worth its making.
    "--js-flags=--no-maglev --no-opt",
    # Nothing outside this machine can be reached, whatever a page asks for.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]


def launch(playwright: Playwright) -> Browser:
    """The system's Chromium or Chrome if one starts, else Playwright's own."""
    return _first(lambda path: _launch(playwright, path))


def described() -> str:
    """Which browser starts: where it lies, and its version."""
    with sync_playwright() as playwright:

        def start(path: str | None) -> str:
            with _launch(playwright, path) as browser:
                page = browser.new_page()
                page.set_content("<title>It works</title>")
                assert page.title() == "It works"
                return f"{path or playwright.chromium.executable_path} {browser.version}"

        return _first(start)


def launch_profile(browser_type: BrowserType, folder: Path, **options: Any) -> BrowserContext:
    """The same with a profile on disk: what a page stores is there when it is launched again."""
    return _first(
        lambda path: browser_type.launch_persistent_context(
            folder, executable_path=path, args=FLAGS, timeout=20_000, **options
        )
    )


def _launch(playwright: Playwright, path: str | None) -> Browser:
    return playwright.chromium.launch(executable_path=path, args=FLAGS, timeout=20_000)


def _first(start: Callable[[str | None], Started]) -> Started:
    found: list[str | None]
    if chosen := os.environ.get("HANDBOOK_BROWSER"):
        found = [shutil.which(chosen) or chosen]
    else:
        found = [*filter(None, map(shutil.which, SYSTEM)), None]
    failures = []
    for path in found:
        try:
            return start(path)
        except Error as error:
            failures.append(f"{path or 'Playwright’s own'}: {error.message.strip()}")
    raise RuntimeError("No browser starts.\n" + "\n".join(failures))


if __name__ == "__main__":
    try:
        print(described())
    except (Error, RuntimeError) as error:
        print(error, file=sys.stderr)
        sys.exit(3)
