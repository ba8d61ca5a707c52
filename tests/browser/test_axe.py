"""axe-core finds no fault in any page, in light and in dark."""

from collections.abc import Callable

from playwright.sync_api import Page

Axe = Callable[..., list[str]]
# What depends on colours; all else is the same in dark.
OF_COLOUR = {"runOnly": ["color-contrast", "link-in-text-block"]}
BRIGHTNESS = """() => {
  const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/g).map(Number);
  return (r + g + b) / 765;
}"""


def look_at(page: Page, url: str) -> None:
    page.goto(url)
    page.evaluate("document.querySelectorAll('details').forEach((details) => (details.open = true))")


def test_light(open_page: Callable[..., Page], server_at_root: str, some_paths: list[str], axe: Axe) -> None:
    page, found = open_page(color_scheme="light"), []
    for path in some_paths:
        look_at(page, server_at_root + path)
        assert page.evaluate(BRIGHTNESS) > 0.9, f"{path} is not light"
        found += axe(page)
    assert not found, "\n".join(found)


def test_dark(open_page: Callable[..., Page], server_at_root: str, some_paths: list[str], axe: Axe) -> None:
    page, found = open_page(color_scheme="dark"), []
    for path in some_paths:
        look_at(page, server_at_root + path)
        assert page.evaluate(BRIGHTNESS) < 0.15, f"{path} is not dark"
        found += axe(page, **OF_COLOUR)
    assert not found, "\n".join(found)
