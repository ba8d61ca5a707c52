"""What every page has: its title, what it gives, its place in the guide; credits and ways on at the end."""

from collections.abc import Callable

from macros.render import page
from macros.render.environment import Environment
from tests.project import HOME, PACKING, Project

YAML = """\
id: bag
title: What to pack
summary: All that you need.
source: {section: A1, pages: 50–51}
credits: [packing--socks, home]
next: [home, packing, packing--socks]
completes: The guide forgets [socks](go:packing--socks).
intro: |
  First.

  - one
  - two
closing: Last.
stages: [{id: go, letter: G, title: Go, summary: Just go.}]
"""
PLAIN = """\
# What to pack { #bag }
<p class="opening-summary">All that you need.</p>
<!-- contents -->
"""


def test_beginning_and_end(
    render: Callable[[str, str], str], as_expected: Callable[[str, str], None]
) -> None:
    beginning, stage, end = render("model", YAML).partition('<figure class="figure">')
    assert stage
    as_expected(beginning.strip(), "beginning")
    as_expected(end.partition("</section>\n")[2], "end")


def test_nothing_stands_there_for_what_is_not_given(render: Callable[[str, str], str]) -> None:
    text = "".join(
        line for line in YAML.splitlines(keepends=True) if line.startswith(("id", "t", "su", "st"))
    )
    printed = render("model", text)
    assert printed.startswith(PLAIN)
    assert printed.endswith("</section>")


PLACES = {
    'section: "2", pages: 6–7': "Section 2 of the guide, pages 6–7",
    'section: "9", pages: "47"': "Section 9 of the guide, page 47",
    'section: "0", pages: "3"': "Introduction of the guide, page 3",
    'section: A4, pages: "54"': "Appendix IV of the guide, page 54",
}


def test_place_in_the_guide(render: Callable[[str, str], str]) -> None:
    for source, said in PLACES.items():
        printed = render("model", YAML.replace("section: A1, pages: 50–51", source))
        assert f'<p class="opening-place" data-search-exclude="">{said}</p>' in printed


def test_page_says_plainly_what_it_is(project: Project) -> None:
    """Strings, numbers and lists: the theme's templates make HTML of them."""
    project.edit(project.checklist, "Packing checklist", "Packing & more")
    project.edit(project.checklist, "groups:", "also: [luggage]\ngroups:")
    said = page.describe(project.load(), "https://handbook.example/", "packing.md")
    printed = said.pop("printed")
    assert said == {"title": "Packing & more", "description": "What to take.", "also": ["luggage"]}
    assert {type(value) for value in (*said.values(), *printed.values())} == {str, int, bool, list}
    assert printed["address"] == "https://handbook.example/go/packing/"


def test_page_of_several_things_is_about_the_first_or_its_own_text(project: Project) -> None:
    other = PACKING.replace("packing", "food").replace("Packing", "Food")
    project.write("content/checklists/food.yml", other)
    call = '{{ checklist("food") }}\n{{ checklist("packing") }}\n'
    project.write("docs/packing.md", call)
    assert page.describe(project.load(), "", "packing.md")["title"] == "Food checklist"
    project.write("docs/packing.md", "---\nid: both\ntitle: Both\nsummary: Two.\n---\n" + call)
    assert page.describe(project.load(), "", "packing.md")["title"] == "Both"


def test_page_of_prose(project: Project, on: Callable[[str], Environment]) -> None:
    project.write("docs/index.md", HOME.replace("summary:", "next: [packing]\nsummary:"))
    printed = page.opening(on("index.md")) + page.closing(on("index.md"))
    assert [line for line in printed.splitlines() if line] == [
        "# Small Handbook { #home }",
        '<p class="opening-summary">All there is.</p>',
        "<!-- contents -->",
        '<nav class="next-pages" aria-labelledby="home--next" markdown="1">',
        "## Where to go next { #home--next }",
        '<ul class="card-list" data-search-exclude="">',
        '<li><a class="card" href="packing/"><strong>Packing checklist</strong>'
        "<span>What to take.</span></a></li>",
        "</ul>",
        "</nav>",
    ]
