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


def test_light_and_dark(
    open_page: Callable[..., Page], server_at_root: str, some_paths: list[str], axe: Axe
) -> None:
    page, found = open_page(), []
    for path in some_paths:
        page.emulate_media(color_scheme="light")
        page.goto(server_at_root + path)
        page.evaluate("document.querySelectorAll('details').forEach((details) => (details.open = true))")
        page.wait_for_function(f"({BRIGHTNESS})() > 0.9")
        found += axe(page)
        page.emulate_media(color_scheme="dark")
        page.wait_for_function(f"({BRIGHTNESS})() < 0.15")
        found += axe(page, **OF_COLOUR)
    assert not found, "\n".join(found)
