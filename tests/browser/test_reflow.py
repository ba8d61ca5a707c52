"""At 320 px, the width of a small phone or of 400 % zoom, nothing needs scrolling sideways."""

from collections.abc import Callable

from playwright.sync_api import Page

# What sticks out of the window, but for code, and for tables in a box of their own that scrolls.
STICKING_OUT = """() => {
  const root = document.documentElement;
  const out = [...document.querySelectorAll("header *, article *, footer *")].filter((element) => {
    const box = element.getBoundingClientRect();
    return (
      (box.right > root.clientWidth + 0.5 || box.left < -0.5) &&
      element.checkVisibility({ visibilityProperty: true }) &&
      !element.closest(".md-search, .hidden, pre, [role=region][tabindex='0'] table")
    );
  });
  const said = out.map((element) => element.outerHTML.slice(0, 120));
  return root.scrollWidth > root.clientWidth ? [`the page is ${root.scrollWidth} wide`, ...said] : said;
}"""
# test_axe.py sees to them, on a wide screen.
BUT_COLOURS = {"color-contrast": {"enabled": False}}
# What readers may set who need more room between letters (WCAG 1.4.12).
SPACIOUS = (
    "* { letter-spacing: 0.12em !important; line-height: 1.5 !important; word-spacing: 0.16em !important; }"
)


def test_nothing_sticks_out(
    open_page: Callable[..., Page], server_at_root: str, some_paths: list[str], axe: Callable[..., list[str]]
) -> None:
    page = open_page(viewport={"width": 320, "height": 640})
    found = []
    for path in some_paths:
        page.goto(server_at_root + path)
        page.evaluate("document.querySelectorAll('details').forEach((details) => (details.open = true))")
        found += [f"{path}: {it}" for it in page.evaluate(STICKING_OUT)]
        found += axe(page, rules=BUT_COLOURS)
        page.add_style_tag(content=SPACIOUS)
        found += [f"{path}, spacious: {it}" for it in page.evaluate(STICKING_OUT)]
    assert not found, "\n".join(found)
