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


def test_three_lists(body: Callable[[str, str], str], as_expected: Callable[[str], None]) -> None:
    as_expected(body("phase", YAML))
