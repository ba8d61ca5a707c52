"""One version: the newest in CHANGELOG.md is the one that content/handbook.yml tells readers."""

import re
from pathlib import Path

import yaml


def test_changelog_has_the_version(root: Path) -> None:
    edition = yaml.safe_load((root / "content/handbook.yml").read_text(encoding="utf-8"))
    changelog = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    released = re.findall(r"^## \[(\d.*?)\]", changelog, re.MULTILINE)
    assert released[0] == edition["version"]
