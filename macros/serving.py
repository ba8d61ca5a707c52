"""What `make serve` needs: mistakes shown on the page, edited code imported anew.

While serving (HANDBOOK_SERVING is set) a mistake in content or code is shown in
the terminal and on every page, and the server goes on; otherwise it stops the build.
"""

import logging
import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path
from typing import Any

from markupsafe import Markup

PACKAGE = Path(__file__).parent

log = logging.getLogger("mkdocs.plugins.handbook")
_code: dict[Path, int] = {}


def is_on() -> bool:
    """Whether this is `make serve`."""
    return bool(os.environ.get("HANDBOOK_SERVING"))


def forget_edited_code() -> None:
    """Have our modules imported anew once one of them was edited, so that a server shows it."""
    found = {path: path.stat().st_mtime_ns for path in PACKAGE.rglob("*.py")}
    if found != _code:
        package = sys.modules["macros"]
        for name in [name for name in sys.modules if name.startswith("macros.") and name != __name__]:
            del sys.modules[name]
            vars(package).pop(name.removeprefix("macros."), None)  # where `from macros import …` looks first
        _code.clear()
        _code.update(found)


@contextmanager
def mistakes_told(env: Any) -> Iterator[None]:
    """Tell the mistakes that come up within: to who serves the handbook, or else to who builds it.

    A page that shows them has a frame all the same: for the words of the interface stand their names.
    """
    env.conf["extra"].update(locale="en", word=lambda key, **_: Markup(key), words=lambda _: "{}")
    try:
        yield
    except Exception as error:
        # By its name: code that was edited has a class of its own for it.
        told = str(error) if type(error).__name__ == "ContentError" else traceback.format_exc(limit=-1)
        if not is_on():
            from mkdocs.exceptions import PluginError

            raise PluginError(f"the handbook has mistakes:\n{told}") from error
        log.error("the handbook has mistakes:\n%s", told)
        env.variables["mistakes"] = told


def shown_instead(told: str) -> str:
    """The page that tells the mistakes: one line for Markdown, and no call of a macro for Jinja."""
    lines = escape(told).replace("\n", "&#10;").replace("{", "&#123;")
    return f'# The handbook has mistakes\n\n<div class="complaint" role="alert"><pre>{lines}</pre></div>\n'
