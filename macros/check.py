"""`python -m macros.check`: tell every mistake in the content, without building."""

import sys
from pathlib import Path

from macros.load import load
from macros.problems import ContentError


def main() -> int:
    """Print the mistakes. Returns 0 where there are none, else 1."""
    try:
        handbook = load(Path.cwd())
    except ContentError as error:
        print(error)
        return 1
    print(f"content: {len(handbook.things)} things and {len(handbook.pages)} pages, no mistakes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
