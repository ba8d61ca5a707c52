"""The names of our scripts and of our stylesheet tell what is in them, wherever they are named."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest

from macros.finish import assets
from tests.site.conftest import Built

OURS = re.compile(r"/assets/(?:js|css)/")
HASHED = re.compile(r"(?P<stem>[\w-]+)\.[0-9a-f]{8}\.(?P<ending>js|css)")
STATIC = re.compile(r"""(?<![\w$.])(?:from|import)\s*["'](\.{1,2}/[^"']+)["']""")


@pytest.fixture(scope="session")
def files(site: Path) -> list[Path]:
    found = [*(site / "assets/js").rglob("*.js"), *(site / "assets/css").rglob("*.css")]
    assert len(found) > 10
    return found


def named(page: Built, selector: str, attribute: str, site: Path) -> list[Path]:
    """The files of ours that such elements name."""
    links = [urljoin(f"/{page.path}", element.get(attribute)) for element in page.tree.cssselect(selector)]
    return [site / urlsplit(link).path[1:] for link in links if OURS.match(link)]


def test_names_tell_what_files_hold(files: list[Path]) -> None:
    for file in files:
        name = HASHED.fullmatch(file.name)
        assert name, file.name
        assert file.name == assets.with_hash(f"{name['stem']}.{name['ending']}", file.read_bytes())


def test_no_plain_name_is_left(files: list[Path], site: Path) -> None:
    plain = "|".join(re.escape(re.sub(r"\.[0-9a-f]{8}\.", ".", file.name)) for file in files)
    pattern = re.compile(rf"""["'`/](?:{plain})["'`?#]""")
    for ending in ("html", "js", "css", "json"):
        for file in site.rglob(f"*.{ending}"):
            assert not (found := pattern.search(file.read_text(encoding="utf-8"))), f"{file}: {found}"


def test_all_that_pages_name_is_there(documents: list[Built], site: Path) -> None:
    for page in documents:
        for selector, attribute, least in (
            ("script[src]", "src", 3),
            ("link[rel=modulepreload]", "href", 0),
            ("link[rel=preload]", "href", 1),
            ("link[rel=stylesheet]", "href", 1),
        ):
            found = named(page, selector, attribute, site)
            assert len(found) >= least, f"{page.path}: {selector}"
            for file in found:
                assert file.is_file() and HASHED.fullmatch(file.name), f"{page.path} names {file.name}"


def test_search_finds_both_workers(documents: list[Built], site: Path) -> None:
    for page in documents:
        told = re.search(r'"search": "([^"]+)"', page.one("#__config").text or "")
        assert told, page.path
        ours = urljoin(f"/{page.path}", told[1])
        assert OURS.match(ours) and (site / urlsplit(ours).path[1:]).is_file(), page.path
        given = parse_qs(urlsplit(ours).query)
        assert urljoin(ours, given["root"][0]) == "/", page.path
        assert (site / given["engine"][0]).is_file(), page.path


def test_every_page_tells_where_the_root_is(documents: list[Built]) -> None:
    for page in documents:
        assert urljoin(f"/{page.path}", page.tree.get("data-root")) == "/", page.path


def imported(script: Path) -> Iterator[Path]:
    for name in STATIC.findall(script.read_text(encoding="utf-8")):
        other = (script.parent / name).resolve()
        yield other
        yield from imported(other)


def test_what_keeps_answers_is_loaded_early_with_all_that_it_imports(
    documents: list[Built], site: Path
) -> None:
    for page in documents:
        modules = named(page, "script[type=module]", "src", site)
        scripts = [script for script in modules if script.parent.name in {"records", "shelf"}]
        wanted = {*scripts, *(file for script in scripts for file in imported(script))}
        early = named(page, "head > link[rel=modulepreload]", "href", site)
        assert len(early) == len(set(early)), page.path
        assert set(early) == wanted, page.path


def test_what_keeps_answers_waits_for_nothing(documents: list[Built], site: Path) -> None:
    """Neither for the theme's script nor for those that are only comfort."""
    keeping = [page for page in documents if page.tree.cssselect("handbook-record, handbook-my-records")]
    assert len(keeping) > 10
    for page in keeping:
        scripts = page.tree.cssselect("body script[src]")  # the head's chooses the colours
        assert re.search(r"/(?:records|shelf)/element\.\w+\.js$", scripts[0].attrib["src"]), page.path
        classic = [script for script in scripts if script.get("type") != "module"]
        assert classic and all("defer" in script.attrib for script in classic), page.path
        early = named(page, "link[rel=modulepreload]", "href", site)
        sizes = [file.stat().st_size for file in early]
        assert sizes and sizes == sorted(sizes, reverse=True), f"{page.path}: the longest comes first"
