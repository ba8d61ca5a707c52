"""Boxes to tick, each with its label and a note, under the headings of their groups."""

# ruff: noqa: E501 (lines as the template prints them)
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
HTML = """\
<section class="group" aria-labelledby="bag--clothes" markdown="1">
## Clothes { #bag--clothes }
<div class="prose">
<p>See the <a href="../../packing/">list</a>.</p>
</div>
<ul class="ticks">
<li><div class="field tick" id="bag--socks" data-type="tick">
<input type="checkbox" id="bag--socks-field" name="bag--socks" value="yes">
<label for="bag--socks-field">Take socks</label>
</div>
<details class="note" data-search-exclude=""><summary>Note<span class="hidden"> on: Take socks</span></summary>
<textarea name="bag--socks--note" rows="2" dir="auto" autocomplete="off" aria-label="Note on: Take socks" aria-describedby="bag--socks-care"></textarea>
<p class="care" id="bag--socks-care">No patient details, no full names.</p></details>
</li>
<li><div class="field tick" id="bag--coat" data-type="tick">
<input type="checkbox" id="bag--coat-field" name="bag--coat" value="yes" aria-describedby="bag--coat-hint">
<label for="bag--coat-field">Take a coat</label> <span class="completes" data-search-exclude="">completes the guide</span>
<div class="hint" id="bag--coat-hint">It may <em>rain</em>.</div>
</div>
<details class="note" data-search-exclude=""><summary>Note<span class="hidden"> on: Take a coat</span></summary>
<textarea name="bag--coat--note" rows="2" dir="auto" autocomplete="off" aria-label="Note on: Take a coat" aria-describedby="bag--coat-care"></textarea>
<p class="care" id="bag--coat-care">No patient details, no full names.</p></details>
</li>
</ul>
</section>"""


def test_each_item_has_a_box_with_a_label_and_a_note(form: Callable[[str, str], str]) -> None:
    assert form("checklist", YAML) == HTML
