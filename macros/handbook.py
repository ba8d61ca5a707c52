"""All content, checked and frozen: what loading makes and everything else is made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from macros.schema import kinds as schema
from macros.schema.interface import Interface

Kind = TypeVar("Kind", bound=schema.Thing)


@dataclass(frozen=True)
class Handbook:
    """All content, checked.

    `homes` tells for each thing and page the page file under docs/ where it
    lives, relative to docs/ (the page that calls the thing's own macro).
    `headings` has the text of each heading in a page of prose, by its anchor.
    """

    edition: schema.Edition
    interface: Interface
    things: Mapping[str, schema.Thing]
    pages: Mapping[str, schema.Page]
    homes: Mapping[str, str]
    headings: Mapping[str, str]

    def of(self, kind: type[Kind]) -> list[Kind]:
        """The things of one kind, in the order of their ids."""
        return [thing for thing in self.things.values() if isinstance(thing, kind)]

    def titled(self, id: str) -> schema.Titled:
        """The thing or page of that id. Raises KeyError."""
        return self.things[id] if id in self.things else self.pages[id]
