"""The field vocabulary: everything a reader fills in is made of these."""

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from macros.schema.words import Base, Id, Many, Part, Prose, Text


class Entry(Part):
    """What every field has: `text` is its label."""

    named: ClassVar[str] = "text"

    text: Text
    hint: Prose | None = None
    completes: bool = Field(False, description="True where this completes or corrects the guide.")

    @property
    def written(self) -> bool:
        """Whether readers put it into words of their own."""
        return False


class Tick(Entry):
    """A box to tick."""

    type: Literal["tick"] = "tick"


class ShortText(Entry):
    """One line of writing. `paper`: filled in by hand on the printed sheet only."""

    type: Literal["short-text"]
    paper: bool = False

    @property
    def written(self) -> bool:
        return not self.paper


class LongText(Entry):
    """Several lines of writing; `rows` is the height it starts with."""

    type: Literal["long-text"]
    rows: Annotated[int, Field(ge=2, le=20)] = 4

    @property
    def written(self) -> bool:
        return True


class Date(Entry):
    """A day. `event` names what the reader may put into a calendar."""

    type: Literal["date"]
    event: Text | None = None


class Option(Base):
    """One answer to choose; `value` is what a record keeps."""

    value: Id
    text: Text


class Choice(Entry):
    """One of several answers, or `many` of them."""

    type: Literal["choice"]
    options: Annotated[tuple[Option, ...], Field(strict=False, min_length=2)]
    many: bool = False


class Range(Base):
    """Whole numbers from `low` to `high`, both included, with words for the ends."""

    low: int = Field(alias="from")
    high: int = Field(alias="to")
    low_label: Text = Field(alias="from_label")
    high_label: Text = Field(alias="to_label")

    @model_validator(mode="after")
    def _upright(self) -> Self:
        if self.low >= self.high:
            raise ValueError(f'"from" is {self.low} and "to" is {self.high}, expected "from" below "to"')
        if self.high - self.low > 10:
            raise ValueError(
                f"{self.low} to {self.high} is {self.high - self.low + 1} steps, expected 11 at the most"
            )
        return self

    @property
    def steps(self) -> range:
        return range(self.low, self.high + 1)


class Scale(Entry):
    """A whole number on a range."""

    type: Literal["scale"]
    range: Range


SimpleField = Annotated[Tick | ShortText | LongText | Date | Choice | Scale, Field(discriminator="type")]


class RepeatedGroup(Entry):
    """The same few fields again and again: one group for each entry of a log."""

    type: Literal["repeated-group"]
    fields: Many[SimpleField]

    @property
    def written(self) -> bool:
        return any(field.written for field in self.fields)


AnyField = Annotated[
    Tick | ShortText | LongText | Date | Choice | Scale | RepeatedGroup,
    Field(discriminator="type"),
]
