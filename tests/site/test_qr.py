"""Every QR code leads to its page: decoded as a phone would, by another's library."""

import io
import re
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect

from macros import addresses
from macros.handbook import Handbook
from macros.render import overviews
from macros.render.environment import Environment
from macros.render.page import printed
from tests.conftest import SITE_URL
from tests.site.conftest import Built

QR_CODES = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
GRID = "<style>svg, img { width: 160px; margin: 20px }</style>"


def decoded(picture: bytes) -> list[str]:
    """What all the codes in a picture say."""
    image = Image.open(io.BytesIO(picture)).convert("L")
    return [code.text for code in zxingcpp.read_barcodes(image, formats=QR_CODES)]


def shown(page: Page, drawings: list[str]) -> list[str]:
    """What drawings say once a browser shows them, a few at a time."""
    found = []
    for start in range(0, len(drawings), 12):
        page.set_content(GRID + "".join(drawings[start : start + 12]))
        found += decoded(page.screenshot(full_page=True))
    return found


@pytest.fixture(scope="session")
def wanted(handbook: Handbook) -> dict[str, str]:
    return {id: f"{SITE_URL}go/{id}/" for id in (*handbook.things, *handbook.pages)}


def test_png_files(site: Path, wanted: dict[str, str]) -> None:
    files = {file.stem: decoded(file.read_bytes()) for file in (site / "qr").glob("*.png")}
    assert files == {id: [address] for id, address in wanted.items()}
    picture = Image.open(site / "qr/grow.png").convert("L")
    assert picture.width == picture.height >= 300, "too small for a slide"
    assert set(picture.crop((0, 0, picture.width, picture.width // 12)).tobytes()) == {255}, "no white edge"


def test_svg_files(site: Path, wanted: dict[str, str], page: Page) -> None:
    drawings = [file.read_text(encoding="utf-8").partition("?>")[2] for file in (site / "qr").glob("*.svg")]
    assert sorted(shown(page, drawings)) == sorted(wanted.values())


def test_codes_in_the_foot_of_printed_pages(documents: list[Built], page: Page) -> None:
    drawings, words = [], []
    for document in documents:
        if document.path != "404.html":
            words += document.text(".printed strong")
            foot = document.file.read_text(encoding="utf-8").partition('<div class="printed"')[2]
            drawings += re.findall("<svg.*?</svg>", foot)[:1]
    assert len(words) > 70
    assert sorted(shown(page, drawings)) == sorted(words)


def test_trainers_see_each_code_with_its_address(server: str, page: Page, handbook: Handbook) -> None:
    page.goto(f"{server}trainers/")
    page.get_by_role("group").get_by_text("codes").click()
    for id in ("first-meeting", "about"):
        card = page.get_by_role("listitem").filter(
            has=page.get_by_role("img", name=f"QR code: {handbook.titled(id).title}", exact=True)
        )
        expect(card).to_contain_text(f"{SITE_URL}go/{id}/")
        card.scroll_into_view_if_needed()
        image = card.get_by_role("img")
        expect(image).to_have_js_property("complete", True)
        expect(image).not_to_have_js_property("naturalWidth", 0)
        assert decoded(image.screenshot()) == [f"{SITE_URL}go/{id}/"]
        for kind in ("SVG", "PNG"):
            with page.expect_download() as download:
                card.get_by_role("link", name=kind).click()
            assert download.value.suggested_filename == f"{id}.{kind.lower()}"


def test_trainers_see_every_page_of_its_own(by_path: dict[str, Built], handbook: Handbook) -> None:
    cards = by_path["trainers/"].tree.cssselect(".codes-list li")
    own = [id for id in handbook.homes if addresses.has_own_page(handbook, id)]
    said = [card.cssselect(".small-address")[0].text_content() for card in cards]
    assert sorted(said) == sorted(f"{SITE_URL}go/{id}/" for id in own)
    assert all(card.cssselect("img")[0].get("loading") == "lazy" for card in cards)


def test_codes_wait_until_they_are_asked_for(server: str, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{server}trainers/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "/qr/" in url]


def trainers(handbook: Handbook, serving: bool = False) -> Environment:
    """The trainers' page, as it is built without SITE_URL."""
    return Environment(handbook, lambda: "trainers/index.md", "", serving=serving)


def test_local_codes_say_so(handbook: Handbook) -> None:
    said = overviews.qr_codes(trainers(handbook))
    assert "This is a local copy" in said
    assert "http://127.0.0.1:8000/<wbr>go/<wbr>first-meeting/" in said
    assert printed(handbook, "", "grow")["local"]


def test_while_serving_codes_are_announced(handbook: Handbook) -> None:
    serving = trainers(handbook, serving=True)
    assert "make site" in overviews.qr_codes(serving)
    assert "<img" not in overviews.qr_codes(serving)
    assert "make site" in overviews.handbook_json(serving)
    assert "<a" not in overviews.handbook_json(serving)
