"""The way through macros/: each room knows only those before it, and no modules form a circle."""

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

# In the order of the way through. What stands side by side doesn't know each other.
ROOMS = [
    {"schema"},
    {"handbook", "calls"},
    {"addresses"},
    {"load"},
    {"render"},
    {"finish"},
    {"check", "serving"},
    {"macros"},  # define_env
]
PLACE = {room: place for place, rooms in enumerate(ROOMS) for room in rooms}


def name(path: Path, root: Path) -> str:
    """The module in a file: macros/load/reader.py is macros.load.reader, macros/__init__.py is macros."""
    return ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")


@pytest.fixture(scope="module")
def modules(root: Path) -> dict[str, ast.Module]:
    found = {
        name(path, root): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted((root / "macros").rglob("*.py"))
    }
    assert {"macros", "macros.load.reader", "macros.finish.__main__"} <= found.keys()
    return found


@pytest.fixture(scope="module")
def imports(modules: dict[str, ast.Module]) -> dict[str, set[str]]:
    """Which of our modules each one imports, at its top or later."""
    found = {}
    for module, tree in modules.items():
        wanted = {
            alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{module}:{node.lineno}: expected an absolute import"
                for alias in node.names:
                    inner = f"{node.module}.{alias.name}"
                    wanted.add(inner if inner in modules else str(node.module))
        found[module] = wanted & modules.keys()
    assert "macros.schema.kinds" in found["macros.handbook"]
    return found


def room(module: str) -> str:
    return module.split(".")[1] if "." in module else module


def test_every_module_stands_in_a_room(modules: dict[str, ast.Module]) -> None:
    assert {room(module) for module in modules} == PLACE.keys()


def test_nothing_imports_upwards(imports: dict[str, set[str]]) -> None:
    wrong = [
        f"{module} imports {other}"
        for module, wanted in imports.items()
        for other in sorted(wanted)
        if room(module) != room(other) and PLACE[room(module)] <= PLACE[room(other)]
    ]
    assert not wrong, "\n".join(wrong)


def test_no_imports_make_a_circle(imports: dict[str, set[str]]) -> None:
    TopologicalSorter(imports).prepare()  # raises CycleError, which names them
