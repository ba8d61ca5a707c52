"""Terms in the order of the alphabet, capitals aside."""

# ruff: noqa: E501 (lines as the template prints them)
from collections.abc import Callable

YAML = """\
id: words
title: Words
summary: Explained.
terms:
  - id: zeal
    term: Zeal
    text: Great energy.
  - id: aim
    term: aim
    text: What you are after.
    completes: true
"""
HTML = """\
<dl class="glossary">
<div id="words--aim"><dt>aim</dt><dd>What you are after. <span class="completes" data-search-exclude="">completes the guide</span></dd></div>
<div id="words--zeal"><dt>Zeal</dt><dd>Great energy.</dd></div>
</dl>"""


def test_terms_in_order(body: Callable[[str, str], str]) -> None:
    assert body("glossary", YAML) == HTML
