"""Handbook -> HTML, through templates/.

What a macro returns is Markdown in which everything but the headings is
finished HTML: headings must reach MkDocs' table of contents.
"""

import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, get_args
from xml.etree.ElementTree import Element

import jinja2
import markdown
from markdown.inlinepatterns import InlineProcessor
from markupsafe import Markup

from macros import addresses, calls
from macros.handbook import Handbook
from macros.render import figures, qr
from macros.schema import kinds as schema

TEMPLATES = Path(__file__).parent / "templates"
SERVING = "HANDBOOK_SERVING" in os.environ  # then nothing that `macros.finish` makes is there
NAMES = ("title", "question", "speaker", "term", "text", "guide")  # what an item is known by, the best first
SPECIAL = re.compile(r"([&<>\\`*_{}\[\]()#+\-.!|~^=:\"'])")


def heading_text(text: str) -> Markup:
    """`text` for a Markdown heading: none of its characters means anything there."""
    return Markup(SPECIAL.sub(lambda match: f"&#{ord(match[1])};", text))


class _GoLink(InlineProcessor):
    """`[words](go:id)`: a link by id."""

    def __init__(self, resolve: Callable[[str], str], md: markdown.Markdown) -> None:
        super().__init__(r"\[([^\]]+)\]\(go:([^)\s]+)\)", md)
        self.resolve = resolve

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        link = Element("a", href=self.resolve(m[2]))
        link.text = m[1]
        return link, m.start(0), m.end(0)


