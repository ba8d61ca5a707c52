"""Every mistake is told with its place, what is wrong and what was expected; none ends in a traceback.

Each case edits the small project of tests/project.py: line 8 of its checklist has an item's id, 9 its text.
"""

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from macros.load.problems import ContentError
from tests.project import EDITION, HOME, PACKING, Project

AT = "content/checklists/packing.yml"
SOCKS = "Take socks"
FORM = """\
id: fill
title: Form
summary: To fill in.
groups:
  - id: all
    title: All
    fields:
      - id: one
        text: One
"""
COMPARISON = """\
id: sides
title: Two sides
summary: To compare.
columns: [{id: left, title: Left}, {id: right, title: Right}]
rows:
  - id: size
    title: Size
    cells: {left: Big, right: Small}
"""
SIMPLE = "'tick', 'short-text', 'long-text', 'date', 'choice', 'scale'"
TYPES = f"{SIMPLE}, 'repeated-group'"


def test_small_project_has_no_mistakes(project: Project) -> None:
    assert project.mistakes() == []


# In a file of content: what stands there, what is put in its place, what is told.
IN_CONTENT = {
    "unknown key": (
        "text: Take socks",
        "text: Take socks\n        hnt: Two pairs",
        [f'{AT}:10:9: item "socks": unknown key "hnt" (did you mean "hint"?)'],
    ),
    "unknown key like no other": (
        "text: Take socks",
        "text: Take socks\n        colour: red",
        [f'{AT}:10:9: item "socks": unknown key "colour"'],
    ),
    "misspelt key": (
        "text: Take socks",
        "txt: Take socks",
        [
            f'{AT}:8:9: item "socks": missing key "text"',
            f'{AT}:9:9: item "socks": unknown key "txt" (did you mean "text"?)',
        ],
    ),
    "missing key": ("summary: What to take.\n", "", [f'{AT}:1:1: missing key "summary"']),
    "number for text": (SOCKS, "12", [f'{AT}:9:15: item "socks": "text" is 12, expected text']),
    "list for text": (SOCKS, "[a, b]", [f'{AT}:9:15: item "socks": "text" is a list, expected text']),
    "mapping for text": (SOCKS, "{a: b}", [f'{AT}:9:15: item "socks": "text" is a mapping, expected text']),
    "text for a list": (
        "items:\n      - id: socks\n        text: Take socks",
        "items: socks",
        [f'{AT}:7:12: group "clothes": "items" is "socks", expected a list'],
    ),
    "text for a mapping": (
        "- id: socks\n        text: Take socks",
        "- socks",
        [f'{AT}:8:9: group "clothes": entry 1 of "items" is "socks", expected keys with values'],
    ),
    "yes for true": (
        "text: Take socks",
        "text: Take socks\n        completes: yes",
        [f'{AT}:10:20: item "socks": "completes" is "yes", expected true or false'],
    ),
    "empty text": (SOCKS, '""', [f'{AT}:9:15: item "socks": "text" is empty, expected text']),
    "only spaces": (SOCKS, '"  "', [f'{AT}:9:15: item "socks": "text" is empty, expected text']),
    "no text": (" Take socks", "", [f'{AT}:9:14: item "socks": "text" is empty, expected text']),
    "null": (SOCKS, "null", [f'{AT}:9:15: item "socks": "text" is empty, expected text']),
    "empty list": (
        "items:\n      - id: socks\n        text: Take socks",
        "items: []",
        [f'{AT}:7:12: group "clothes": "items" has 0 entries, expected 1 or more'],
    ),
    "id twice in a file": (
        "text: Take socks",
        "text: Take socks\n      - id: socks\n        text: Take more socks",
        [f'{AT}:10:13: group "clothes": id "socks" stands twice, first in line 8'],
    ),
    "id of a group and an item": (
        "- id: socks",
        "- id: clothes",
        [f'{AT}:8:13: group "clothes": id "clothes" stands twice, first in line 5'],
    ),
    "id not kebab-case": (
        "- id: socks",
        "- id: Warm_Socks",
        [f'{AT}:8:13: item "Warm_Socks": "id" is "Warm_Socks", expected kebab-case such as agree-purpose'],
    ),
    "id of two lines": (
        "id: packing",
        'id: "pack\\ning"',
        [f'{AT}:1:5: "id" is "pack\\ning", expected kebab-case such as agree-purpose'],
    ),
    "long id": (
        "- id: socks",
        f"- id: {'s' * 61}",
        [f'{AT}:8:13: item "{"s" * 61}": "id" is "{"s" * 61}", expected 60 characters at the most'],
    ),
    "file name is not the id": (
        "id: packing",
        "id: packing-list",
        [f'{AT}:1:5: "id" is "packing-list", expected the file\'s name "packing"'],
    ),
    "dangling reference": (
        "summary: What to take.",
        "summary: What to take.\nnext: [home, packing--shoes, packing--sock]",
        [
            f'{AT}:4:14: nothing has the id "packing--shoes" (did you mean "packing--socks"?)',
            f'{AT}:4:30: nothing has the id "packing--sock" (did you mean "packing--socks"?)',
        ],
    ),
    "reference that is no id": (
        "summary: What to take.",
        "summary: What to take.\nnext: [Home page]",
        [
            f'{AT}:4:8: entry 1 of "next" is "Home page", '
            "expected an id such as first-meeting or first-meeting--agree-purpose"
        ],
    ),
    "dangling go: link": (
        "summary: What to take.",
        "summary: What to take.\nintro: |\n  See [home](go:home).\n\n  Or [this](go:packng) or [that](go:).",
        [
            f'{AT}:7:13: nothing has the id "packng" (did you mean "packing"?)',
            f'{AT}:7:34: nothing has the id ""',
        ],
    ),
    "link with another scheme": (
        "summary: What to take.",
        "summary: What to take.\nintro: See [this](javascript:alert) and [that](home).",
        [
            f'{AT}:4:19: a link to "javascript:alert", expected go: and an id, or https://',
            f'{AT}:4:48: a link to "home", expected go: and an id, or https://',
        ],
    ),
    "source as a number": (
        "summary: What to take.",
        'summary: What to take.\nsource: {section: "2", pages: 6}',
        [f'{AT}:4:31: "pages" is 6, expected text'],
    ),
    "pages with a hyphen": (
        "summary: What to take.",
        'summary: What to take.\nsource: {section: "2", pages: 6-7}',
        [f'{AT}:4:31: "pages" is "6-7", expected page numbers such as "6" or "6–7"'],
    ),
    "pages upside down": (
        "summary: What to take.",
        'summary: What to take.\nsource: {section: "2", pages: 7–6}',
        [f'{AT}:4:31: "pages" is "7–6", expected the lower page first'],
    ),
    "YAML: a second colon": (
        SOCKS,
        "Take: socks: two",
        [f"{AT}:9:19: not YAML: a second colon, expected quotes around the text"],
    ),
    "YAML: quotes that never end": (SOCKS, '"Take socks', [f"{AT}:9:15: not YAML: quotes that never end"]),
    "YAML: quotes that end early": (
        SOCKS,
        '"Take" socks',
        [f"{AT}:9:22: not YAML: expected a key: is the line set in too far, or does a quote end early?"],
    ),
    "YAML: a bad beginning": (
        SOCKS,
        "@home",
        [f'{AT}:9:15: not YAML: a text that begins with "@", expected quotes around it'],
    ),
    "YAML: emphasis without quotes": (
        SOCKS,
        "*Take* socks",
        [f'{AT}:9:15: not YAML: a text that begins with "*", expected quotes around it'],
    ),
    "YAML: an open bracket": (SOCKS, "[Take", [f"{AT}:10:1: not YAML: expected a comma or ]"]),
    "YAML: a line without a key": (
        "        text: Take socks",
        "  socks\n  text: Take socks",
        [f"{AT}:9:3: not YAML: a line without a key, expected a key and a colon"],
    ),
    "tab before a key": ("    title: Clothes", "\ttitle: Clothes", [f"{AT}:6:1: a tab, expected spaces"]),
    "tab within text": (SOCKS, "Take\tsocks", [f"{AT}:9:19: a tab, expected spaces"]),
    "tab escaped": (SOCKS, '"Take\\tsocks"', [f"{AT}:9:15: a tab, expected spaces"]),
    "key twice": (
        "text: Take socks",
        "text: Take socks\n        text: Take shoes",
        [f'{AT}:10:9: key "text" stands twice, first in line 9'],
    ),
    "anchor, alias and merge key": (
        "- id: socks\n",
        "- &one\n        id: socks\n        <<: *one\n",
        [
            f'{AT}:8:9: an anchor, "&one": expected none or quotes',
            f'{AT}:10:9: item "socks": unknown key "<<"',
            f'{AT}:10:13: an alias, "*one": expected the thing itself or quotes',
        ],
    ),
    "alias of what it stands in": (
        "groups:\n",
        "groups: &all\n  - *all\n",
        [
            f'{AT}:4:9: an anchor, "&all": expected none or quotes',
            f'{AT}:5:5: an alias, "*all": expected the thing itself or quotes',
        ],
    ),
    "binary": (SOCKS, "!!binary aGVsbG8=", [f'{AT}:9:15: a tag, "!!binary": expected none or quotes']),
    "Python object": (
        SOCKS,
        '!!python/object/apply:os.system ["false"]',
        [f'{AT}:9:15: a tag, "!!python/object/apply:os.system": expected none or quotes'],
    ),
    "own tag": (SOCKS, "!mine Take socks", [f'{AT}:9:15: a tag, "!mine": expected none or quotes']),
    "number as a key": (
        "text: Take socks",
        "text: Take socks\n        1: one",
        [f'{AT}:10:9: item "socks": unknown key "1"'],
    ),
    "null as a key": (
        "text: Take socks",
        "text: Take socks\n        ~: one",
        [f'{AT}:10:9: item "socks": unknown key "~"'],
    ),
    "list as a key": (
        "text: Take socks",
        "text: Take socks\n        [a, b]: one",
        [f"{AT}:10:9: a key that is no word, expected a word and a colon"],
    ),
    "second document": (
        "groups:",
        "---\ngroups:",
        [f'{AT}:1:1: missing key "groups"', f"{AT}:4:1: a second document, expected one"],
    ),
    "deep nesting": (
        SOCKS,
        "[" * 3000,
        [f"{AT}:9:31: more than 20 lists and mappings inside each other"],
    ),
    "control character": (
        SOCKS,
        "Take\0",
        [f"{AT}:9:19: the character U+0000, expected ones that can be seen"],
    ),
    "line separator": (
        SOCKS,
        "a\u2028b",
        [f"{AT}:9:16: the character U+2028, expected ones that can be seen"],
    ),
}


