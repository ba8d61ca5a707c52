"""Scripts are sent without what only their authors read."""

from pathlib import Path

from macros import scripts


def test_comments_go_and_strings_stay(tmp_path: Path) -> None:
    folder = tmp_path / "assets" / "js"
    folder.mkdir(parents=True)
    script = folder / "some.js"
    script.write_text("/** @param {string} a */\nexport const f = (a) => `  // ${a}  /* kept */`; // said\n")
    scripts.shrink(tmp_path)
    assert script.read_text().strip() == "export const f=(a)=>`  // ${a}  /* kept */`;"
