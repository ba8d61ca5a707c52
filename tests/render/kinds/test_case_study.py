"""Questions as headings, with what was answered."""

from collections.abc import Callable

YAML = """\
id: story
title: A story
summary: What one mentee said.
mentor: A director
mentee: A manager
answers:
  - id: gain
    question: What did you gain?
    answer: A lot.
  - id: end
    question: Anything else?
    answer: It was very
    incomplete: The text ends here.
"""
HTML = """\
<p class="roles"><strong>Mentor:</strong> A director. <strong>Mentee:</strong> A manager.</p>
<div class="answers" markdown="1">
## What did you gain? { #story--gain }
<div class="prose">
<p>A lot.</p>
</div>
## Anything else? { #story--end }
<div class="prose">
<p>It was very</p>
</div>
<p class="incomplete"><strong>Cut short:</strong> The text ends here.</p>
</div>"""


def test_answers(body: Callable[[str, str], str]) -> None:
    assert body("case-study", YAML) == HTML
