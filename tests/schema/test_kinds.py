"""What can be filled in and linked to is asked of the thing."""

from pathlib import Path

import pytest

from macros.handbook import Handbook
from macros.load.reader import load
from macros.schema.kinds import Checklist, Form, Model


@pytest.fixture(scope="module")
def handbook(root: Path) -> Handbook:
    return load(root)


FIELDS = {
    "first-meeting": ("tick", 26),
    "reflect-on-inclusive-traits": ("long-text", 7),
    "wheel-of-life": ("scale", 8),
    "professional-assessment": ("scale", 35),
}


@pytest.mark.parametrize(("id", "type", "number"), [(id, *case) for id, case in FIELDS.items()])
def test_what_readers_fill_in(handbook: Handbook, id: str, type: str, number: int) -> None:
    found = [str(field.type) for field in handbook.things[id].fields]
    assert found.count(type) == number


def test_forms_are_filled_in_and_models_are_not(handbook: Handbook) -> None:
    assert all(form.fields for form in handbook.of(Form))
    assert not any(model.fields for model in handbook.of(Model))


def test_each_field_can_be_linked_to(handbook: Handbook) -> None:
    for thing in handbook.things.values():
        assert {field.id for field in thing.fields} <= {part.id for part in thing.parts}, thing.id


def test_only_lists_of_ticks_are_counted(handbook: Handbook) -> None:
    assert all(checklist.only_ticks for checklist in handbook.of(Checklist))
    assert not any(model.only_ticks for model in handbook.of(Model))
    fields: list[dict[str, object]] = [{"type": "tick", "id": "done", "text": "Done"}]
    assert form(fields).only_ticks
    assert not form([*fields, {"type": "date", "id": "day", "text": "Day"}]).only_ticks


def form(fields: list[dict[str, object]]) -> Form:
    group = {"id": "all", "title": "All", "fields": fields}
    return Form.model_validate({"id": "fill", "title": "Fill", "summary": "Do.", "groups": [group]})


def test_every_part_has_words_to_link_by(handbook: Handbook) -> None:
    for thing in handbook.things.values():
        assert all(part.label for part in thing.parts)
        assert thing.parts, thing.id
