"""How words are set: ‘quotes’ and the apostrophe’s hook, dashes, single spaces, no Markdown left over.

The sources are checked, where a place can be told, and the built pages, which show the templates' words too.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from macros.load.files import Files
from macros.load.page import FRONT_MATTER

SLIPS = {
    "a straight apostrophe, expected ’": "'",
    "a straight quotation mark, expected ‘ and ’": '"',
    "a double quotation mark, expected ‘ and ’": "[“”]",
    "an opening quotation mark for an apostrophe, expected ’": r"\w‘\w",
    "two spaces, expected one": r"(?<=\S) {2,}(?=\S)",
    "a space before punctuation, expected none": r"\w [,.;:!?](?!\w)",
    "a hyphen between spaces, expected –": r"(?<=\w) - (?=\w)",
    "two hyphens, expected –": r"(?<=\w) -- (?=\w)",
    "three dots, expected …": r"\.\.\.",
    "an invisible character, expected none": "[\u00ad\u00a0\u200b-\u200f\u202a-\u202e\u2060-\u2064]",
}
NOT_WORDS = re.compile(
    r"^```.*?^```|`[^`\n]*`|\{\{.*?\}\}|\{ #[^}]*\}|<[^>]*>|\]\([^)]*\)", re.DOTALL | re.MULTILINE
)
LEFT_OVER = re.compile(r"\*\*|\]\(|\bgo:[a-z]|\{\{|\}\}|\{ ?#|^#+ |&[a-z]+;|&#\d+;")


def words(text: str) -> str:
    """The text with `x` for each character of what isn't words: calls, links, tags, code."""
    return NOT_WORDS.sub(lambda match: re.sub(r"[^\n]", "x", match[0]), text)


def slips(text: str) -> Iterator[tuple[int, str]]:
    """Each slip, with the number of the character where it stands."""
    for said, pattern in SLIPS.items():
        yield from ((match.start(), said) for match in re.finditer(pattern, words(text)))


def test_content(root: Path) -> None:
    files, found = Files(root), []
    for path in sorted((root / "content").rglob("*.yml")):
        file = files.open(path)
        assert file, f"{path} cannot be read"
        for where, value in file.leaves():
            if isinstance(value, str):
                line = file.document.value_place(where).line
                found += [f"{file.name}:{line}: {said}: {near(value, at)}" for at, said in slips(value)]
    assert len(files.read) > 50
    assert not found, "\n".join(found)


def test_pages(root: Path) -> None:
    found = []
    for path in sorted((root / "docs").rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        front = FRONT_MATTER.match(text)
        prose = text[front.end() :] if front else text
        before = text.count("\n", 0, len(text) - len(prose))
        for at, said in slips(prose):
            line = before + prose.count("\n", 0, at) + 1
            found.append(f"{path.relative_to(root)}:{line}: {said}: {near(prose, at)}")
    assert not found, "\n".join(found)


def test_front_matter(root: Path) -> None:
    files, found = Files(root), []
    for path in sorted((root / "docs").rglob("*.md")):
        front = FRONT_MATTER.match(path.read_text(encoding="utf-8"))
        if front and (file := files.parsed(path, front[1], first_line=2)):
            for where, value in file.leaves():
                line = file.document.value_place(where).line
                found += [f"{file.name}:{line}: {said}: {near(value, at)}" for at, said in slips(str(value))]
    assert len(files.read) > 30
    assert not found, "\n".join(found)


def near(text: str, at: int) -> str:
    """The words around a slip."""
    return repr(" ".join(text[max(0, at - 25) : at + 25].split()))


def visible(page: Path) -> Iterator[str]:
    """Each text of a page's own part that is read or read out, save code and addresses."""
    main = html.parse(page).getroot().find(".//main")
    if main is None:
        return
    for element in main.xpath(".//*[not(ancestor-or-self::script or ancestor-or-self::style)]"):
        for name in ("title", "aria-label", "alt", "placeholder"):
            if value := element.get(name):
                yield value
    for text in main.xpath(
        ".//text()[not(ancestor::script or ancestor::style or ancestor::code or ancestor::pre"
        " or ancestor::*[contains(concat(' ', @class, ' '), ' address ')])]"
    ):
        yield str(text)


@pytest.fixture(scope="module")
def texts(site: Path) -> dict[str, list[str]]:
    found = {
        page.relative_to(site).as_posix(): list(visible(page))
        for page in site.rglob("index.html")
        if not page.relative_to(site).as_posix().startswith("go/")
    }
    assert len(found) > 60
    return found


def test_built_pages(texts: dict[str, list[str]]) -> None:
    found = []
    for page, lines in texts.items():
        for text in lines:
            line = " ".join(text.split())  # HTML takes many spaces for one
            found += [f"{page}: {said}: {near(line, at)}" for at, said in slips(line)]
    assert not found, "\n".join(sorted(set(found)))


def test_no_markup_is_left_over(texts: dict[str, list[str]]) -> None:
    found = [
        f"{page}: {text.strip()!r}"
        for page, lines in texts.items()
        for text in lines
        if LEFT_OVER.search(text)
    ]
    assert not found, "\n".join(found)
