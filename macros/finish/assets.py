"""Names with a content hash for our scripts and stylesheet, so that an old one never meets a new page.

A script's text holds the names of those it imports. They are named first, from the leaves of the graph up:
a change in a leaf changes the name of all that import it, directly or not.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

SCRIPTS, STYLES = Path("assets/js"), Path("assets/css")
# How a shrunk script names another: `from"./x.js"` and `import"./x.js"` when it is loaded,
# `import("./x.js")` and `new URL("./x.js"` when it wants it.
IMPORT = re.compile(
    r"""(?P<before>(?<![\w$.])(?:from|import|(?P<later>import\s*\(|new\s+URL\())\s*(?P<quote>["'`])\./)"""
    r"""(?P<name>[\w-]+\.js)(?=(?P=quote))"""
)
# What a page names, in an attribute or in the theme's JSON: a name that has a hash has one dot more.
NAMED = re.compile(
    r'(?P<before>"(?!\w+:|//)[^"\s<>]*assets/(?:js|css)/)(?P<name>[\w-]+\.(?:js|css))(?=[?"])', re.ASCII
)
MODULE = re.compile(r'<script type="module" src="(?P<folder>[^"]*assets/js/)(?P<name>[\w-]+\.js)">')


class AssetError(Exception):
    """A script or stylesheet that is named isn't there, or has no name that could be made."""


class _Scripts:
    """Our scripts by their plain names: what is sent under which name."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = texts
        self.sent: dict[str, str] = {}  # the text with the names of others in it
        for name in texts:
            self._name(name, ())

    def _name(self, name: str, importers: tuple[str, ...]) -> str:
        if name in importers:
            circle = " imports ".join((*importers[importers.index(name) :], name))
            raise AssetError(f"{SCRIPTS}: {circle}: scripts in a circle can't be named by what they hold")
        if name not in self.texts:
            raise AssetError(f"{SCRIPTS}/{importers[-1]} imports {name}, which isn't there")
        if name not in self.sent:
            self.sent[name] = IMPORT.sub(
                lambda found: found["before"] + self._name(found["name"], (*importers, name)),
                self.texts[name],
            )
        return with_hash(name, self.sent[name].encode())

    def loaded_with(self, names: Iterable[str]) -> Iterator[str]:
        """The scripts and all that they import at once, each before those that it imports."""
        waiting, seen = list(names), set()
        while waiting:
            name = waiting.pop(0)
            if name not in seen:
                seen.add(name)
                yield name
                imported = [it["name"] for it in IMPORT.finditer(self.texts[name]) if not it["later"]]
                waiting[:0] = imported


def with_hash(name: str, data: bytes) -> str:
    """The name of a file that holds `data`.

    >>> with_hash("record.js", b"")
    'record.e3b0c442.js'
    """
    stem, _, ending = name.rpartition(".")
    return f"{stem}.{sha256(data).hexdigest()[:8]}.{ending}"


def name(folder: Path) -> None:
    """Give the scripts and the stylesheet in the site in `folder` their names, and its pages those names.

    Pages get links that load early what keeps answers. Files and names that have a hash stay as they are.
    Raises AssetError if scripts import each other in a circle, or something named isn't there.
    """
    plain = [file for file in (folder / SCRIPTS).glob("*.js") if file.name.count(".") == 1]
    scripts = _Scripts({file.name: file.read_text(encoding="utf-8") for file in sorted(plain)})
    sheets = [file for file in (folder / STYLES).glob("*.css") if file.name.count(".") == 1]
    files = {folder / SCRIPTS / name: text.encode() for name, text in scripts.sent.items()}
    files |= {file: file.read_bytes() for file in sheets}
    names = {file.name: with_hash(file.name, data) for file, data in files.items()}
    for page in folder.rglob("*.html"):
        before = page.read_text(encoding="utf-8")
        after = _renamed(_preloading(before, scripts), names, page.relative_to(folder))
        if after != before:
            page.write_text(after, encoding="utf-8")
    for file, data in files.items():
        file.with_name(names[file.name]).write_bytes(data)
        file.unlink()


def _preloading(page: str, scripts: _Scripts) -> str:
    """The page with links that load early what must not wait: modules before its first deferred script."""
    found = list(MODULE.finditer(page.partition("<script defer")[0]))
    modules = scripts.loaded_with(it["name"] for it in found if it["name"] in scripts.texts)
    links = [f'<link rel="modulepreload" href="{found[0]["folder"]}{name}">\n' for name in modules]
    # Behind the stylesheets, which show the page, but before a script in the head that would wait for them.
    place = min(at for at in (page.find("<script src="), page.find("</head>"), len(page)) if at >= 0)
    return page[:place] + "".join(links) + page[place:]


def _renamed(page: str, names: Mapping[str, str], path: Path) -> str:
    def new(found: re.Match[str]) -> str:
        if found["name"] not in names:
            raise AssetError(f"{path} names {found[0][1:]}, which isn't there")
        return found["before"] + names[found["name"]]

    return NAMED.sub(new, page)
