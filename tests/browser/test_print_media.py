"""On paper every page is nothing but itself, as wide as the paper, and says where it comes from."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

A4 = {"width": 673, "height": 952}  # in CSS pixels, within the margins
FRAME = ".md-header, .md-tabs, .md-sidebar, .md-footer, .md-dialog, nav, [popover], button:not(.term), dialog"
TOO_WIDE = """() => [...document.querySelectorAll("article *")]
  .filter((element) => element.checkVisibility() && !element.closest(".hidden"))
  .filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5)
  .map((element) => element.outerHTML.slice(0, 150))"""


def test_pages_fit_on_paper(
    open_page: Callable[..., Page], server_at_root: str, some_paths: list[str]
) -> None:
    page = open_page(viewport=A4, color_scheme="dark")
    page.emulate_media(media="print")
    for path in some_paths:
        page.goto(server_at_root + path)
        wide = page.evaluate(TOO_WIDE)
        assert not wide, f"{path}: {wide}"
        shown = [it.get_attribute("class") for it in page.locator(FRAME).filter(visible=True).all()]
        assert not shown, f"{path}: {shown}"
        expect(page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")
        if path != "404.html":
            expect(page.locator("article > .printed:last-child")).to_be_visible()
        for tick in page.get_by_role("checkbox").all():
            expect(tick).to_be_visible()
