"""Questions by category, each with an anchor."""

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


def test_questions_by_category(body: Callable[[str, str], str], as_expected: Callable[[str], None]) -> None:
    as_expected(body("question", YAML))
