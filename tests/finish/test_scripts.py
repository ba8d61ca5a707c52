"""Scripts are sent without what only their authors read."""

import re
from pathlib import Path

from macros.finish import scripts


def test_comments_go_and_strings_stay(tmp_path: Path) -> None:
    folder = tmp_path / "assets" / "js"
    folder.mkdir(parents=True)
    script = folder / "some.js"
    script.write_text("/** @param {string} a */\nexport const f = (a) => `  // ${a}  /* kept */`; // said\n")
    scripts.shrink(tmp_path)
    assert script.read_text().strip() == "export const f=(a)=>`  // ${a}  /* kept */`;"


def test_no_line_is_longer_than_120(root: Path) -> None:
    """Biome breaks code, but neither comments nor texts."""
    files = sorted((root / "docs/assets/js").rglob("*.js"))
    long = {
        f"{file.relative_to(root)}:{number}"
        for file in files
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if len(line) > 120
    }
    assert len(files) > 10
    assert not long


def test_no_template_stands_within_another(root: Path) -> None:
    """Shrinking would spoil its words."""
    files = sorted((root / "docs/assets/js").rglob("*.js"))
    assert len(files) > 10
    for file in files:
        assert not re.search(r"\$\{[^}`]*`", file.read_text(encoding="utf-8")), file.name
