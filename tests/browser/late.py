"""Scripts that come late, or never."""

import re
from typing import Any

from playwright.sync_api import BrowserContext, Page, Route


class Held:
    """Holds the named scripts of ours back, whatever the hash in their names, until `release`."""

    def __init__(self, page: Page | BrowserContext, *names: str) -> None:
        self.waiting: list[Route] = []
        self.released = False
        self.seen: set[str] = set()
        page.route(re.compile(rf"/assets/js/({'|'.join(names)})(\.[0-9a-f]+)?\.js$"), self.hold)

    def hold(self, route: Route) -> None:
        self.seen.add(route.request.url.rpartition("/")[2])
        if self.released:
            route.continue_()
        else:
            self.waiting.append(route)

    def release(self) -> None:
        assert self.waiting, "nothing was held back"
        self.released = True
        for route in self.waiting:
            route.continue_()


def without(page: Any, *names: str) -> None:
    """The named scripts of ours don't come at all."""
    page.route(re.compile(rf"/assets/js/({'|'.join(names)})(\.[0-9a-f]+)?\.js$"), lambda route: route.abort())
