"""What content may look like: one pydantic class per kind.

A *thing* is one piece of content with a page of its own; its *kind* is its
class. The folder `content/<kind in the plural>/` holds its files, the template
`templates/<kind>.html` draws it, `{{ <kind>("<id>") }}` places it. The kinds
are the subclasses of `Thing`: nothing else lists them.

Two sorts of text: `Text` is plain, one paragraph, shown as it stands; `Prose`
is Markdown without HTML, in which `[words](go:some-id)` links to a thing, page
or item by its id.
"""

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, ClassVar, Generic, Literal, NamedTuple, Self, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator

T = TypeVar("T")

KEBAB = r"^[a-z0-9]+(-[a-z0-9]+)*$"
REFERENCE = r"^[a-z0-9]+(-[a-z0-9]+)*(--[a-z0-9]+(-[a-z0-9]+)*)?$"
PAGE_PATH = r"^(\./|([a-z0-9-]+/)+)$"
PAGES = r"^\d+(–\d+)?$"
RETIRED = rf"{REFERENCE}|{PAGE_PATH}"


class Mistake(NamedTuple):
    """What is wrong, and where below the thing that it is told of."""

    path: tuple[str | int, ...]
    text: str


class Mistakes(ValueError):
    """What only shows when several parts are seen together."""

    def __init__(self, found: list[Mistake]) -> None:
        super().__init__("; ".join(mistake.text for mistake in found))
        self.found = found


def _ascending(pages: str) -> str:
    first, _, last = pages.partition("–")
    if last and int(first) >= int(last):
        raise ValueError(f'"pages" is "{pages}", expected the lower page first')
    return pages


class Refers:
    """Marks a field whose value must be the id of something that exists."""


Id = Annotated[
    str,
    StringConstraints(pattern=KEBAB, max_length=60),
    Field(description="A permanent name in kebab-case: written once, never changed or reused."),
]
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
Reference = Annotated[
    str,
    Refers(),
    StringConstraints(pattern=REFERENCE),
    Field(description="The id of a thing or page, or `thing--item`."),
]
Many = Annotated[tuple[T, ...], Field(strict=False, min_length=1)]
Some = Annotated[tuple[T, ...], Field(strict=False)]
Pages = Annotated[
    str,
    StringConstraints(pattern=PAGES),
    AfterValidator(_ascending),
    Field(description="Page or pages of the guide, such as 6 or 6–7 (with an en dash)."),
]
Address = Annotated[str, StringConstraints(pattern=r"^https://\S+$")]


