"""Pages as they come out of a printer."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from playwright.sync_api import Browser

# What must not be torn apart: all that people link to, and what stands in a frame of its own. Each as
# its pieces of text, because paper keeps those of one label or cell together, not their order.
ITEMS = """() => {
  const linked = "[id*='--']:is(li, .field, tr, figure, div)";
  const whole = `article :is(${linked}, .card-list li, figure, aside, .figure-legend, .printed)`;
  const shown = (element) => element.checkVisibility() && !element.closest(".visually-hidden");
  const pieces = (element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT), found = [];
    while (walker.nextNode()) found.push(walker.currentNode);
    return found.filter((text) => text.data.trim() && shown(text.parentElement)).map((text) => text.data);
  };
  return [...document.querySelectorAll(whole)]
    .filter((element) => shown(element) && !element.querySelector("[id*='--']:is(li, .field)"))
    .map(pieces);
}"""
HEADINGS = "[...document.querySelectorAll('article :is(h1, h2, h3)')].map((heading) => heading.innerText)"


def squeezed(text: str) -> str:
    """The text without what a line break changes."""
    return re.sub(r"[\s\u00ad\ufffe-]", "", text)


@dataclass(frozen=True)
class Shape:
    """A frame, line or letter on paper: sizes in points, colour as 0 (black) to 1 (white)."""

    kind: str
    width: float
    height: float
    shade: float


class Sheets:
    """The printed pages, with the things that the page on screen says must be on them."""

    def __init__(
        self, pdf: bytes, items: list[list[str]], headings: list[str], boxes: int, areas: int
    ) -> None:
        self.document = pypdfium2.PdfDocument(pdf)
        self.items = items
        self.headings = headings
        self.boxes = boxes
        self.areas = areas
        self.texts = [page.get_textpage().get_text_range() for page in self.document]

    def last_lines(self) -> Iterator[str]:
        """The line at the foot of each page."""
        for page in self.document:
            text = page.get_textpage()
            foot = min(text.get_charbox(n)[1] for n in range(text.count_chars()))
            yield text.get_text_bounded(bottom=foot - 1, top=foot + 9)

    def shapes(self, *kinds: str) -> Iterator[Shape]:
        for page in self.document:
            for thing in page.get_objects(max_depth=8):
                shape = _shape(thing)
                if shape and shape.kind in kinds:
                    yield shape


def _shape(thing: Any) -> Shape | None:
    left, bottom, right, top = thing.get_bounds()
    width, height = right - left, top - bottom
    if thing.type == pdfium.FPDF_PAGEOBJ_TEXT:
        return Shape("letters", width, height, _shade(thing, pdfium.FPDFPageObj_GetFillColor))
    if thing.type != pdfium.FPDF_PAGEOBJ_PATH:
        return None
    fill, stroke = pdfium.c_int(), pdfium.c_int()
    pdfium.FPDFPath_GetDrawMode(thing, fill, stroke)
    if stroke.value:
        return Shape("frame", width, height, _shade(thing, pdfium.FPDFPageObj_GetStrokeColor))
    return Shape("area", width, height, _shade(thing, pdfium.FPDFPageObj_GetFillColor))


def _shade(thing: Any, ask: Callable[..., Any]) -> float:
    """The colour's luminance, as WCAG reckons it, on white paper."""
    parts = [pdfium.c_uint() for _ in range(4)]
    ask(thing, *parts)
    *colour, opacity = (float(part.value) / 255 for part in parts)
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
    return 1 - opacity * (1 - (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]))


@pytest.fixture(scope="session")
def printed(browser: Browser, server_at_root: str) -> Callable[..., Sheets]:
    """Prints a page as Ctrl+P does: `printed("guide/grow/", color_scheme="dark")`."""

    @cache
    def print_(path: str, **options: Any) -> Sheets:
        context = browser.new_context(locale="en-GB", **options)
        page = context.new_page()
        page.goto(server_at_root + path)
        page.emulate_media(media="print")
        items = page.evaluate(ITEMS)
        boxes = page.locator("article :is([type=checkbox], [type=radio])").filter(visible=True).count()
        areas = page.locator("article .field-long-text").filter(visible=True).count()
        headings = page.evaluate(HEADINGS)
        pdf = page.pdf(prefer_css_page_size=True)
        context.close()
        return Sheets(pdf, items, headings, boxes, areas)

    return print_
