"""The edition: what another region would change."""

from typing import Annotated

from pydantic import Field

from macros.schema.words import Address, Base, Id, Mailbox, Many, Text, Version


class Link(Base):
    id: Id
    text: Text
    url: Address
    note: Text | None = None


class Guide(Base):
    """The document that the handbook restates."""

    title: Text
    subtitle: Text
    pages: Annotated[int, Field(ge=1)]
    commissioned_by: Text
    developed_by: Text
    contact: Mailbox


class Edition(Base):
    """What another region would change: content/handbook.yml."""

    title: Text
    version: Version
    region: Text
    summary: Text
    guide: Guide
    links: Many[Link]
