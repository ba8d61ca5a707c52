"""Works with author, title, publisher and address."""

# ruff: noqa: E501 (lines as the template prints them)
from collections.abc import Callable

YAML = """\
id: works
title: Works
summary: To read.
groups:
  - id: books
    title: Books
    items:
      - id: book
        title: What is it?
        authors: A. Writer
        published: Some House, 2001
        text: A start.
      - id: site
        title: A site
        url: https://works.example/
        text: More.
        completes: true
"""
HTML = """\
## Books { #works--books }
<ul class="works">
<li id="works--book"><p>A. Writer: <cite>What is it?</cite> Some House, 2001.</p>
<p>A start.</p></li>
<li id="works--site"><p><a href="https://works.example/" rel="noopener">A site</a>. <span class="completes" data-search-exclude="">completes the guide</span></p>
<p>More.</p><p class="address" data-search-exclude="">https://works.example/</p></li>
</ul>"""


def test_works(body: Callable[[str, str], str]) -> None:
    assert body("bibliography", YAML) == HTML
