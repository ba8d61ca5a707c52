"""The site's own policy stands in the way of nothing that the site does, and in the way of all else."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.kept import CHECKLIST, CONTRACT, FIRST, MY_RECORDS, do, ready, text, tick
from tests.conftest import Handler, serve

OpenPage = Callable[..., Page]
# The console says it too, but not of all that a report would be sent for.
REPORT = """addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sourceFile }) => {
  console.error(`policy: ${effectiveDirective}: ${blockedURI} (${sourceFile})`);
});"""


@pytest.fixture
def reporting(open_page: OpenPage) -> Page:
    """A page whose test fails if something is against the policy."""
    page = open_page()
    page.add_init_script(REPORT)
    return page


class Sending(Handler):
    """A host that reads `_headers`: there the policy binds workers too."""

    def end_headers(self) -> None:
        _, header = Path(self.directory, "_headers").read_text(encoding="utf-8").splitlines()
        name, _, value = header.strip().partition(": ")
        self.send_header(name, value)
        super().end_headers()


@pytest.fixture(scope="module")
def sending(site: Path) -> Iterator[str]:
    yield from serve(site, "/handbook/", Sending)


def test_every_page(reporting: Page, server_at_root: str, some_paths: list[str]) -> None:
    page = reporting
    for path in some_paths:
        page.goto(server_at_root + path)
        expect(page.locator("html.js")).to_have_count(1)  # the theme has started
        page.emulate_media(media="print")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        page.emulate_media(media="screen")


def test_short_and_lost_addresses(reporting: Page, server_at_root: str, faults: list[str]) -> None:
    page = reporting
    page.goto(f"{server_at_root}go/grow/")
    page.wait_for_url(f"{server_at_root}guide/grow/")
    page.goto(f"{server_at_root}no/such/page/")
    expect(page.get_by_role("heading", name="Page not found")).to_be_visible()
    # The browser tells of the lost page itself.
    assert faults and all("404" in fault for fault in faults)
    faults.clear()


def test_search(reporting: Page, sending: str) -> None:
    page = reporting
    page.goto(f"{sending}guide/grow/")
    page.get_by_role("textbox", name="Search").press_sequentially("first meeting")
    page.get_by_role("search").get_by_role("link", name="First meeting checklist").first.click()
    expect(page.get_by_role("heading", level=1, name="First meeting checklist")).to_be_visible()


def test_colours(reporting: Page, sending: str) -> None:
    page = reporting
    page.emulate_media(color_scheme="light")
    page.goto(f"{sending}guide/grow/")
    page.get_by_title("Switch to dark colours").click()
    expect(page.locator("body")).to_have_css("background-color", re.compile(r"rgb\(\d\d?, "))


def test_records(reporting: Page, sending: str) -> None:
    page = reporting
    page.goto(sending + CHECKLIST)
    tick(page).check()
    with page.expect_download() as saved:
        do(page, "Save as a file")
    page.goto(sending + CONTRACT)
    text(page, "Goals").fill("To lead")
    page.get_by_label("Review on", exact=True).fill("2027-02-28")
    with page.expect_download() as event:
        page.get_by_role("button", name="Add to calendar").click()
    assert event.value.suggested_filename.endswith(".ics")
    page.goto(sending + MY_RECORDS)
    ready(page)
    page.get_by_label("File to bring in").set_input_files(saved.value.path())
    page.get_by_role("dialog").get_by_role("button", name="Merge").click()
    expect(page.get_by_role("link", name="First meeting checklist").first).to_be_visible()
    page.goto(sending + CHECKLIST)
    expect(tick(page, FIRST)).to_be_checked()


def test_tables(reporting: Page, sending: str) -> None:
    page = reporting
    page.goto(f"{sending}trainers/")
    with page.expect_download() as rows:
        do(page, "Download the rows (CSV)")
    assert rows.value.suggested_filename.endswith(".csv")
    page.get_by_role("group").get_by_text("codes").click()
    image = page.get_by_role("img", name="QR code").first
    expect(image).not_to_have_js_property("naturalWidth", 0)


@pytest.mark.parametrize(
    "markup",
    [
        "<script>document.title = 'run'</script>",
        "<img src=x onerror=\"document.title = 'run'\">",
        "<p style='color: red'>Red</p>",
        "<img src='https://elsewhere.example/x.png'>",
        "<iframe src='./'></iframe>",
    ],
)
def test_what_slips_in_is_stopped(
    reporting: Page, server: str, site: Path, faults: list[str], markup: str
) -> None:
    page = reporting
    html = (site / "guide/grow/index.html").read_text(encoding="utf-8")
    planted = html.replace("</article>", f"{markup}</article>")
    page.route("**/guide/grow/", lambda route: route.fulfill(body=planted, content_type="text/html"))
    page.goto(f"{server}guide/grow/", wait_until="load")
    expect(page.locator("html.js")).to_have_count(1)
    assert page.title() != "run"
    assert any(fault.startswith("console error: policy: ") for fault in faults), faults
    faults.clear()