@pytest.mark.parametrize(("old", "new", "told"), IN_CONTENT.values(), ids=IN_CONTENT)
def test_content(project: Project, old: str, new: str, told: list[str]) -> None:
    project.edit(AT, old, new)
    assert project.mistakes() == told


# What the whole file holds, what is told.
WHOLE_FILE = {
    "empty": (b"", [f"{AT}:1:1: nothing here, expected keys with values"]),
    "a comment alone": (b"# To do\n", [f"{AT}:1:1: nothing here, expected keys with values"]),
    "null": (b"~\n", [f"{AT}:1:1: the file is empty, expected keys with values"]),
    "a list": (b"- id: packing\n", [f"{AT}:1:1: the file is a list, expected keys with values"]),
    "a word": (b"packing\n", [f'{AT}:1:1: the file is "packing", expected keys with values']),
    "a number": (b"42\n", [f"{AT}:1:1: the file is 42, expected keys with values"]),
    "Latin-1": (
        PACKING.replace(SOCKS, "Socks à la mode").encode("latin-1"),
        [f"{AT}:9:21: byte 0xe0 is not UTF-8, expected a text saved as UTF-8"],
    ),
    "UTF-16": (
        PACKING.encode("utf-16"),
        [f"{AT}:1:1: byte 0xff is not UTF-8, expected a text saved as UTF-8"],
    ),
    "lines ending in a carriage return": (
        PACKING.replace("\n", "\r").encode(),
        [f"{AT}:1:12: the character U+000D, expected ones that can be seen"],
    ),
    "bombs of aliases": (
        b"id: packing\na: &a [x, x]\nb: &b [*a, *a]\n",
        [
            f'{AT}:1:1: missing key "groups"',
            f'{AT}:1:1: missing key "summary"',
            f'{AT}:1:1: missing key "title"',
            f'{AT}:2:1: unknown key "a"',
            f'{AT}:2:4: an anchor, "&a": expected none or quotes',
            f'{AT}:3:1: unknown key "b"',
            f'{AT}:3:4: an anchor, "&b": expected none or quotes',
            f'{AT}:3:8: an alias, "*a": expected the thing itself or quotes',
            f'{AT}:3:12: an alias, "*a": expected the thing itself or quotes',
        ],
    ),
}


