"""Groups of fields under their headings; tests/render/test_field.py has the fields."""

from collections.abc import Callable

YAML = """\
id: fill
title: To fill in
summary: A form.
groups:
  - id: first
    title: First
    intro: Begin here.
    fields:
      - id: done
        type: tick
        text: Done
  - id: then
    title: Then
    fields:
      - id: day
        type: date
        text: Day
      - id: name
        type: short-text
        text: Signed
        paper: true
"""


def test_fields_in_groups(form: Callable[[str, str], str], as_expected: Callable[[str], None]) -> None:
    as_expected(form("form", YAML))


def test_reminder_where_there_is_room_to_write(form: Callable[[str, str], str]) -> None:
    care = "No patient details, no full names."
    assert care not in form("form", YAML)
    assert care in form("form", YAML.replace("type: date", "type: long-text"))
