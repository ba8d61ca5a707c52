"""Every link and anchor inside the built site leads somewhere, as lychee sees it."""

import json
import subprocess
import sys
from pathlib import Path

from lxml import html

from tests.conftest import SITE_URL

LYCHEE = Path(sys.executable).parent / "lychee"


def test_links_lead_somewhere(site: Path, pages: list[Path]) -> None:
    done = subprocess.run(
        [
            LYCHEE,
            "--offline",
            "--include-fragments",
            "--include-verbatim",  # else lychee passes over <script src>
            "--index-files=index.html",
            f"--root-dir={site}",
            # The site's own full address (canonical links, QR codes, printed addresses) is this folder.
            f"--remap={SITE_URL} {site.as_uri()}/",
            "--format=json",
            "--no-progress",
            site,
        ],
        capture_output=True,
        text=True,
    )
    assert done.stdout, done.stderr
    found = json.loads(done.stdout)
    problems = [
        f"{Path(page).relative_to(site)}: {problem['url']}: {problem['status']['text']}"
        for page, list_ in found["error_map"].items()
        for problem in list_
    ]
    assert not problems, f"{len(problems)} problems:\n" + "\n".join(problems)
    assert done.returncode == 0, done.stderr
    assert found["successful"] > len(pages), "lychee found next to no links"


def test_links_are_relative(site: Path, pages: list[Path]) -> None:
    """The site works in any folder of any host. Only the 404 page, shown at any depth, must be absolute."""
    problems = [
        f"{page.relative_to(site)}: {link}"
        for page in pages
        if page != site / "404.html"
        for _, _, link, _ in html.parse(page).getroot().iterlinks()
        if link.startswith("/")
    ]
    assert not problems, "\n".join(problems)
