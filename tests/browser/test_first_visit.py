"""What a first visit costs: every file that the browser asks for, as a host sends it (gzip)."""

import gzip

import pytest
from playwright.sync_api import Page, Response

BYTES, REQUESTS = 100_000, 12


class Traffic:
    """Notes what a page fetches."""

    def __init__(self, page: Page) -> None:
        self.weights: dict[str, int] = {}
        page.on("response", self.see)

    def see(self, response: Response) -> None:
        if response.url.startswith("http"):
            self.weights[response.url] = -1
            self.weights[response.url] = len(gzip.compress(response.body()))

    @property
    def bytes(self) -> int:
        return sum(self.weights.values())


@pytest.mark.parametrize("path", ["", "guide/contracting/", "toolkit/powerful-questions/"])
def test_first_visit(page: Page, server: str, path: str) -> None:
    traffic = Traffic(page)
    page.goto(server + path, wait_until="networkidle")
    assert len(traffic.weights) > 5
    assert -1 not in traffic.weights.values()
    assert len(traffic.weights) <= REQUESTS, "\n".join(traffic.weights)
    assert traffic.bytes <= BYTES, traffic.weights
