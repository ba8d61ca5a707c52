"""Mistakes in content, told so that the author can mend them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from macros.load.positions import Document, Path, Place
from macros.schema.words import Mistakes

KEY = "[key]"  # pydantic's name for a key that is wrong itself
ABOUT_THE_WHOLE = ("union_tag_invalid", "union_tag_not_found", "value_error")
LONGEST = 80  # characters of a wrong value that are shown


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake: `file` is relative to the project, `line` and `column` count from 1."""

    file: str
    line: int
    column: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.text}"


class ContentError(Exception):
    """The content has mistakes; `problems` has them all."""

    def __init__(self, found: Iterable[Problem]) -> None:
        self.problems = tuple(found)
        super().__init__("\n".join(map(str, self.problems)))


def meant(word: str, known: Iterable[str]) -> str:
    """` (did you mean "…"?)` where something known looks like `word`."""
    close = get_close_matches(word, list(known), n=1, cutoff=0.7)
    return f' (did you mean "{close[0]}"?)' if close else ""


def context(data: Any, path: Path) -> str:
    """`item "agree-purpose": ` for a path inside the item of that id."""
    found = ""
    for depth, step in enumerate(path):
        data = _step(data, step)
        if isinstance(data, dict) and isinstance(data.get("id"), str):
            name = path[depth - 1] if isinstance(step, int) and depth else step
            found = f'{_singular(str(name))} "{data["id"]}": '
    return found


def explain(
    error: ValidationError, document: Document, model: type[BaseModel]
) -> Iterator[tuple[Place, str]]:
    """Each of pydantic's complaints as a place and a sentence."""
    found = error.errors(include_url=False)
    for details in found:
        if details["type"] == "too_short" and any(_below(other["loc"], details["loc"]) for other in found):
            continue  # pydantic counts only the entries without mistakes
        path = _real_path(document.data, details["loc"])
        if details["type"] == "value_error" and isinstance(details["ctx"]["error"], Mistakes):
            yield from (
                (document.value_place((*path, *mistake.path)), mistake.text)
                for mistake in details["ctx"]["error"].found
            )
            continue
        whole = details["type"] in ABOUT_THE_WHOLE
        said = context(document.data, path if whole else path[:-1])
        yield _place(details, document, path), said + _sentence(details, path, document, model)


def _below(loc: tuple[int | str, ...], top: tuple[int | str, ...]) -> bool:
    return len(loc) > len(top) and loc[: len(top)] == top


def _place(details: ErrorDetails, document: Document, path: Path) -> Place:
    if details["type"] == "extra_forbidden" or details["loc"][-1:] == (KEY,):
        return document.key_place(path)
    if details["type"] == "union_tag_invalid":
        return document.value_place((*path, "type"))
    return document.value_place(path)


def _sentence(details: ErrorDetails, path: Path, document: Document, model: type[BaseModel]) -> str:
    kind, limits = details["type"], details.get("ctx", {})
    if kind == "extra_forbidden":
        return f"unknown key {shown(path[-1])}{meant(str(path[-1]), _allowed(model, details['loc']))}"
    if kind == "missing":
        return f'missing key "{details["loc"][-1]}"'
    if kind == "union_tag_not_found":
        return 'missing key "type"'
    if kind == "union_tag_invalid":
        given = details["input"].get("type")
        return f'"type" is {shown(given)}, expected one of {limits["expected_tags"]}'
    if kind == "too_short":
        return f"{_name(path)} has {limits['actual_length']} entries, expected {limits['min_length']} or more"
    if kind == "value_error":
        return str(limits["error"])
    expected = _expected(kind, limits, details["msg"])
    if details["loc"][-1:] == (KEY,):
        return f"key {shown(path[-1])}, expected {expected}"
    given = None if kind == "string_too_short" else details["input"]
    return f"{_name(path)} is {shown(given)}, expected {expected}"


def _expected(kind: str, limits: dict[str, Any], message: str) -> str:
    names = {
        "string_type": "text",
        "string_too_short": "text",
        "int_type": "a whole number",
        "bool_type": "true or false",
        "tuple_type": "a list",
        "dict_type": "keys with values",
        "model_type": "keys with values",
        "model_attributes_type": "keys with values",
    }
    if kind in names:
        return names[kind]
    if kind == "spelt":
        return str(limits["expected"])
    if kind == "literal_error":
        return f"one of {limits['expected']}"
    if kind == "string_too_long":
        return f"{limits['max_length']} characters at the most"
    if kind == "greater_than_equal":
        return f"{limits['ge']} at the least"
    if kind == "less_than_equal":
        return f"{limits['le']} at the most"
    return message.removeprefix("Input should be ")


def shown(value: Any) -> str:
    """A wrong value as it is told."""
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f'"{value}"' if len(value) <= LONGEST else f'"{value[:LONGEST]}…"'
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    return str(value)


def _name(path: Path) -> str:
    words = [str(step) for step in path if isinstance(step, str)]
    if not words:
        return "the file"
    if isinstance(path[-1], int):
        return f'entry {path[-1] + 1} of "{words[-1]}"'
    return f'"{words[-1]}"'


def _allowed(model: type[BaseModel], loc: tuple[int | str, ...]) -> list[str]:
    """The keys that the model at `loc` knows: found by walking the schema's types."""
    current: list[type[BaseModel]] = [model]
    for step in loc[:-1]:
        if isinstance(step, int):
            continue
        nearer = [m for cls in current if step in _keys(cls) for m in _models(_keys(cls)[step])]
        tagged = [m for m in current if _tag(m) == step]
        current = nearer or tagged or current
    return sorted({key for cls in current for key in _keys(cls)})


def _keys(model: type[BaseModel]) -> dict[str, Any]:
    return {field.alias or name: field.annotation for name, field in model.model_fields.items()}


def _tag(model: type[BaseModel]) -> str | None:
    field = model.model_fields.get("type")
    return get_args(field.annotation)[0] if field and get_args(field.annotation) else None


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models(argument)


def _real_path(data: Any, loc: tuple[int | str, ...]) -> Path:
    """`loc` without what pydantic adds: the names of the members of a union, and KEY."""
    path: list[int | str] = []
    for depth, step in enumerate(loc):
        if _has(data, step):
            data = _step(data, step)
        elif depth < len(loc) - 1 or step == KEY or not isinstance(data, dict):
            continue
        path.append(step)
    return tuple(path)


def _has(data: Any, step: int | str) -> bool:
    if isinstance(data, dict):
        return step in data
    return isinstance(data, list) and isinstance(step, int) and step < len(data)


def _step(data: Any, step: int | str) -> Any:
    return data[step] if _has(data, step) else None


def _singular(word: str) -> str:
    return {"areas": "area", "entries": "entry"}.get(word, word.removesuffix("s"))
