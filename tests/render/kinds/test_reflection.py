"""Questions with room for an answer."""

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


def test_each_question_has_room_for_an_answer(
    form: Callable[[str, str], str], as_expected: Callable[[str], None]
) -> None:
    as_expected(form("reflection", YAML))
