"""The prose stays easy to read: a reading age of 14 on average, and 17 on no page."""

from pathlib import Path

import pytest

from macros.load import readability
from macros.load.reader import load


@pytest.fixture(scope="module")
def passages(root: Path) -> list[readability.Passage]:
    return readability.passages(load(root), root)


def test_nearly_every_page_of_prose_is_measured(root: Path, passages: list[readability.Passage]) -> None:
    measured = {passage.name for passage in passages}
    pages = set(load(root).pages)
    assert {"contracting", "introduction", "grow", "inclusive-organisations"} <= measured
    assert len(pages & measured) > 0.8 * len(pages), f"not measured: {', '.join(sorted(pages - measured))}"


def test_the_average_reading_age_is_14_at_most(passages: list[readability.Passage]) -> None:
    assert readability.average(passages) <= readability.HARD, readability.summary(passages)


def test_no_page_has_a_reading_age_over_17(passages: list[readability.Passage]) -> None:
    over = [f"{passage.name}: {passage.age:.1f}" for passage in passages if passage.age > readability.LIMIT]
    assert not over, f"reading age over {readability.LIMIT}: {', '.join(over)}"


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        *[("ask", 1), ("time", 1), ("asked", 1), ("agreed", 2), ("wanted", 2), ("people", 2), ("goals", 1)],
        *[("mentee", 2), ("mentee’s", 2), ("question", 2), ("relationship", 4), ("situation", 4)],
        *[("inclusive", 3), ("organisation", 5), ("responsibility", 6), ("don’t", 1), ("isn’t", 2)],
    ],
)
def test_syllables_are_counted(word: str, syllables: int) -> None:
    assert readability.syllables(word) == syllables


def test_only_running_prose_counts() -> None:
    text = 'One [short link]({{ to("p--h") }}) here.\n\n- a point\n- another'
    block = f"/// html | div.scale-points\n\n{text}\n\n///"
    page = f'## A heading {{ #p--h }}\n\n{block}\n\n{{{{ card("p") }}}}'
    counted = readability.passage("p", page)
    assert (counted.words, counted.sentences) == (7, 3)
