"""Drawings computed from content, as SVG whose words stay text.

Every drawing is at most 340 units wide, so that its words are legible on a
screen of 320 pixels; colours come from the page's CSS.
"""

import math
import textwrap
from collections.abc import Sequence
from itertools import pairwise

from markupsafe import Markup, escape

WIDTH = 340


def ring(title: str, names: Sequence[str], arrows: bool) -> Markup:
    """Circles in a ring, with arrows from each to the next where the order matters."""
    radius, node = 113.0, 52.0
    size = 2 * (radius + node) + 8
    middle = size / 2
    parts = []
    for i, name in enumerate(names):
        x, y = _on_circle(middle, radius, i / len(names))
        parts.append(f'<circle class="drawing-node" cx="{x:.1f}" cy="{y:.1f}" r="{node:.0f}"/>')
        parts.append(_words(f"{i + 1}. {name}" if arrows else name, x, y, 11))
        if arrows:
            parts.append(_arrow(middle, radius, node, i / len(names), (i + 1) / len(names)))
    return _svg(title, names, size, size, parts)


def steps(title: str, marks: Sequence[str], names: Sequence[str], arrows: bool, returns: bool) -> Markup:
    """A column of marked circles: arrows where the order matters, one back where the last `returns`."""
    gap, parts, y = 14, [], 30.0
    places = []
    for mark, name in zip(marks, names, strict=True):
        lines = textwrap.wrap(name, 27)
        height = max(44, 18 * len(lines) + 8)
        centre = y + height / 2 - 22
        places.append(centre)
        parts.append(f'<circle class="drawing-node" cx="34" cy="{centre:.1f}" r="22"/>')
        parts.append(
            f'<text class="drawing-mark" x="34" y="{centre + 6.5:.1f}" text-anchor="middle">'
            f"{escape(mark)}</text>"
        )
        top = centre - 9 * (len(lines) - 1)
        for n, line in enumerate(lines):
            parts.append(f'<text x="72" y="{top + 5 + 18 * n:.1f}">{escape(line)}</text>')
        y += height + gap
    for above, below in pairwise(places):
        parts.append(f'<path class="drawing-line" d="M34 {above + 23:.1f}V{below - 23:.1f}"/>')
        if arrows:
            parts.append(_head(34, below - 23, 90))
    if returns:
        right = WIDTH - 20
        around = f"M{right - 24} {places[-1]:.1f}H{right}V{places[0]:.1f}H{right - 20}"
        parts.append(f'<path class="drawing-line drawing-back" d="{around}"/>')
        parts.append(_head(right - 24, places[0], 180))
    return _svg(title, names, WIDTH, y - gap + 8, parts)


def wheel(title: str, names: Sequence[str], marks: Sequence[str]) -> Markup:
    """A blank wheel: a numbered sector for each area, a ring for each mark from the centre outwards."""
    middle, radius, inner = WIDTH / 2, 138.0, 10.0
    gap = (radius - inner) / (len(marks) - 1)
    parts = [
        f'<circle class="drawing-grid" cx="{middle}" cy="{middle}" r="{inner + gap * n:.1f}"/>'
        for n in range(len(marks))
    ]
    for i in range(len(names)):
        x, y = _on_circle(middle, radius, i / len(names))
        parts.append(f'<path class="drawing-line" d="M{middle} {middle}L{x:.1f} {y:.1f}"/>')
        x, y = _on_circle(middle, radius + 17, (i + 0.5) / len(names))
        parts.append(
            f'<text class="drawing-mark" x="{x:.1f}" y="{y + 6:.1f}" text-anchor="middle">{i + 1}</text>'
        )
    for n in (len(marks) // 2, len(marks) - 1):
        y = middle - inner - gap * n
        parts.append(
            f'<text class="drawing-scale" x="{middle + 3}" y="{y + 11:.1f}">{escape(marks[n])}</text>'
        )
    return _svg(title, names, WIDTH, WIDTH, parts)


def _svg(title: str, names: Sequence[str], width: float, height: float, parts: list[str]) -> Markup:
    said = f"{title}: {', '.join(names)}"
    return Markup(
        f'<svg class="drawing" viewBox="0 0 {width:.0f} {height:.0f}" role="img" focusable="false">'
        f"<title>{escape(said)}</title>{''.join(parts)}</svg>"
    )


def _on_circle(middle: float, radius: float, turn: float) -> tuple[float, float]:
    """The point after `turn` turns clockwise from the top."""
    angle = 2 * math.pi * turn - math.pi / 2
    return middle + radius * math.cos(angle), middle + radius * math.sin(angle)


def _words(text: str, x: float, y: float, width: int) -> str:
    lines = textwrap.wrap(text, width, break_long_words=False)
    top = y - 8 * (len(lines) - 1) + 5
    spans = "".join(
        f'<tspan x="{x:.1f}" y="{top + 16 * n:.1f}">{escape(line)}</tspan>' for n, line in enumerate(lines)
    )
    return f'<text text-anchor="middle">{spans}</text>'


def _arrow(middle: float, radius: float, node: float, start: float, end: float) -> str:
    """An arrow along the ring from one node's edge to the next one's."""
    margin = math.asin((node + 3) / 2 / radius) / math.pi
    x1, y1 = _on_circle(middle, radius, start + margin)
    x2, y2 = _on_circle(middle, radius, end - margin - 0.008)
    tip = _on_circle(middle, radius, end - margin)
    direction = math.degrees(2 * math.pi * (end - margin)) % 360
    path = f'<path class="drawing-line" d="M{x1:.1f} {y1:.1f}A{radius} {radius} 0 0 1 {x2:.1f} {y2:.1f}"/>'
    return path + _head(tip[0], tip[1], direction)


def _head(x: float, y: float, direction: float) -> str:
    """An arrow's head whose tip is at x, y; `direction` in degrees clockwise from the right."""
    place = f"translate({x:.1f} {y:.1f}) rotate({direction:.0f})"
    return f'<path class="drawing-head" transform="{place}" d="M0 0l-9-5v10z"/>'
