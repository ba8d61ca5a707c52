"""All content, checked and frozen: what loading makes and everything else is made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from macros.schema.edition import Edition
from macros.schema.interface import Interface
from macros.schema.kinds import Page, Thing, Titled

Kind = TypeVar("Kind", bound=Thing)


@dataclass(frozen=True)
class Handbook:
    """All content, checked.

    `homes` tells for each thing and page the page file under docs/ where it
    lives, relative to docs/ (the page that calls the thing's own macro).
    `headings` has the text of each heading in a page of prose, by its anchor.
    """

    edition: Edition
    interface: Interface
    things: Mapping[str, Thing]
    pages: Mapping[str, Page]
    homes: Mapping[str, str]
    headings: Mapping[str, str]

    def of(self, kind: type[Kind]) -> list[Kind]:
        """The things of one kind, in the order of their ids."""
        return [thing for thing in self.things.values() if isinstance(thing, kind)]

    def titled(self, id: str) -> Titled:
        """The thing or page of that id. Raises KeyError."""
        return self.things[id] if id in self.things else self.pages[id]

    def label(self, reference: str) -> str:
        """What a link to a thing, page, heading or item says. Raises KeyError."""
        if reference in self.headings:
            return self.headings[reference]
        id, _, item = reference.partition("--")
        if not item or id not in self.things:
            return self.titled(id).title
        return {part.id: part.label for part in self.things[id].parts}[item]
