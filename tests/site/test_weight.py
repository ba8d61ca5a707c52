"""What pages weigh on their way to a reader: gzipped bytes of what is built."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest

from tests.site.conftest import Built

HTML, CSS, SCRIPTS, ALL_SCRIPTS = 30_000, 12_000, 20_000, 23_000
# Long on purpose: a table of everything, a list of everything.
LONG = {"trainers/", "toolkit/powerful-questions/"}
# What is imported with a page, and what comes later, as `import("./x.js")`.
IMPORT = re.compile(r"""(?<![\w$.])(?:from|import)\s*["'](\.{1,2}/[^"']+)["']""")
LATER = re.compile(r"""(?<![\w$.])(?:from|import)\s*\(?["'](\.{1,2}/[^"']+)["']""")


def gzipped(file: Path) -> int:
    return len(gzip.compress(file.read_bytes()))


def asked_for(page: Built, selector: str, attribute: str, site: Path) -> set[Path]:
    """Our own files that the page names."""
    names = [urljoin(f"/{page.path}", element.get(attribute)) for element in page.tree.cssselect(selector)]
    return {site / name.lstrip("/") for name in names if re.match("/assets/(js|css)/", name)}


def imported(script: Path, seen: set[Path], how: re.Pattern[str]) -> Iterator[Path]:
    """The script and every module that comes with it."""
    if script in seen:
        return
    seen.add(script)
    yield script
    for name in how.findall(script.read_text(encoding="utf-8")):
        yield from imported((script.parent / name).resolve(), seen, how)


def test_pages(documents: list[Built]) -> None:
    weights = {page.path: gzipped(page.file) for page in documents if page.path not in LONG}
    assert not {path: weight for path, weight in weights.items() if weight > HTML}


def test_stylesheets(documents: list[Built], site: Path) -> None:
    weights = {}
    for page in documents:
        files = asked_for(page, "link[rel=stylesheet]", "href", site)
        assert files, f"{page.path} has no stylesheet of ours"
        weights[page.path] = sum(map(gzipped, files))
    assert not {path: weight for path, weight in weights.items() if weight > CSS}


@pytest.mark.parametrize(("how", "most"), [(IMPORT, SCRIPTS), (LATER, ALL_SCRIPTS)], ids=["now", "all"])
def test_scripts(documents: list[Built], site: Path, how: re.Pattern[str], most: int) -> None:
    weights = {}
    for page in documents:
        seen: set[Path] = set()
        for script in asked_for(page, "script[src]", "src", site):
            list(imported(script, seen, how))
        assert seen, f"{page.path} has no script of ours"
        weights[page.path] = sum(map(gzipped, seen))
    assert not {path: weight for path, weight in weights.items() if weight > most}