class Base(BaseModel):
    """Unknown keys are errors, types are exact, and nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Source(Base):
    """Where the original guide has it."""

    section: Literal["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "A1", "A2", "A3", "A4"]
    pages: Pages

    @property
    def name(self) -> str:
        """The section as the guide prints it: "Section 2" or "Appendix I"."""
        if self.section == "0":
            return "Introduction"
        if self.section.startswith("A"):
            return f"Appendix {['I', 'II', 'III', 'IV'][int(self.section[1]) - 1]}"
        return f"Section {self.section}"


class Item(Base):
    """One linkable point, question or prompt of a thing."""

    id: Id
    text: Text
    hint: Prose | None = None
    completes: bool = Field(False, description="True where this completes or corrects the guide.")


# The field vocabulary: everything a reader fills in is made of these.


class Entry(Base):
    """What every field has: `text` is its label."""

    id: Id
    text: Text
    hint: Prose | None = None
    completes: bool = Field(False, description="True where this completes or corrects the guide.")


class Tick(Entry):
    """A box to tick."""

    type: Literal["tick"] = "tick"


class ShortText(Entry):
    """One line of writing. `paper`: filled in by hand on the printed sheet only."""

    type: Literal["short-text"]
    paper: bool = False


class LongText(Entry):
    """Several lines of writing; `rows` is the height it starts with."""

    type: Literal["long-text"]
    rows: Annotated[int, Field(ge=2, le=20)] = 4


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


AnyField = Annotated[
    Tick | ShortText | LongText | Date | Choice | Scale | RepeatedGroup,
    Field(discriminator="type"),
]


# Things.


class Titled(Base):
    """What pages and things share: how they are named, found and left."""

    id: Id
    title: Text
    summary: Text = Field(description="One sentence: what the reader gets here.")
    source: Source | None = None
    credits: Some[Reference] = Field((), description="Entries of the sources, as sources--entry.")
    next: Some[Reference] = Field((), description="Where to go from here, the best first.")
    also: Some[Text] = Field((), description="Other words that people may search for.")


class Page(Titled):
    """The front matter of a page of prose under docs/."""

    kind: ClassVar[str] = "page"


# When a tool is used, in this order; the toolkit's headings say the same without the hyphens.
Moment = Literal[
    "first-contact",
    "first-meeting",
    "contract",
    "before-a-session",
    "during-a-session",
    "after-a-session",
    "review",
    "ending",
    "at-any-time",
]


class Thing(Titled):
    """A piece of content with an id, a page and linkable items."""

    kind: ClassVar[str]
    folder: ClassVar[str]
    apart: ClassVar[tuple[str, ...]] = ()  # fields with parts that nobody lists as the thing's items

    moment: Moment | None = Field(None, description="Where the toolkit lists it.")
    who: Literal["mentor", "mentee", "both"] | None = Field(None, description="Who uses it.")
    when: Text | None = Field(None, description="When to use it: half a sentence for the toolkit.")
    completes: Prose | None = Field(None, description="What here completes or corrects the guide.")
    intro: Prose | None = None
    closing: Prose | None = None

    def __init_subclass__(cls, kind: str, folder: str | None = None, **options: Any) -> None:
        super().__init_subclass__(**options)
        cls.kind = kind
        cls.folder = folder or f"{kind}s"


Part = TypeVar("Part")


class Group(Base, Generic[Part]):
    """Items under a heading."""

    id: Id
    title: Text
    intro: Prose | None = None
    items: Many[Part]


class Checklist(Thing, kind="checklist"):
    """Things to settle or to do, each with a box to tick."""

    groups: Many[Group[Tick]]


class FormGroup(Base):
    """Fields under a heading."""

    id: Id
    title: Text
    intro: Prose | None = None
    fields: Many[AnyField]


class Form(Thing, kind="form"):
    """Something to fill in."""

    groups: Many[FormGroup]


class Stage(Base):
    """One letter of a model: what it stands for, and what to ask there."""

    id: Id
    letter: Annotated[str, StringConstraints(pattern=r"^[A-Z]$")]
    title: Text
    summary: Text = Field(description="One short sentence; stands in the figure's text.")
    text: Prose | None = None
    prompts: Some[Item] = Field((), description="Questions to ask and things to say.")
    after: Prose | None = Field(None, description="What follows the prompts.")
    completes: bool = False


class Model(Thing, kind="model"):
    """A way through a conversation whose stages spell its name."""

    stages: Many[Stage]
    cycle: bool = Field(False, description="True where the last stage leads back to the first.")


class Phase(Thing, kind="phase"):
    """One phase of a mentoring relationship."""

    number: Annotated[int, Field(ge=1, le=9)]
    focus: Many[Item] = Field(title="What to focus on")
    watch: Many[Item] = Field(title="What to watch for")
    questions: Many[Item] = Field(title="Questions to ask each other")


class Question(Thing, kind="question"):
    """A set of questions to choose from, by category."""

    groups: Many[Group[Item]]


class Reflection(Thing, kind="reflection"):
    """Questions to think about and to write answers to."""

    groups: Many[Group[Item]]


class Area(Base):
    """A part of life or work; rated itself, or by its statements."""

    id: Id
    title: Text
    text: Prose | None = None
    statements: Some[Item] = ()


class Step(Base):
    """One step of doing it."""

    id: Id
    title: Text
    text: Prose


class Assessment(Thing, kind="assessment"):
    """Areas to score, and questions to ask about the result."""

    apart = ("steps", "questions")

    range: Range
    steps: Some[Step] = ()
    areas: Annotated[tuple[Area, ...], Field(strict=False, min_length=3)]
    questions: Some[AnyField] = ()


class Column(Base):
    id: Id
    title: Text


class Row(Base):
    """What is compared, and what each column says of it."""

    id: Id
    title: Text
    cells: dict[Id, Text]


class Comparison(Thing, kind="comparison"):
    """Two or more things side by side."""

    apart = ("columns",)

    columns: Annotated[tuple[Column, ...], Field(strict=False, min_length=2)]
    rows: Many[Row]

    @model_validator(mode="after")
    def _rectangular(self) -> Self:
        columns = ", ".join(column.id for column in self.columns)
        wrong = [
            Mistake(
                ("rows", i, "cells"),
                f'row "{row.id}" has cells for {", ".join(row.cells)}, expected {columns}',
            )
            for i, row in enumerate(self.rows)
            if {*row.cells} != {column.id for column in self.columns}
        ]
        if wrong:
            raise Mistakes(wrong)
        return self


class Point(Base):
    """A named point; `text` says more."""

    id: Id
    title: Text
    text: Prose | None = None
    completes: bool = False


class PointGroup(Base):
    """Points under a heading; `figure` draws them too."""

    id: Id
    title: Text
    intro: Prose | None = None
    numbered: bool = False
    figure: bool = False
    items: Many[Point]


class Framework(Thing, kind="framework"):
    """Named points that belong together: actions, traits, areas."""

    groups: Many[PointGroup]


class Answer(Base):
    """What one person said when asked."""

    id: Id
    question: Text
    answer: Prose
    incomplete: Text | None = Field(None, description="Says so where the guide's text is cut off.")


class CaseStudy(Thing, kind="case-study", folder="case-studies"):
    """What a mentee said about being mentored."""

    mentor: Text = Field(description="The mentor's role, not a name.")
    mentee: Text = Field(description="The mentee's role, not a name.")
    answers: Many[Answer]


class Quoted(Base):
    """What somebody said, reported in our own words."""

    id: Id
    speaker: Text
    role: Text | None = None
    text: Prose
    note: Prose | None = None


class Quotation(Thing, kind="quotation"):
    """What people have said about mentoring."""

    groups: Many[Group[Quoted]]


class Term(Base):
    """A word explained; `also` lists its other forms in running text."""

    id: Id
    term: Text
    also: Some[Text] = ()
    text: Text
    completes: bool = False


class Glossary(Thing, kind="glossary", folder="glossaries"):
    """Words and abbreviations explained."""

    terms: Many[Term]


class Work(Base):
    """A book, article, video or web page."""

    id: Id
    title: Text
    authors: Text | None = None
    published: Text | None = Field(None, description="Publisher and year, as far as known.")
    url: Address | None = None
    text: Prose = Field(description="What it is good for, or what here draws on it.")
    completes: bool = False


class Bibliography(Thing, kind="bibliography", folder="bibliographies"):
    """Works to read, watch or credit."""

    groups: Many[Group[Work]]


class Change(Base):
    """Where the handbook departs from the guide, and why."""

    id: Id
    change: Literal["corrected", "completed", "updated", "left-out"]
    pages: Pages | None = None
    guide: Text = Field(description="What the guide has, in our own words.")
    handbook: Text = Field(description="What stands here instead, and why.")
    see: Reference | None = None


class Correction(Thing, kind="correction"):
    """The guide's errors and gaps in one section, and what became of them."""

    items: Many[Change]


