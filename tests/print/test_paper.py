"""What Ctrl+P gives: clean A4 to write on, with nothing torn apart."""

import re
from collections.abc import Callable

import pytest

from tests.conftest import SITE_URL
from tests.print.conftest import Sheets, squeezed

Printed = Callable[..., Sheets]
A4 = (595, 842)
# A checklist, two forms, a model, a score sheet, questions, a phase, prose, a comparison.
SHEETS = pytest.mark.parametrize(
    "path",
    [
        "toolkit/first-meeting/",
        "toolkit/mentoring-review/",
        "toolkit/mentoring-contract/",
        "guide/grow/",
        "toolkit/wheel-of-life/",
        "toolkit/powerful-questions/",
        "guide/building-rapport/",
        "guide/contracting/",
        "guide/mentoring-and-coaching/",
    ],
)


@SHEETS
def test_is_a4(printed: Printed, path: str) -> None:
    sizes = {tuple(round(side) for side in page.get_size()) for page in printed(path).document}
    assert sizes == {A4}


@SHEETS
def test_no_item_is_torn_apart(printed: Printed, path: str) -> None:
    sheets = printed(path)
    pages = [squeezed(text) for text in sheets.texts]
    assert sheets.items
    torn = [
        " ".join(item)
        for item in sheets.items
        if not any(all(squeezed(piece) in page for piece in item) for page in pages)
    ]
    assert not torn, "not whole on any page:\n" + "\n".join(torn)


@SHEETS
def test_headings_stand_above_what_they_head(printed: Printed, path: str) -> None:
    sheets = printed(path)
    headings = {squeezed(heading) for heading in sheets.headings}
    assert not [line for line in sheets.last_lines() if squeezed(line) in headings]


@SHEETS
def test_has_every_box(printed: Printed, path: str) -> None:
    sheets = printed(path)
    frames = list(sheets.shapes("frame"))
    square = [f.width for f in frames if abs(f.width - f.height) < 1.5]
    ticks, scores = ([w for w in square if low < w < high] for low, high in ((9, 15), (20, 24)))
    # A drawn wheel has a ring as small as a score's circle.
    assert sheets.boxes <= len(ticks) + len(scores) <= sheets.boxes + 1
    areas = [f for f in frames if f.width > 300 and f.height > 40]
    assert len(areas) >= sheets.areas


@SHEETS
def test_is_dark_enough_in_grey(printed: Printed, path: str) -> None:
    sheets = printed(path)
    faint = [s for s in sheets.shapes("letters") if 1.05 / (s.shade + 0.05) < 7]
    assert not faint, f"letters: {faint}"
    faint = [s for s in sheets.shapes("frame") if 1.05 / (s.shade + 0.05) < 3]
    assert not faint, f"frames: {faint}"


@SHEETS
def test_dark_screens_print_the_same(printed: Printed, path: str) -> None:
    light, dark = printed(path), printed(path, color_scheme="dark")
    assert dark.texts == light.texts
    assert list(dark.shapes("letters", "frame")) == list(light.shapes("letters", "frame"))


@SHEETS
def test_tells_its_address_and_date_at_the_end(printed: Printed, path: str) -> None:
    end = printed(path).texts[-1]
    assert SITE_URL in re.sub(r"\s", "", end)
    assert re.search(r"\b\d{1,2} [A-Z][a-z]+ 20\d\d\b", end)


@SHEETS
def test_leaves_out_what_is_for_the_screen(printed: Printed, path: str) -> None:
    text = "".join(printed(path).texts)
    for words in (
        "Skip to content",
        "For trainers",
        "On this page",
        "Where to go next",
        "Previous",
        "Search",
    ):
        assert words not in text


@pytest.mark.parametrize("scripts", [True, False])
def test_a_fold_is_open(printed: Printed, scripts: bool) -> None:
    text = "".join(printed("about/privacy/", java_script_enabled=scripts).texts)
    assert "Its parts, with an example" in text
    assert '"label": "A.B."' in text
