"""Reading the content is quick, and done again only when something has changed."""

import os
import time
from pathlib import Path

import pydantic
import pytest

from macros.handbook import Handbook
from macros.load import reader as module
from macros.load.reader import load
from macros.schema.kinds import Checklist
from tests.project import Project

LIMIT = 0.5  # seconds of computing


def test_all_content_loads_quickly(root: Path) -> None:
    load(root)  # imports are no part of it
    seconds = []
    for _ in range(3):
        module._cache.clear()
        start = time.process_time()
        load(root)
        seconds.append(time.process_time() - start)
    print(f"all content: {min(seconds):.3f} s")
    assert min(seconds) < LIMIT


def test_second_call_reads_nothing(project: Project) -> None:
    assert project.load() is project.load()


def test_edit_is_read(project: Project) -> None:
    before = project.load()
    project.edit(project.checklist, "Take socks", "Take warm socks")
    after = project.load()
    assert [text(handbook) for handbook in (before, after)] == ["Take socks", "Take warm socks"]


def text(handbook: Handbook) -> str:
    packing = handbook.things["packing"]
    assert isinstance(packing, Checklist)
    return packing.groups[0].items[0].text


@pytest.mark.parametrize("name", ["content/handbook.yml", "content/checklists/packing.yml", "docs/index.md"])
def test_touched_file_is_read_again(project: Project, name: str) -> None:
    before = project.load()
    status = (project.root / name).stat()
    os.utime(project.root / name, ns=(status.st_atime_ns, status.st_mtime_ns + 1))
    assert project.load() is not before


def test_added_and_removed_files_are_noticed(project: Project) -> None:
    project.load()
    project.write("docs/other.md", "---\nid: other\ntitle: Other\nsummary: More.\n---\n")
    assert "other" in project.load().pages
    (project.root / "docs/other.md").unlink()
    assert "other" not in project.load().pages


def test_mended_mistake_is_forgotten(project: Project) -> None:
    project.edit(project.checklist, "Take socks", "12")
    assert project.mistakes()
    project.edit(project.checklist, "12", "Take socks")
    assert project.mistakes() == []


def test_handbook_cannot_be_changed(project: Project) -> None:
    handbook = project.load()
    with pytest.raises(pydantic.ValidationError, match="frozen"):
        handbook.things["packing"].title = "Other"  # type: ignore[misc]
    with pytest.raises(TypeError):
        handbook.homes["packing"] = "other.md"  # type: ignore[index]
