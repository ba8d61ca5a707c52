"""The macros that pages call: `define_env` registers them, nothing else."""

import os
import sys
from pathlib import Path
from typing import Any


def define_env(env: Any) -> None:
    """Register the macros with mkdocs-macros.

    Content with mistakes stops the build; while serving (HANDBOOK_SERVING is
    set) the mistakes are shown on every page instead, and the server goes on.
    """
    for name in [name for name in sys.modules if name.startswith("macros.")]:
        del sys.modules[name]  # so that a server shows edits of our own code
    from macros.load import load
    from macros.problems import ContentError
    from macros.render import Renderer, complaint

    root = Path(env.project_dir)
    try:
        handbook = load(root)
    except ContentError as error:
        _report(str(error))
        for name in Renderer.macros():
            env.macro(lambda *_, text=complaint(error): text, name)
        return

    def describe(titled: Any) -> None:
        env.page.meta.setdefault("description", titled.summary)

    env.variables["handbook_version"] = handbook.edition.version
    renderer = Renderer(handbook, root, lambda: env.page.file.src_uri, env.conf["site_url"] or "", describe)
    for name in renderer.macros():
        env.macro(getattr(renderer, name) if hasattr(renderer, name) else renderer.placing(name), name)


def _report(text: str) -> None:
    import logging

    from mkdocs.exceptions import PluginError

    if not os.environ.get("HANDBOOK_SERVING"):
        raise PluginError(f"the content has mistakes:\n{text}")
    logging.getLogger("mkdocs.plugins.handbook").error("the content has mistakes:\n%s", text)