@pytest.mark.parametrize(("raw", "told"), WHOLE_FILE.values(), ids=WHOLE_FILE)
def test_whole_file(project: Project, raw: bytes, told: list[str]) -> None:
    project.write(AT, raw)
    assert project.mistakes() == told


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(PACKING.replace("\n", "\r\n").encode(), id="Windows line ends"),
        pytest.param(b"\xef\xbb\xbf" + PACKING.encode(), id="byte order mark"),
        pytest.param(f"---\n{PACKING}...\n".encode(), id="document marks"),
        pytest.param(PACKING.replace(SOCKS, "2026-01-31").encode(), id="text like a date"),
        pytest.param(PACKING.replace(SOCKS, "No").encode(), id="text like a truth"),
        pytest.param(PACKING.replace(SOCKS, "9" * 5000).encode(), id="endless digits"),
        pytest.param(PACKING.replace(SOCKS, "<b>Socks</b> & <script>").encode(), id="text like HTML"),
    ],
)
def test_no_mistake(project: Project, raw: bytes) -> None:
    project.write(AT, raw)
    assert project.mistakes() == []


def test_places_count_as_editors_do(project: Project) -> None:
    """A byte order mark and carriage returns don't shift lines and columns; a column is a character."""
    raw = PACKING.replace("title: Packing checklist", "title: «é» 🧦\nextra: 1").replace("\n", "\r\n")
    project.write(AT, b"\xef\xbb\xbf" + raw.replace("Take socks", "{é🧦: 1}").encode())
    assert project.mistakes() == [
        f'{AT}:3:1: unknown key "extra"',
        f'{AT}:10:15: item "socks": "text" is a mapping, expected text',
    ]


