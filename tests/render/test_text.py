"""What authors write is shown as they wrote it: HTML is text, never run; a title is no Markdown."""

import re
from collections.abc import Callable

import pytest
from lxml.html import HtmlElement

from macros.render.environment import Environment

TITLES = [
    "Ask <script>alert(1)</script> & listen",
    "*Not* _emphasised_, **not** `code`",
    "[No link](go:home) ![no picture](https://handbook.example/x.png)",
    "# No heading, 1. no list, - no dash",
    "{ #not-an-anchor } {.not-a-class} {{ no_macro() }} {% raw %}",
    "Quotes \" and ' and &amp; and &lt; and \\*",
    "A: B | C ~ D ^ E = F + G ! H . I (J) – ’ “ ”",
    "/// html | div",
    "<https://handbook.example/> and someone@handbook.example",
]
YAML = """\
id: odd
title: {title}
summary: {title}
groups:
  - id: group
    title: {title}
    items:
      - id: item
        text: {title}
"""


@pytest.mark.parametrize("title", TITLES)
def test_text_is_shown_as_written(
    render: Callable[[str, str], str], convert: Callable[[str], HtmlElement], title: str
) -> None:
    quoted = "'" + title.replace("'", "''") + "'"
    page = convert(spread(render("question", YAML.format(title=quoted))))
    assert [words(heading) for heading in page.iter("h1", "h2")] == [title, title]
    assert [heading.get("id") for heading in page.iter("h1", "h2")] == ["odd", "odd--group"]
    assert [words(item) for item in page.iter("li")] == [title]
    assert words(page.xpath('//p[@class="opening-summary"]')[0]) == title
    assert not page.xpath("//script | //img | //main//a | //em | //strong | //code")


@pytest.mark.parametrize("title", TITLES)
def test_titles_are_no_macros(render: Callable[[str, str], str], title: str) -> None:
    """What a macro prints isn't rendered again; headings are safe even so."""
    quoted = "'" + title.replace("'", "''") + "'"
    headings = re.findall("^#.*", render("question", YAML.format(title=quoted)), re.MULTILINE)
    assert [heading for heading in headings if re.search(r"\{\{|\{%|<", heading)] == []


def words(element: HtmlElement) -> str:
    return str(element.text_content()).strip()


def spread(printed: str) -> str:
    """The empty lines back that the `render` fixture takes away."""
    return "\n\n".join(printed.splitlines())


PROSE = {
    "<script>alert(1)</script>": "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>",
    "<b>Bold?</b> & more": "<p>&lt;b&gt;Bold?&lt;/b&gt; &amp; more</p>",
    "<div onclick='x'>\n\nText\n\n</div>": "<p>&lt;div onclick='x'&gt;</p>\n<p>Text</p>\n<p>&lt;/div&gt;</p>",
    "<!-- hidden -->": "<p>&lt;!-- hidden --&gt;</p>",
    "Some *words* and **more**.": "<p>Some <em>words</em> and <strong>more</strong>.</p>",
    "One.\n\nTwo.": "<p>One.</p>\n<p>Two.</p>",
    "1. one\n2. two": "<ol>\n<li>one</li>\n<li>two</li>\n</ol>",
    "- one\n- two": "<ul>\n<li>one</li>\n<li>two</li>\n</ul>",
    "![a](https://x.example/a.png)": "<p>![a](https://x.example/a.png)</p>",
    "[a]\n\n[a]: javascript:go()": "<p>[a]</p>\n<p>[a]: javascript:go()</p>",
    "[Outside](https://works.example/?a=1&b=2)": (
        '<p><a href="https://works.example/?a=1&amp;b=2">Outside</a></p>'
    ),
}


@pytest.mark.parametrize(("text", "html"), PROSE.items(), ids=PROSE)
def test_prose_is_markdown_without_html(on: Callable[[str], Environment], text: str, html: str) -> None:
    assert on("index.md").prose.blocks(text) == html
