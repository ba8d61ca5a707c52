"""What all content is made of: its texts, each type with the words for a mistake in it, and `Base`.

Two sorts of text: `Text` is plain, one paragraph, shown as it stands; `Prose`
is Markdown without HTML, in which `[words](go:some-id)` links to a thing, page
or item by its id.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, ClassVar, NamedTuple, TypeVar, get_args, get_type_hints

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, GetCoreSchemaHandler, StringConstraints
from pydantic import GetJsonSchemaHandler as JsonHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

T = TypeVar("T")

KEBAB = r"^[a-z0-9]+(-[a-z0-9]+)*$"
REFERENCE = r"^[a-z0-9]+(-[a-z0-9]+)*(--[a-z0-9]+(-[a-z0-9]+)*)?$"
PAGE_PATH = r"^(\./|([a-z0-9-]+/)+)$"


class Mistake(NamedTuple):
    """What is wrong, and where below the thing that it is told of."""

    path: tuple[str | int, ...]
    text: str


class Mistakes(ValueError):
    """What only shows when several parts are seen together."""

    def __init__(self, found: list[Mistake]) -> None:
        super().__init__("; ".join(mistake.text for mistake in found))
        self.found = found


@dataclass(frozen=True)
class Spelt:
    """How a text is spelt. Who spells it otherwise is told what is `expected`, never the pattern."""

    expected: str
    pattern: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: JsonHandler) -> dict[str, Any]:
        return {**handler(core), "pattern": self.pattern}

    def _check(self, text: str) -> str:
        if not re.fullmatch(self.pattern, text):
            raise PydanticCustomError("spelt", "{expected}", {"expected": self.expected})
        return text


class Refers:
    """Marks a text that must be the id of something that exists."""


def _ascending(pages: str) -> str:
    first, _, last = pages.partition("–")
    if last and int(first) >= int(last):
        raise ValueError(f'"pages" is "{pages}", expected the lower page first')
    return pages


Text = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1),
    Field(description="Plain text, shown as it stands."),
]
Prose = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1),
    Field(description="Markdown without HTML. `[words](go:some-id)` links by id."),
]
Id = Annotated[
    str,
    StringConstraints(max_length=60),
    Spelt("kebab-case such as agree-purpose", KEBAB),
    Field(description="A permanent name in kebab-case: written once, never changed or reused."),
]
Anchor = Annotated[str, Spelt("an id such as first-meeting or first-meeting--agree-purpose", REFERENCE)]
Reference = Annotated[Anchor, Refers(), Field(description="The id of a thing or page, or `thing--item`.")]
PagePath = Annotated[str, Spelt("a page such as guide/contracting/", PAGE_PATH)]
OldAddress = Annotated[
    str,
    Spelt(
        "an id such as first-meeting--agree-purpose or a page such as guide/contracting/",
        rf"{REFERENCE}|{PAGE_PATH}",
    ),
    Field(description="The old id, such as first-meeting--old, or the old page, such as guide/old/."),
]
Pages = Annotated[
    str,
    Spelt('page numbers such as "6" or "6–7"', r"^\d+(–\d+)?$"),
    AfterValidator(_ascending),
    Field(description="Page or pages of the guide, such as 6 or 6–7 (with an en dash)."),
]
Locale = Annotated[str, Spelt("a language such as en-GB", r"^[a-z]{2,3}(-[A-Z]{2})?$")]
Key = Annotated[str, Spelt("a name such as clear-copy", r"^[a-z0-9]+([.-][a-z0-9]+)*$")]
Letter = Annotated[str, Spelt("one capital letter", r"^[A-Z]$")]
Version = Annotated[str, Spelt("a version such as 1.0.0", r"^\d+\.\d+\.\d+$")]
Address = Annotated[str, Spelt("an address that begins with https://", r"^https://\S+$")]
Mailbox = Annotated[str, Spelt("an address such as somebody@example.org", r"^[^@\s]+@[^@\s]+$")]

Many = Annotated[tuple[T, ...], Field(strict=False, min_length=1)]
Some = Annotated[tuple[T, ...], Field(strict=False)]


class Base(BaseModel):
    """Unknown keys are errors, types are exact, and nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Part(Base):
    """What has an id of its own within a thing, so that people can link to it."""

    named: ClassVar[str] = "title"  # the field whose words a link to it shows
    told: ClassVar[str | None] = None  # the field that says most of it, where that is another

    id: Id

    @property
    def label(self) -> str:
        """What a link to it says."""
        return str(getattr(self, self.named))


def is_prose(model: type[Base], name: str) -> bool:
    """Whether a field holds Markdown."""
    hint = get_type_hints(model, include_extras=True)[name]
    return Prose in (hint, *get_args(hint))


@cache
def reference_fields() -> frozenset[str]:
    """The names of all fields that hold ids of other things."""
    found, classes = set(), [Base]
    while classes:
        cls = classes.pop()
        classes += cls.__subclasses__()
        found |= {
            field.alias or name
            for name, field in cls.model_fields.items()
            if any(map(_refers, (*field.metadata, field.annotation)))
        }
    return frozenset(found)


def _refers(annotation: Any) -> bool:
    return isinstance(annotation, Refers) or any(map(_refers, get_args(annotation)))
