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


def test_reported_sayings(body: Callable[[str, str], str], as_expected: Callable[[str], None]) -> None:
    as_expected(body("quotation", YAML))
