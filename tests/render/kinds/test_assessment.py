"""Steps, folded; areas to score (themselves, or by their statements), a blank wheel, questions about it."""

import re
from collections.abc import Callable

WHEEL = """\
id: wheel
title: Small wheel
summary: Three areas.
range: {from: 0, to: 1, from_label: Empty, to_label: Full}
steps:
  - id: rate
    title: Rate
    text: Give a score.
areas:
  - id: work
    title: Work
  - id: rest
    title: Rest
    text: Sleep too.
  - id: play
    title: Play
questions:
  - id: bumpy
    type: long-text
    text: How bumpy is it?
"""


def test_areas_are_scored(form: Callable[[str, str], str], as_expected: Callable[[str, str], None]) -> None:
    as_expected(without_drawing(form("assessment", WHEEL)), "of areas")


def test_steps_stand_folded_before_the_tool(
    render: Callable[[str, str], str], as_expected: Callable[[str, str], None]
) -> None:
    before = re.search(
        '<div class="before-tool".*?</div>\n(?=<handbook-record)', render("assessment", WHEEL), re.DOTALL
    )
    assert before
    as_expected(before[0].strip(), "steps")


def without_drawing(printed: str) -> str:
    return re.sub("<svg.*</svg>", "<svg/>", printed)


SHEET = """\
id: sheet
title: Work in statements
summary: Rate them.
range: {from: 1, to: 2, from_label: No, to_label: Yes}
areas:
  - id: pay
    title: Pay
    statements: [{id: fair, text: It is fair.}]
  - id: team
    title: Team
    statements: [{id: kind, text: They are kind.}, {id: help, text: They help.}]
  - id: tasks
    title: Tasks
    statements: [{id: clear, text: They are clear.}]
"""


def test_statements_are_scored_and_added_up(
    form: Callable[[str, str], str], as_expected: Callable[[str, str], None]
) -> None:
    printed = form("assessment", SHEET)
    as_expected(without_drawing(printed), "of statements")
    assert re.findall(r"out of (\d+)", printed) == ["2", "4", "2"]
    assert "<title>A blank wheel in per cent: Pay, Team, Tasks</title>" in printed
