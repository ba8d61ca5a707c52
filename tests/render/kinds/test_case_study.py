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


def test_answers(body: Callable[[str, str], str], as_expected: Callable[[str], None]) -> None:
    as_expected(body("case-study", YAML))
