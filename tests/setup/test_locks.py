"""What `make lock` writes installs the same everywhere: pinned, with hashes, from any registry."""

import json
import re
from pathlib import Path

REPAIR = "run `make lock` and commit what it writes"


def test_python_packages_are_locked(root: Path) -> None:
    locked = (root / "requirements.txt").read_text(encoding="utf-8")
    assert not re.search(r"://|--(extra-)?index|--find-links", locked), REPAIR
    pinned = set(re.findall(r"^([a-z0-9.-]+)==", locked, re.MULTILINE))
    wanted = (root / "requirements.in").read_text(encoding="utf-8").splitlines()
    missing = {line for line in wanted if line and line[0] != "#"} - pinned
    assert not missing, REPAIR


def test_node_packages_are_locked(root: Path) -> None:
    wanted = json.loads((root / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    packages = json.loads((root / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert packages[""]["devDependencies"] == wanted, REPAIR
    for name, version in wanted.items():
        assert packages[f"node_modules/{name}"]["version"] == version, REPAIR
    for path, package in packages.items():
        assert "resolved" not in package, f"{path}: {REPAIR}"
        assert not path or package["integrity"], f"{path}: {REPAIR}"
