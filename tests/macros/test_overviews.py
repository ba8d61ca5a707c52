"""The macros that gather things: the cycle of phases, the toolkit, quotations, the trainers' table."""

from collections.abc import Callable

import pytest

from macros.render import Renderer
from tests.macros.test_phase import YAML as EARLY
from tests.macros.test_question import YAML as OPENERS
from tests.macros.test_quotation import YAML as SAYINGS
from tests.project import HOME, Project

LATE = EARLY.replace("id: early", "id: a-late-one").replace("Early days", "Late days").replace("r: 1", "r: 2")


@pytest.fixture
def page(project: Project, renderer: Callable[[str], Renderer]) -> Renderer:
    """The macros as a page below docs/guide/ calls them, with some things to gather."""
    for kind, folder, id, text in (
        ("phase", "phases", "early", EARLY),
        ("phase", "phases", "a-late-one", LATE),
        ("question", "questions", "openers", OPENERS),
        ("quotation", "quotations", "sayings", SAYINGS),
    ):
        project.write(f"content/{folder}/{id}.yml", text)
        project.write(f"docs/toolkit/{id}.md", f'{{{{ {kind}("{id}") }}}}\n')
    project.write("docs/guide/here.md", HOME.replace("id: home", "id: here"))
    return renderer("guide/here.md")


def test_cycle_says_in_words_what_it_draws(page: Renderer) -> None:
    printed = page.cycle()
    assert "<title>The mentoring cycle: Early days, Late days</title>" in printed
    assert printed.strip().endswith(
        '<ol class="cards numbered" data-search-exclude="">\n'
        '<li><a class="card" href="../../toolkit/early/"><strong>Early days</strong>'
        "<span>How it begins.</span></a></li>\n"
        '<li><a class="card" href="../../toolkit/a-late-one/"><strong>Late days</strong>'
        "<span>How it begins.</span></a></li>\n"
        "</ol>"
    )


def test_quote(page: Renderer) -> None:
    assert page.quote("ann-other").strip() == (
        '<figure class="quoted">\n'
        '<div class="prose"><p>She sees it as a gift.</p></div>\n'
        '<figcaption><a href="../../toolkit/sayings/#sayings--ann-other">Ann Other</a>, mentor</figcaption>\n'
        "</figure>"
    )


def test_toolkit_has_what_lives_there(page: Renderer) -> None:
    printed = page.toolkit()
    assert '<a class="card" href="../../toolkit/openers/"><strong>Questions to open with</strong>' in printed
    assert "#toolkit--question" in printed
    assert "Packing checklist" not in printed  # lives at docs/packing.md


def test_trainers_table_follows_the_pages_of_the_guide(
    project: Project, renderer: Callable[[str], Renderer]
) -> None:
    for number, pages in (("one", "7–8"), ("two", '"3"'), ("three", '"12"')):
        text = HOME.replace("id: home", f"id: {number}").replace("Small Handbook", f"Page {number}")
        source = f'source: {{section: "2", pages: {pages}}}\nsummary:'
        project.write(f"docs/{number}.md", text.replace("summary:", source))
    printed = renderer("index.md").trainers_table()
    rows = [printed.index(f">Page {number}</a>") for number in ("two", "one", "three")]
    assert rows == sorted(rows)
    assert "Small Handbook" not in printed  # the guide has no such page
    assert "7–8" in printed


def test_edition(renderer: Callable[[str], Renderer]) -> None:
    page = renderer("index.md")
    assert page.edition_credit().strip() == (
        "<p>This handbook restates <cite>Small Guide: Where it comes from</cite>, a guide of 9 pages. "
        "It was commissioned by Somebody and first devised and developed by Somebody else.</p>"
    )
    assert '<a href="https://hub.example/" rel="noopener">The hub</a>' in page.edition_links()
    assert '<a href="mailto:somebody@handbook.example">somebody@handbook.example</a>' in page.edition_links()
