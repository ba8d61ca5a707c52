"""What search can find on a page: the page, its sections and its items, each with its own words."""

from typing import Any

import pytest

from macros.finish.search import entries

PAGE = """<!doctype html>
<html lang="en">
<head><title>First meeting</title><meta name="keywords" content="kick-off, ground rules"></head>
<body>
<nav><a href="/">Home</a></nav>
<template><article><h1>Nothing found</h1></article></template>
<main><article>
<h1 id="first">First meeting</h1>
<p class="opening-summary">What to <em>settle</em> when you meet.</p>
<details data-search-exclude=""><summary>On this page</summary><a href="#first--purpose">Purpose</a></details>
{}
</article></main>
</body>
</html>"""


def found(article: str) -> list[dict[str, Any]]:
    """What stands in the index for the part of a page after its summary."""
    page, *rest = [entry.document() for entry in entries(PAGE.format(article), "toolkit/first/")]
    assert page["location"] == "toolkit/first/"
    assert page["title"] == "First meeting"
    return rest


def test_page() -> None:
    assert [
        entry.document() for entry in entries(PAGE.format("<p>Smith &amp; sons, 1 &lt; 2</p>"), "x/")
    ] == [
        {
            "location": "x/",
            "title": "First meeting",
            "text": "<p>What to settle when you meet.</p><p>Smith &amp; sons, 1 &lt; 2</p>",
            "also": ["kick-off", "ground rules"],
        }
    ]


def test_section_ends_where_its_element_ends() -> None:
    article = """
    <section><h2 id="first--purpose">Purpose</h2><p>Why you meet.</p></section>
    <p>Afterwards.</p>
    <h2 id="first--more">More</h2><p>One.</p><p>Two.</p>
    """
    assert found(article) == [
        {"location": "toolkit/first/#first--purpose", "title": "Purpose", "text": "<p>Why you meet.</p>"},
        {"location": "toolkit/first/#first--more", "title": "More", "text": "<p>One.</p><p>Two.</p>"},
    ]
    page = entries(PAGE.format(article), "toolkit/first/")[0]
    assert page.texts == ["First meeting", "What to settle when you meet.", "Afterwards."]


@pytest.mark.parametrize(
    ("item", "title", "text"),
    [
        ('<li id="first--a">Agree <em>why</em></li>', "Agree why", ""),
        ('<li id="first--a"><strong>Agree</strong> <p>Say it.</p></li>', "Agree", "<p>Say it.</p>"),
        (
            '<div class="field field-tick" id="first--a"><input type="checkbox"><label>Agree</label>'
            '<div class="small-hint" id="first--a-hint">Say it.</div></div>',
            "Agree",
            "<p>Say it.</p>",
        ),
        (
            '<fieldset class="field field-scale" id="first--a"><legend>How good?</legend>'
            '<div class="steps" data-search-exclude=""><span>1 = bad</span><label>1</label></div></fieldset>',
            "How good?",
            "",
        ),
        ('<table><tr id="first--a"><th>Time</th><td>Years</td></tr></table>', "Time", "<p>Years</p>"),
        ('<dl><div id="first--a"><dt>GROW</dt><dd>A path.</dd></div></dl>', "GROW", "<p>A path.</p>"),
    ],
    ids=["prompt", "point", "tick", "scale", "row", "term"],
)
def test_item(item: str, title: str, text: str) -> None:
    article = f'<h2 id="first--purpose">Purpose</h2><ul>{item}</ul><p>After.</p>'
    section, only = found(article)
    assert section["text"] == "<p>After.</p>", "what follows an item belongs to its section"
    assert only == {"location": "toolkit/first/#first--a", "title": title, "text": text}


@pytest.mark.parametrize(
    "element",
    [
        '<nav class="next-pages"><h2 id="first--next">Where to go next</h2></nav>',
        '<div data-search-exclude=""><h2 id="first--table">A table of everything</h2></div>',
        '<ul data-search-exclude=""><li id="first--card">A card</li></ul>',
        '<button type="button">Print</button>',
        "<div hidden><p>Hidden</p></div>",
        "<svg><title>A drawing</title></svg>",
        "<!-- a comment -->",
    ],
)
def test_left_out(element: str) -> None:
    page, *rest = entries(PAGE.format(element), "toolkit/first/")
    assert not rest
    assert page.texts == ["First meeting", "What to settle when you meet."]


def test_explained_word_is_found_but_not_its_explanation() -> None:
    explained = (
        '<p>Ask your <button type="button" class="term">ICB</button><span popover>A board.</span> now.</p>'
    )
    assert entries(PAGE.format(explained), "")[0].texts[-1] == "Ask your ICB now."


def test_page_that_only_leads_on_holds_nothing() -> None:
    assert entries("<!doctype html><title>Go to: GROW</title><p><a href='../'>GROW</a></p>", "go/grow/") == []


def test_words_with_accents_are_found_without_them() -> None:
    article = "<h2 id='first--a'>At the Café’s “naïve” hour…</h2><p>Straße, e\u0301clair: plain, it’s ½.</p>"
    (section,) = found(article)
    assert section["also"] == ["1⁄2", "cafe’s", "eclair", "naive", "strasse"]
