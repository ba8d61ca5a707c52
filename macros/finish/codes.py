"""qr/: a code for every thing and page, to print and to show."""

from macros import addresses
from macros.finish.site import Site
from macros.handbook import Handbook
from macros.render import qr


def write(site: Site, handbook: Handbook) -> None:
    """Write the codes as SVG and as PNG. Each leads to a short address."""
    folder = site.folder / "qr"
    folder.mkdir(exist_ok=True)
    for id in handbook.homes:
        address = addresses.absolute(site.url, addresses.short(id))
        (folder / f"{id}.svg").write_bytes(qr.svg(address))
        (folder / f"{id}.png").write_bytes(qr.png(address))
