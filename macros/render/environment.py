"""What every template knows: the handbook, links by id, Markdown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import jinja2

from macros import addresses
from macros.handbook import Handbook
from macros.render import figures
from macros.render.markdown import Prose, heading_text

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True)
class Environment:
    """The handbook, drawn for one page after another.

    `here` tells the page file below docs/ that is being rendered, `menu` the order of all. While
    `serving`, nothing that `macros.finish` makes is there.
    """

    handbook: Handbook
    here: Callable[[], str]
    site_url: str
    menu: Sequence[str] = ()
    serving: bool = False

    def template(self, name: str, **values: Any) -> str:
        try:
            return self._templates.get_template(f"{name}.html").render(here=self.here(), **values)
        except jinja2.TemplateSyntaxError as error:
            # mkdocs-macros would look for the line in the page, and fail there.
            raise RuntimeError(f"{error.filename}:{error.lineno}: {error.message}") from error

    def href(self, reference: str) -> str:
        """The link from the present page to a thing, page or item. Raises KeyError."""
        return addresses.relative(self.handbook, reference, self.here())

    def made(self, path: str) -> str:
        """The link from the present page to a file that `macros.finish` makes."""
        return addresses.link(path, addresses.page_path(self.here()))

    @cached_property
    def prose(self) -> Prose:
        """Markdown without HTML, with links by id."""
        return Prose(self.href)

    @cached_property
    def _templates(self) -> jinja2.Environment:
        templates = jinja2.Environment(
            loader=jinja2.FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        templates.filters.update(heading=heading_text, prose=self.prose.blocks, line=self.prose.line)
        templates.globals.update(handbook=self.handbook, word=self.handbook.interface.word)
        templates.globals.update(href=self.href, made=self.made, figures=figures)
        return templates
