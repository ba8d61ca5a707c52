"""An extension of Python-Markdown: our custom elements may hold Markdown, as `<div markdown="1">` does."""

from typing import Any

from markdown import Markdown
from markdown.extensions import Extension

ELEMENTS = ("handbook-record", "handbook-my-records")


class Elements(Extension):
    """Names our elements as blocks: md_in_html would wrap them in paragraphs otherwise."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.block_level_elements.extend(ELEMENTS)


def makeExtension(**options: Any) -> Elements:
    """What Python-Markdown looks for."""
    return Elements(**options)
