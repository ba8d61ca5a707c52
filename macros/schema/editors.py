"""`python -m macros.schema.editors`: write the JSON Schema of every kind for editors."""

import json
from pathlib import Path

from macros.schema import kinds as schema
from macros.schema.interface import Interface


def texts() -> dict[str, str]:
    """What each file below content/schemas/ should say, by name."""
    models: dict[str, type[schema.Base]] = {
        "addresses": schema.Addresses,
        "edition": schema.Edition,
        "interface": Interface,
        **schema.kinds(),
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
