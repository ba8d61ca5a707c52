"""The macros that pages call: `define_env` registers them with mkdocs-macros."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from macros import serving


def define_env(env: Any) -> None:
    """Register the macros."""
    serving.forget_edited_code()
    with serving.mistakes_told(env):
        _register(env)


def on_pre_page_macros(env: Any) -> None:
    """Have the page say what it is; or show the mistakes instead of it, whose macros aren't there."""
    if told := env.variables.get("mistakes"):
        env.markdown = serving.shown_instead(told)
    else:
        env.page.meta |= env.variables["describe"](env.page.file.src_uri)


def _register(env: Any) -> None:
    from markupsafe import escape

    from macros.load.reader import load
    from macros.render.environment import Environment
    from macros.render.macros import macros
    from macros.render.page import words

    handbook, site_url = load(Path(env.project_dir)), env.conf["site_url"] or ""
    env.conf["extra"].update(
        locale=handbook.interface.locale,
        word=lambda key, **values: escape(handbook.interface.word(key, **values)),
        words=partial(words, handbook.interface),
    )
    menu = list(_pages(env.conf.get("nav")))
    environment = Environment(handbook, lambda: str(env.page.file.src_uri), site_url, menu, serving.is_on())
    for name, function in macros(environment).items():
        env.macro(function, name)
    env.variables["describe"] = partial(_describe, handbook, site_url)


def _describe(handbook: Any, site_url: str, source: str) -> dict[str, Any]:
    from markupsafe import escape

    from macros.render.page import describe

    said = describe(handbook, site_url, source)
    # MkDocs and the theme print these two as they are.
    return said | {name: escape(said[name]) for name in ("title", "description") if name in said}


def _pages(nav: Any) -> Iterator[str]:
    """The page files of a menu, in its order."""
    if isinstance(nav, str):
        yield nav
    else:
        for entry in nav.values() if isinstance(nav, dict) else nav or ():
            yield from _pages(entry)
