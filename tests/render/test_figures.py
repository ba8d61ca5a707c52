"""Drawings: what they show is said in their title too, and nothing reaches beyond their edges.

The sizes of letters are those of docs/assets/css/parts/figure.css; letters are taken for wider than they are.
"""

import math
import re
from collections.abc import Callable, Iterator

import pytest
from lxml import etree
from lxml.etree import _Element
from markupsafe import Markup

from macros.render import figures

WIDE = 0.62  # of a letter's size
SIZES = {"drawing-mark": 18, "drawing-scale": 12, "middle": 13, "start": 14}
AREAS = ["Career", "Money", "Health", "Friends", "Partner", "Growth", "Fun", "Home"]
TENS = [str(n) for n in range(11)]
LONG = "Know-how and resources that already help to bring the outcome nearer"
DRAWINGS = {
    "ring of 5 with arrows": figures.ring(
        "Cycle", ["Rapport", "Direction", "Progress", "Ending", "Moving on"], True
    ),
    "ring of 6": figures.ring(
        "Traits", ["Commitment", "Courage", "Awareness", "Curiosity", "Culture", "Teams"], False
    ),
    "ring of 3": figures.ring("Three", ["One", "Two", "Three"], False),
    "steps that return": figures.steps("GROW", [*"GROW"], ["Goal", "Reality", "Options", LONG], True, True),
    "ten numbers": figures.steps("Actions", TENS[1:], [LONG] * 10, False, False),
    "wheel of 8": figures.wheel("Wheel", AREAS, TENS),
    "wheel in per cent": figures.wheel("Wheel", AREAS, [str(10 * n) for n in range(11)]),
    "wheel of 3": figures.wheel("Wheel", ["A", "B", "C"], ["0", "1"]),
}


def parse(drawing: Markup) -> _Element:
    return etree.fromstring(drawing)


@pytest.mark.parametrize("drawing", DRAWINGS.values(), ids=DRAWINGS)
def test_drawing_is_one_picture_with_a_name(drawing: Markup) -> None:
    svg = parse(drawing)
    assert (svg.tag, svg.get("role"), svg.get("focusable")) == ("svg", "img", "false")
    assert svg[0].tag == "title"


NAMES = {
    "ring of 5 with arrows": "Cycle: Rapport, Direction, Progress, Ending, Moving on",
    "steps that return": f"GROW: Goal, Reality, Options, {LONG}",
    "wheel of 3": "Wheel: A, B, C",
}


@pytest.mark.parametrize(("name", "title"), NAMES.items())
def test_title_says_all_that_is_drawn(name: str, title: str) -> None:
    assert parse(DRAWINGS[name]).findtext("title") == title


def test_names_are_shown_whole() -> None:
    """In rings and steps each name stands beside its node; wheels have numbers and a legend."""
    shown = " ".join(" ".join(text.itertext()) for text in parse(DRAWINGS["steps that return"]).iter("text"))
    assert shown == f"G Goal R Reality O Options W {LONG}"
    ring = [" ".join(text.itertext()) for text in parse(DRAWINGS["ring of 5 with arrows"]).iter("text")]
    assert ring == ["1. Rapport", "2. Direction", "3. Progress", "4. Ending", "5. Moving on"]


@pytest.mark.parametrize(
    "draw",
    [
        lambda words: figures.ring(words, [words] * 3, True),
        lambda words: figures.steps(words, [words] * 2, [words] * 2, True, False),
        lambda words: figures.wheel(words, [words] * 3, [words] * 2),
    ],
    ids=["ring", "steps", "wheel"],
)
def test_words_are_text(draw: Callable[[str], Markup]) -> None:
    """Names from content may hold anything; the drawing stays well-formed and nothing in it runs."""
    svg = parse(draw("<b>&\"'</b>"))
    assert not list(svg.iter("b"))
    assert "<b>&\"'</b>" in str(svg.findtext("title"))


