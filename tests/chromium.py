"""The browser that the tests and the screenshots use.

`python -m tests.chromium` tells which one it is, or why none starts (exit status 3).
"""

import shutil
import sys

from playwright.sync_api import Browser, Error, Playwright, sync_playwright

SYSTEM = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Nothing outside this machine can be reached, whatever a page asks for.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]


def launch(playwright: Playwright) -> Browser:
    """The system's Chromium or Chrome if one starts, else Playwright's own."""
    found = [path for path in map(shutil.which, SYSTEM) if path]
    failures = []
    for path in [*found, None]:
        try:
            return playwright.chromium.launch(executable_path=path, args=FLAGS, timeout=20_000)
        except Error as error:
            failures.append(f"{path or 'Playwright’s own'}: {error.message.strip()}")
    raise RuntimeError("No browser starts.\n" + "\n".join(failures))


if __name__ == "__main__":
    with sync_playwright() as playwright:
        try:
            browser = launch(playwright)
            page = browser.new_page()
            page.set_content("<title>It works</title>")
            print(f"{browser.version}: {page.title()}")
            browser.close()
        except (Error, RuntimeError) as error:
            print(error, file=sys.stderr)
            sys.exit(3)