# The edition.


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
    contact: Annotated[str, StringConstraints(pattern=r"^[^@\s]+@[^@\s]+$")]


class Edition(Base):
    """What another region would change: content/handbook.yml."""

    title: Text
    version: Annotated[str, StringConstraints(pattern=r"^\d+\.\d+\.\d+$")]
    region: Text
    summary: Text
    guide: Guide
    links: Many[Link]


# Addresses that were published.


class Retired(Base):
    """An address that is no longer anything's own, and what it leads to instead."""

    was: Annotated[
        str,
        StringConstraints(pattern=RETIRED),
        Field(description="The old id, such as first-meeting--old, or the old page, such as guide/old/."),
    ]
    now: Reference


class Addresses(Base):
    """Every address ever published: content/addresses.yml."""

    retired: Some[Retired] = Field((), description="Written by hand. All else `make addresses` writes.")
    go: Some[Annotated[str, StringConstraints(pattern=REFERENCE)]] = Field(
        (), description="Ids with a short address: go/<id>/."
    )
    pages: dict[
        Annotated[str, StringConstraints(pattern=PAGE_PATH)],
        Some[Annotated[str, StringConstraints(pattern=REFERENCE)]],
    ] = Field({}, description="Each page, and the anchors on it.")


def kinds() -> dict[str, type[Thing]]:
    """Every kind by name."""
    return {cls.kind: cls for cls in Thing.__subclasses__()}


def items(thing: Base) -> Iterator[tuple[Base, str | None]]:
    """Each part below `thing` that has an id, with its group's title, in reading order."""
    yield from _items(thing, None)


def _items(part: Base, group: str | None) -> Iterator[tuple[Base, str | None]]:
    for name, field in type(part).model_fields.items():
        value, above = getattr(part, name), field.title or group
        for child in value if isinstance(value, tuple) else (value,):
            if not isinstance(child, Base):
                continue
            if hasattr(child, "id"):
                yield child, above
            yield from _items(child, getattr(child, "title", above))


@cache
def reference_fields() -> frozenset[str]:
    """The names of all fields that hold ids of other things."""
    found, classes = set(), [Base]
    while classes:
        cls = classes.pop()
        classes += cls.__subclasses__()
        found |= {field.alias or name for name, field in cls.model_fields.items() if _refers(field)}
    return frozenset(found)


def _refers(field: Any) -> bool:
    return any(isinstance(mark, Refers) for mark in field.metadata) or "Refers" in repr(field.annotation)
