"""What was corrected, what the guide has and what stands here."""

from collections.abc import Callable

YAML = """\
id: fixes
title: Section 1
summary: What was wrong.
items:
  - id: name
    change: corrected
    pages: 6–7
    guide: A wrong name.
    handbook: The right one.
    see: packing--socks
  - id: old
    change: left-out
    guide: An old tool.
    handbook: Nothing, it is gone.
"""


def test_changes(render: Callable[[str, str], str], as_expected: Callable[[str], None]) -> None:
    as_expected(render("correction", YAML))
