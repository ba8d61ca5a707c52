"""The JSON Schemas that editors use say what macros/schema/ says, and every YAML file names its own."""

import json
from pathlib import Path

import pytest

from macros.schema import editors as schemas
from macros.schema.kinds import kinds

HEAD = "# yaml-language-server: $schema="
KINDS_BY_FOLDER = {cls.folder: kind for kind, cls in kinds().items()}


def files(root: Path) -> list[Path]:
    """Every YAML file below content/."""
    found = sorted((root / "content").rglob("*.yml"))
    assert len(found) > 50, "the content is not where this test looks for it"
    return found


def test_schemas_are_fresh(root: Path) -> None:
    written = {path.name: path.read_text(encoding="utf-8") for path in (root / "content/schemas").iterdir()}
    stale = [name for name, text in schemas.texts().items() if written.get(name) != text]
    left_over = sorted(written.keys() - schemas.texts().keys())
    assert not stale + left_over, "content/schemas/ is not up to date: run `make schemas`"


def test_each_kind_has_a_schema(root: Path) -> None:
    assert set(schemas.texts()) >= {f"{kind}.json" for kind in kinds()}


@pytest.mark.parametrize(
    ("kind", "required", "sample"),
    [
        ("checklist", ["groups", "id", "summary", "title"], "groups"),
        ("assessment", ["areas", "id", "range", "summary", "title"], "steps"),
        ("edition", ["guide", "links", "region", "summary", "title", "version"], "links"),
    ],
)
def test_schema_tells_what_is_allowed(root: Path, kind: str, required: list[str], sample: str) -> None:
    read = json.loads((root / f"content/schemas/{kind}.json").read_text(encoding="utf-8"))
    assert sorted(read["required"]) == required
    assert sample in read["properties"]
    assert read["additionalProperties"] is False


def test_schema_uses_the_keys_of_the_files(root: Path) -> None:
    read = json.loads((root / "content/schemas/assessment.json").read_text(encoding="utf-8"))
    assert sorted(read["$defs"]["Range"]["properties"]) == ["from", "from_label", "to", "to_label"]


def test_each_file_names_its_schema(root: Path) -> None:
    wrong = []
    for path in files(root):
        folder = path.parent.relative_to(root / "content").as_posix()
        name = {"handbook": "edition"}.get(path.stem, path.stem) if folder == "." else KINDS_BY_FOLDER[folder]
        expected = f"{HEAD}{'../' if folder != '.' else ''}schemas/{name}.json"
        first = path.read_text(encoding="utf-8").split("\n", 1)[0]
        if first != expected:
            wrong.append(f"{path.relative_to(root)}:1:1: {first!r}, expected {expected!r}")
        assert (path.parent / expected.removeprefix(HEAD)).is_file()
    assert not wrong, "\n".join(wrong)
