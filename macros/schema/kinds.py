"""The kinds: one pydantic class for each.

A *thing* is one piece of content with a page of its own; its *kind* is its
class. The folder `content/<kind in the plural>/` holds its files, the template
`templates/kinds/<kind>.html` draws it, `{{ <kind>("<id>") }}` places it. The kinds
are the subclasses of `Thing`: nothing else lists them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Generic, Literal, Self, TypeVar

from pydantic import Field, model_validator

from macros.schema.fields import AnyField, LongText, Range, Scale, Tick
from macros.schema.words import (
    Address,
    Base,
    Id,
    Letter,
    Many,
    Mistake,
    Mistakes,
    Pages,
    Part,
    Prose,
    Reference,
    Some,
    Text,
)


@dataclass(frozen=True)
class Heading:
    """Marks parts of a thing whose heading isn't content: the name of its words in the interface."""

    word: str


GroupTitle = str | Heading | None


class Source(Base):
    """Where the original guide has it."""

    section: Literal["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "A1", "A2", "A3", "A4"]
    pages: Pages


class Item(Part):
    """One linkable point, question or prompt of a thing."""

    named: ClassVar[str] = "text"

    text: Text
    hint: Prose | None = None
    completes: bool = Field(False, description="True where this completes or corrects the guide.")


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

    @property
    def fields(self) -> tuple[AnyField, ...]:
        """What readers fill in."""
        return ()

    @property
    def only_ticks(self) -> bool:
        """Whether all that readers fill in are boxes to tick: these can be counted."""
        return bool(self.fields) and all(isinstance(field, Tick) for field in self.fields)

    @property
    def parts(self) -> tuple[Part, ...]:
        """All that people can link to, in reading order."""
        return tuple(part for part, _ in _parts(self, None))

    @property
    def listed(self) -> tuple[tuple[Part, GroupTitle], ...]:
        """The parts that hold no others and aren't `apart`, each with its group's title."""
        return tuple(placed for placed in _parts(self, None, self.apart) if not [*_parts(placed[0], None)])


Held = TypeVar("Held")


class Group(Part, Generic[Held]):
    """Items under a heading."""

    title: Text
    intro: Prose | None = None
    items: Many[Held]


class Checklist(Thing, kind="checklist"):
    """Things to settle or to do, each with a box to tick."""

    groups: Many[Group[Tick]]

    @property
    def fields(self) -> tuple[AnyField, ...]:
        return tuple(tick for group in self.groups for tick in group.items)


class FormGroup(Part):
    """Fields under a heading."""

    title: Text
    intro: Prose | None = None
    fields: Many[AnyField]


class Form(Thing, kind="form"):
    """Something to fill in."""

    groups: Many[FormGroup]

    @property
    def fields(self) -> tuple[AnyField, ...]:
        return tuple(field for group in self.groups for field in group.fields)


class Stage(Part):
    """One letter of a model: what it stands for, and what to ask there."""

    letter: Letter
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
    focus: Annotated[Many[Item], Heading("phase.focus")]
    watch: Annotated[Many[Item], Heading("phase.watch")]
    questions: Annotated[Many[Item], Heading("phase.ask")]


class Question(Thing, kind="question"):
    """A set of questions to choose from, by category."""

    groups: Many[Group[Item]]


class Reflection(Thing, kind="reflection"):
    """Questions to think about and to write answers to."""

    groups: Many[Group[Item]]

    @property
    def fields(self) -> tuple[AnyField, ...]:
        return tuple(self.answer(item) for group in self.groups for item in group.items)

    @staticmethod
    def answer(item: Item) -> LongText:
        """The room to answer a question."""
        return LongText(
            type="long-text", id=item.id, text=item.text, hint=item.hint, completes=item.completes
        )


class Area(Part):
    """A part of life or work; rated itself, or by its statements."""

    title: Text
    text: Prose | None = None
    statements: Some[Item] = ()


class Step(Part):
    """One step of doing it."""

    title: Text
    text: Prose


class Assessment(Thing, kind="assessment"):
    """Areas to score, and questions to ask about the result."""

    apart = ("steps", "questions")

    range: Range
    steps: Some[Step] = ()
    areas: Annotated[tuple[Area, ...], Field(strict=False, min_length=3)]
    questions: Some[AnyField] = ()

    @property
    def fields(self) -> tuple[AnyField, ...]:
        rated = [
            Scale(type="scale", id=part.id, text=part.label, range=self.range)
            for area in self.areas
            for part in area.statements or (area,)
        ]
        return (*rated, *self.questions)


class Column(Part):
    title: Text


class Row(Part):
    """What is compared, and what each column says of it."""

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


class Point(Part):
    """A named point; `text` says more."""

    title: Text
    text: Prose | None = None
    completes: bool = False


class PointGroup(Part):
    """Points under a heading; `figure` draws them too."""

    title: Text
    intro: Prose | None = None
    numbered: bool = False
    figure: bool = False
    items: Many[Point]


class Framework(Thing, kind="framework"):
    """Named points that belong together: actions, traits, areas."""

    groups: Many[PointGroup]


class Answer(Part):
    """What one person said when asked."""

    named: ClassVar[str] = "question"

    question: Text
    answer: Prose
    incomplete: Text | None = Field(None, description="Says so where the guide's text is cut off.")


class CaseStudy(Thing, kind="case-study", folder="case-studies"):
    """What a mentee said about being mentored."""

    mentor: Text = Field(description="The mentor's role, not a name.")
    mentee: Text = Field(description="The mentee's role, not a name.")
    answers: Many[Answer]


class Quoted(Part):
    """What somebody said, reported in our own words."""

    named: ClassVar[str] = "speaker"
    told: ClassVar[str] = "text"

    speaker: Text
    role: Text | None = None
    text: Prose
    note: Prose | None = None


class Quotation(Thing, kind="quotation"):
    """What people have said about mentoring."""

    groups: Many[Group[Quoted]]


class Term(Part):
    """A word explained; `also` lists its other forms in running text."""

    named: ClassVar[str] = "term"

    term: Text
    also: Some[Text] = ()
    text: Text
    completes: bool = False


class Glossary(Thing, kind="glossary", folder="glossaries"):
    """Words and abbreviations explained."""

    terms: Many[Term]


class Work(Part):
    """A book, article, video or web page."""

    title: Text
    authors: Text | None = None
    published: Text | None = Field(None, description="Publisher and year, as far as known.")
    url: Address | None = None
    text: Prose = Field(description="What it is good for, or what here draws on it.")
    completes: bool = False


class Bibliography(Thing, kind="bibliography", folder="bibliographies"):
    """Works to read, watch or credit."""

    groups: Many[Group[Work]]


class Change(Part):
    """Where the handbook departs from the guide, and why."""

    named: ClassVar[str] = "guide"
    told: ClassVar[str] = "handbook"

    change: Literal["corrected", "completed", "updated", "left-out"]
    pages: Pages | None = None
    guide: Text = Field(description="What the guide has, in our own words.")
    handbook: Text = Field(description="What stands here instead, and why.")
    see: Reference | None = None


class Correction(Thing, kind="correction"):
    """The guide's errors and gaps in one section, and what became of them."""

    items: Many[Change]


def kinds() -> dict[str, type[Thing]]:
    """Every kind by name."""
    return {cls.kind: cls for cls in _descendants(Thing)}


def _descendants(cls: type[Thing]) -> Iterator[type[Thing]]:
    for child in cls.__subclasses__():
        yield child
        yield from _descendants(child)


def _parts(of: Base, group: GroupTitle, apart: tuple[str, ...] = ()) -> Iterator[tuple[Part, GroupTitle]]:
    """Each part below `of`, with the title of its group, in reading order."""
    for name, field in type(of).model_fields.items():
        if name in apart:
            continue
        value = getattr(of, name)
        above = next((mark for mark in field.metadata if isinstance(mark, Heading)), group)
        for child in value if isinstance(value, tuple) else (value,):
            if isinstance(child, Part):
                yield child, above
            if isinstance(child, Base):
                yield from _parts(child, getattr(child, "title", above))
