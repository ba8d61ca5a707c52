"""The macros that gather things: the cycle of phases, the toolkit, quotations, the trainers' table."""

import re
from collections.abc import Callable

import pytest
from lxml.html import HtmlElement

from macros.render import overviews, page
from macros.render.environment import Environment
from tests.project import HOME, PACKING, Project
from tests.render.kinds.test_phase import YAML as EARLY
from tests.render.kinds.test_question import YAML as OPENERS
from tests.render.kinds.test_quotation import YAML as SAYINGS
from tests.render.kinds.test_reflection import YAML as BACK

LATE = EARLY.replace("id: early", "id: a-late-one").replace("Early days", "Late days").replace("r: 1", "r: 2")


@pytest.fixture
def gathering(project: Project, on: Callable[..., Environment]) -> Environment:
    """A page below docs/guide/, with some things to gather."""
    for kind, folder, id, text in (
        ("phase", "phases", "early", EARLY),
        ("phase", "phases", "a-late-one", LATE),
        ("question", "questions", "openers", OPENERS),
        ("quotation", "quotations", "sayings", SAYINGS),
        ("reflection", "reflections", "reflect", BACK),
    ):
        project.write(f"content/{folder}/{id}.yml", text)
        project.write(f"docs/toolkit/{id}.md", f'{{{{ {kind}("{id}") }}}}\n')
    project.write("docs/guide/here.md", HOME.replace("id: home", "id: here"))
    return on("guide/here.md")


def test_cycle_says_in_words_what_it_draws(gathering: Environment) -> None:
    printed = overviews.cycle(gathering)
    assert "<title>The mentoring cycle: Early days, Late days</title>" in printed
    assert printed.strip().endswith(
        '<ol class="card-list numbered" data-search-exclude="">\n'
        '<li><a class="card" href="../../toolkit/early/"><strong>Early days</strong>'
        "<span>How it begins.</span></a></li>\n"
        '<li><a class="card" href="../../toolkit/a-late-one/"><strong>Late days</strong>'
        "<span>How it begins.</span></a></li>\n"
        "</ol>"
    )


def test_quote(gathering: Environment) -> None:
    assert page.quote(gathering, "ann-other").strip() == (
        '<figure class="quote">\n'
        '<div class="prose"><p>She sees it as a gift.</p></div>\n'
        '<figcaption><a href="../../toolkit/sayings/#sayings--ann-other">Ann Other</a>, mentor</figcaption>\n'
        "</figure>"
    )


def moments(printed: str) -> dict[str, list[str]]:
    """The titles below each heading of the toolkit."""
    sections = re.findall(r"## (.+?) \{ #toolkit--.*?\}\n(.*?)</section>", printed, re.DOTALL)
    return {heading: re.findall("<strong>(.*?)</strong>", cards) for heading, cards in sections}


def test_toolkit_goes_by_the_moment_of_use(project: Project, on: Callable[..., Environment]) -> None:
    for id, moment in {"late": "ending", "two": "contract", "one": "contract", "stray": None}.items():
        text = PACKING.replace("id: packing", f"id: {id}").replace("Packing checklist", id)
        if moment:
            text = text.replace("groups:", f"moment: {moment}\nwho: both\nwhen: in the end\ngroups:")
        project.write(f"content/checklists/{id}.yml", text)
        folder = "guide" if id == "one" else "toolkit"
        project.write(f"docs/{folder}/{id}.md", f'{{{{ checklist("{id}") }}}}\n')
    menu = ["guide/one.md", "toolkit/late.md", "toolkit/two.md", "toolkit/stray.md"]
    printed = overviews.toolkit(on("index.md", menu))
    found = moments(printed)
    # What says no moment isn't lost. What lives in the toolkit comes before what lives elsewhere.
    assert list(found.items()) == [
        ("Contract", ["two", "one"]),
        ("Ending", ["late"]),
        ("At any time", ["stray"]),
    ]
    assert "## Ending { #toolkit--ending }" in printed
    assert (
        '<li><a class="card" href="toolkit/late/"><strong>late</strong><span>in the end</span>'
        '<span class="card-who">for both of you</span></a></li>'
    ) in printed
    assert "<strong>stray</strong><span>What to take.</span></a>" in printed
    assert "Packing checklist" not in printed  # lives at docs/packing.md, and says no moment


def test_moment_that_nobody_knows(project: Project) -> None:
    project.edit(project.checklist, "groups:", "moment: in-the-bath\ngroups:")
    assert project.mistakes() == [
        'content/checklists/packing.yml:4:9: "moment" is "in-the-bath", expected one of '
        "'first-contact', 'first-meeting', 'contract', 'before-a-session', 'during-a-session', "
        "'after-a-session', 'review', 'ending' or 'at-any-time'"
    ]


def test_what_stands_on_a_page_is_in_the_order_of_the_menu(
    project: Project, on: Callable[..., Environment]
) -> None:
    for number, pages in (("one", "7–8"), ("two", '"3"'), ("three", '"12"')):
        text = HOME.replace("id: home", f"id: {number}").replace("Small Handbook", f"Page {number}")
        source = f'source: {{section: "2", pages: {pages}}}\nsummary:'
        project.write(f"docs/{number}.md", text.replace("summary:", source))
    ordered = on("index.md", ["three.md", "one.md"])
    table, codes = overviews.trainers_table(ordered), overviews.qr_codes(ordered)
    for printed in (table, codes):
        assert re.findall(">Page (one|two|three)</a>", printed) == ["three", "one", "two"]
    assert "Small Handbook" in codes
    assert "Small Handbook" not in table  # the guide has no such page
    assert "7–8" in table


def test_edition(on: Callable[..., Environment]) -> None:
    here = on("index.md")
    assert overviews.edition_credit(here).strip() == (
        "<p>This handbook restates <cite>Small Guide: Where it comes from</cite>, a guide of 9 pages. "
        "It was commissioned by Somebody and first devised and developed by Somebody else.</p>"
    )
    assert '<a href="https://hub.example/" rel="noopener">The hub</a>' in overviews.edition_links(here)
    assert (
        '<a href="mailto:somebody@handbook.example">somebody@handbook.example</a>'
        in overviews.edition_links(here)
    )


def test_records_can_be_started_of_all_that_can_be_filled_in(
    gathering: Environment, convert: Callable[[str], HtmlElement]
) -> None:
    shelves = convert(overviews.my_records(gathering)).cssselect(".saved-kind")
    found = {
        shelf.cssselect(".saved-kind-title")[0].text_content(): [
            link.text_content() for link in shelf.cssselect("a")
        ]
        for shelf in shelves
    }
    assert found == {"Checklists": ["Packing checklist"], "Questions to reflect on": ["Look back"]}
