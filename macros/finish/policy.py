"""The site's Content-Security-Policy: what a page may load and run is the site's own, and stands in files.

It is in every page, since not every host can be told to send it, and in `_headers` for those that can:
only there does it bind workers as well. Other sites may show the pages.
"""

from pathlib import Path

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'self'",
    "img-src": "'self' data:",  # the theme's icons
    "form-action": "'none'",
}
TEXT = "; ".join(f"{name} {sources}" for name, sources in POLICY.items())
META = f'<meta http-equiv="Content-Security-Policy" content="{TEXT}">'
CHARSET = '<meta charset="utf-8">'


def write(folder: Path) -> None:
    """Put the policy into every page of the built site in `folder`, and into `_headers`.

    Raises ValueError if a page doesn't say its encoding, as the policy follows it: it binds what comes after.
    """
    for file in folder.rglob("*.html"):
        page = file.read_text(encoding="utf-8")
        if META in page:
            continue  # the site was finished before
        if CHARSET not in page:
            raise ValueError(f"{file} has no {CHARSET}")
        file.write_text(page.replace(CHARSET, f"{CHARSET}\n{META}", 1), encoding="utf-8")
    (folder / "_headers").write_text(f"/*\n  Content-Security-Policy: {TEXT}\n", encoding="utf-8")
