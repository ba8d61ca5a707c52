"""The interface's words: all that a page says beside the content, such as a button's name."""

import re
from collections.abc import Mapping
from typing import Annotated, Any

from markupsafe import escape
from pydantic import AfterValidator, Discriminator, Field, Tag

from macros.schema.words import Base, Key, Locale, Text

PLACE = re.compile(r"\{([a-z]+)\}")


def _well_placed(text: str) -> str:
    if left := re.search(r"[{}]", PLACE.sub("", text)):
        raise ValueError(f'a "{left[0]}" by itself, expected placeholders such as {{title}}')
    return text


Words = Annotated[
    Text,
    AfterValidator(_well_placed),
    Field(description="Plain text; what stands in {braces} is filled in."),
]


class Counted(Base):
    """Words that depend on a number, `n`: those for one, and those for any other."""

    one: Words
    other: Words


Said = Annotated[
    Annotated[Words, Tag("words")] | Annotated[Counted, Tag("counted")],
    Discriminator(lambda given: "counted" if isinstance(given, Counted | dict) else "words"),
]


class Interface(Base):
    """Every word of the interface: content/interface.yml."""

    locale: Locale = Field(description="How dates and numbers are written: a language and its land.")
    words: dict[Key, dict[Key, Said]] = Field(description="Groups of words; their names stay.")

    def word(self, key: str, /, **values: Any) -> str:
        """The words named `group.key`, filled in; it is HTML where one of the values is.

        Raises KeyError if there are none, or the values aren't those that they have places for.
        """
        group, _, name = key.partition(".")
        said = self.words.get(group, {}).get(name)
        if said is None:
            raise KeyError(f'no word of the interface is called "{key}"')
        wanted = places(said)
        if wanted != values.keys():
            raise KeyError(f'"{key}" has places for {sorted(wanted)}, and is given {sorted(values)}')
        text = said if isinstance(said, str) else said.one if values["n"] == 1 else said.other
        return _filled(text, values)


def places(said: str | Counted) -> set[str]:
    """What is filled into words.

    >>> sorted(places("{number} of {all}"))
    ['all', 'number']
    """
    texts = (said,) if isinstance(said, str) else (said.one, said.other)
    counted = set() if isinstance(said, str) else {"n"}
    return counted.union(*(PLACE.findall(text) for text in texts))


def _filled(text: str, values: Mapping[str, Any]) -> str:
    if not any(hasattr(value, "__html__") for value in values.values()):
        return PLACE.sub(lambda place: str(values[place[1]]), text)
    html = escape(text)
    return type(html)(PLACE.sub(lambda place: escape(values[place[1]]), html))
