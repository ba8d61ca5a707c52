"""What a first visit costs: every file that the browser asks for, as a host sends it (gzip)."""

import gzip

import pytest
from playwright.sync_api import Page, Response

BYTES, REQUESTS = 100_000, 13
ICON = "/favicon.svg"  # a browser with windows wants it, one without leaves it out


@pytest.mark.parametrize("path", ["", "guide/contracting/", "toolkit/powerful-questions/"])
def test_first_visit(page: Page, server: str, path: str) -> None:
    responses: list[Response] = []
    page.on("response", lambda response: responses.append(response))
    page.goto(server + path, wait_until="networkidle")
    weights = {
        response.url: len(gzip.compress(response.body()))
        for response in responses
        if not response.url.endswith(ICON)
    }
    assert len(weights) > 5
    assert len(weights) <= REQUESTS, "\n".join(weights)
    assert sum(weights.values()) <= BYTES, weights
