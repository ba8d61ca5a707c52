"""The policy is in every page, before anything that it binds, and no page asks for what it forbids."""

from pathlib import Path

from lxml import html

WANTED = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; "
    "worker-src 'self'; manifest-src 'self'; base-uri 'self'; img-src 'self' data:; form-action 'none'"
)


def test_every_page_has_it_first(pages: list[Path], redirects: list[Path]) -> None:
    assert redirects
    for page in (*pages, *redirects):
        head = html.parse(page).getroot().head
        assert head is not None
        encoding, policy, *_ = head
        assert encoding.get("charset") == "utf-8", page
        assert policy.get("http-equiv") == "Content-Security-Policy", page
        assert policy.get("content") == WANTED, page
        assert page.read_text(encoding="utf-8").count("Content-Security-Policy") == 1, page


def test_hosts_can_send_it(site: Path) -> None:
    assert (site / "_headers").read_text(encoding="utf-8") == f"/*\n  Content-Security-Policy: {WANTED}\n"


def test_no_page_or_drawing_has_styles_or_scripts_in_it(
    site: Path, pages: list[Path], redirects: list[Path]
) -> None:
    drawings = [*site.rglob("*.svg")]
    assert len(drawings) > 70
    for file in (*pages, *redirects, *drawings):
        tree = html.parse(file).getroot()
        inside = tree.xpath(
            "//script[not(@src)][not(@type='application/json')] | //style | //iframe | //object"
        )
        attributes = tree.xpath("//@*[name() = 'style' or starts-with(name(), 'on')]")
        links = tree.xpath("//@href[starts-with(., 'javascript:')]")
        assert not [*inside, *attributes, *links], file
