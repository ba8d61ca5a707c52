"""The macros that place things on their pages: one for each kind, with the kind's template."""

from macros.render.environment import Environment


def place(kind: str, environment: Environment, id: str) -> str:
    """A thing of that kind. Raises KeyError."""
    thing = environment.handbook.things.get(id)
    if thing is None or thing.kind != kind:
        raise KeyError(f'no {kind} has the id "{id}"')
    return environment.template(f"kinds/{kind}", thing=thing)
