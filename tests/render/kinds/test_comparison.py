"""A table with headings for rows and columns; cells follow the columns’ order."""

# ruff: noqa: E501 (lines as the template prints them)
from collections.abc import Callable

YAML = """\
id: sides
title: Two sides
summary: Side by side.
columns: [{id: left, title: Left}, {id: right, title: Right}]
rows:
  - id: size
    title: Size
    cells: {right: Small, left: Big & wide}
"""
HTML = """\
<table class="comparison">
<caption class="hidden" data-search-exclude="">Two sides</caption>
<thead><tr><th scope="col">Point</th><th scope="col">Left</th><th scope="col">Right</th></tr></thead>
<tbody>
<tr id="sides--size"><th scope="row">Size</th><td data-column="Left">Big &amp; wide</td><td data-column="Right">Small</td></tr>
</tbody>
</table>"""


def test_table(body: Callable[[str, str], str]) -> None:
    assert body("comparison", YAML) == HTML
