"""The field vocabulary: each type as the control that a browser knows, with its label, also without scripts."""

# ruff: noqa: E501 (lines as the template prints them)
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
      - id: one
        text: One
        {}
"""
BOUNDS = 'min="1900-01-01" max="2199-12-31"'
SAYS = "Is the year right? The date is kept as it stands."
CHECK = f'<p class="date-check" id="{{}}-check" role="status" data-says="{SAYS}"></p>'
UNSET = '<button type="button" class="unset" data-do="unset">Take back<span class="hidden"> the answer: One</span></button>'
FIELDS = {
    "tick": (
        "type: tick",
        """\
<div class="field tick" id="fill--one" data-type="tick">
<input type="checkbox" id="fill--one-field" name="fill--one" value="yes">
<label for="fill--one-field">One</label>
</div>""",
    ),
    "short text": (
        "type: short-text",
        """\
<div class="field short-text" id="fill--one" data-type="short-text">
<label for="fill--one-field">One</label>
<input type="text" id="fill--one-field" name="fill--one" dir="auto" autocomplete="off">
</div>""",
    ),
    "hint": (
        "type: short-text\n        hint: See [this](go:packing).",
        """\
<div class="field short-text" id="fill--one" data-type="short-text">
<label for="fill--one-field">One</label>
<div class="hint" id="fill--one-hint">See <a href="../../packing/">this</a>.</div>
<input type="text" id="fill--one-field" name="fill--one" dir="auto" autocomplete="off" aria-describedby="fill--one-hint">
</div>""",
    ),
    "by hand on paper": (
        "type: short-text\n        paper: true",
        """\
<div class="field paper" id="fill--one" data-type="paper"><span class="label">One</span><span class="rule"></span></div>""",
    ),
    "long text": (
        "type: long-text\n        rows: 6",
        """\
<div class="field long-text" id="fill--one" data-type="long-text">
<label for="fill--one-field">One</label>
<textarea id="fill--one-field" name="fill--one" dir="auto" rows="6" autocomplete="off"></textarea>
</div>""",
    ),
    "date": (
        "type: date",
        f"""\
<div class="field date" id="fill--one" data-type="date">
<label for="fill--one-field">One</label>
<input type="date" id="fill--one-field" name="fill--one" {BOUNDS} aria-describedby="fill--one-check">
{CHECK.format("fill--one")}
</div>""",
    ),
    "date for the calendar": (
        "type: date\n        event: Meet again",
        f"""\
<div class="field date" id="fill--one" data-type="date" data-event="Meet again">
<label for="fill--one-field">One</label>
<input type="date" id="fill--one-field" name="fill--one" {BOUNDS} aria-describedby="fill--one-check">
<button type="button" class="calendar" data-do="calendar" hidden>Add to calendar<span class="hidden">: Meet again</span></button>{CHECK.format("fill--one")}
</div>""",
    ),
    "choice of one": (
        "type: choice\n        options: [{value: a, text: A}, {value: b, text: B}]",
        f"""\
<fieldset class="field choice" id="fill--one" data-type="choice">
<legend>One</legend>
<div class="option"><input type="radio" id="fill--one-a" name="fill--one" value="a"><label for="fill--one-a">A</label></div>
<div class="option"><input type="radio" id="fill--one-b" name="fill--one" value="b"><label for="fill--one-b">B</label></div>
{UNSET}</fieldset>""",
    ),
    "choice of many": (
        "type: choice\n        many: true\n        options: [{value: a, text: A}, {value: b, text: B}]",
        """\
<fieldset class="field choice" id="fill--one" data-type="choice" data-many>
<legend>One</legend>
<div class="option"><input type="checkbox" id="fill--one-a" name="fill--one" value="a"><label for="fill--one-a">A</label></div>
<div class="option"><input type="checkbox" id="fill--one-b" name="fill--one" value="b"><label for="fill--one-b">B</label></div>
</fieldset>""",
    ),
    "scale, completing the guide": (
        "type: scale\n        completes: true\n        range: {from: 1, to: 3, from_label: Low, to_label: High}",
        f"""\
<fieldset class="field scale" id="fill--one" data-type="scale" aria-describedby="fill--one-low fill--one-high">
<legend>One <span class="completes" data-search-exclude="">completes the guide</span></legend>
<div class="points" data-search-exclude="">
<span class="point"><input type="radio" id="fill--one-1" name="fill--one" value="1"><label for="fill--one-1">1</label></span>
<span class="point"><input type="radio" id="fill--one-2" name="fill--one" value="2"><label for="fill--one-2">2</label></span>
<span class="point"><input type="radio" id="fill--one-3" name="fill--one" value="3"><label for="fill--one-3">3</label></span>
</div>
<div class="under" data-search-exclude=""><p class="ends"><span class="end" id="fill--one-low">1 = Low</span> <span class="end" id="fill--one-high">3 = High</span></p>
{UNSET}</div>
</fieldset>""",
    ),
    "repeated group": (
        "type: repeated-group\n        fields: [{id: day, type: date, text: Day}, {id: note, type: tick, text: Note}]",
        f"""\
<div class="field repeated-group" id="fill--one" data-type="repeated-group" role="group" aria-labelledby="fill--one-label">
<p class="label" id="fill--one-label">One</p>
<div class="entry" role="group" aria-label="Entry 1">
<div class="entry-head" data-search-exclude=""><h3>Entry <span class="entry-number">1</span></h3> <button type="button" data-do="take" hidden>Remove<span class="hidden"> this entry</span></button></div>
<div class="field date" id="fill--day" data-type="date">
<label for="fill--day-field">Day</label>
<input type="date" id="fill--day-field" name="fill--day" {BOUNDS} aria-describedby="fill--day-check">
{CHECK.format("fill--day")}
</div>
<div class="field tick" id="fill--note" data-type="tick">
<input type="checkbox" id="fill--note-field" name="fill--note" value="yes">
<label for="fill--note-field">Note</label>
</div>
</div>
<button type="button" class="add" data-do="add" hidden>Add an entry</button>
</div>""",
    ),
}


@pytest.mark.parametrize(("lines", "html"), FIELDS.values(), ids=FIELDS)
def test_field(form: Callable[[str, str], str], lines: str, html: str) -> None:
    printed = form("form", FORM.format(lines))
    assert printed.partition('<div class="fields">\n')[2].removesuffix("\n</div>\n</section>") == html
