"""The field vocabulary: each type as the control that a browser knows, with its label."""

from collections.abc import Callable

import pytest

FORM = """\
id: fill
title: To fill in
summary: A form.
groups:
  - id: all
    title: All
    fields:
      - {{id: one, text: One, {}}}
"""
OPTIONS = "options: [{value: a, text: A}, {value: b, text: B}]"
RANGE = "range: {from: 1, to: 3, from_label: Low, to_label: High}"
FIELDS = {
    "tick": "type: tick",
    "short text": "type: short-text",
    "hint": "type: short-text, hint: 'See [this](go:packing).'",
    "by hand on paper": "type: short-text, paper: true",
    "long text": "type: long-text, rows: 6",
    "date": "type: date",
    "date for the calendar": "type: date, event: Meet again",
    "choice of one": f"type: choice, {OPTIONS}",
    "choice of many": f"type: choice, many: true, {OPTIONS}",
    "scale that completes the guide": f"type: scale, completes: true, {RANGE}",
    "repeated group": (
        "type: repeated-group, fields: [{id: day, type: date, text: Day}, {id: note, type: tick, text: Note}]"
    ),
}


@pytest.mark.parametrize(("name", "type"), FIELDS.items(), ids=FIELDS)
def test_field(
    form: Callable[[str, str], str], as_expected: Callable[[str, str], None], name: str, type: str
) -> None:
    printed = form("form", FORM.format(type))
    as_expected(printed.partition('<div class="field-list">\n')[2].removesuffix("\n</div>\n</section>"), name)
