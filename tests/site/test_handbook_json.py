"""handbook.json lists every item as the content has it, with an address that works."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from lxml import html
from playwright.sync_api import Page

from macros.handbook import Handbook
from tests.site.conftest import Built

# How many items things have whose lists are those of the guide, no more and no fewer.
COUNTS = {
    "first-meeting": 26,
    "giving-feedback": 12,
    "grow": 25,
    "oskar": 29,
    "boost": 5,
    "powerful-questions": 52,
    "reflect-on-high-impact-actions": 5,
    "reflect-on-mentoring-for-inclusion": 3,
    "reflect-on-collective-leadership": 8,
    "reflect-on-inclusive-traits": 7,
    "wheel-of-life": 8,
    "professional-assessment": 35,
    "mentoring-and-coaching": 7,
    "high-impact-actions": 14,  # with 4 objectives
    "six-traits": 6,
    "board-oversight": 5,
    "medical-director": 6,
    "transformation-lead": 7,
    "director-of-strategy": 5,
    "videos": 4,
}
# What an item says, in YAML: by its kind under one of these keys, the first that it has.
SAYS = ("title", "question", "term", "text", "handbook")
PHASES = {"building-rapport", "setting-direction", "progression", "winding-up", "moving-on"}


@pytest.fixture(scope="session")
def listing(site: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((site / "handbook.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="session")
def things(listing: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {thing["id"]: thing for thing in listing["things"]}


def test_listing_is_what_its_schema_says(site: Path, listing: dict[str, Any]) -> None:
    schema = json.loads((site / "handbook.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    validator.validate(listing)
    assert not validator.is_valid({**listing, "more": 1})
    assert not validator.is_valid({"version": "1.0.0"})


def test_shape(listing: dict[str, Any], handbook: Handbook) -> None:
    assert list(listing) == ["version", "things"]
    assert listing["version"] == handbook.edition.version
    for thing in listing["things"]:
        assert list(thing) == ["kind", "id", "title", "address", "items"]
        for item in thing["items"]:
            assert list(item) == ["id", "text", "group", "address"]


def test_every_thing_is_listed_once(listing: dict[str, Any], root: Path) -> None:
    files = [path.stem for path in (root / "content").glob("*/*.yml")]
    assert sorted(thing["id"] for thing in listing["things"]) == sorted(files)
    for thing in listing["things"]:
        assert thing["items"], thing["id"]
        assert max(Counter(item["id"] for item in thing["items"]).values()) == 1, thing["id"]


def test_nothing_is_missing(things: dict[str, dict[str, Any]]) -> None:
    assert {id: len(things[id]["items"]) for id in COUNTS} == COUNTS
    points = [item["group"] for id in PHASES for item in things[id]["items"]]
    assert Counter(points) == {
        "What to focus on": 19,
        "What to watch for": 17,
        "Questions to ask each other": 22,
    }


def with_id(data: Any, id: str) -> dict[str, Any] | None:
    """The mapping of that id in what a YAML file says."""
    if isinstance(data, dict) and data.get("id") == id:
        return data
    children = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return next((found for child in children if (found := with_id(child, id))), None)


def test_texts_are_those_of_the_content(root: Path, things: dict[str, dict[str, Any]]) -> None:
    for path in (root / "content").glob("*/*.yml"):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        thing = things[path.stem]
        assert thing["title"] == data["title"]
        assert thing["kind"].replace("-", " ") in path.read_text(encoding="utf-8").splitlines()[0].replace(
            "-", " "
        ), "kind"
        for item in thing["items"]:
            written = with_id({**data, "id": None}, item["id"])
            assert written, f"{path}: {item['id']}"
            said = next(written[key] for key in SAYS if key in written)
            assert item["text"] == " ".join(said.split()), item


def test_addresses_lead_to_the_items(
    site: Path, things: dict[str, dict[str, Any]], by_path: dict[str, Built]
) -> None:
    for thing in things.values():
        for it in (thing, *thing["items"]):
            path, _, fragment = it["address"].partition("#")
            assert path in by_path, it
            if it is not thing:
                assert fragment == f"{thing['id']}--{it['id']}"
            if fragment:
                by_path[path].one(f"[id='{fragment}']")


def test_groups_are_the_headings_above(things: dict[str, dict[str, Any]], by_path: dict[str, Built]) -> None:
    for thing in things.values():
        for item in thing["items"]:
            if item["group"]:
                path, _, fragment = item["address"].partition("#")
                heading = above(by_path[path].one(f"[id='{fragment}']"))
                assert item["group"] in heading, f"{item['address']} stands under “{heading}”"


def above(element: html.HtmlElement) -> str:
    own = "[not(ancestor::*[@data-search-exclude])]"  # not those that count a log's entries
    headings = element.xpath(f"(preceding::h2{own} | preceding::h3{own})[last()]")
    return " ".join(headings[0].text_content().split()) if headings else ""


def test_trainers_find_it(server: str, page: Page) -> None:
    page.goto(f"{server}trainers/")
    for name in ("handbook.json", "handbook.schema.json"):
        link = page.get_by_role("link", name=name, exact=True)
        answer = page.request.get(page.evaluate("link => link.href", link.element_handle()))
        assert answer.ok
        assert answer.json()


# What the corrections say repeats the pages that they are about: search leads to those.
NOT_FOUND = {"correction"}


def test_everything_listed_can_be_found(site: Path, listing: dict[str, Any]) -> None:
    index = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))
    found = {entry["location"]: html.fromstring(entry["title"]).text_content() for entry in index["docs"]}
    for thing in listing["things"]:
        if thing["kind"] in NOT_FOUND:
            assert found.keys().isdisjoint(item["address"] for item in thing["items"])
            continue
        assert thing["title"] in found[thing["address"]]
        for item in thing["items"]:
            assert item["text"].split()[0] in found[item["address"]], item