# In the field of a form: what stands below the field's id and text.
IN_A_FIELD = {
    "no type": ("", ['8:9: field "one": missing key "type"']),
    "unknown type": ("type: textt", [f'10:15: field "one": "type" is "textt", expected one of {TYPES}']),
    "type null": ("type: ~", [f'10:15: field "one": "type" is empty, expected one of {TYPES}']),
    "type a list": ("type: [tick]", [f'10:15: field "one": "type" is a list, expected one of {TYPES}']),
    "key of another type": (
        "type: long-text\n        event: Now",
        ['11:9: field "one": unknown key "event"'],
    ),
    "nearly a key of the type": (
        "type: long-text\n        row: 3",
        ['11:9: field "one": unknown key "row" (did you mean "rows"?)'],
    ),
    "too many rows": (
        "type: long-text\n        rows: 300",
        ['11:15: field "one": "rows" is 300, expected 20 at the most'],
    ),
    "rows in quotes": (
        'type: long-text\n        rows: "3"',
        ['11:15: field "one": "rows" is "3", expected a whole number'],
    ),
    "rows with a fraction": (
        "type: long-text\n        rows: 3.0",
        ['11:15: field "one": "rows" is 3.0, expected a whole number'],
    ),
    "rows without end": (
        f"type: long-text\n        rows: {'9' * 400}",
        [f'11:15: field "one": "rows" is "{"9" * 80}…", expected a whole number'],
    ),
    "one option": (
        "type: choice\n        options: [{value: a, text: A}]",
        ['11:18: field "one": "options" has 1 entries, expected 2 or more'],
    ),
    "options without values": (
        "type: choice\n        options: [a, b]",
        [
            '11:19: field "one": entry 1 of "options" is "a", expected keys with values',
            '11:22: field "one": entry 2 of "options" is "b", expected keys with values',
        ],
    ),
    "option twice": (
        "type: choice\n        options: [{value: a, text: A}, {value: a, text: B}]",
        ['11:48: field "one": value "a" stands twice, first in line 11'],
    ),
    "range upside down": (
        "type: scale\n        range: {from: 5, to: 1, from_label: Low, to_label: High}",
        ['11:16: field "one": "from" is 5 and "to" is 1, expected "from" below "to"'],
    ),
    "endless range": (
        "type: scale\n        range: {from: 0, to: 100, from_label: Low, to_label: High}",
        ['11:16: field "one": 0 to 100 is 101 steps, expected 11 at the most'],
    ),
    "group in a group": (
        "type: repeated-group\n        fields: [{id: two, type: repeated-group, text: Two}]",
        [f'11:34: field "two": "type" is "repeated-group", expected one of {SIMPLE}'],
    ),
}


