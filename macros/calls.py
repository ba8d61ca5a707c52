"""What pages may call: the name of each macro, and what its words must be.

Loading checks it; rendering has these macros and no others. A kind has the macro that its name tells:
only the others stand here.
"""

from enum import Enum, auto

from macros.schema.kinds import kinds


class Takes(Enum):
    """What the words of a call must be."""

    NOTHING = auto()
    ITS_KIND = auto()  # the thing of the macro's kind that lives where the call stands
    TITLED = auto()  # a thing or a page
    ANYTHING = auto()  # the same, or a heading or an item
    QUOTED = auto()  # an item of the quotations


def macro(kind: str) -> str:
    """The macro that places the things of a kind on their pages.

    >>> macro("case-study")
    'case_study'
    """
    return kind.replace("-", "_")


PLACES = {macro(kind): kind for kind in kinds()}
MACROS = {
    **dict.fromkeys(PLACES, Takes.ITS_KIND),
    "opening": Takes.NOTHING,
    "closing": Takes.NOTHING,
    "card": Takes.TITLED,
    "doors": Takes.ANYTHING,
    "quote": Takes.QUOTED,
    "to": Takes.ANYTHING,
    "cycle": Takes.NOTHING,
    "toolkit": Takes.NOTHING,
    "trainers_table": Takes.NOTHING,
    "my_records": Takes.NOTHING,
    "qr_codes": Takes.NOTHING,
    "handbook_json": Takes.NOTHING,
    "edition_links": Takes.NOTHING,
    "edition_credit": Takes.NOTHING,
}
