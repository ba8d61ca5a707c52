"""YAML with the place of every key and value, so that errors can point there."""

from dataclasses import dataclass, field
from typing import Any

import yaml

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Place:
    """A line and a column, both counted from 1."""

    line: int
    column: int


class YamlProblem(Exception):
    """The text is not YAML that we accept."""

    def __init__(self, place: Place, text: str) -> None:
        super().__init__(text)
        self.place = place
        self.text = text


@dataclass
class Document:
    """Plain data, and where each key and each value of it stands in the file."""

    data: Any = None
    keys: dict[Path, Place] = field(default_factory=dict)
    values: dict[Path, Place] = field(default_factory=dict)

    def value_place(self, path: Path) -> Place:
        """The place of the value at `path`, or of what holds it."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, Place(1, 1))

    def key_place(self, path: Path) -> Place:
        return self.keys.get(path) or self.value_place(path)


def parse(text: str, first_line: int = 1) -> Document:
    """Read YAML whose first line is line `first_line` of its file.

    Raises YamlProblem on bad syntax, tabs, duplicate keys and an empty text.
    """
    document = Document()
    loader = yaml.SafeLoader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            raise YamlProblem(Place(first_line, 1), "the file is empty")
        document.data = _build(loader, node, (), document, first_line)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = _place(mark, first_line) if mark else Place(first_line, 1)
        raise YamlProblem(place, f"not YAML: {_explain(error)}") from error
    except yaml.reader.ReaderError as error:
        before = text[: error.position]
        line = before.count("\n")
        place = Place(first_line + line, error.position - before.rfind("\n"))
        raise YamlProblem(place, f"not YAML: the character {error.character!r} is not allowed") from error
    except ValueError as error:  # such as a date with a 13th month
        raise YamlProblem(Place(first_line, 1), f"not YAML: {error}") from error
    finally:
        loader.dispose()  # type: ignore[no-untyped-call]
    return document


def _explain(error: yaml.MarkedYAMLError) -> str:
    if "'\\t'" in (error.problem or ""):
        return "a tab, expected spaces"
    return ", ".join(part for part in (error.context, error.problem) if part)


def _place(mark: yaml.Mark, first_line: int) -> Place:
    return Place(mark.line + first_line, mark.column + 1)


def _build(loader: yaml.SafeLoader, node: yaml.Node, path: Path, document: Document, first: int) -> Any:
    document.values[path] = _place(node.start_mark, first)
    if isinstance(node, yaml.MappingNode):
        return _mapping(loader, node, path, document, first)
    if isinstance(node, yaml.SequenceNode):
        return [_build(loader, child, (*path, i), document, first) for i, child in enumerate(node.value)]
    return loader.construct_object(node)  # type: ignore[no-untyped-call]


def _mapping(
    loader: yaml.SafeLoader, node: yaml.MappingNode, path: Path, document: Document, first: int
) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for key_node, value_node in node.value:
        place = _place(key_node.start_mark, first)
        key = key_node.value if isinstance(key_node, yaml.ScalarNode) else None
        if key is None:
            raise YamlProblem(place, "a list or mapping as a key, expected a word")
        if key in result:
            raise YamlProblem(place, f'key "{key}" stands twice')
        document.keys[(*path, key)] = place
        result[key] = _build(loader, value_node, (*path, key), document, first)
    return result