@pytest.mark.parametrize(("lines", "told"), IN_A_FIELD.values(), ids=IN_A_FIELD)
def test_field(project: Project, lines: str, told: list[str]) -> None:
    project.write("content/forms/fill.yml", f"{FORM}        {lines}\n" if lines else FORM)
    project.write("docs/fill.md", '{{ form("fill") }}\n')
    assert project.mistakes() == [f"content/forms/fill.yml:{line}" for line in told]


# In a comparison, whose rows must have a cell for each column.
IN_CELLS = {
    "a cell too few": ("{left: Big}", '8:12: row "size" has cells for left, expected left, right'),
    "a cell of no column": (
        "{left: Big, right: Small, middle: x}",
        '8:12: row "size" has cells for left, right, middle, expected left, right',
    ),
    "a key that is no id": (
        "{left: Big, right: Small, The middle: x}",
        '8:38: row "size": key "The middle", expected kebab-case such as agree-purpose',
    ),
    "a number": ("{left: Big, right: 3}", '8:31: row "size": "right" is 3, expected text'),
    "a list": ("[Big, Small]", '8:12: row "size": "cells" is a list, expected keys with values'),
}


@pytest.mark.parametrize(("cells", "told"), IN_CELLS.values(), ids=IN_CELLS)
def test_cells(project: Project, cells: str, told: str) -> None:
    project.write("content/comparisons/sides.yml", COMPARISON.replace("{left: Big, right: Small}", cells))
    project.write("docs/sides.md", '{{ comparison("sides") }}\n')
    assert project.mistakes() == [f"content/comparisons/sides.yml:{told}"]


