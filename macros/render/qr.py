"""QR codes: squares that lead a phone's camera to an address."""

import io
from functools import cache

import segno
from markupsafe import Markup

WHITE = "#fff"  # behind the squares too: no reader likes a code on a dark page
PIXELS = 10  # a side of a square in the PNG: 400 or so for the whole, enough for a slide and a handout


@cache
def _code(address: str) -> segno.QRCode:
    return segno.make_qr(address, error="m")


def inline(address: str, title: str) -> Markup:
    """The code as SVG for a page."""
    drawn = _code(address).svg_inline(omitsize=True, title=title, svgclass="qr", lineclass=None, light=WHITE)
    return Markup(drawn.replace("<svg ", '<svg role="img" ', 1))


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
