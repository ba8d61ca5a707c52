"""Every page is accessible in light and dark, fits a small phone, and on paper is nothing but itself.

One visit sees to all of it: to open each page anew for each question would take minutes.
"""

import re
from collections.abc import Callable, Mapping

from playwright.sync_api import Page, ViewportSize, expect

Axe = Callable[..., list[str]]
# What depends on colours; all else is the same in dark.
OF_COLOUR = {"runOnly": ["color-contrast", "link-in-text-block"]}
# What depends on the width; all else is the same on a wide screen.
OF_WIDTH = {"runOnly": ["scrollable-region-focusable", "target-size"]}
BUT_COLOURS = {"rules": {"color-contrast": {"enabled": False}}}
WIDE: ViewportSize = {"width": 1280, "height": 720}
# A small phone, or 400 % zoom: nothing needs scrolling sideways.
NARROW: ViewportSize = {"width": 320, "height": 640}
A4: ViewportSize = {"width": 673, "height": 952}  # in CSS pixels, within the margins

# What is folded into the menu, the frame's dark colours and the frame of a narrow page are the same on
# every page: the first of each part is enough for them.
OPEN = """(selector) => document.querySelectorAll(selector).forEach((details) => (details.open = true))"""
LIGHT, DARK = re.compile(r"rgb\(2\d\d, 2\d\d, 2\d\d\)"), re.compile(r"rgb\(\d\d?, \d\d?, \d\d?\)")
# What sticks out of the window, but for code.
STICKING_OUT = """() => {
  const root = document.documentElement;
  const out = [...document.querySelectorAll("header *, article *, footer *")].filter((element) => {
    const box = element.getBoundingClientRect();
    return (
      (box.right > root.clientWidth + 0.5 || box.left < -0.5) &&
      element.checkVisibility({ visibilityProperty: true }) &&
      !element.closest(".md-search, .visually-hidden, pre")
    );
  });
  const said = out.map((element) => element.outerHTML.slice(0, 120));
  return root.scrollWidth > root.clientWidth ? [`the page is ${root.scrollWidth} wide`, ...said] : said;
}"""
# What readers may set who need more room between letters (WCAG 1.4.12).
SPACIOUS = (
    "* { letter-spacing: 0.12em !important; line-height: 1.5 !important; word-spacing: 0.16em !important; }"
)
MORE_ROOM = """(css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
}"""
# What is wrong on paper: parts that are too wide, parts of the frame, ticks that aren't there, ink.
ON_PAPER = """() => {
  const frame = ".md-header, .md-tabs, .md-sidebar, .md-footer, .md-dialog, nav, [popover], dialog, button";
  const seen = [...document.body.querySelectorAll("*")].filter((part) => part.checkVisibility());
  const said = (reason, parts) => parts.map((part) => `${reason}: ${part.outerHTML.slice(0, 120)}`);
  const wide = (part) => part.closest("article") && part.getBoundingClientRect().right > innerWidth + 0.5;
  const ticks = [...document.querySelectorAll("article [type=checkbox]:not([role=switch])")];
  const foot = document.querySelector("article > .printed:not(:has(~ :not(.moved)))");
  const paper = getComputedStyle(document.body).backgroundColor;
  return [
    ...said("too wide", seen.filter((part) => wide(part) && !part.closest(".visually-hidden"))),
    ...said("of the frame", seen.filter((part) => part.matches(frame) && !part.matches("button.term, th button"))),
    ...said("no tick", ticks.filter((tick) => !tick.checkVisibility())),
    ...(paper === "rgb(255, 255, 255)" ? [] : [`the paper is ${paper}`]),
    ...(foot?.checkVisibility() || document.title.startsWith("Page not found") ? [] : ["no foot"]),
  ];
}"""


def colours(page: Page, axe: Axe, within: str) -> list[str]:
    page.set_viewport_size(WIDE)
    expect(page.locator("body")).to_have_css("background-color", LIGHT)
    light = axe(page)
    page.emulate_media(color_scheme="dark")
    expect(page.locator("body")).to_have_css("background-color", DARK)
    return light + [f"dark: {it}" for it in axe(page, within, **OF_COLOUR)]


def narrow(page: Page, axe: Axe, rules: Mapping[str, object]) -> list[str]:
    page.set_viewport_size(NARROW)
    found = [*page.evaluate(STICKING_OUT), *axe(page, **rules)]
    page.evaluate(MORE_ROOM, SPACIOUS)
    spacious = [f"spacious: {it}" for it in page.evaluate(STICKING_OUT)]
    page.evaluate("document.adoptedStyleSheets = []")
    return found + spacious


def on_paper(page: Page) -> list[str]:
    page.set_viewport_size(A4)
    page.emulate_media(media="print")
    return [f"on paper: {it}" for it in page.evaluate(ON_PAPER)]


def test_every_page(
    open_page: Callable[..., Page], server_at_root: str, some_paths: list[str], axe: Axe
) -> None:
    page, found = open_page(), []
    for path in some_paths:
        page.emulate_media(media="screen", color_scheme="light")
        page.goto(server_at_root + path)
        first = path == some_paths[0]
        page.evaluate(OPEN, "details" if first else "article details")
        problems = (
            colours(page, axe, "body" if first else "article")
            + narrow(page, axe, BUT_COLOURS if first else OF_WIDTH)
            + on_paper(page)
        )
        found += [f"{path}: {it}" for it in problems]
    assert not found, "\n".join(found)
