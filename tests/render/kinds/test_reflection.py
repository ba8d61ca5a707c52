"""Questions with room for an answer."""

# ruff: noqa: E501 (lines as the template prints them)
from collections.abc import Callable

YAML = """\
id: reflect
title: Look back
summary: One question.
groups:
  - id: today
    title: Today
    items:
      - id: learned
        text: What have you learned?
        hint: One thing.
"""
HTML = """\
<section class="group" aria-labelledby="reflect--today" markdown="1">
## Today { #reflect--today }
<p class="care">No patient details, no full names.</p>
<div class="fields">
<div class="field long-text" id="reflect--learned" data-type="long-text">
<label for="reflect--learned-field">What have you learned?</label>
<div class="hint" id="reflect--learned-hint">One thing.</div>
<textarea id="reflect--learned-field" name="reflect--learned" dir="auto" rows="4" autocomplete="off" aria-describedby="reflect--learned-hint"></textarea>
</div>
</div>
</section>"""


def test_each_question_has_room_for_an_answer(form: Callable[[str, str], str]) -> None:
    assert form("reflection", YAML) == HTML
