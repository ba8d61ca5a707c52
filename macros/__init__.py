"""The macros that pages call: `define_env` registers them.

While serving (HANDBOOK_SERVING is set) a mistake in content or code is shown in
the terminal and on every page, and the server goes on; otherwise it stops the build.
"""

import logging
import os
import sys
import traceback
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

log = logging.getLogger("mkdocs.plugins.handbook")
_code: dict[Path, int] = {}


def define_env(env: Any) -> None:
    """Register the macros with mkdocs-macros."""
    _forget_edited_code()
    try:
        _register(env)
    except Exception as error:
        told = str(error) if type(error).__name__ == "ContentError" else traceback.format_exc(limit=-1)
        if not os.environ.get("HANDBOOK_SERVING"):
            from mkdocs.exceptions import PluginError

            raise PluginError(f"the handbook has mistakes:\n{told}") from error
        log.error("the handbook has mistakes:\n%s", told)
        env.variables["mistakes"] = told


def on_pre_page_macros(env: Any) -> None:
    """Show the mistakes instead of the page, whose macros aren't there."""
    if told := env.variables.get("mistakes"):
        # One line for Markdown, and no call of a macro for Jinja, whatever is told.
        lines = escape(told).replace("\n", "&#10;").replace("{", "&#123;")
        env.markdown = (
            f'# The handbook has mistakes\n\n<div class="complaint" role="alert"><pre>{lines}</pre></div>\n'
        )


def _register(env: Any) -> None:
    from markupsafe import escape as markup

    from macros.load.reader import load
    from macros.render.renderer import Renderer

    def describe(titled: Any) -> None:
        if "description" not in env.page.meta:  # of several things on a page, its own opening comes first
            env.page.meta |= {
                "title": markup(titled.title),  # MkDocs and the theme print both as they are
                "description": markup(titled.summary),
                "also": titled.also,
                "printed": renderer.printed(titled.id),
            }

    root = Path(env.project_dir)
    handbook = load(root)
    env.variables["handbook_version"] = handbook.edition.version
    here, menu = lambda: env.page.file.src_uri, list(_pages(env.conf.get("nav")))
    renderer = Renderer(handbook, root, here, env.conf["site_url"] or "", describe, menu)
    for name in renderer.macros():
        env.macro(getattr(renderer, name) if hasattr(renderer, name) else renderer.placing(name), name)


def _pages(nav: Any) -> Iterator[str]:
    """The page files of a menu, in its order."""
    if isinstance(nav, str):
        yield nav
    else:
        for entry in nav.values() if isinstance(nav, dict) else nav or ():
            yield from _pages(entry)


def _forget_edited_code() -> None:
    """Have our modules imported anew once one of them was edited, so that a server shows it."""
    found = {path: path.stat().st_mtime_ns for path in Path(__file__).parent.rglob("*.py")}
    if found != _code:
        for name in [name for name in sys.modules if name.startswith("macros.")]:
            del sys.modules[name]
            globals().pop(name.removeprefix("macros."), None)  # where `from macros import …` looks first
        _code.clear()
        _code.update(found)