class Renderer:
    """The macros. `here` tells the page file below docs/ that is being rendered, `menu` the order of all."""

    def __init__(
        self,
        handbook: Handbook,
        root: Path,
        here: Callable[[], str],
        site_url: str,
        describe: Callable[[schema.Titled], None],
        menu: Sequence[str] = (),
    ) -> None:
        self.describe = describe
        self.menu = menu
        self.handbook = handbook
        self.root = root
        self.here = here
        self.site_url = site_url
        self.markdown = markdown.Markdown(extensions=["sane_lists"])
        self.markdown.preprocessors.deregister("html_block")
        self.markdown.inlinePatterns.deregister("html")
        # No pictures, and no links whose targets nobody checked since they stand apart.
        self.markdown.inlinePatterns.deregister("image_link")
        self.markdown.parser.blockprocessors.deregister("reference")
        self.markdown.inlinePatterns.register(_GoLink(self.href, self.markdown), "go", 165)
        self.templates = jinja2.Environment(
            loader=jinja2.FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.templates.filters.update(heading=heading_text, prose=self.prose, line=self.line)
        self.templates.globals.update(
            href=self.href, figures=figures, titled=self.titled, handbook=handbook, made=self.made
        )

    # For the templates

    def prose(self, text: str) -> Markup:
        """Markdown without HTML -> HTML."""
        self.markdown.reset()
        return Markup(self.markdown.convert(text))

    def line(self, text: str) -> Markup:
        """The same for a single paragraph, without its <p>."""
        html = self.prose(text)
        single = html.startswith("<p>") and html.count("<p>") == 1 and html.endswith("</p>")
        return Markup(html[3:-4]) if single else html

    def href(self, reference: str) -> str:
        """The link from the present page to a thing, page or item."""
        return addresses.relative(self.handbook, reference, self.here())

    def titled(self, reference: str) -> str:
        """What a link to `reference` says: a title, or an item's own words."""
        if reference in self.handbook.headings:
            return self.handbook.headings[reference]
        id, _, item = reference.partition("--")
        if not item or id not in self.handbook.things:
            return self.handbook.titled(id).title
        for part, _group in schema.items(self.handbook.things[id]):
            if getattr(part, "id", None) == item:
                return next(str(getattr(part, name)) for name in NAMES if hasattr(part, name))
        raise KeyError(reference)

    def template(self, name: str, **values: Any) -> str:
        try:
            return self.templates.get_template(f"{name}.html").render(here=self.here(), **values)
        except jinja2.TemplateSyntaxError as error:
            # mkdocs-macros would look for the line in the page, and fail there.
            raise RuntimeError(f"{error.filename}:{error.lineno}: {error.message}") from error

    # Macros

    def placing(self, macro: str) -> Callable[[str], str]:
        """The macro that places a thing of one kind on its page."""
        kind = calls.PLACES[macro]

        def place(id: str) -> str:
            thing = self.handbook.things.get(id)
            if thing is None or thing.kind != kind:
                raise KeyError(f'no {kind} has the id "{id}"')
            self.describe(thing)
            return self.template(f"kinds/{kind}", thing=thing)

        return place

    def page(self) -> schema.Page:
        """The front matter of the present page. Raises KeyError where it has none."""
        for id, home in self.handbook.homes.items():
            if home == self.here() and id in self.handbook.pages:
                return self.handbook.pages[id]
        raise KeyError(f"docs/{self.here()} has no front matter")

    def opening(self) -> str:
        """Heading, summary and place in the guide of a page of prose."""
        page = self.page()
        self.describe(page)
        return self.template("pages/opening", page=page)

    def closing(self) -> str:
        """Credits and what to do next, of a page of prose."""
        return self.template("pages/closing", page=self.page())

    def card(self, id: str) -> str:
        """A card that leads to a thing or page."""
        return self.template("pages/card", target=self.handbook.titled(id))

    def doors(self, ids: list[str]) -> str:
        """Cards side by side."""
        return self.template("pages/doors", ids=ids)

    def quote(self, speaker: str) -> str:
        """One reported quotation. Raises KeyError."""
        for thing in self.handbook.of(schema.Quotation):
            for part, _group in schema.items(thing):
                if isinstance(part, schema.Quoted) and part.id == speaker:
                    return self.template("pages/quote", quoted=part, thing=thing)
        raise KeyError(f'no quotation has the id "{speaker}"')

    def to(self, reference: str) -> str:
        """The target of a Markdown link to a thing, page or item."""
        return addresses.relative_source(self.handbook, reference, self.here())

    def cycle(self) -> str:
        """The drawing of the phases, and the list that says the same."""
        phases = sorted(self.handbook.of(schema.Phase), key=lambda phase: phase.number)
        return self.template("pages/cycle", phases=phases)

    def toolkit(self) -> str:
        """Every tool by its moment of use, first what lives in the toolkit, in the order of the menu."""
        found: dict[str, list[schema.Titled]] = {moment: [] for moment in get_args(schema.Moment)}
        for tool in sorted(self._in_menu(), key=lambda it: not self._in_toolkit(it)):
            if isinstance(tool, schema.Thing) and (tool.moment or self._in_toolkit(tool)):
                found[tool.moment or "at-any-time"].append(tool)
        return self.template(
            "pages/toolkit", toolkit=[(moment, tools) for moment, tools in found.items() if tools]
        )

    def _in_toolkit(self, titled: schema.Titled) -> bool:
        return self.handbook.homes[titled.id].startswith("toolkit/")

    def trainers_table(self) -> str:
        """Every section and tool with its address and the guide's page number, in the order of the menu."""
        rows = [titled for titled in self._in_menu() if titled.source]
        return self.template("pages/trainers_table", rows=rows, site_url=self.site_url, path=self._path)

    def _in_menu(self) -> list[schema.Titled]:
        """What each page is about, in the order of the menu."""
        places = {page: place for place, page in enumerate(self.menu)}
        ids = [id for id in self.handbook.homes if addresses.has_own_page(self.handbook, id)]
        ids.sort(key=lambda id: places.get(self.handbook.homes[id], len(places)))
        return [self.handbook.titled(id) for id in ids]

    def my_records(self) -> str:
        """What this browser keeps of all that can be filled in."""
        return self.template("pages/my_records", things=self.handbook.things.values())

    def _path(self, id: str) -> str:
        return addresses.address(self.handbook, id)

    def printed(self, id: str) -> dict[str, Any]:
        """What stands at the foot of a page on paper: where it comes from, and the way back."""
        address = addresses.absolute(self.site_url, addresses.short(id))
        return {
            "version": self.handbook.edition.version,
            "address": address,
            "code": qr.inline(address, f"QR code of {address}"),
            "local": addresses.is_local(self.site_url),
        }

    def qr_codes(self) -> str:
        """The QR code of every page, to see and to download, in the order of the menu."""
        return self.template(
            "pages/qr_codes",
            shown=self._in_menu(),
            site_url=addresses.absolute(self.site_url, ""),
            local=addresses.is_local(self.site_url),
            serving=SERVING,
        )

    def handbook_json(self) -> str:
        """Links to the list of everything for other systems, and to its JSON Schema."""
        return self.template("pages/handbook_json", serving=SERVING)

    def made(self, path: str) -> str:
        """The link from the present page to a file that `macros.finish` makes."""
        return addresses.link(path, addresses.page_path(self.here()))

    def edition_links(self) -> str:
        """Where this region's readers join, register and ask."""
        return self.template("pages/edition_links", edition=self.handbook.edition)

    def edition_credit(self) -> str:
        """Whose work the guide is."""
        return self.template("pages/edition_credit", edition=self.handbook.edition)
