"""QR codes: squares that lead a phone's camera to an address."""

import io
from functools import cache

import segno

WHITE = "#fff"  # behind the squares too: no reader likes a code on a dark page
PIXELS = 10  # a side of a square in the PNG: 400 or so for the whole, enough for a slide and a handout


@cache
def _code(address: str) -> segno.QRCode:
    return segno.make_qr(address, error="m")


def squares(address: str) -> tuple[int, str]:
    """The code for a page's own drawing: how wide and high it is, and its squares as the path of an SVG."""
    code = _code(address)
    return int(code.symbol_size()[0]), code.svg_inline().partition(' d="')[2].partition('"')[0]


def svg(address: str) -> bytes:
    """The code as an SVG file."""
    out = io.BytesIO()
    _code(address).save(
        out, "svg", title=address, light=WHITE, scale=PIXELS, omitsize=True, svgclass=None, lineclass=None
    )
    return out.getvalue()


def png(address: str) -> bytes:
    """The code as a PNG file."""
    out = io.BytesIO()
    _code(address).save(out, "png", scale=PIXELS)
    return out.getvalue()
