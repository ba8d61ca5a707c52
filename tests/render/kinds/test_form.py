"""Groups of fields under their headings; tests/render/test_field.py has the fields."""

# ruff: noqa: E501 (lines as the template prints them)

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
HTML = """\
<section class="group" aria-labelledby="fill--first" markdown="1">
## First { #fill--first }
<div class="prose">
<p>Begin here.</p>
</div>
<div class="fields">
<div class="field tick" id="fill--done" data-type="tick">
<input type="checkbox" id="fill--done-field" name="fill--done" value="yes">
<label for="fill--done-field">Done</label>
</div>
</div>
</section>
<section class="group" aria-labelledby="fill--then" markdown="1">
## Then { #fill--then }
<div class="fields">
<div class="field date" id="fill--day" data-type="date">
<label for="fill--day-field">Day</label>
<input type="date" id="fill--day-field" name="fill--day" min="1900-01-01" max="2199-12-31" aria-describedby="fill--day-check">
<p class="date-check" id="fill--day-check" role="status" data-says="Is the year right? The date is kept as it stands."></p>
</div>
<div class="field paper" id="fill--name" data-type="paper"><span class="label">Signed</span><span class="rule"></span></div>
</div>
</section>"""


def test_fields_in_groups(form: Callable[[str, str], str]) -> None:
    assert form("form", YAML) == HTML


def test_reminder_where_there_is_room_to_write(form: Callable[[str, str], str]) -> None:
    care = "No patient details, no full names."
    assert care not in form("form", YAML)
    assert care in form("form", YAML.replace("type: date", "type: long-text"))
