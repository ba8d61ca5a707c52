"""`python -m macros.check`: tell every mistake in the content, and the reading age, without building."""

import sys
from pathlib import Path

from macros.finish import published
from macros.load import readability
from macros.load.problems import ContentError
from macros.load.reader import load


def main() -> int:
    """Print the mistakes. Returns 0 where there are none, else 1."""
    try:
        handbook = load(Path.cwd())
        published.read(Path.cwd(), handbook)
    except ContentError as error:
        print(error)
        return 1
    print(f"content: {len(handbook.things)} things and {len(handbook.pages)} pages, no mistakes")
    print(readability.summary(readability.passages(handbook, Path.cwd())))
    return 0


if __name__ == "__main__":
    sys.exit(main())
