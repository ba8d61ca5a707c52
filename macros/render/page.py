"""What stands on a page: its opening and end, what it says of itself, and the ways to other pages."""

import json
from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from macros import addresses
from macros.handbook import Handbook
from macros.render import qr
from macros.render.environment import Environment
from macros.schema.interface import Interface
from macros.schema.kinds import Page, Quotation


def opening(environment: Environment) -> str:
    """Heading, summary and place in the guide of a page of prose."""
    return environment.template("pages/opening", page=_page(environment))


def closing(environment: Environment) -> str:
    """Credits and what to do next, of a page of prose."""
    return environment.template("pages/closing", page=_page(environment))


def _page(environment: Environment) -> Page:
    """The front matter of the present page. Raises KeyError where it has none."""
    handbook, here = environment.handbook, environment.here()
    for id, page in handbook.pages.items():
        if handbook.homes[id] == here:
            return page
    raise KeyError(f"docs/{here} has no front matter")


def card(environment: Environment, id: str) -> str:
    """A card that leads to a thing or page."""
    return environment.template("pages/card", id=id)


def doors(environment: Environment, ids: list[str]) -> str:
    """Cards side by side."""
    return environment.template("pages/doors", ids=ids)


def to(environment: Environment, reference: str) -> str:
    """The target of a Markdown link to a thing, page or item."""
    return addresses.relative_source(environment.handbook, reference, environment.here())


def quote(environment: Environment, speaker: str) -> str:
    """One reported quotation. Raises KeyError."""
    for thing in environment.handbook.of(Quotation):
        for group in thing.groups:
            for quoted in group.items:
                if quoted.id == speaker:
                    return environment.template("pages/quote", quoted=quoted, thing=thing)
    raise KeyError(f'no quotation has the id "{speaker}"')


def describe(handbook: Handbook, site_url: str, source: str) -> dict[str, Any]:
    """What the page of a file below docs/ says of itself; nothing if nothing lives there.

    A page of prose tells its own title, one with several things the first one's.
    """
    for id, home in handbook.homes.items():
        if home == source:
            titled = handbook.titled(id)
            return {
                "title": titled.title,
                "description": titled.summary,
                "also": list(titled.also),
                "printed": printed(handbook, site_url, id),
            }
    return {}


def words(interface: Interface, groups: Iterable[str]) -> Markup:
    """What the scripts of a page say: JSON for a <script> that holds data."""
    said = {
        f"{group}.{key}": said if isinstance(said, str) else said.model_dump()
        for group in groups
        for key, said in interface.words[group].items()
    }
    text = json.dumps({"locale": interface.locale} | said, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", r"\u003c"))


def printed(handbook: Handbook, site_url: str, id: str) -> dict[str, Any]:
    """What stands at the foot of a page on paper: where it comes from, and the way back."""
    address = addresses.absolute(site_url, addresses.short(id))
    size, squares = qr.squares(address)
    return {
        "version": handbook.edition.version,
        "address": address,
        "size": size,
        "squares": squares,
        "local": addresses.is_local(site_url),
    }
