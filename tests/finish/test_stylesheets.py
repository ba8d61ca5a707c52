"""The stylesheets of a site become one, in the order in which the pages name them."""

import re
from pathlib import Path

import pytest

from macros.finish.stylesheets import join

THEME = '<link rel="stylesheet" href="{0}assets/stylesheets/main.0123abcd.min.css">\n'
OURS = (
    '<link rel="stylesheet" href="{0}assets/css/base/text.css">\n\n'
    '  <link rel="stylesheet" href="{0}assets/css/parts/deep/a.css">'
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "assets/css/base").mkdir(parents=True)
    (tmp_path / "assets/css/parts/deep").mkdir(parents=True)
    (tmp_path / "assets/css/base/text.css").write_text("p { color: red; }")
    (tmp_path / "assets/css/parts/deep/a.css").write_text("p { color: green; }\n")
    (tmp_path / "guide").mkdir()
    (tmp_path / "index.html").write_text(f"<head>{THEME}{OURS}</head>".format(""))
    (tmp_path / "guide/index.html").write_text(f"<head>{THEME}{OURS}</head>".format("../"))
    (tmp_path / "redirect.html").write_text("<head></head>")
    return tmp_path


def test_join(site: Path) -> None:
    join(site)
    assert [file.name for file in (site / "assets/css").iterdir()] == ["handbook.css"]
    assert (site / "assets/css/handbook.css").read_text() == "p { color: red; }\np { color: green; }\n"
    one = THEME + '<link rel="stylesheet" href="{0}assets/css/handbook.css">'
    assert (site / "index.html").read_text() == f"<head>{one}</head>".format("")
    assert (site / "guide/index.html").read_text() == f"<head>{one}</head>".format("../")
    assert (site / "redirect.html").read_text() == "<head></head>"


@pytest.mark.parametrize(
    ("named", "kept"),
    [
        ("url(a.svg)", "url(parts/deep/a.svg)"),
        ("url('../../../images/a.svg#x')", "url('../images/a.svg#x')"),
        ('url("./a.woff2")', 'url("parts/deep/a.woff2")'),
        ("url('data:image/svg+xml,<svg xmlns=\"x\"/>')", "url('data:image/svg+xml,<svg xmlns=\"x\"/>')"),
        ("url(#clip)", "url(#clip)"),
        ("url(/a.svg)", "url(/a.svg)"),
        ("url(https://example.org/a.svg)", "url(https://example.org/a.svg)"),
    ],
)
def test_what_a_stylesheet_names_is_still_found(site: Path, named: str, kept: str) -> None:
    (site / "assets/css/parts/deep/a.css").write_text(f"p {{ background: {named}; }}")
    join(site)
    assert (site / "assets/css/handbook.css").read_text().endswith(f"\np {{ background: {kept}; }}")


def test_a_joined_stylesheet_has_no_comments(site: Path) -> None:
    (site / "assets/css/base/text.css").write_text(
        '/* Why,\n   in short */\n\na::before {\n  content: "/* kept */"; /* gone */\n}\n'
    )
    (site / "assets/css/parts/deep/a.css").write_text("""b { mask: url('data:,/*"kept"*/') }""")
    join(site)
    joined = (site / "assets/css/handbook.css").read_text()
    assert joined == """\na::before {\ncontent: "/* kept */"; \n}\nb { mask: url('data:,/*"kept"*/') }"""


def test_every_stylesheet_is_named_once(root: Path) -> None:
    """A sheet that mkdocs.yml doesn't name does nothing, and nobody is told."""
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    named = re.findall(r"^  - (assets/css/.+)$", settings, re.MULTILINE)
    sheets = (root / "docs/assets/css").rglob("*.css")
    assert named and sorted(named) == sorted(file.relative_to(root / "docs").as_posix() for file in sheets)


def test_join_again_changes_nothing(site: Path) -> None:
    join(site)
    before = {file: file.read_bytes() for file in site.rglob("*.*")}
    join(site)
    assert {file: file.read_bytes() for file in site.rglob("*.*")} == before


def test_pages_with_different_stylesheets(site: Path) -> None:
    (site / "other.html").write_text('<link rel="stylesheet" href="assets/css/parts/deep/a.css">')
    with pytest.raises(ValueError, match=r"different stylesheets.*'parts/deep/a.css'"):
        join(site)
