"""Nothing of the guide is missing: each list has the length that was counted in the guide.

In the table, left: a thing, a part of it or a heading of a page, then the fields that lead to the list.
`stages.prompts` gives one number for each stage; `intro list` counts the lists within a text, `list` those
below a heading. Right: what the guide has there, and how many.
"""

import re
from pathlib import Path

import pytest

from macros.handbook import Handbook
from macros.load.page import FRONT_MATTER
from macros.load.reader import load
from macros.schema.fields import Choice, LongText, RepeatedGroup, Scale
from macros.schema.kinds import Assessment, Form, Phase, kinds
from macros.schema.words import Base

COUNTS = """
Section 1
  mentoring-and-coaching intro list                what mentoring is like: 4
  mentoring-and-coaching rows                      mentoring and coaching compared: 7
  mentoring-and-coaching columns                   the two sides of the comparison: 2
  what-is-coaching--characteristics list           what coaching is like: 6

Section 2
  contracting--what-it-sets-out list               what a contract sets out: 5
  mentoring-contract--agreement fields             the same in the form: 5
  contracting--levels list                         levels of a contract: 2
  contracting--themes list                         themes of a contract: 4
  mentoring-contract--procedure fields             theme 1, procedure: 4
  mentoring-contract--professional fields          theme 2, professional: 4
  mentoring-contract--personal fields              theme 3, personal: 5
  mentoring-contract--psychological fields         theme 4, psychological: 5
  session-contract--session fields                 date and questions of a session's contract: 5
  building-rapport focus,watch,questions           phase 1: focus, watch, questions: 5 + 5 + 5 = 15
  setting-direction focus,watch,questions          phase 2: focus, watch, questions: 4 + 4 + 4 = 12
  progression focus,watch,questions                phase 3: focus, watch, questions: 4 + 4 + 6 = 14
  winding-up focus,watch,questions                 phase 4: focus, watch, questions: 3 + 1 + 3 = 7
  moving-on focus,watch,questions                  phase 5: focus, watch, questions: 3 + 3 + 4 = 10

Section 3
  listening--attention list                        what to attend to when you listen: 3
  questioning--uses list                           what questions are for: 9
  powerful-questions groups                        categories of powerful questions: 11
  powerful-questions groups.items                  in each: 6 + 5 + 5 + 3 + 5 + 5 + 5 + 4 + 5 + 4 + 5 = 52
  constructive-feedback--when list                 when to give feedback: 2
  boost stages                                     letters of BOOST: 5
  medical-director answers                         answers of case study 1: 6

Section 4
  grow stages                                      letters of GROW: 4
  grow stages.prompts                              questions of GROW: 7 + 6 + 7 + 5 = 25
  smart stages                                     letters of SMART: 5
  oskar stages                                     letters of OSKAR: 5
  oskar stages.prompts                             prompts of OSKAR: 5 + 4 + 9 + 8 + 3 = 29
  oskar intro list                                 what OSKAR explores, its key points: 3 + 7 = 10
  oskar--outcome text list                         what the outcome makes clear: 4
  oskar--scaling text list                         facts about scaling: 2
  oskar--affirm-and-action text list               the two steps of A: 2
  oscar stages                                     letters of OSCAR: 5

Section 5
  top-tips--tips headings                          tips: 8
  pre-mentoring-contact--expectations items        questions before the first contact: 3
  pre-mentoring-contact--role items                roles of a mentor: 7
  pre-mentoring-contact--meeting items             what to agree about meetings: 4
  top-tips--qualities list                         seven qualities and two abilities of a mentor: 9
  transformation-lead answers                      answers of case study 2: 7

Section 6
  virtual-mentoring--mindset list                  mindset: 7
  virtual-mentoring--technology list               technology: 4
  virtual-mentoring--benefits list                 benefits: 6
  virtual-mentoring--challenges list               challenges: 6
  virtual-mentoring--managing list                 managing a session: 5
  virtual-mentoring--quick-tips list               quick tips: 9
  virtual-session groups.items                     what can be ticked off of all these: 9 + 7 + 4 + 5 = 25

Section 7
  high-impact-actions groups.items                 objectives and actions: 4 + 10 = 14
  supporting-inclusion--less-advantaged list       what the less advantaged gain: 4
  supporting-inclusion--more-advantaged list       what the more advantaged gain: 3
  leveraging-difference columns                    ways of seeing difference: 3
  leveraging-difference rows                       what is compared there: 6
  inclusive-leadership--mega-trends list           global mega-trends: 4
  six-traits groups.items                          traits of an inclusive leader: 6
  inclusive-organisations groups                   headings for organisations: 7
  board-oversight groups.items                     areas that boards oversee: 5
  reflect-on-high-impact-actions groups.items      questions on the actions: 5
  reflect-on-mentoring-for-inclusion groups.items  questions after Clutterbuck: 3
  reflect-on-collective-leadership groups.items    questions after West: 2 + 3 + 3 = 8
  reflect-on-inclusive-traits groups.items         questions on the traits: 4 + 3 = 7

Section 8
  wheel-of-life areas                              areas of the Wheel of Life: 8
  wheel-of-life steps                              steps of a session with it: 6
  professional-assessment areas                    areas of the professional assessment: 8
  professional-assessment areas.statements         statements of each area: 4 + 4 + 5 + 5 + 4 + 4 + 5 + 4 = 35
  professional-assessment questions                its bumpy ride and four questions: 5

Section 9
  the-mentee--ways-to-support list                 ways to support a mentee: 5
  session-preparation--sentences fields            sentences to begin a session with: 6
  keep-a-log--what-it-holds list                   kinds of entry in a log: 5
  director-of-strategy answers                     answers of case study 3: 5

Appendices
  first-meeting groups.items                       I, first meeting: 6 + 2 + 5 + 3 + 4 + 6 = 26
  giving-feedback groups.items                     II, giving feedback: 2 + 4 + 4 + 2 = 12
  mentoring-review--who-and-when fields            III, who and when: 3
  mentoring-review--questions fields               III, questions: 7
  mentoring-review--signature fields               III, signature: 3
  reading groups.items                             IV, books, books on careers, links: 5 + 4 + 6 = 15

Throughout
  quotations groups.items                          quotations: 4 + 3 + 3 + 3 = 13
  videos groups.items                              videos: 3 + 1 = 4
"""

