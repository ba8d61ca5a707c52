"""Addresses that were published."""

from pydantic import Field

from macros.schema.words import Anchor, Base, OldAddress, PagePath, Reference, Some


class Retired(Base):
    """An address that is no longer anything's own, and what it leads to instead."""

    was: OldAddress
    now: Reference


class Addresses(Base):
    """Every address ever published: content/addresses.yml."""

    retired: Some[Retired] = Field((), description="Written by hand. All else `make addresses` writes.")
    go: Some[Anchor] = Field((), description="Ids with a short address: go/<id>/.")
    pages: dict[PagePath, Some[Anchor]] = Field({}, description="Each page, and the anchors on it.")
