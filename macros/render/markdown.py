"""Markdown in content -> HTML, and text -> what Markdown leaves as it is.

What a macro returns is Markdown in which everything but the headings is
finished HTML: headings must reach MkDocs' table of contents.
"""

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

import markdown
from markdown.inlinepatterns import InlineProcessor
from markupsafe import Markup

SPECIAL = re.compile(r"([&<>\\`*_{}\[\]()#+\-.!|~^=:\"'])")


def heading_text(text: str) -> Markup:
    """`text` for a Markdown heading: none of its characters means anything there."""
    return Markup(SPECIAL.sub(lambda match: f"&#{ord(match[1])};", text))


class _GoLink(InlineProcessor):
    """`[words](go:id)`: a link by id."""

    def __init__(self, href: Callable[[str], str], md: markdown.Markdown) -> None:
        super().__init__(r"\[([^\]]+)\]\(go:([^)\s]+)\)", md)
        self.href = href

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        link = Element("a", href=self.href(m[2]))
        link.text = m[1]
        return link, m.start(0), m.end(0)


class Prose:
    """Markdown without HTML. `href` tells the link to an id."""

    def __init__(self, href: Callable[[str], str]) -> None:
        self.markdown = markdown.Markdown(extensions=["sane_lists"])
        self.markdown.preprocessors.deregister("html_block")
        self.markdown.inlinePatterns.deregister("html")
        # No pictures, and no links whose targets nobody checked since they stand apart.
        self.markdown.inlinePatterns.deregister("image_link")
        self.markdown.parser.blockprocessors.deregister("reference")
        self.markdown.inlinePatterns.register(_GoLink(href, self.markdown), "go", 165)

    def blocks(self, text: str) -> Markup:
        """Paragraphs and lists as HTML."""
        self.markdown.reset()
        return Markup(self.markdown.convert(text))

    def line(self, text: str) -> Markup:
        """The same for a single paragraph, without its <p>."""
        html = self.blocks(text)
        single = html.startswith("<p>") and html.count("<p>") == 1 and html.endswith("</p>")
        return Markup(html[3:-4]) if single else html