# In the page of prose: what is put in the place of its one sentence, in line 8.
IN_A_PAGE = {
    "unknown id": (
        '{{ checklist("packng") }}',
        ['8:15: no checklist has the id "packng" (did you mean "packing"?)'],
    ),
    "id of another kind": ('{{ form("packing") }}', ['8:10: no form has the id "packing"']),
    "unknown id in a card": (
        '{{ card("packng") }}',
        ['8:10: nothing has the id "packng" (did you mean "packing"?)'],
    ),
    "item in a card": (
        '{{ card("packing--socks") }}',
        ['8:10: nothing has the id "packing--socks"'],
    ),
    "unknown id in a link": (
        'Take [it]({{ to("packing--sock") }}).',
        ['8:18: nothing has the id "packing--sock" (did you mean "packing--socks"?)'],
    ),
    "unknown ids in a list": (
        '{{ doors(["packing", "shoes", "coats"]) }}',
        ['8:23: nothing has the id "shoes"', '8:32: nothing has the id "coats"'],
    ),
    "unknown speaker": ('{{ quote("nobody") }}', ['8:11: no quotation has the id "nobody"']),
    "unknown macro": (
        '{{ cheklist("packing") }}',
        ['8:4: no macro is called "cheklist" (did you mean "checklist"?)'],
    ),
    "no id": ("{{ card() }}", ["8:4: card() without an id, expected one in quotes"]),
    "id without quotes": (
        "{{ card(packing) }}",
        [
            "8:4: card() without an id, expected one in quotes",
            '8:9: "packing" is neither a call, such as opening(), nor in quotes',
        ],
    ),
    "no brackets": (
        "{{ closing }}",
        ['8:4: "closing" is neither a call, such as opening(), nor in quotes'],
    ),
    "bracket left open": (
        '{{ card("packing" }}',
        ["8:1: not a call of a macro: unexpected '}', expected ')'"],
    ),
    "go: link": (
        "Take [it](go:packing).",
        ['8:11: "go:packing" is for content/, expected {{ to("packing") }} in a page'],
    ),
    "heading without anchor": (
        "## Why",
        ["8:1: a heading without an anchor, expected ## Words { #page-id--anchor }"],
    ),
    "heading with an anchor in capitals": (
        "## Why { #home--Why }",
        ["8:1: a heading without an anchor, expected ## Words { #page-id--anchor }"],
    ),
    "heading with the anchor of another page": (
        "## Why { #packing--why }",
        ['8:1: anchor "packing--why", expected one that begins with "home--"'],
    ),
    "anchor without a space": (
        "Text.\n\n## Why {#home--why}",
        [
            "10:1: a heading without an anchor, expected ## Words { #page-id--anchor }",
            '10:8: "{#" begins a comment, expected "{ #"',
        ],
    ),
    "anchor twice": (
        "## Why { #home--why }\n\n## How { #home--why }",
        ['10:1: anchor "home--why" stands twice, expected one of its own'],
    ),
    "element": (
        "Text.\n\n  <script>alert(1)</script>",
        ['10:3: the element "<script>", expected a file in docs/assets/js/'],
    ),
    "styles": ("<STYLE>p {}</STYLE>", ['8:1: the element "<style>", expected rules in docs/assets/css/']),
    "another page in this one": (
        '<iframe src="https://elsewhere.example/"></iframe>',
        ['8:1: the element "<iframe>", expected a link'],
    ),
    "object": ('Take <object data="x"></object>.', ['8:6: the element "<object>", expected a link']),
    "attributes of an element": (
        '<p class="a"\n   ONCLICK="go()" style="color: red">Text</p>',
        [
            '9:4: the attribute onclick="go()", expected none: what runs stands in docs/assets/js/',
            '9:19: the attribute style="color: red", expected a class and a rule in docs/assets/css/',
        ],
    ),
    "attributes in braces": (
        "A [link](packing.md){ onclick=go() style='color: red' }.",
        [
            '8:23: the attribute onclick="go()", expected none: what runs stands in docs/assets/js/',
            '8:36: the attribute style="color: red", expected a class and a rule in docs/assets/css/',
        ],
    ),
    "script for an address": (
        "[a](javascript:go(1)), <a href='&#106;avascript:go()'>b</a>, [c][d]\n\n[d]: JavaScript:go()",
        [
            '8:5: a link to "javascript:go(1)", expected an address',
            '8:27: a link to "javascript:go()", expected an address',
            '10:6: a link to "JavaScript:go()", expected an address',
        ],
    ),
    "images from outside": (
        "![a](https://elsewhere.example/a.png), <img alt='b' src='//elsewhere.example/b.png'>, ![c]\n\n"
        "[c]: http://elsewhere.example/c.png",
        [
            '8:6: an image from "https://elsewhere.example/a.png", expected a file below docs/assets/',
            '8:53: an image from "//elsewhere.example/b.png", expected a file below docs/assets/',
            '10:6: an image from "http://elsewhere.example/c.png", expected a file below docs/assets/',
        ],
    ),
    "aligned columns": (
        "| a | b |\n|---|--:|\n| 1 | 2 |",
        ['9:1: aligned columns, "|---|--:|", expected |---|---| and a rule in docs/assets/css/'],
    ),
    "comment of old": (
        "<![if x]> <script></script>",
        ['8:11: the element "<script>", expected a file in docs/assets/js/'],
    ),
    "code that ends too early": (
        "`a\n<script>b</script>`\n\n```\n<style>\n```\n\n<style>",
        [
            '9:1: the element "<script>", expected a file in docs/assets/js/',
            '15:1: the element "<style>", expected rules in docs/assets/css/',
        ],
    ),
    "second title": (
        "# Why { #home--why }",
        ["8:1: a heading of the first level, expected ## or ###: opening() prints the title"],
    ),
}


@pytest.mark.parametrize(("line", "told"), IN_A_PAGE.values(), ids=IN_A_PAGE)
def test_page(project: Project, line: str, told: list[str]) -> None:
    project.edit("docs/index.md", 'Take the [checklist]({{ to("packing") }}).', line)
    assert project.mistakes() == [f"docs/index.md:{said}" for said in told]


def test_code_shows_what_it_likes(project: Project) -> None:
    code = "`<script>` and ``a ` <b style=x>``\n\n```html\n<script>![a](https://x.example/)</script>\n```\n\n"
    fine = (
        '~~~\n<p onclick="go()">\n~~~\n\n<p class="style">on = off, 2 < 3</p>\n\n![a](assets/a.png)\n\n'
        "[a](https://x.example/)\n\n| a | b |\n|---|---|\n| : | :-) |"
    )
    project.edit("docs/index.md", 'Take the [checklist]({{ to("packing") }}).', code + fine)
    assert project.mistakes() == []


