"""`python -m macros.schema.editors`: write the JSON Schema of every kind for editors."""

import json
from pathlib import Path

from macros.schema.edition import Edition
from macros.schema.interface import Interface
from macros.schema.kinds import kinds
from macros.schema.published import Addresses
from macros.schema.words import Base


def texts() -> dict[str, str]:
    """What each file below content/schemas/ should say, by name."""
    models: dict[str, type[Base]] = {
        "addresses": Addresses,
        "edition": Edition,
        "interface": Interface,
        **kinds(),
    }
    return {
        f"{name}.json": json.dumps(model.model_json_schema(by_alias=True), indent=2, ensure_ascii=False)
        + "\n"
        for name, model in models.items()
    }


def main() -> None:
    folder = Path("content/schemas")
    folder.mkdir(exist_ok=True)
    wanted = texts()
    for old in folder.glob("*.json"):
        if old.name not in wanted:
            old.unlink()
    for name, text in wanted.items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
