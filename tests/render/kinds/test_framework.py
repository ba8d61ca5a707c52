"""Named points, numbered where their order counts."""

# ruff: noqa: E501 (lines as the template prints them)
from collections.abc import Callable

YAML = """\
id: points
title: Points
summary: Some of them.
groups:
  - id: steps
    title: Steps
    numbered: true
    items:
      - id: one
        title: First
        text: Do it.
      - id: two
        title: Second
        completes: true
"""
HTML = """\
<section class="group" aria-labelledby="points--steps" markdown="1">
## Steps { #points--steps }
<ol class="items framework-points">
<li id="points--one"><strong>First</strong><p>Do it.</p></li>
<li id="points--two"><strong>Second</strong> <span class="completes" data-search-exclude="">completes the guide</span></li>
</ol>
</section>"""


def test_numbered_points(body: Callable[[str, str], str]) -> None:
    assert body("framework", YAML) == HTML
