"""The pages of the site as a browser meets them."""

from pathlib import Path

import pytest

PARTS = 4  # tests of every page go through it in so many parts, side by side


@pytest.fixture(scope="session")
def paths(site: Path, pages: list[Path]) -> list[str]:
    """The address below the site's root of every page that a reader reads."""
    return [page.relative_to(site).as_posix().removesuffix("index.html") for page in pages]


@pytest.fixture(params=range(PARTS), ids=[f"part{n + 1}" for n in range(PARTS)])
def some_paths(request: pytest.FixtureRequest, paths: list[str]) -> list[str]:
    """One part of the paths: a test that asks for it runs once for each."""
    return paths[request.param :: PARTS]
