"""`python -m macros.finish site`: add to a built site what is made of all its pages together.

Short and old addresses, QR codes, handbook.json, robots.txt, what search finds, words explained in place,
one stylesheet, smaller scripts, names that tell old files from new ones, the policy. It takes any folder
of built HTML.
"""

import sys
from pathlib import Path

from macros.finish import (
    assets,
    codes,
    explain,
    listing,
    policy,
    published,
    redirects,
    scripts,
    search,
    stylesheets,
)
from macros.finish import site as built
from macros.load.problems import ContentError
from macros.load.reader import load
from macros.render.environment import Environment


def finish(root: Path, folder: Path) -> None:
    """Finish the site in `folder`, built of the project at `root`.

    Raises ContentError if a recorded address leads nowhere, AssetError if a script can't have a name.
    """
    handbook = load(root)
    site = built.read(folder)
    leads = published.leads(published.read(root, handbook), site, handbook)
    if leads.nowhere:
        raise ContentError(leads.nowhere)
    search.write(site)
    explain.write(site, handbook)
    stylesheets.join(folder)
    scripts.shrink(folder)
    redirects.write(site, Environment(handbook, lambda: "", site.url), leads)
    assets.name(folder)
    codes.write(site, handbook)
    listing.write(folder, handbook)
    if site.url:
        robots = f"User-agent: *\nDisallow:\n\nSitemap: {site.url}sitemap.xml\n"
        (folder / "robots.txt").write_text(robots, encoding="utf-8")
    policy.write(folder)


def main(arguments: list[str]) -> int:
    """Finish the site in the folder that is named. Returns 0, or 1 after telling what is wrong."""
    if len(arguments) != 1 or not Path(arguments[0], "index.html").is_file():
        print("usage: python -m macros.finish FOLDER, where FOLDER holds a built site with an index.html")
        return 2
    try:
        finish(Path.cwd(), Path(arguments[0]))
    except ContentError as error:
        print(error)
        print(
            f"Put back what was there, or say what it leads to now, under `retired:` in {published.FILE} "
            "(CONTRIBUTING.md, “Retire an address”)."
        )
        return 1
    except assets.AssetError as error:
        print(error)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
