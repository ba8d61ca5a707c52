"""The drawing of the letters, then a section for each stage."""

import re
from collections.abc import Callable

YAML = """\
id: ab
title: AB in two steps
summary: First A, then B.
cycle: true
stages:
  - id: begin
    letter: A
    title: Ask
    summary: Ask something.
    text: It is *easy*.
    prompts:
      - id: what
        text: What?
    after: Then wait.
  - id: build
    letter: B
    title: Build
    summary: Make it.
    completes: true
"""
HTML = """\
<figure class="figure">
<svg/>
</figure>
<section class="stage" aria-labelledby="ab--begin" markdown="1">
## A – Ask { #ab--begin }
<p class="gist">Ask something.</p>
<div class="prose">
<p>It is <em>easy</em>.</p>
</div>
<ul class="items prompts">
<li id="ab--what">What?</li>
</ul>
<div class="prose">
<p>Then wait.</p>
</div>
</section>
<section class="stage" aria-labelledby="ab--build" markdown="1">
## B – Build { #ab--build }
<p class="gist">Make it. <span class="completes" data-search-exclude="">completes the guide</span></p>
</section>"""


def test_each_stage_has_a_section(body: Callable[[str, str], str]) -> None:
    assert re.sub(r"<svg.*</svg>", "<svg/>", body("model", YAML)) == HTML