# The front matter of that page.
IN_FRONT_MATTER = {
    "missing key": ("title: Small Handbook\n", "", ['2:1: missing key "title"']),
    "unknown key": (
        "title: Small Handbook\n",
        "title: Small Handbook\ntags: [a]\n",
        ['4:1: unknown key "tags"'],
    ),
    "dangling reference": (
        "title: Small Handbook\n",
        "title: Small Handbook\nnext: [packng]\n",
        ['4:8: nothing has the id "packng" (did you mean "packing"?)'],
    ),
    "never ends": (
        "summary: All there is.\n---",
        "summary: All there is.",
        ["1:1: front matter that never ends, expected a second line ---"],
    ),
    "empty": (
        "id: home\ntitle: Small Handbook\nsummary: All there is.\n",
        "",
        ["2:1: nothing here, expected keys with values"],
    ),
    "none": (
        HOME[: HOME.index("{{")],
        "",
        ["1:1: no front matter, expected id, title and summary between two lines ---"],
    ),
    "YAML": (
        "title: Small",
        "title: A: small",
        ["3:9: not YAML: a second colon, expected quotes around the text"],
    ),
    "id of a thing": (
        "id: home",
        "id: packing",
        [f'2:5: id "packing" is taken by {AT}, expected one of its own'],
    ),
}


@pytest.mark.parametrize(("old", "new", "told"), IN_FRONT_MATTER.values(), ids=IN_FRONT_MATTER)
def test_front_matter(project: Project, old: str, new: str, told: list[str]) -> None:
    project.edit("docs/index.md", old, new)
    found = project.mistakes()
    assert [line for line in found if line.startswith("docs/index.md")] == [
        f"docs/index.md:{said}" for said in told
    ]


# Files beside each other: what is added, what is told.
BESIDE = {
    "same id in another kind": (
        {"content/forms/packing.yml": FORM.replace("id: fill", "id: packing") + "        type: tick\n"},
        [f'content/forms/packing.yml:1:5: id "packing" is taken by {AT}, expected one of its own'],
    ),
    "same id in two files of a kind": (
        {"content/checklists/shopping.yml": PACKING},
        [
            'content/checklists/shopping.yml:1:5: "id" is "packing", expected the file\'s name "shopping"',
            f'content/checklists/shopping.yml:1:5: id "packing" is taken by {AT}, expected one of its own',
        ],
    ),
    "same id on two pages": (
        {"docs/other.md": HOME},
        ['docs/other.md:2:5: id "home" is taken by docs/index.md, expected one of its own'],
    ),
    "same anchor on two pages": (
        {
            "docs/index.md": HOME + "## Why { #home--why }\n",
            "docs/other.md": HOME.replace("id: home", "id: other") + "## Why { #home--why }\n",
        },
        [
            'docs/other.md:9:1: anchor "home--why" stands twice, expected one of its own',
            'docs/other.md:9:1: anchor "home--why", expected one that begins with "other--"',
        ],
    ),
    "thing on two pages": (
        {"docs/second.md": '{{ checklist("packing") }}\n'},
        ['docs/second.md:1:15: checklist "packing" stands in docs/packing.md already, expected a card here'],
    ),
    "thing on no page": (
        {"docs/packing.md": HOME.replace("id: home", "id: other")},
        [f'{AT}:1:1: no page shows it, expected {{{{ checklist("packing") }}}} in a file below docs/'],
    ),
    "folder of no kind": (
        {"content/checklist/shopping.yml": PACKING},
        [
            'content/checklist/shopping.yml:1:1: no kind has the folder "checklist" '
            '(did you mean "checklists"?)'
        ],
    ),
    "folder within a folder": (
        {"content/checklists/more/shopping.yml": PACKING},
        [
            'content/checklists/more/shopping.yml:1:1: no kind has the folder "checklists/more" '
            '(did you mean "checklists"?)'
        ],
    ),
    "another ending": (
        {"content/checklists/shopping.yaml": PACKING},
        ['content/checklists/shopping.yaml:1:1: expected the name "shopping.yml"'],
    ),
    "page that is not UTF-8": (
        {"docs/other.md": b"Caf\xe9\n"},
        ["docs/other.md:1:4: byte 0xe9 is not UTF-8, expected a text saved as UTF-8"],
    ),
}


@pytest.mark.parametrize(("files", "told"), BESIDE.values(), ids=BESIDE)
def test_files_beside_each_other(project: Project, files: dict[str, str | bytes], told: list[str]) -> None:
    for name, text in files.items():
        project.write(name, text)
    assert project.mistakes() == told


def test_file_in_no_folder(project: Project) -> None:
    project.write("content/shopping.yml", PACKING)
    assert project.mistakes()[0].startswith(
        "content/shopping.yml:1:1: expected the file in one of the folders"
    )


def test_no_edition(project: Project) -> None:
    (project.root / "content/handbook.yml").unlink()
    assert project.mistakes() == ["content/handbook.yml:1:1: cannot be read: No such file or directory"]


