"""handbook.json: every thing and item with its address, for an intranet or a learning platform."""

import json
from pathlib import Path
from typing import Any

import markdown
from markupsafe import Markup
from pydantic import Field

from macros import addresses
from macros.handbook import Handbook
from macros.schema.kinds import Heading, Thing
from macros.schema.words import Base, Part, is_prose

ADDRESS = Field(
    description="Relative to this file's own address: https://example.org/handbook.json and guide/grow/ make "
    "https://example.org/guide/grow/.",
    json_schema_extra={"format": "uri-reference"},
)


class ListedItem(Base):
    """A tick, field, prompt, question, statement, area, row, point, answer, quotation, term or work."""

    id: str = Field(description="Permanent, and the item's own within its thing.")
    text: str = Field(description="What the item says, as plain text.")
    group: str | None = Field(description="The heading that the item stands under, if there is one.")
    address: str = ADDRESS


class ListedThing(Base):
    """A checklist, form, model or another thing of the handbook."""

    kind: str = Field(description="What sort of thing it is, in the singular, such as checklist.")
    id: str = Field(description="Permanent, and the thing's own within the handbook.")
    title: str
    address: str = ADDRESS
    items: tuple[ListedItem, ...]


class Listing(Base):
    """Every thing of the Effective Mentoring Handbook and its items, with their permanent addresses."""

    version: str = Field(description="The handbook's version.")
    things: tuple[ListedThing, ...] = Field(description="In the order of their ids.")


def write(folder: Path, handbook: Handbook) -> None:
    """Write the list and its JSON Schema into the built site in `folder`."""
    for name, data in (("handbook", listing(handbook)), ("handbook.schema", json_schema())):
        text = json.dumps(data, indent=1, ensure_ascii=False)
        (folder / f"{name}.json").write_text(f"{text}\n", encoding="utf-8")


def listing(handbook: Handbook) -> dict[str, Any]:
    """What handbook.json says."""
    return Listing(
        version=handbook.edition.version,
        things=tuple(_thing(handbook, thing) for thing in handbook.things.values()),
    ).model_dump()


def json_schema() -> dict[str, Any]:
    """What handbook.json may say: its JSON Schema."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **Listing.model_json_schema()}


def _thing(handbook: Handbook, thing: Thing) -> ListedThing:
    return ListedThing(
        kind=thing.kind,
        id=thing.id,
        title=thing.title,
        address=addresses.address(handbook, thing.id),
        items=tuple(
            ListedItem(
                id=part.id,
                text=_text(part),
                group=handbook.interface.word(group.word) if isinstance(group, Heading) else group,
                address=addresses.address(handbook, f"{thing.id}--{part.id}"),
            )
            for part, group in thing.listed
        ),
    )


def _text(part: Part) -> str:
    name = part.told or part.named
    text = str(getattr(part, name))
    return str(Markup(markdown.markdown(text)).striptags()) if is_prose(type(part), name) else text
