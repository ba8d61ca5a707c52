"""Words of the glossary are explained where they first stand in the text, and nothing else changes."""

import re

import pytest

from macros.finish.explain import MOST, Word, explain

GROW = Word(
    "grow", ("GROW", "GROW model"), "A path in four stages.", "about/glossary/#glossary--grow", "See GROW"
)
ICB = Word("icb", ("ICB", "ICBs"), "Plans & pays.", "about/glossary/#glossary--icb", "See it")
RAPPORT = Word(
    "rapport", ("Rapport", "in tune"), "Being at ease.", "about/glossary/#glossary--rapport", "See Rapport"
)
WORDS = [GROW, ICB, RAPPORT]
POPOVER = re.compile(r'<button type="button" class="term"[^>]*>(.*?)</button><span popover.*?</span>')


def page(article: str, title: str = "A page") -> str:
    return (
        f"<!doctype html>\n<html><body><p>GROW</p>\n<main><article>\n<h1>{title}</h1>\n"
        f"<p>What GROW is for.</p>\n{article}\n</article></main><p>ICB</p>"
    )


def marked(article: str, title: str = "A page") -> str:
    """The article with each explained word in brackets. Fails if anything else has changed."""
    before = page(article, title)
    after = explain(before, WORDS, "guide/x/")
    assert POPOVER.sub(r"\1", after) == before
    start = after.index("for.</p>") + 9
    return POPOVER.sub(r"[\1]", after[start : after.rindex("\n</article>")])


def test_popover() -> None:
    assert explain(page("<p>Ask your ICB.</p>"), WORDS, "guide/x/") == page(
        '<p>Ask your <button type="button" class="term" popovertarget="meaning-icb">ICB</button>'
        '<span popover class="term-meaning" id="meaning-icb">Plans &amp; pays. '
        '<a href="../../about/glossary/#glossary--icb">See it</a></span>.</p>'
    )


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("<p>GROW, then GROW again.</p>", "<p>[GROW], then GROW again.</p>"),
        ("<p>The GROW model, and GROW.</p>", "<p>The [GROW model], and GROW.</p>"),
        ("<p>Two ICBs and an ICB.</p>", "<p>Two [ICBs] and an ICB.</p>"),
        ("<p>rapport and Rapport</p>", "<p>[rapport] and Rapport</p>"),
        ("<p>You are In tune.</p>", "<p>You are [In tune].</p>"),
        ("<p>You grow. They GROW.</p>", "<p>You grow. They [GROW].</p>"),
        ("<p>rapporteur, GROW-like, re-ICB</p>", "<p>rapporteur, GROW-like, re-ICB</p>"),
        ("<p>Tea &amp; rapport &lt; ICB’s</p>", "<p>Tea &amp; [rapport] &lt; [ICB]’s</p>"),
        ("<ul>\n<li>GROW\n<li>ICB\n</ul>", "<ul>\n<li>[GROW]\n<li>[ICB]\n</ul>"),
        ("<dl><dt>GROW</dt><dd>GROW</dd></dl>", "<dl><dt>GROW</dt><dd>[GROW]</dd></dl>"),
        ("<tr><th>GROW</th><td>GROW</td></tr>", "<tr><th>GROW</th><td>[GROW]</td></tr>"),
        ("<p><cite>On GROW</cite>: GROW</p>", "<p><cite>On GROW</cite>: [GROW]</p>"),
        ('<p><img class="card">a <em>GROW</em></p>', '<p><img class="card">a <em>[GROW]</em></p>'),
        ('<ul><li><a href="x">x</ul><p>GROW</p>', '<ul><li><a href="x">x</ul><p>[GROW]</p>'),
    ],
)
def test_first_place_in_the_text(article: str, expected: str) -> None:
    assert marked(article) == expected


@pytest.mark.parametrize(
    "element",
    [
        "<h2>{}</h2>",
        '<a href="x">{}</a>',
        "<label>{}</label>",
        "<fieldset><legend>{}</legend></fieldset>",
        '<button type="button">{}</button>',
        "<figure><p>{}</p></figure>",
        "<code>{}</code>",
        "<summary>{}</summary>",
        "<span popover>{}</span>",
        "<textarea>{}</textarea>",
        "<div data-search-exclude=><p>{}</p></div>",
        "<!-- <p>{}</p> -->",
    ],
)
def test_left_alone(element: str) -> None:
    inside = f"<li>{element.format('ICB')}</li>"
    assert marked(inside) == inside
    assert marked(f"{inside}<p>ICB</p>") == f"{inside}<p>[ICB]</p>"


def test_page_about_the_word_itself() -> None:
    assert marked("<p>GROW and ICB</p>", title="The GROW model") == "<p>GROW and [ICB]</p>"


def test_text_outside_paragraphs_is_left_alone() -> None:
    assert marked("<div>GROW <span>ICB</span></div>") == "<div>GROW <span>ICB</span></div>"


def test_not_too_many_and_abbreviations_first() -> None:
    names = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "ABC"]
    words = [Word(name, (name,), "Meaning.", "about/glossary/", "See it") for name in names]
    explained = POPOVER.findall(explain(page(f"<p>{' '.join(names)}</p>"), words, ""))
    assert explained == [*names[: MOST - 1], "ABC"]
