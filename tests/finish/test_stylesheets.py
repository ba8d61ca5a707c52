"""The stylesheets of a site become one, in the order in which the pages name them."""

from pathlib import Path

import pytest

from macros.finish.stylesheets import join

THEME = '<link rel="stylesheet" href="{0}assets/stylesheets/main.0123abcd.min.css">\n'
OURS = (
    '<link rel="stylesheet" href="{0}assets/css/base.css">\n\n'
    '  <link rel="stylesheet" href="{0}assets/css/a.css">'
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "assets/css").mkdir(parents=True)
    (tmp_path / "assets/css/base.css").write_text("p { color: red; }")
    (tmp_path / "assets/css/a.css").write_text("p { color: green; }\n")
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


def test_join_again_changes_nothing(site: Path) -> None:
    join(site)
    before = {file: file.read_bytes() for file in site.rglob("*.*")}
    join(site)
    assert {file: file.read_bytes() for file in site.rglob("*.*")} == before


def test_pages_with_different_stylesheets(site: Path) -> None:
    (site / "other.html").write_text('<link rel="stylesheet" href="assets/css/a.css">')
    with pytest.raises(ValueError, match=r"different stylesheets.*'a.css'"):
        join(site)
