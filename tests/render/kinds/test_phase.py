"""Three lists: what to focus on, what to watch for, what to ask."""

from collections.abc import Callable

YAML = """\
id: early
title: Early days
summary: How it begins.
number: 1
focus:
  - id: trust
    text: Build trust
watch:
  - id: haste
    text: Haste
    hint: Take your time.
questions:
  - id: at-ease
    text: Are we at ease?
"""
HTML = """\
<section class="group" aria-labelledby="early--to-focus-on" markdown="1">
## What to focus on { #early--to-focus-on }
<ul class="items">
<li id="early--trust">Build trust</li>
</ul>
</section>
<section class="group" aria-labelledby="early--to-watch-for" markdown="1">
## What to watch for { #early--to-watch-for }
<ul class="items">
<li id="early--haste">Haste<div class="hint">Take your time.</div></li>
</ul>
</section>
<section class="group" aria-labelledby="early--to-ask-each-other" markdown="1">
## Questions to ask each other { #early--to-ask-each-other }
<ul class="items prompts">
<li id="early--at-ease">Are we at ease?</li>
</ul>
</section>"""


def test_three_lists(body: Callable[[str, str], str]) -> None:
    assert body("phase", YAML) == HTML
