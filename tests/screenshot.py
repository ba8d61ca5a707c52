"""`make screenshot`: takes the README's picture of the built site in site/."""

import base64
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from playwright.sync_api import Browser, sync_playwright

from tests.chromium import launch

PICTURE = Path(".github/screenshot.png")
SHOTS = [("", 1180, 800), ("toolkit/first-meeting/", 380, 800)]


def shot(browser: Browser, address: str, width: int, height: int) -> str:
    """One page as an <img>."""
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme="light")
    page.goto(address, wait_until="networkidle")
    picture = base64.b64encode(page.screenshot()).decode()
    page.close()
    return f'<img alt="" width="{width}" height="{height}" src="data:image/png;base64,{picture}">'


def main() -> None:
    handler = partial(SimpleHTTPRequestHandler, directory="site")
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as playwright:
        Thread(target=server.serve_forever, daemon=True).start()
        browser = launch(playwright)
        start = f"http://127.0.0.1:{server.server_port}/"
        images = "".join(shot(browser, start + path, width, height) for path, width, height in SHOTS)
        page = browser.new_page(viewport={"width": 1660, "height": 860})
        style = "body{background:#d9d4c7;display:flex;gap:30px;margin:30px} img{border-radius:6px}"
        page.set_content(f"<style>{style}</style>{images}")
        page.screenshot(path=PICTURE)
        server.shutdown()


if __name__ == "__main__":
    main()
