"""Terms in the order of the alphabet, capitals aside."""

from collections.abc import Callable

YAML = """\
id: words
title: Words
summary: Explained.
terms:
  - id: zeal
    term: Zeal
    text: Great energy.
  - id: aim
    term: aim
    text: What you are after.
    completes: true
"""


def test_terms_in_order(body: Callable[[str, str], str], as_expected: Callable[[str], None]) -> None:
    as_expected(body("glossary", YAML))
