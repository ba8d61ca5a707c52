"""A small handbook, for tests that break or extend one."""

from pathlib import Path

from macros.handbook import Handbook
from macros.load.problems import ContentError
from macros.load.reader import load

EDITION = """\
title: Small Handbook
version: 1.0.0
region: Here
summary: A handbook with one checklist.
guide:
  title: Small Guide
  subtitle: Where it comes from
  pages: 9
  commissioned_by: Somebody
  developed_by: Somebody else
  contact: somebody@handbook.example
links:
  - id: hub
    text: The hub
    url: https://hub.example/
"""
PACKING = """\
id: packing
title: Packing checklist
summary: What to take.
groups:
  - id: clothes
    title: Clothes
    items:
      - id: socks
        text: Take socks
"""
INTERFACE = (Path(__file__).parent.parent / "content/interface.yml").read_bytes()  # templates name its words
HOME = """\
---
id: home
title: Small Handbook
summary: All there is.
---
{{ opening() }}

Take the [checklist]({{ to("packing") }}).
"""


class Project:
    """A project's folder with content/ and docs/. What a test writes is added to it."""

    checklist = "content/checklists/packing.yml"
    home = "docs/index.md"

    def __init__(self, root: Path) -> None:
        self.root = root
        self.write("content/handbook.yml", EDITION)
        self.write("content/interface.yml", INTERFACE)
        self.write(self.checklist, PACKING)
        self.write(self.home, HOME)
        self.write("docs/packing.md", '{{ checklist("packing") }}\n')

    def write(self, name: str, text: str | bytes) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def edit(self, name: str, old: str, new: str) -> None:
        """Put `new` where `old` stands, which it must do once."""
        text = (self.root / name).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        self.write(name, text.replace(old, new))

    def load(self) -> Handbook:
        return load(self.root)

    def mistakes(self) -> list[str]:
        """What is told of the mistakes in it, line by line."""
        try:
            self.load()
        except ContentError as error:
            return str(error).splitlines()
        return []