IDS = {
    "checklist": "first-meeting giving-feedback virtual-session pre-mentoring-contact",
    "form": "mentoring-review mentoring-contract session-contract learning-log session-preparation "
    "mentoring-evaluation",
    "model": "grow oskar oscar boost smart",
    "phase": "building-rapport setting-direction progression winding-up moving-on",
    "question": "powerful-questions",
    "reflection": "reflect-on-high-impact-actions reflect-on-mentoring-for-inclusion "
    "reflect-on-collective-leadership reflect-on-inclusive-traits",
    "assessment": "wheel-of-life professional-assessment",
    "comparison": "mentoring-and-coaching leveraging-difference",
    "framework": "high-impact-actions six-traits inclusive-organisations board-oversight",
    "case-study": "medical-director transformation-lead director-of-strategy",
    "quotation": "quotations",
    "glossary": "glossary",
    "bibliography": "reading videos sources",
}
LINE = re.compile(r"  (\S.*?) {2,}(.*): (\d+(?: \+ \d+)*)(?: = (\d+))?")
ROWS = [line for line in COUNTS.splitlines() if line.startswith("  ")]


@pytest.fixture(scope="module")
def handbook(root: Path) -> Handbook:
    return load(root)


@pytest.mark.parametrize("row", ROWS, ids=str.strip)
def test_count(root: Path, handbook: Handbook, row: str) -> None:
    match = LINE.fullmatch(row)
    assert match, f"this row of the table cannot be read: {row}"
    place, _, numbers, total = match.groups()
    expected = [int(number) for number in numbers.split(" + ")]
    assert lengths(root, handbook, place) == expected
    assert sum(expected) == int(total or sum(expected))


