"""One kind, one name: whoever knows a kind's name finds every part of it."""

from pathlib import Path

import pytest

from macros import calls
from macros.render.renderer import TEMPLATES
from macros.schema import kinds as schema


@pytest.mark.parametrize("kind", schema.kinds())
def test_parts_of_a_kind(root: Path, kind: str) -> None:
    name = kind.replace("-", "_")
    assert (TEMPLATES / "kinds" / f"{kind}.html").is_file()
    assert (root / f"content/schemas/{kind}.json").is_file()
    assert list((root / "content" / schema.kinds()[kind].folder).glob("*.yml"))
    assert (root / f"tests/render/kinds/test_{name}.py").is_file()
    assert name in calls.MACROS


def test_no_template_is_left_over() -> None:
    """Each template is a kind's, a macro's, or used by another one."""
    texts = {
        path.relative_to(TEMPLATES).as_posix(): path.read_text(encoding="utf-8")
        for path in TEMPLATES.rglob("*.html")
    }
    code = "".join(path.read_text(encoding="utf-8") for path in TEMPLATES.parents[1].rglob("*.py"))
    used = {f"kinds/{kind}.html" for kind in schema.kinds()}
    used |= {f"pages/{name}.html" for name in calls.MACROS}
    for name in texts.keys() - used:
        others = "".join(text for other, text in texts.items() if other != name)
        assert f'"{name}"' in others + code or f'"{name.removesuffix(".html")}"' in code, (
            f"nothing uses {name}"
        )
