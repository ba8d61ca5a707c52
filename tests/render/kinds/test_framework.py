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


def test_numbered_points(body: Callable[[str, str], str], as_expected: Callable[[str], None]) -> None:
    as_expected(body("framework", YAML))
