"""Each type of text has its words for a mistake, and nobody is shown a pattern."""

from collections.abc import Iterator
from typing import Any, get_args

import pydantic
import pytest

from macros.schema import edition, interface, published, words
from macros.schema.kinds import kinds
from macros.schema.words import Base, Spelt

# Of each type: a right text, a wrong one, and what is told of it.
TYPES = {
    "Id": ("agree-purpose", "Agree purpose", "kebab-case such as agree-purpose"),
    "Anchor": ("a--b", "a--b--c", "an id such as first-meeting or first-meeting--agree-purpose"),
    "PagePath": ("guide/", "guide", "a page such as guide/contracting/"),
    "OldAddress": (
        "guide/old/",
        "guide/old",
        "an id such as first-meeting--agree-purpose or a page such as guide/contracting/",
    ),
    "Pages": ("6–7", "6-7", 'page numbers such as "6" or "6–7"'),
    "Locale": ("en-GB", "English", "a language such as en-GB"),
    "Key": ("clear-copy", "clear copy", "a name such as clear-copy"),
    "Letter": ("G", "Go", "one capital letter"),
    "Version": ("1.0.0", "1.0", "a version such as 1.0.0"),
    "Address": ("https://works.example/", "http://works.example/", "an address that begins with https://"),
    "Mailbox": ("a@works.example", "a at works.example", "an address such as somebody@example.org"),
}


@pytest.mark.parametrize(
    ("name", "right", "wrong", "expected"), [(name, *case) for name, case in TYPES.items()]
)
def test_words_for_a_mistake(name: str, right: str, wrong: str, expected: str) -> None:
    read = pydantic.TypeAdapter(getattr(words, name)).validate_python
    assert read(right) == right
    for text in (wrong, "", f"{right}\n", f" {right}"):
        with pytest.raises(pydantic.ValidationError) as caught:
            read(text)
        (told,) = caught.value.errors()
        assert told["msg"] == expected


def marks(annotation: Any) -> Iterator[Any]:
    """All that stands in an annotation, at any depth."""
    yield annotation
    for argument in get_args(annotation):
        yield from marks(argument)


def test_no_text_has_a_pattern_without_words() -> None:
    assert {published.Addresses, edition.Edition, interface.Interface, *kinds().values()} <= {*classes(Base)}
    found = [
        mark
        for cls in classes(Base)
        for field in cls.model_fields.values()
        for annotation in (*field.metadata, field.annotation)
        for mark in marks(annotation)
        if getattr(mark, "pattern", None)
    ]
    assert {type(mark) for mark in found} == {Spelt}
    assert {mark.expected for mark in found} == {expected for _, _, expected in TYPES.values()}


def classes(cls: type[Base]) -> Iterator[type[Base]]:
    for child in cls.__subclasses__():
        yield child
        yield from classes(child)


def test_fields_that_refer_are_known() -> None:
    assert words.reference_fields() == {"credits", "next", "see", "now"}
