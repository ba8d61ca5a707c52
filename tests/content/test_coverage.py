"""Every entry of the guide's inventory has its place: tests/coverage.yml names addresses that exist."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from lxml import html

ENTRIES = 1110  # in the guide's inventory
ADDRESS = re.compile(r"/(?:[a-z0-9-]+/)*(?:#[a-z0-9-]+)?")


@pytest.fixture(scope="module")
def coverage(root: Path) -> dict[str, str | dict[str, str]]:
    read = yaml.safe_load((root / "tests/coverage.yml").read_text(encoding="utf-8"))
    assert isinstance(read, dict)
    return read


@pytest.fixture(scope="module")
def anchors(site: Path) -> dict[str, set[str]]:
    """The ids within each page's own part, by the page's address."""
    found = {}
    for page in site.rglob("index.html"):
        path = page.parent.relative_to(site).as_posix()
        ids = html.parse(page).getroot().xpath("//main//@id")
        found["/" if path == "." else f"/{path}/"] = {str(id) for id in ids}
    assert "/guide/contracting/" in found
    return found


def test_every_entry_is_accounted_for(coverage: dict[str, str | dict[str, str]]) -> None:
    assert len(coverage) == ENTRIES
    unread = [key for key in coverage if not isinstance(key, str)]
    assert not unread, "write these in quotes: YAML reads them as numbers"


def test_left_out_with_a_reason(coverage: dict[str, str | dict[str, str]]) -> None:
    left_out = {key: value for key, value in coverage.items() if not isinstance(value, str)}
    assert all(value.keys() == {"left_out"} and len(value["left_out"]) > 20 for value in left_out.values())
    assert all("picture" in key for key in left_out), "only pictures that our source lacks are left out"


def addresses(coverage: dict[str, str | dict[str, str]]) -> Iterator[tuple[str, str]]:
    """Each address named, with the entry that it is named for; reasons name some too."""
    for key, value in coverage.items():
        if isinstance(value, str):
            yield key, value
        else:
            yield from ((key, found) for found in re.findall(r"/[a-z0-9-]+/\S*", value["left_out"]))


def test_every_address_exists(
    coverage: dict[str, str | dict[str, str]], anchors: dict[str, set[str]]
) -> None:
    wrong = []
    for key, address in addresses(coverage):
        page, _, anchor = address.partition("#")
        if not ADDRESS.fullmatch(address) or page not in anchors:
            wrong.append(f"{key}: no page has the address {address}")
        elif anchor and anchor not in anchors[page]:
            wrong.append(f"{key}: {page} has no anchor {anchor}")
    assert not wrong, "\n".join(wrong)
