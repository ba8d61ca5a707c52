"""Small things, drawn: `render("checklist", yaml)` gives what the macro prints for a page."""

import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path

import markdown
import pytest
from lxml.html import HtmlElement, fromstring
from mkdocs.utils.yaml import yaml_load

from macros import calls
from macros.render import thing
from macros.render.environment import TEMPLATES, Environment
from macros.schema.kinds import kinds
from tests.project import Project

REWRITE = os.environ.get("HANDBOOK_EXPECTED") == "rewrite"
PAGE = "---\nid: {id}\ntitle: The page {id}\nsummary: It is there.\n---\n"


def squeezed(text: str) -> str:
    """The lines without what makes no difference: indentation and empty ones."""
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A small project with every page that the templates link to by name."""
    project = Project(tmp_path)
    templates = "".join(path.read_text(encoding="utf-8") for path in TEMPLATES.rglob("*.html"))
    for id in {*re.findall(r'href\("([a-z-]+)"\)', templates)} - {"packing", "home"}:
        project.write(f"docs/about/{id}.md", PAGE.format(id=id))
    return project


@pytest.fixture
def on(project: Project) -> Callable[..., Environment]:
    """What macros are given on the page of that name below docs/, with the pages in the order of a menu."""

    def environment(page: str, menu: Sequence[str] = ()) -> Environment:
        return Environment(project.load(), lambda: page, "https://handbook.example/", menu)

    return environment


@pytest.fixture
def render(project: Project, on: Callable[[str], Environment]) -> Callable[[str, str], str]:
    """What the macro of a kind prints for a thing written as YAML, on docs/toolkit/<id>.md."""

    def placed(kind: str, text: str) -> str:
        id = text.removeprefix("id: ").split("\n", 1)[0]
        project.write(f"content/{kinds()[kind].folder}/{id}.yml", text)
        project.write(f"docs/toolkit/{id}.md", f'{{{{ {calls.macro(kind)}("{id}") }}}}\n')
        return squeezed(thing.place(kind, on(f"toolkit/{id}.md"), id))

    return placed


@pytest.fixture
def body(render: Callable[[str, str], str]) -> Callable[[str, str], str]:
    """The same without what all pages begin with."""
    return lambda kind, text: render(kind, text).partition("<!-- contents -->\n")[2]


@pytest.fixture
def form(render: Callable[[str, str], str]) -> Callable[[str, str], str]:
    """What of it is filled in."""

    def within(kind: str, text: str) -> str:
        found = re.search(r"<form class=\"record\"[^>]*>\n(.*?)\n</form>", render(kind, text), re.DOTALL)
        assert found, "there is no form"
        return found[1]

    return within


@pytest.fixture
def as_expected(request: pytest.FixtureRequest) -> Callable[..., None]:
    """Compares HTML with a file in expected/ beside the test, named after the test's file.

    A test that compares several things names each. `make expected` rewrites all these files: read in the
    diff whether they say what you meant.
    """

    def compare(printed: str, name: str = "") -> None:
        stem = request.path.stem.removeprefix("test_")
        file = request.path.parent / "expected" / f"{f'{stem} {name}'.strip().replace(' ', '-')}.html"
        if REWRITE:
            file.parent.mkdir(exist_ok=True)
            file.write_text(f"{printed}\n", encoding="utf-8")
        assert file.is_file(), f"there is no {file}: `make expected` writes it"
        assert f"{printed}\n" == file.read_text(encoding="utf-8"), "see `make expected`"

    return compare


@pytest.fixture
def convert(root: Path) -> Callable[[str], HtmlElement]:
    """What MkDocs makes of Markdown, with the extensions of mkdocs.yml."""
    with (root / "mkdocs.yml").open(encoding="utf-8") as file:
        listed = yaml_load(file)["markdown_extensions"]
    options = {name: given for entry in listed if isinstance(entry, dict) for name, given in entry.items()}
    names = [name for entry in listed for name in (entry if isinstance(entry, dict) else [entry])]

    def html(text: str) -> HtmlElement:
        return fromstring(
            f"<main>{markdown.markdown(text, extensions=names, extension_configs=options)}</main>"
        )

    return html
