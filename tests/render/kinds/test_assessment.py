"""Steps, folded, then areas to score (themselves, or by their statements), a blank wheel, questions about it."""

# ruff: noqa: E501 (lines as the template prints them)

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
INSTRUCTIONS = """\
<div class="before" markdown="1">
<details class="instructions" markdown="1">
<summary data-search-exclude="">How to use it</summary>
## How to do it { #wheel--steps }
<ol class="items steps">
<li id="wheel--rate"><strong>Rate</strong> <p>Give a score.</p></li>
</ol>
</details>
<!-- contents -->
</div>
<handbook-record"""
AREA = """\
<fieldset class="field scale" id="wheel--rest" data-type="scale" aria-describedby="wheel--rest-low wheel--rest-high">
<legend>2. Rest</legend>
<p>Sleep too.</p>
<div class="points" data-search-exclude="">
<span class="point"><input type="radio" id="wheel--rest-0" name="wheel--rest" value="0"><label for="wheel--rest-0">0</label></span>
<span class="point"><input type="radio" id="wheel--rest-1" name="wheel--rest" value="1"><label for="wheel--rest-1">1</label></span>
</div>
<div class="under" data-search-exclude=""><p class="ends"><span class="end" id="wheel--rest-low">0 = Empty</span> <span class="end" id="wheel--rest-high">1 = Full</span></p>
<button type="button" class="unset" data-do="unset">Take back<span class="hidden"> the answer: 2. Rest</span></button></div>
</fieldset>
"""
RESULT = """\
## Draw your wheel { #wheel--wheel }
<figure class="figure">
<svg/>
</figure>
<ol class="legend">
<li>Work</li>
<li>Rest</li>
<li>Play</li>
</ol>
## Think about the result { #wheel--result }
<p class="care">No patient details, no full names.</p>
<div class="fields">
<div class="field long-text" id="wheel--bumpy" data-type="long-text">
<label for="wheel--bumpy-field">How bumpy is it?</label>
<textarea id="wheel--bumpy-field" name="wheel--bumpy" dir="auto" rows="4" autocomplete="off"></textarea>
</div>
</div>"""


def test_areas_are_scored(form: Callable[[str, str], str]) -> None:
    printed = re.sub("<svg.*</svg>", "<svg/>", form("assessment", WHEEL))
    assert printed.startswith("## Rate each area { #wheel--areas }\n")
    assert re.findall("<legend>(.*)</legend>", printed) == ["1. Work", "2. Rest", "3. Play"]
    assert AREA in printed
    assert printed.endswith(RESULT)


def test_steps_stand_folded_before_the_tool(render: Callable[[str, str], str]) -> None:
    assert INSTRUCTIONS in render("assessment", WHEEL)


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
STATEMENTS = """\
<section class="group area" aria-labelledby="sheet--pay" markdown="1">
### 1. Pay { #sheet--pay }
<fieldset class="field scale" id="sheet--fair" data-type="scale" aria-describedby="sheet--fair-low sheet--fair-high">
<legend>It is fair.</legend>
<div class="points" data-search-exclude="">
<span class="point"><input type="radio" id="sheet--fair-1" name="sheet--fair" value="1"><label for="sheet--fair-1">1</label></span>
<span class="point"><input type="radio" id="sheet--fair-2" name="sheet--fair" value="2"><label for="sheet--fair-2">2</label></span>
</div>
<div class="under" data-search-exclude=""><p class="ends"><span class="end" id="sheet--fair-low">1 = No</span> <span class="end" id="sheet--fair-high">2 = Yes</span></p>
<button type="button" class="unset" data-do="unset">Take back<span class="hidden"> the answer: It is fair.</span></button></div>
</fieldset>
<p class="total">Total: <span class="rule short"></span> out of 2 = <span class="rule short"></span> %</p>
</section>
"""


def test_statements_are_scored_and_added_up(form: Callable[[str, str], str]) -> None:
    printed = form("assessment", SHEET)
    assert STATEMENTS in printed
    assert re.findall(r"out of (\d+)", printed) == ["2", "4", "2"]
    assert "<title>A blank wheel in per cent: Pay, Team, Tasks</title>" in printed
