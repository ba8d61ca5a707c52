"""What was corrected, what the guide has and what stands here."""

from collections.abc import Callable

YAML = """\
id: fixes
title: Section 1
summary: What was wrong.
items:
  - id: name
    change: corrected
    pages: 6–7
    guide: A wrong name.
    handbook: The right one.
    see: packing--socks
  - id: old
    change: left-out
    guide: An old tool.
    handbook: Nothing, it is gone.
"""
HTML = """\
## Section 1 { #fixes }
<p>What was wrong.</p>
<ul class="changes" data-search-exclude="">
<li id="fixes--name"><p><strong>Corrected.</strong> In the guide (pages 6–7): A wrong name.</p>
<p>Here: The right one. <a href="../../packing/#packing--socks">Take socks</a></p></li>
<li id="fixes--old"><p><strong>Left out.</strong> In the guide: An old tool.</p>
<p>Here: Nothing, it is gone.</p></li>
</ul>"""


def test_changes(render: Callable[[str, str], str]) -> None:
    assert render("correction", YAML) == HTML