@pytest.mark.parametrize("drawing", DRAWINGS.values(), ids=DRAWINGS)
def test_nothing_reaches_beyond_the_edges(drawing: Markup) -> None:
    svg = parse(drawing)
    _, _, width, height = map(float, str(svg.get("viewBox")).split())
    assert width <= figures.WIDTH, "wider than a screen of 320 pixels can show legibly"
    found = [*circles(svg), *texts(svg), *paths(svg)]
    assert len(found) > 5
    for what, left, top, right, bottom in found:
        assert left >= 0, f"{what} begins left of the drawing"
        assert top >= 0, f"{what} begins above the drawing"
        assert right <= width, f"{what} ends right of the drawing"
        assert bottom <= height, f"{what} ends below the drawing"


Box = tuple[str, float, float, float, float]


def circles(svg: _Element) -> list[Box]:
    boxes = []
    for circle in svg.iter("circle"):
        x, y, r = (float(str(circle.get(name))) for name in ("cx", "cy", "r"))
        boxes.append((f"a circle at {x}, {y}", x - r, y - r, x + r, y + r))
    return boxes


def texts(svg: _Element) -> list[Box]:
    boxes = []
    for text in svg.iter("text"):
        anchor = text.get("text-anchor", "start")
        size = SIZES[text.get("class", anchor)]
        for line in text.findall("tspan") or [text]:
            words, x, y = str(line.text), float(str(line.get("x"))), float(str(line.get("y")))
            wide = len(words) * WIDE * size
            left = x - wide / 2 if anchor == "middle" else x
            boxes.append((repr(words), left, y - 0.75 * size, left + wide, y + 0.2 * size))
    return boxes


def paths(svg: _Element) -> list[Box]:
    """The points of lines, the ends of arcs, the tips of arrows."""
    boxes = []
    for path in svg.iter("path"):
        moved = path.get("transform")
        for x, y in [numbers(moved)[:2]] if moved else points(str(path.get("d"))):
            boxes.append((f"a line at {x}, {y}", x, y, x, y))
    return boxes


def points(drawn: str) -> Iterator[tuple[float, float]]:
    x = y = 0.0
    for command, given in re.findall("([A-Z])([^A-Z]*)", drawn):
        *_, last = values = numbers(given)
        x = last if command == "H" else x if command == "V" else values[-2]
        y = y if command == "H" else last
        yield x, y


def numbers(text: str) -> list[float]:
    return [float(number) for number in re.findall(r"-?[\d.]+", text)]


def test_wheel_has_a_sector_for_each_area_and_a_ring_for_each_mark() -> None:
    svg = parse(DRAWINGS["wheel of 8"])
    assert len(svg.findall("path[@class='drawing-line']")) == 8
    assert [text.text for text in svg.findall("text[@class='drawing-mark']")] == [*"12345678"]
    radii = [float(str(circle.get("r"))) for circle in svg.findall("circle")]
    assert len(radii) == 11
    assert radii == sorted(radii)


def test_nodes_of_a_ring_stand_apart() -> None:
    nodes = [(box[1] + box[3]) / 2 for box in circles(parse(DRAWINGS["ring of 6"]))]
    tops = [(box[2] + box[4]) / 2 for box in circles(parse(DRAWINGS["ring of 6"]))]
    radius = 52
    centres = list(zip(nodes, tops, strict=True))
    for i, one in enumerate(centres):
        for other in centres[i + 1 :]:
            assert math.dist(one, other) > 2 * radius


def test_arrows_only_where_the_order_counts() -> None:
    assert len(parse(DRAWINGS["ring of 5 with arrows"]).findall("path[@class='drawing-head']")) == 5
    assert not parse(DRAWINGS["ring of 6"]).findall("path[@class='drawing-head']")
    assert len(parse(DRAWINGS["steps that return"]).findall("path[@class='drawing-head']")) == 4
    assert not parse(DRAWINGS["ten numbers"]).findall("path[@class='drawing-head']")
