"""Works with author, title, publisher and address."""

from collections.abc import Callable

YAML = """\
id: works
title: Works
summary: To read.
groups:
  - id: books
    title: Books
    items:
      - id: book
        title: What is it?
        authors: A. Writer
        published: Some House, 2001
        text: A start.
      - id: site
        title: A site
        url: https://works.example/
        text: More.
        completes: true
"""


def test_works(body: Callable[[str, str], str], as_expected: Callable[[str], None]) -> None:
    as_expected(body("bibliography", YAML))
