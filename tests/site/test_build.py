"""The site builds, strictly."""

from pathlib import Path

import pytest


def test_site_builds(built: tuple[Path, str]) -> None:
    if problem := built[1]:
        pytest.fail(problem, pytrace=False)
