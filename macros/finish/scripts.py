"""Our scripts as they are sent: without comments and spare white space."""

from pathlib import Path

import rjsmin


def shrink(folder: Path) -> None:
    """Shrink every script of ours in the built site in `folder`; the theme's are small already.

    rjsmin takes white space out of a template that stands within another: tests/finish/test_scripts.py
    sees to it that none does.
    """
    for file in (folder / "assets" / "js").rglob("*.js"):
        file.write_text(rjsmin.jsmin(file.read_text(encoding="utf-8")), encoding="utf-8")