SEVERAL = {
    "content/handbook.yml": EDITION.replace("version: 1.0.0", "version: one"),
    "content/checklists/packing.yml": PACKING.replace("text: Take", "txt: Take").replace(
        "title: P", "titel: P"
    ),
    "content/checklists/shopping.yml": PACKING.replace("id: packing", "id: shopping") + "next: [nowhere]\n",
    "content/forms/broken.yml": "id: broken\n\ttitle: x\n",
    "docs/index.md": HOME.replace('"packing"', '"packing--shoes"') + "## Why\n",
    "docs/broken.md": '{{ form("broken") }}\n',
    "docs/shopping.md": '{{ checklist("shoping") }}\n',
}
SEVERAL_TOLD = [
    f'{AT}:1:1: missing key "title"',
    f'{AT}:2:1: unknown key "titel" (did you mean "title"?)',
    f'{AT}:8:9: item "socks": missing key "text"',
    f'{AT}:9:9: item "socks": unknown key "txt" (did you mean "text"?)',
    'content/checklists/shopping.yml:10:8: nothing has the id "nowhere"',
    "content/forms/broken.yml:2:1: a tab, expected spaces",
    'content/handbook.yml:2:10: "version" is "one", expected a version such as 1.0.0',
    'docs/index.md:8:29: nothing has the id "packing--shoes" (did you mean "packing--socks"?)',
    "docs/index.md:9:1: a heading without an anchor, expected ## Words { #page-id--anchor }",
    'docs/shopping.md:1:15: no checklist has the id "shoping" (did you mean "shopping"?)',
]


def test_all_mistakes_of_all_files_at_once(project: Project) -> None:
    for name, text in SEVERAL.items():
        project.write(name, text)
    assert project.mistakes() == SEVERAL_TOLD


def run(project: Project, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a module of Python in the project, as `make` does."""
    env = {name: value for name, value in os.environ.items() if name != "HANDBOOK_SERVING"}
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=project.root,
        env={**env, "SITE_URL": "https://handbook.example/"},
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


@pytest.fixture
def broken(project: Project, root: Path) -> Project:
    """The small project with several mistakes and all that a build needs."""
    for name, text in SEVERAL.items():
        project.write(name, text)
    shutil.copytree(root / "macros", project.root / "macros", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(root / "overrides", project.root / "overrides")
    shutil.copy(root / "mkdocs.yml", project.root / "mkdocs.yml")
    return project


def test_build_stops(broken: Project) -> None:
    done = run(broken, "mkdocs", "build", "--strict")
    assert done.returncode != 0
    assert [line for line in done.stdout.splitlines() if line in SEVERAL_TOLD] == SEVERAL_TOLD
    assert "Traceback" not in done.stdout
    assert not (broken.root / "site/index.html").exists()


def test_check_fails(broken: Project) -> None:
    done = run(broken, "macros.check")
    assert done.returncode == 1
    assert done.stdout.splitlines() == SEVERAL_TOLD


BITS = [
    *(
        "*",
        "&a ",
        "!!x ",
        "- ",
        ": ",
        "{",
        "}",
        "[",
        "]",
        '"',
        "'",
        "#",
        "~",
        "%",
        "? ",
        "| ",
        "\\",
        "\t",
        "\x00",
    ),
    *("yes", "12", "id: x", "é", "<b>", "](go:", "\n", "  ", "\n---\n", "{{ ", " }}", "{% ", "{#", "\n## "),
    "\n\n/// html | ",
]


def test_whatever_is_typed(project: Project) -> None:
    """Hundreds of slips of the keyboard: each is told in one line or does no harm; a traceback fails here."""
    slips = random.Random(1)
    originals = {name: (project.root / name).read_text(encoding="utf-8") for name in (AT, "docs/index.md")}
    told = 0
    for _ in range(300):
        name = slips.choice(list(originals))
        text = originals[name]
        for _ in range(slips.randint(1, 3)):
            at = slips.randrange(len(text) + 1)
            text = text[:at] + slips.choice(BITS) + text[at + slips.choice((0, 0, 1, 9)) :]
        project.write(name, text)
        try:
            project.load()
        except ContentError as error:
            told += 1
            for problem in error.problems:
                assert "\n" not in str(problem)
                assert 1 <= problem.line <= text.count("\n") + 2
        project.write(name, originals[name])
    assert told > 150
