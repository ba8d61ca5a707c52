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


def test_each_stage_has_a_section(
    body: Callable[[str, str], str], as_expected: Callable[[str], None]
) -> None:
    as_expected(re.sub(r"<svg.*</svg>", "<svg/>", body("model", YAML)))