def lengths(root: Path, handbook: Handbook, place: str) -> list[int]:
    """The lengths of the lists at a place."""
    reference, *fields = place.split()
    if fields == ["list"]:
        return lists(section(root, handbook, reference))
    if fields == ["headings"]:
        return [len(re.findall(r"^### ", section(root, handbook, reference), re.MULTILINE))]
    part = find(handbook, reference)
    if fields[1:] == ["list"]:
        return lists(getattr(part, fields[0]))
    outer, _, inner = fields[0].partition(".")
    if inner:
        return [len(held(child, inner)) for child in held(part, outer)]
    return [len(held(part, name)) for name in outer.split(",")]


def find(handbook: Handbook, reference: str) -> Base:
    """A thing, or the part of it that `thing--part` names."""
    thing = handbook.things[reference.partition("--")[0]]
    parts = {f"{thing.id}--{part.id}": part for part in thing.parts}
    return {thing.id: thing, **parts}[reference]


def held(part: Base, name: str) -> tuple[Base, ...]:
    """The parts in a field; what forms call fields others call items."""
    value = getattr(part, name)
    assert isinstance(value, tuple)
    return value


def section(root: Path, handbook: Handbook, anchor: str) -> str:
    """What stands below a heading, up to the next one that is as high."""
    home = root / "docs" / handbook.homes[anchor.partition("--")[0]]
    text = FRONT_MATTER.sub("", home.read_text(encoding="utf-8"))
    match = re.search(rf"^(#+) .*\{{ #{anchor} \}}$", text, re.MULTILINE)
    assert match, f"{home} has no heading {anchor}"
    end = re.compile(rf"^#{{2,{len(match[1])}}} ", re.MULTILINE).search(text, match.end())
    return text[match.end() : end.start() if end else None]


def lists(text: str) -> list[int]:
    """The lengths of the lists in Markdown, in order; paragraphs and headings part them."""
    found, items = [], 0
    for line in [*text.splitlines(), "end"]:
        if re.match(r"([-*]|\d+\.) ", line):
            items += 1
        elif line.strip() and not line.startswith("  ") and items:
            found.append(items)
            items = 0
    return found


@pytest.mark.parametrize(("field", "total"), [("focus", 19), ("watch", 17), ("questions", 22)])
def test_phases_add_up(handbook: Handbook, field: str, total: int) -> None:
    assert sum(len(held(phase, field)) for phase in handbook.of(Phase)) == total


def test_scores_of_the_professional_assessment(handbook: Handbook) -> None:
    assessment = handbook.things["professional-assessment"]
    assert isinstance(assessment, Assessment)
    highest = [len(area.statements) * assessment.range.high for area in assessment.areas]
    assert highest == [40, 40, 50, 50, 40, 40, 50, 40]
    assert sum(highest) == 350


def test_log_entry_has_the_questions_and_kinds_of_the_guide(handbook: Handbook) -> None:
    entry = find(handbook, "learning-log--entry")
    assert isinstance(entry, RepeatedGroup)
    choice = next(field for field in entry.fields if isinstance(field, Choice))
    questions = [field for field in entry.fields if isinstance(field, LongText)]
    assert (len(questions), len(choice.options)) == (6, 5)


def test_evaluation_has_seven_questions_one_scored(handbook: Handbook) -> None:
    """The seventh question has two fields: a score from 1 to 5, and words for it."""
    form = handbook.things["mentoring-evaluation"]
    assert isinstance(form, Form)
    fields = [field for group in form.groups for field in group.fields]
    scored = [field for field in fields if isinstance(field, Scale)]
    assert [[*field.range.steps] for field in scored] == [[1, 2, 3, 4, 5]]
    assert len(fields) - len(scored) == 7


@pytest.mark.parametrize(("kind", "ids"), IDS.items())
def test_ids_that_people_link_to(handbook: Handbook, kind: str, ids: str) -> None:
    assert sorted(thing.id for thing in handbook.of(kinds()[kind])) == sorted(ids.split())
