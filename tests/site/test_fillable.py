"""What readers fill in is plain HTML that the script about records can rely on."""

import pytest
from lxml.html import HtmlElement

from macros.handbook import Handbook
from tests.site.conftest import Built

CARE = "No patient details, no full names."


@pytest.fixture(scope="module")
def forms(documents: list[Built]) -> list[HtmlElement]:
    """Every form that is kept, with the element around it."""
    found = [form for page in documents for form in page.tree.cssselect("handbook-record > form.record")]
    assert len(found) > 10
    return found


def record(form: HtmlElement) -> HtmlElement:
    """The element around a form."""
    around = form.getparent()
    assert around is not None
    return around


def thing(form: HtmlElement) -> str:
    return record(form).attrib["data-thing"]


def test_each_stands_for_a_thing(forms: list[HtmlElement], handbook: Handbook) -> None:
    for form in forms:
        found = handbook.things[thing(form)]
        said = record(form).attrib
        assert (said["data-kind"], said["data-title"]) == (found.kind, found.title)
        assert said["data-handbook"] == handbook.edition.version


def test_none_can_be_sent(forms: list[HtmlElement]) -> None:
    """Without a script too, Enter in a form's only line would put the answers into the address."""
    for form in forms:
        assert form.get("method") == "dialog"
        assert not form.cssselect("[type=submit], button:not([type])")


def test_controls_are_named_after_their_items(forms: list[HtmlElement]) -> None:
    for form in forms:
        controls = form.cssselect("input, textarea, select")
        assert controls, thing(form)
        for control in controls:
            name = control.attrib["name"]
            assert name.startswith(f"{thing(form)}--"), name
            (field,) = control.xpath("ancestor::*[@data-type][1]") or [None]
            item = name.removesuffix("--note")
            assert form.get_element_by_id(item) is not None
            assert field is None or field.get("id") == name


def test_names_are_used_once(forms: list[HtmlElement]) -> None:
    for form in forms:
        single = [
            control.get("name")
            for control in form.cssselect("input, textarea")
            if control.get("type") != "radio" and not control.xpath("ancestor::*[@data-many]")
        ]
        assert len(single) == len(set(single)), thing(form)


def test_free_text_says_what_to_leave_out(forms: list[HtmlElement]) -> None:
    for form in forms:
        for control in form.cssselect("textarea, input[type=text]"):
            *_, nearest = control.xpath("ancestor::form | ancestor::section | ancestor::details")
            assert CARE in nearest.text_content(), control.get("name")


def test_lines_for_handwriting_hold_no_control(forms: list[HtmlElement]) -> None:
    paper = [field for form in forms for field in form.cssselect(".field-paper")]
    assert paper
    assert not [field for field in paper if field.cssselect("input, textarea")]


def test_dates_that_can_go_to_a_calendar(forms: list[HtmlElement]) -> None:
    events = [field for form in forms for field in form.cssselect("[data-event]")]
    assert len(events) >= 3
    for field in events:
        (button,) = field.cssselect("button")
        assert "hidden" in button.attrib, "it does nothing without scripts"
        assert field.attrib["data-event"] in button.text_content()
