"""Named points, numbered where their order counts."""

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
<ol class="items points">
<li id="points--one"><strong>First</strong><p>Do it.</p></li>
<li id="points--two"><strong>Second</strong> <span class="completes">completes the guide</span></li>
</ol>
</section>"""


def test_numbered_points(body: Callable[[str, str], str]) -> None:
    assert body("framework", YAML) == HTML
