"""`make bench`: how long the pages take, beside how long they should take at most."""

import os
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.chromium import described, launch
from tests.conftest import Watch, build, serve
from tests.measure import BARS, five_hundred, slow_network, ten_thousand, typing


def main() -> None:
    print(f"browser: {described()}", flush=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        ready = os.environ.get("HANDBOOK_SITE")
        site = Path(ready or folder)
        if problem := "" if ready else build(site):
            sys.exit(problem)
        browser = launch(playwright)
        watch = Watch(browser)
        host = serve(site, "/handbook/")
        server = next(host)
        figures = slow_network(watch.open, site)
        for measure in (typing, five_hundred, ten_thousand):
            figures |= measure(watch.open(), server)
            watch.close()
        browser.close()
        next(host, None)
    print(f"{'milliseconds':66}{'took':>6}{'bar':>6}")
    for name, took in figures.items():
        print(f"{name:66}{took:6.0f}{BARS[name]:6}")


if __name__ == "__main__":
    main()
