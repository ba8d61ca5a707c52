"""One kind, one name: whoever knows a kind's name finds every part of it."""

from pathlib import Path

import pytest

from macros import calls
from macros.render.environment import TEMPLATES
from macros.schema.kinds import kinds


@pytest.mark.parametrize("kind", kinds())
def test_parts_of_a_kind(root: Path, kind: str) -> None:
    name = calls.macro(kind)
    assert (TEMPLATES / "kinds" / f"{kind}.html").is_file()
    assert (root / f"content/schemas/{kind}.json").is_file()
    assert list((root / "content" / kinds()[kind].folder).rglob("*.yml"))
    assert len(list((root / "tests").rglob(f"test_{name}.py"))) == 1
    assert calls.MACROS[name] is calls.Takes.ITS_KIND


def test_no_template_is_left_over() -> None:
    """Each template is a kind's, a macro's, or used by another one."""
    texts = {
        path.relative_to(TEMPLATES).as_posix(): path.read_text(encoding="utf-8")
        for path in TEMPLATES.rglob("*.html")
    }
    code = "".join(path.read_text(encoding="utf-8") for path in TEMPLATES.parents[1].rglob("*.py"))
    used = {f"kinds/{kind}.html" for kind in kinds()}
    used |= {f"pages/{name}.html" for name in calls.MACROS}
    for name in texts.keys() - used:
        others = "".join(text for other, text in texts.items() if other != name)
        assert f'"{name}"' in others + code or f'"{name.removesuffix(".html")}"' in code, (
            f"nothing uses {name}"
        )
