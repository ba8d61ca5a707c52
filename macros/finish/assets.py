"""Names with a content hash for our scripts and stylesheet, so that an old one never meets a new page.

A script's text holds the names of those it imports. They are named first, from the leaves of the graph up:
a change in a leaf changes the name of all that import it, directly or not. Files stay in their folders.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from posixpath import dirname, join, normpath

ASSETS, SCRIPTS, STYLES = Path("assets"), Path("assets/js"), Path("assets/css")
# How a shrunk script names another: `from"./x.js"` and `import"../y/x.js"` when it is loaded,
# `import("./x.js")` and `new URL("./x.js"` when it wants it.
IMPORT = re.compile(
    r"""(?P<before>(?<![\w$.])(?:from|import|(?P<later>import\s*\(|new\s+URL\())\s*(?P<quote>["'`]))"""
    r"""(?P<path>\.{1,2}/(?:[\w.-]+/)*[\w-]+\.js)(?=(?P=quote))"""
)
# What a page names, in an attribute or in the theme's JSON: a name that has a hash has one dot more.
NAMED = re.compile(
    r'(?P<before>"(?!\w+:|//)[^"\s<>]*assets/)(?P<path>(?:js|css)/(?:[\w-]+/)*[\w-]+\.(?:js|css))(?=[?"])',
    re.ASCII,
)
MODULE = re.compile(r'<script type="module" src="(?P<folder>[^"]*assets/js/)(?P<path>[\w/-]+\.js)">')


class AssetError(Exception):
    """A script or stylesheet that is named isn't there, or has no name that could be made."""


class _Scripts:
    """Our scripts by their plain paths below SCRIPTS: what is sent under which name."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = texts
        self.sent: dict[str, str] = {}  # the text with the names of others in it
        for path in texts:
            self._name(path, ())

    def _name(self, path: str, importers: tuple[str, ...]) -> str:
        if path in importers:
            circle = " imports ".join((*importers[importers.index(path) :], path))
            raise AssetError(f"{SCRIPTS}: {circle}: scripts in a circle can't be named by what they hold")
        if path not in self.texts:
            raise AssetError(f"{SCRIPTS}/{importers[-1]} imports {path}, which isn't there")
        if path not in self.sent:
            above = (*importers, path)
            self.sent[path] = IMPORT.sub(lambda found: self._renamed(found, above), self.texts[path])
        return with_hash(Path(path).name, self.sent[path].encode())

    def _renamed(self, found: re.Match[str], importers: tuple[str, ...]) -> str:
        name = self._name(imported(importers[-1], found["path"]), importers)
        return found["before"] + join(dirname(found["path"]), name)

    def loaded_with(self, paths: Iterable[str]) -> Iterator[str]:
        """The scripts and all that they import at once."""
        waiting, seen = list(paths), set()
        while waiting:
            path = waiting.pop(0)
            if path not in seen:
                seen.add(path)
                yield path
                found = IMPORT.finditer(self.texts[path])
                waiting[:0] = [imported(path, it["path"]) for it in found if not it["later"]]


def imported(script: str, path: str) -> str:
    """What a script means by a path: both below SCRIPTS.

    >>> imported("records/store.js", "../base/text.js")
    'base/text.js'
    """
    return normpath(join(dirname(script), path))


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
    scripts = _Scripts(
        {
            file.relative_to(folder / SCRIPTS).as_posix(): file.read_text(encoding="utf-8")
            for file in _plain(folder / SCRIPTS, "js")
        }
    )
    files = {folder / SCRIPTS / path: text.encode() for path, text in scripts.sent.items()}
    files |= {file: file.read_bytes() for file in _plain(folder / STYLES, "css")}
    new = {file: file.with_name(with_hash(file.name, data)) for file, data in files.items()}
    names = {_below(folder, file): _below(folder, other) for file, other in new.items()}
    for page in folder.rglob("*.html"):
        before = page.read_text(encoding="utf-8")
        after = _renamed(_preloading(before, scripts), names, page.relative_to(folder))
        if after != before:
            page.write_text(after, encoding="utf-8")
    for file, data in files.items():
        new[file].write_bytes(data)
        file.unlink()


def _plain(folder: Path, ending: str) -> list[Path]:
    """The files in a folder, and below it, that have no hash yet."""
    return sorted(file for file in folder.rglob(f"*.{ending}") if file.name.count(".") == 1)


def _below(folder: Path, file: Path) -> str:
    return file.relative_to(folder / ASSETS).as_posix()


def _preloading(page: str, scripts: _Scripts) -> str:
    """The page with links that load early what must not wait: modules before its first deferred script."""
    found = list(MODULE.finditer(page.partition("<script defer")[0]))
    modules = scripts.loaded_with(it["path"] for it in found if it["path"] in scripts.texts)
    # The longest first: a slow line fetches six at a time, and none that takes long should begin last.
    longest = sorted(modules, key=lambda path: len(scripts.sent[path].encode()), reverse=True)
    links = [f'<link rel="modulepreload" href="{found[0]["folder"]}{path}">\n' for path in longest]
    # Behind the stylesheets, which show the page, but before a script in the head that would wait for them.
    place = min(at for at in (page.find("<script src="), page.find("</head>"), len(page)) if at >= 0)
    return page[:place] + "".join(links) + page[place:]


def _renamed(page: str, names: Mapping[str, str], path: Path) -> str:
    def new(found: re.Match[str]) -> str:
        if found["path"] not in names:
            raise AssetError(f"{path} names {found[0][1:]}, which isn't there")
        return found["before"] + names[found["path"]]

    return NAMED.sub(new, page)
