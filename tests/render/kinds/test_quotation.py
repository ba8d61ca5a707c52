"""Reported sayings, each with who said it."""

from collections.abc import Callable

YAML = """\
id: sayings
title: Sayings
summary: What people said.
groups:
  - id: mentors
    title: About mentors
    items:
      - id: ann-other
        speaker: Ann Other
        role: mentor
        text: She sees it as a gift.
        note: Said in 2001.
"""
HTML = """\
## About mentors { #sayings--mentors }
<figure class="quoted" id="sayings--ann-other">
<div class="prose"><p>She sees it as a gift.</p></div>
<figcaption>Ann Other, mentor<div class="hint">Said in 2001.</div></figcaption>
</figure>"""


def test_reported_sayings(body: Callable[[str, str], str]) -> None:
    assert body("quotation", YAML) == HTML
