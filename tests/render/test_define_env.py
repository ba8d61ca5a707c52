"""What MkDocs is given: every macro, or in their place what is wrong with the content."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from lxml.html import HtmlElement
from mkdocs.exceptions import PluginError

import macros
from macros import calls
from tests.project import Project


class Env:
    """As much of mkdocs-macros as our modules use."""

    def __init__(self, project: Project) -> None:
        self.project_dir = str(project.root)
        self.conf: dict[str, Any] = {"site_url": "https://handbook.example/", "extra": {}}
        self.variables: dict[str, object] = {}
        self.macros: dict[str, Callable[..., str]] = {}
        self.page = SimpleNamespace(file=SimpleNamespace(src_uri="index.md"), meta={})
        self.markdown = '{{ checklist("packing") }}'

    def macro(self, function: Callable[..., str], name: str) -> None:
        self.macros[name] = function


@pytest.fixture
def env(project: Project) -> Env:
    return Env(project)


@pytest.fixture
def serving(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HANDBOOK_SERVING", "1")


@pytest.fixture(autouse=True)
def building(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HANDBOOK_SERVING", raising=False)
    # Importing our modules anew would give the tests after these two of each class.
    monkeypatch.setattr(macros.serving, "forget_edited_code", lambda: None)


def test_every_macro_is_registered(env: Env) -> None:
    macros.define_env(env)
    assert sorted(env.macros) == sorted(calls.MACROS)
    assert env.macros["card"]("packing")


def test_page_is_described_by_what_stands_on_it(env: Env, project: Project) -> None:
    project.edit(project.checklist, "What to take.", "What to take & <why>.")
    env.page.file.src_uri = "packing.md"
    macros.define_env(env)
    macros.on_pre_page_macros(env)
    assert env.page.meta["title"] == "Packing checklist"
    assert env.page.meta["description"] == "What to take &amp; &lt;why&gt;."  # printed as it is
    assert env.page.meta["printed"]["address"] == "https://handbook.example/go/packing/"


def test_page_of_nothing_says_nothing_of_itself(env: Env) -> None:
    env.page.file.src_uri = "404.md"
    macros.define_env(env)
    macros.on_pre_page_macros(env)
    assert env.page.meta == {}


def test_mistakes_stop_a_build(env: Env, project: Project) -> None:
    project.edit(project.checklist, "Take socks", "12")
    with pytest.raises(PluginError) as caught:
        macros.define_env(env)
    assert str(caught.value).splitlines()[1:] == [
        'content/checklists/packing.yml:9:15: item "socks": "text" is 12, expected text'
    ]


MISTAKES = [
    "Take socks: two",
    '"<script>alert(1)</script> & more"',
    '"{{ no_macro() }} {% endraw %} {# }"',
]


@pytest.mark.usefixtures("serving")
@pytest.mark.parametrize("text", MISTAKES)
def test_mistakes_are_shown_while_serving(
    env: Env, project: Project, convert: Callable[[str], HtmlElement], text: str
) -> None:
    import jinja2

    project.edit(project.checklist, "id: socks", f"id: {text}")
    macros.define_env(env)
    macros.on_pre_page_macros(env)
    page = convert(jinja2.Environment(undefined=jinja2.StrictUndefined).from_string(env.markdown).render())
    box = page.xpath('//div[@class="complaint"][@role="alert"]')
    assert len(box) == 1
    assert box[0].text_content().strip().splitlines() == project.mistakes()
    assert page.findtext(".//h1") == "The handbook has mistakes"
    assert not page.xpath("//script")


@pytest.mark.usefixtures("serving")
def test_mended_content_is_shown_again(env: Env, project: Project) -> None:
    project.edit(project.checklist, "Take socks", "12")
    macros.define_env(env)
    project.edit(project.checklist, "12", "Take socks")
    mended = Env(project)
    macros.define_env(mended)
    macros.on_pre_page_macros(mended)
    assert mended.markdown == '{{ checklist("packing") }}'
