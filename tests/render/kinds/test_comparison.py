"""A table with headings for rows and columns; cells follow the columns’ order."""

from collections.abc import Callable

YAML = """\
id: sides
title: Two sides
summary: Side by side.
columns: [{id: left, title: Left}, {id: right, title: Right}]
rows:
  - id: size
    title: Size
    cells: {right: Small, left: Big & wide}
"""


def test_table(body: Callable[[str, str], str], as_expected: Callable[[str], None]) -> None:
    as_expected(body("comparison", YAML))
