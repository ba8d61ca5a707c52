"""Words of the interface, filled in."""

import pytest
from markupsafe import Markup

from macros.schema.interface import Interface

INTERFACE = Interface.model_validate(
    {
        "locale": "en-GB",
        "words": {
            "shelf": {
                "name": "Kept & safe",
                "moved": "“{title}” < {place}",
                "copies": {"one": "{n} copy", "other": "{n} copies"},
                "pages": {"one": "page {pages}", "other": "pages {pages}"},
            }
        },
    }
)
word = INTERFACE.word


def test_places_are_filled() -> None:
    assert word("shelf.name") == "Kept & safe"
    assert word("shelf.moved", title="{place}", place="b & c") == "“{place}” < b & c"


@pytest.mark.parametrize(("n", "said"), [(0, "0 copies"), (1, "1 copy"), (2, "2 copies")])
def test_one_and_more(n: int, said: str) -> None:
    assert word("shelf.copies", n=n) == said


def test_number_need_not_be_told() -> None:
    assert word("shelf.pages", n=1, pages="6") == "page 6"
    assert word("shelf.pages", n=2, pages="6–7") == "pages 6–7"


def test_html_among_the_values_makes_it_html() -> None:
    said = word("shelf.moved", title=Markup("<b>a</b>"), place="<i>")
    assert isinstance(said, Markup)
    assert said == "“<b>a</b>” &lt; &lt;i&gt;"
    assert not isinstance(word("shelf.moved", title="a", place="<i>"), Markup)


@pytest.mark.parametrize("values", [{}, {"title": "a"}, {"title": "a", "place": "b", "other": "c"}])
def test_values_must_be_those_that_have_places(values: dict[str, str]) -> None:
    with pytest.raises(KeyError, match="has places for"):
        word("shelf.moved", **values)


@pytest.mark.parametrize("name", ["shelf.gone", "gone.name", "shelf", "name"])
def test_words_that_are_not_there(name: str) -> None:
    with pytest.raises(KeyError, match=f'no word of the interface is called "{name}"'):
        word(name)
