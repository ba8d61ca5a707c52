"""The macros that pages call: `define_env` registers them with mkdocs-macros."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from macros import serving


def define_env(env: Any) -> None:
    """Register the macros."""
    serving.forget_edited_code()
    with serving.mistakes_told(env):
        _register(env)


def on_pre_page_macros(env: Any) -> None:
    """Show the mistakes instead of the page, whose macros aren't there."""
    if told := env.variables.get("mistakes"):
        env.markdown = serving.shown_instead(told)


def _register(env: Any) -> None:
    from markupsafe import escape as markup

    from macros import calls
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
    here, menu = lambda: env.page.file.src_uri, list(_pages(env.conf.get("nav")))
    renderer = Renderer(handbook, root, here, env.conf["site_url"] or "", describe, menu)
    for name in calls.MACROS:
        env.macro(getattr(renderer, name) if hasattr(renderer, name) else renderer.placing(name), name)


def _pages(nav: Any) -> Iterator[str]:
    """The page files of a menu, in its order."""
    if isinstance(nav, str):
        yield nav
    else:
        for entry in nav.values() if isinstance(nav, dict) else nav or ():
            yield from _pages(entry)
