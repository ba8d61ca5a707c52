"""`make serve` shows every edit without a restart, and outlives mistakes."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

# Few pages, so that the server is quick here: all are read and checked, these are built.
BUILT = ("index.md", "toolkit/index.md", "toolkit/first-meeting.md", "assets/**")
CHECKLIST = "content/checklists/first-meeting.yml"
INTERFACE = "content/interface.yml"
PATIENCE = 20  # seconds: far more than an edit takes where nothing else runs


class Serving:
    """A copy of the project with `make serve` running in it."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder = folder
        self.url = f"http://127.0.0.1:{port}/"
        self.said = ""
        self.process = subprocess.Popen(
            ["make", "serve", f"PORT={port}"],
            cwd=folder,
            env={k: v for k, v in os.environ.items() if k not in {"DISPLAY", "WAYLAND_DISPLAY"}},
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.said += line

    def read(self, path: str) -> str:
        with urllib.request.urlopen(self.url + path, timeout=PATIENCE) as answer:
            return str(answer.read().decode())

    def write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, encoding="utf-8")

    def edit(self, name: str, old: str, new: str) -> str:
        """Replaces `old` in a file. Returns the file's former text."""
        text = (self.folder / name).read_text(encoding="utf-8")
        assert old in text, f"{name} has no {old!r}"
        self.write(name, text.replace(old, new))
        return text

    def shows(self, text: str, path: str = "toolkit/first-meeting/") -> bool:
        """Whether the page says so before our patience ends."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self.process.poll() is None:
            try:
                if text in self.read(path):
                    return True
            except OSError:  # it is only starting
                pass
            time.sleep(0.1)
        return False

    def stop(self) -> None:
        os.killpg(self.process.pid, signal.SIGINT)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)


@pytest.fixture(scope="module")
def serving(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    folder = tmp_path_factory.mktemp("project")
    for name in ("content", "docs", "macros", "overrides", "tests/setup"):
        shutil.copytree(root / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("Makefile", "requirements.txt"):
        shutil.copy(root / name, folder / name)
    (folder / ".venv").symlink_to(sys.prefix)
    config = (root / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:")[0]
    excluded = "".join(f"\n  {line}" for line in ("*.md", *(f"!/{name}" for name in BUILT)))
    (folder / "mkdocs.yml").write_text(f"{config}\nexclude_docs: |{excluded}\n", encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    serving = Serving(folder, port)
    try:
        assert serving.shows("First meeting checklist"), serving.said
        yield serving
    finally:
        serving.stop()


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (CHECKLIST, "First meeting checklist", "Checklist for a test"),
        ("docs/index.md", "you need no account", "a test needs no account"),
        (INTERFACE, "of the guide, page", "of a test, page"),
        (
            "macros/render/templates/parts/shared.html",
            '<p class="opening-summary">',
            '<p class="opening-summary tested">',
        ),
        ("macros/addresses.py", "go/{id}/", "tested/address/"),
        ("overrides/partials/printed.html", '<div class="printed"', '<div class="tested printed"'),
        ("mkdocs.yml", "It is no NHS website", "It is a test"),
    ],
)
def test_an_edit_shows(serving: Serving, file: str, old: str, new: str) -> None:
    page = "" if file == "docs/index.md" else "toolkit/first-meeting/"
    assert new not in serving.read(page)
    serving.edit(file, old, new)
    assert serving.shows(new, page), serving.said


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (CHECKLIST, "\ngroups:", "\ngruops:", f"{CHECKLIST}:{{line}}:1: unknown key &quot;gruops&quot;"),
        (CHECKLIST, "\ngroups:", "\ngroups: [", f"{CHECKLIST}:"),
        (INTERFACE, "\n    menu: Menu", "\n    menu:", f"{INTERFACE}:{{line}}:10: &quot;menu&quot; is empty"),
        ("macros/addresses.py", "\ndef home(", "\ndef home((", "addresses.py&quot;, line {line}"),
        (
            "macros/render/templates/kinds/checklist.html",
            "{% block fields",
            "{% blok fields",
            "checklist.html:{line}:",
        ),
    ],
    ids=["content", "YAML", "interface", "module", "template"],
)
def test_a_mistake_is_told_with_its_place(serving: Serving, file: str, old: str, new: str, told: str) -> None:
    page, heard = "toolkit/first-meeting/", len(serving.said)
    assert serving.read(page).count('type="checkbox"') > 20
    before = serving.edit(file, old, new)
    place = told.format(line=before.partition(old)[0].count("\n") + 1 + old.count("\n"))
    assert serving.shows(place, page), serving.read(page)
    assert place.replace("&quot;", '"') in serving.said[heard:]
    serving.write(file, before)
    assert serving.shows('type="checkbox" id="first-meeting--', page), serving.said
