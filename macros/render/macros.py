"""The functions behind the names in `macros.calls`."""

from collections.abc import Callable
from functools import partial

from macros import calls
from macros.render import overviews, page, thing
from macros.render.environment import Environment


def macros(environment: Environment) -> dict[str, Callable[..., str]]:
    """Each macro that pages may call, by its name."""
    return {name: partial(_function(name), environment) for name in calls.MACROS}


def _function(name: str) -> Callable[..., str]:
    if name in calls.PLACES:
        return partial(thing.place, calls.PLACES[name])
    found: Callable[..., str] = getattr(page if hasattr(page, name) else overviews, name)
    return found
