"""Boxes to tick, each with its label and a note, under the headings of their groups."""

from collections.abc import Callable

YAML = """\
id: bag
title: What to pack
summary: All that you need.
groups:
  - id: clothes
    title: Clothes
    intro: See the [list](go:packing).
    items:
      - id: socks
        text: Take socks
      - id: coat
        text: Take a coat
        hint: It may *rain*.
        completes: true
"""


def test_each_item_has_a_box_with_a_label_and_a_note(
    form: Callable[[str, str], str], as_expected: Callable[[str], None]
) -> None:
    as_expected(form("checklist", YAML))
