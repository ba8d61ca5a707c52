"""`make proof`: the long round, over all browsers and under hardship. Takes about an hour on two cores.

`python -m tests.proof late` runs only the rounds whose names begin so.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.browser.kept import CHECKLIST
from tests.conftest import ROOT, build
from tests.webdriver import ENGINES

# Every test that knows records; and of them those that type.
FILES = sorted(ROOT.glob("tests/browser/test_*.py"))
RECORDS = [str(path) for path in FILES if "tests.browser.kept" in path.read_text(encoding="utf-8")]
KEYS = {"test_records", "test_arrival", "test_tabs", "test_odd"}
TYPING = [path for path in RECORDS if Path(path).stem in KEYS]
LATE = 1000  # milliseconds
WAITING = ["-n", "4"]  # tests that mostly wait leave room for others beside them
COUNTS = ("passed", "failed", "skipped")


@dataclass
class Round:
    name: str
    arguments: list[str]
    environment: dict[str, str] = field(default_factory=dict)
    missing: str = ""
    busy: bool = False


def scripts(site: Path) -> list[str]:
    """Our scripts that a page with a form loads, at once or later, without the hashes in their names."""
    page = (site / CHECKLIST / "index.html").read_text(encoding="utf-8")
    named = re.findall(r"assets/js/([\w/-]+)\.[0-9a-f]+\.js\"", page)
    later = [f"records/{file.name.split('.')[0]}" for file in (site / "assets/js/records").glob("*.js")]
    return sorted({f"{name}.js" for name in [*named, *later]})


def rounds(site: Path) -> Iterator[Round]:
    for browser in ("chromium", "chromium-headless-shell"):
        missing = "" if shutil.which(browser) else f"no {browser} here: as root, apt-get install {browser}"
        yield Round(f"suite in {browser}", ["tests"], {"HANDBOOK_BROWSER": browser}, missing)
    for name, engine in ENGINES.items():
        tests = ["tests/browser/test_engines.py", "-m", "", "-k", name]
        yield Round(f"engine {name}", tests, missing=engine.missing())
    for script in scripts(site):
        yield Round(f"late {script}", [*TYPING, *WAITING], {"HANDBOOK_LATE": f"{script}={LATE}"})
    yield Round("late, all scripts", [*RECORDS, *WAITING], {"HANDBOOK_LATE": f"*={LATE}"})
    yield Round("busy core beside", RECORDS, busy=True)


@contextmanager
def busy_core() -> Iterator[None]:
    process = subprocess.Popen([sys.executable, "-c", "while True: pass"])
    try:
        yield
    finally:
        process.kill()
        process.wait()


def run(it: Round, site: Path, report: Path) -> dict[str, int]:
    """Runs the tests, which print their own progress. Returns how many passed, failed and were skipped."""
    command = [sys.executable, "-m", "pytest", "-q", f"--junitxml={report}", *it.arguments]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, "HANDBOOK_SITE": str(site), **it.environment})
    if not report.exists():
        return {"passed": 0, "failed": 1, "skipped": 0}
    suite = next(ElementTree.parse(report).iter("testsuite"))
    total, failures, errors, skipped = (
        int(suite.attrib[key]) for key in ("tests", "failures", "errors", "skipped")
    )
    report.unlink()
    failed = failures + errors or int(done.returncode != 0)  # such as a run without any test
    return {"passed": total - failures - errors - skipped, "failed": failed, "skipped": skipped}


def main(wanted: str = "") -> int:
    lines, failed = [], 0
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder, "site")
        if problem := build(site):
            sys.exit(problem)
        for it in rounds(site):
            if not it.name.startswith(wanted):
                continue
            if it.missing:
                lines.append(f"SKIPPED {it.name}: {it.missing}")
                print(lines[-1], flush=True)
                continue
            print(f"\n=== {it.name}", flush=True)
            start = time.monotonic()
            if it.busy:
                with busy_core():
                    counts = run(it, site, Path(folder, "report.xml"))
            else:
                counts = run(it, site, Path(folder, "report.xml"))
            failed += counts["failed"]
            figures = "".join(f"{counts[name]:8}" for name in COUNTS)
            lines.append(f"{it.name:36}{figures}{time.monotonic() - start:9.0f}")
    head = "".join(f"{name:>8}" for name in COUNTS)
    print(f"\n{'round':36}{head}{'seconds':>9}", *lines, sep="\n")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
