"""The macros that gather things from the whole handbook."""

from typing import get_args

from macros import addresses
from macros.render.environment import Environment
from macros.schema.kinds import Moment, Phase, Thing, Titled, kinds


def cycle(environment: Environment) -> str:
    """The drawing of the phases, and the list that says the same."""
    phases = sorted(environment.handbook.of(Phase), key=lambda phase: phase.number)
    return environment.template("pages/cycle", phases=phases)


def toolkit(environment: Environment) -> str:
    """Every tool by its moment of use, first what lives in the toolkit, in the order of the menu."""

    def here(tool: Titled) -> bool:
        return environment.handbook.homes[tool.id].startswith("toolkit/")

    found: dict[str, list[Thing]] = {moment: [] for moment in get_args(Moment)}
    for tool in sorted(_in_menu(environment), key=lambda tool: not here(tool)):
        if isinstance(tool, Thing) and (tool.moment or here(tool)):
            found[tool.moment or "at-any-time"].append(tool)
    toolkit = [(moment, tools) for moment, tools in found.items() if tools]
    return environment.template("pages/toolkit", toolkit=toolkit)


def trainers_table(environment: Environment) -> str:
    """Every section and tool with its address and the guide's page number, in the order of the menu."""
    rows = [
        (titled, addresses.address(environment.handbook, titled.id))
        for titled in _in_menu(environment)
        if titled.source
    ]
    return environment.template("pages/trainers_table", rows=rows, site_url=environment.site_url)


def _in_menu(environment: Environment) -> list[Titled]:
    """What each page is about, in the order of the menu."""
    handbook = environment.handbook
    places = {page: place for place, page in enumerate(environment.menu)}
    ids = [id for id in handbook.homes if addresses.has_own_page(handbook, id)]
    ids.sort(key=lambda id: places.get(handbook.homes[id], len(places)))
    return [handbook.titled(id) for id in ids]


def my_records(environment: Environment) -> str:
    """What this browser keeps of all that can be filled in."""
    things = [thing for thing in environment.handbook.things.values() if thing.fields]
    shelves = [(kind, [thing for thing in things if type(thing) is kind]) for kind in kinds().values()]
    return environment.template("pages/my_records", shelves=[shelf for shelf in shelves if shelf[1]])


def qr_codes(environment: Environment) -> str:
    """The QR code of every page, to see and to download, in the order of the menu."""
    return environment.template(
        "pages/qr_codes",
        shown=_in_menu(environment),
        site_url=addresses.absolute(environment.site_url, ""),
        local=addresses.is_local(environment.site_url),
        serving=environment.serving,
    )


def handbook_json(environment: Environment) -> str:
    """Links to the list of everything for other systems, and to its JSON Schema."""
    return environment.template("pages/handbook_json", serving=environment.serving)


def edition_links(environment: Environment) -> str:
    """Where this region's readers join, register and ask."""
    return environment.template("pages/edition_links", edition=environment.handbook.edition)


def edition_credit(environment: Environment) -> str:
    """Whose work the guide is."""
    return environment.template("pages/edition_credit", edition=environment.handbook.edition)
