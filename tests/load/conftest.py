"""A small project to make mistakes in."""

from pathlib import Path

import pytest

from tests.project import Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A small project without mistakes."""
    return Project(tmp_path)
