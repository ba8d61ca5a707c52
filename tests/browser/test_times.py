"""A tripwire for what has become slow. `make bench` measures against the bars themselves."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

from tests.measure import BARS, TRIPWIRE, Figures, five_hundred, slow_network, ten_thousand, typing


def far_too_slow(figures: Figures) -> Figures:
    return {name: took for name, took in figures.items() if took > TRIPWIRE * BARS[name]}


def test_typing(page: Page, server: str) -> None:
    assert not far_too_slow(typing(page, server))


def test_five_hundred_copies(page: Page, server: str) -> None:
    assert not far_too_slow(five_hundred(page, server))


def test_ten_thousand_copies(page: Page, server: str) -> None:
    assert not far_too_slow(ten_thousand(page, server))


def test_slow_network(open_page: Callable[[], Page], site: Path) -> None:
    assert not far_too_slow(slow_network(open_page, site))
