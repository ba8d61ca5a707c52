"""Questions by category, each with an anchor."""

# ruff: noqa: E501 (lines as the template prints them)
from collections.abc import Callable

YAML = """\
id: openers
title: Questions to open with
summary: Two of them.
groups:
  - id: first
    title: First
    intro: To begin.
    items:
      - id: what
        text: What?
      - id: why
        text: Why?
        completes: true
"""
HTML = """\
<div class="filter" data-search-exclude="" data-filter=".prompts > li" data-one="question" data-many="questions" hidden>
<label for="openers--find">Find a question</label>
<input type="search" id="openers--find" autocomplete="off" spellcheck="false">
<p role="status"></p>
</div>
<section class="group" aria-labelledby="openers--first" markdown="1">
## First { #openers--first }
<div class="prose">
<p>To begin.</p>
</div>
<ul class="items prompts">
<li id="openers--what">What?</li>
<li id="openers--why">Why? <span class="completes" data-search-exclude="">completes the guide</span></li>
</ul>
</section>"""


def test_questions_by_category(body: Callable[[str, str], str]) -> None:
    assert body("question", YAML) == HTML
