"""Everything can be reached and used with a keyboard alone, and one always sees where one is."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

OpenPage = Callable[..., Page]
NARROW = {"viewport": {"width": 360, "height": 740}}
WIDE = {"viewport": {"width": 1280, "height": 800}}
SIZES = pytest.mark.parametrize("size", [NARROW, WIDE], ids=["narrow", "wide"])

# One page of each sort.
SORTS = ["", "404.html", "guide/grow/", "guide/mentoring-and-coaching/"]
SORTS += ["toolkit/first-meeting/", "toolkit/learning-log/", "toolkit/wheel-of-life/"]
WALKS = [(path, WIDE) for path in SORTS] + [
    (path, NARROW) for path in ("", "guide/grow/", "toolkit/first-meeting/")
]

# Gives each thing that the Tab key should reach a number; of radio buttons with one name one is reached.
NUMBER = """() => {
  const names = new Set();
  const all = document.querySelectorAll("a[href], button, input, textarea, select, summary, [tabindex]");
  const reached = [...all]
    .filter((element) => element.tabIndex >= 0 && !element.disabled)
    .filter((element) => element.checkVisibility({ visibilityProperty: true }))
    .filter((element) => element.type !== "radio" || (!names.has(element.name) && names.add(element.name)));
  reached.forEach((element, number) => (element.dataset.walked = number));
  return reached.map((element) => element.outerHTML.slice(0, 150));
}"""
# Where the focus is: its number, and what is wrong with how it looks there. It is looked for where its
# box lies in the window, below the header that stays.
WHERE = """() => {
  const element = document.activeElement;
  if (element === document.body) return null;
  const group = element.type === "radio" && document.querySelector(`[name="${element.name}"][data-walked]`);
  const label = element.labels?.[0] ?? element;
  const marks = [element, element.nextElementSibling ?? element].map((it) => getComputedStyle(it));
  const faults = [];
  if (!marks.some((style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1)) {
    faults.push("no outline");
  }
  const box = element.getClientRects()[0];
  const header = document.querySelector(".md-header");
  const top = element.closest("article") ? header.getBoundingClientRect().bottom : 0;
  const [from, to] = [Math.max(box.top, top), Math.min(box.bottom, innerHeight)];
  const y = Math.min((from + to) / 2, from + 20);
  const above = from < to ? document.elementFromPoint(box.x + box.width / 2, y) : null;
  const seen = [element, label, element.nextElementSibling].some((it) => it && above && it.contains(above));
  if (!seen && !element.matches(".md-option")) {
    faults.push(above ? `covered by ${above.outerHTML.slice(0, 80)}` : "out of sight");
  }
  const html = element.outerHTML.slice(0, 150).replace(/\\s+/g, " ");
  return { number: Number((group || element).dataset.walked ?? -1), html, faults };
}"""
# Until what has the focus has stood still for so many frames: the page may still be scrolling there.
RESTS = """() => new Promise((done) => {
  let [place, still] = ["", 0];
  const look = () => {
    const { x, y } = document.activeElement.getBoundingClientRect();
    still = place === `${x} ${y}` ? still + 1 : 0;
    place = `${x} ${y}`;
    if (still < 10) requestAnimationFrame(look);
    else done();
  };
  look();
})"""


def walk(page: Page, key: str = "Tab") -> list[dict[str, Any]]:
    """Presses the key until the focus leaves the page or comes back to where it was."""
    stops: list[dict[str, Any]] = []
    while True:
        page.keyboard.press(key)
        stop = page.evaluate(WHERE)
        if stop and stop["faults"]:
            page.evaluate(RESTS)
            stop = page.evaluate(WHERE)
        if stop is None or (stops and stop["number"] == stops[0]["number"]):
            return stops
        stops.append(stop)
        assert len(stops) < 500, f"the focus never leaves the page: {stop['html']}"


def tab_to(page: Page, role: str, name: str) -> None:
    wanted = page.get_by_role(role, name=name, exact=True).first  # type: ignore[arg-type]
    for _ in range(80):
        page.keyboard.press("Tab")
        if wanted.evaluate("(element) => element === document.activeElement"):
            return
    pytest.fail(f"80 times Tab don’t lead to the {role} “{name}”")


@pytest.mark.parametrize(("path", "size"), WALKS)
def test_tab_reaches_everything(open_page: OpenPage, server_at_root: str, path: str, size: Any) -> None:
    page = open_page(**size)
    page.goto(server_at_root + path)
    expect(page.locator("handbook-record:not([data-started])")).to_have_count(0)
    wanted = page.evaluate(NUMBER)
    forth = walk(page)
    unknown = [stop["html"] for stop in forth if stop["number"] < 0]
    assert not unknown, "Tab stops at what does nothing:\n" + "\n".join(unknown)
    assert [stop["number"] for stop in forth] == sorted(stop["number"] for stop in forth), "out of order"
    missed = [wanted[number] for number in range(len(wanted)) if number not in {s["number"] for s in forth}]
    assert not missed, "Tab leaves out:\n" + "\n".join(missed)
    page.keyboard.press("End")
    back = walk(page, "Shift+Tab")
    assert len(back) >= len(forth) - 1
    faulty = {f"{fault}: {stop['html']}" for stop in (*forth, *back) for fault in stop["faults"]}
    assert not faulty, "\n".join(sorted(faulty))


@SIZES
def test_skip_link(open_page: OpenPage, server_at_root: str, size: Any) -> None:
    page = open_page(**size)
    page.goto(server_at_root + "toolkit/first-meeting/")
    page.keyboard.press("Tab")
    link = page.get_by_role("link", name="Skip to content")
    expect(link).to_be_focused()
    expect(link).to_have_css("opacity", "1")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")
    heading = page.get_by_role("heading", level=1)
    header = page.get_by_role("banner").bounding_box()
    assert header and heading.bounding_box()["y"] >= header["y"] + header["height"]  # type: ignore[index]


def test_menu(open_page: OpenPage, server_at_root: str) -> None:
    page = open_page(**NARROW)
    page.goto(server_at_root + "guide/grow/")
    menu = page.get_by_role("navigation", name="Pages of the handbook")
    expect(menu).to_be_hidden()
    tab_to(page, "button", "Menu")
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    page.keyboard.press("Tab")
    expect(menu.get_by_role("link", name="Home")).to_be_focused()
    tab_to(page, "link", "SMART: test a goal before you rely on it")
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(page.get_by_role("button", name="Menu")).to_be_focused()
    page.keyboard.press("Enter")
    tab_to(page, "link", "Toolkit")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="Toolkit")).to_be_visible()


def test_menu_opens_its_parts(open_page: OpenPage, server_at_root: str) -> None:
    page = open_page(**WIDE)
    page.goto(server_at_root + "guide/grow/")
    menu = page.get_by_role("navigation", name="Pages of the handbook")
    tips = menu.get_by_role("link", name="Top tips for mentors")
    expect(tips).to_be_hidden()
    menu.get_by_text("5 Top tips").focus()
    page.keyboard.press("Enter")
    expect(tips).to_be_visible()
    page.keyboard.press("Tab")
    expect(tips).to_be_focused()


@SIZES
def test_search(open_page: OpenPage, server_at_root: str, size: Any) -> None:
    page = open_page(**size)
    page.goto(server_at_root)
    box = page.get_by_role("textbox", name="Search")
    if size == NARROW:
        expect(box).to_be_hidden()
        tab_to(page, "button", "Search")
        page.keyboard.press("Enter")
        expect(box).to_be_focused()
    else:
        tab_to(page, "textbox", "Search")
    page.keyboard.type("first meeting")
    hit = page.get_by_role("search").get_by_role("link").filter(has_text="First meeting checklist").first
    expect(hit).to_be_visible()
    page.keyboard.press("Escape")
    expect(hit).to_be_hidden()
    if size == NARROW:
        expect(page.get_by_role("button", name="Search")).to_be_focused()
        page.keyboard.press("Enter")
    else:
        box.focus()
    expect(hit).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("search").get_by_role("link").first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url != server_at_root)


def test_search_closes_and_opens_again_by_mouse(open_page: OpenPage, server_at_root: str) -> None:
    page = open_page(**WIDE)
    page.goto(server_at_root)
    for _ in range(2):
        page.get_by_role("textbox", name="Search").click()
        page.keyboard.type("grow")
        expect(page.get_by_role("search").get_by_role("link").first).to_be_visible()
        page.mouse.click(300, 700)
        expect(page.get_by_role("search").get_by_role("link").first).to_be_hidden()


def test_colours(open_page: OpenPage, server_at_root: str) -> None:
    page = open_page(color_scheme="light", **NARROW)
    page.goto(server_at_root)
    assert page.evaluate("localStorage.length") == 0, "the page stored something before the reader acted"
    tab_to(page, "radio", "Light")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name="Dark")).to_be_checked()
    expect(page.locator("body")).not_to_have_css("background-color", light)
    page.goto(server_at_root + "guide/grow/")
    expect(page.locator("body")).not_to_have_css("background-color", light)
    expect(page.get_by_role("radio", name="Dark")).to_be_checked()


def test_colours_are_there_before_the_page_is_seen(open_page: OpenPage, server_at_root: str) -> None:
    page = open_page(color_scheme="dark")
    page.add_init_script(
        """const look = () => {
          if (document.body) (globalThis.seen ??= new Set()).add(document.body.dataset.mdColorScheme);
          requestAnimationFrame(look);
        };
        requestAnimationFrame(look);"""
    )
    page.goto(server_at_root)
    assert page.evaluate("new Promise(requestAnimationFrame).then(() => [...seen])") == ["slate"]


def test_colours_follow_the_device_until_chosen(open_page: OpenPage, server_at_root: str) -> None:
    page = open_page(color_scheme="light")
    page.goto(server_at_root)
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.emulate_media(color_scheme="dark")
    expect(page.locator("body")).not_to_have_css("background-color", light)
    page.goto(server_at_root + "guide/grow/")
    expect(page.get_by_role("radio", name="Dark")).to_be_checked()
    tab_to(page, "radio", "Dark")
    page.keyboard.press("ArrowDown")
    expect(page.locator("body")).to_have_css("background-color", light)
    page.emulate_media(color_scheme="light")
    page.emulate_media(color_scheme="dark")
    # Who listens to the device's colours hears of them before the next frame.
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    expect(page.locator("body")).to_have_css("background-color", light)


def test_ticks_and_notes(open_page: OpenPage, server_at_root: str) -> None:
    page = open_page(**NARROW)
    page.goto(server_at_root + "toolkit/first-meeting/")
    tick = page.get_by_role("checkbox").first
    tick.focus()
    page.keyboard.press("Space")
    expect(tick).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("by June")
    expect(page.get_by_role("textbox", name="Note on").first).to_have_value("by June")


def test_scales(open_page: OpenPage, server_at_root: str) -> None:
    page = open_page(**NARROW)
    page.goto(server_at_root + "toolkit/wheel-of-life/")
    scale = page.get_by_role("group").filter(has=page.get_by_role("radio")).first
    scale.get_by_role("radio").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    expect(scale.get_by_role("radio").nth(1)).to_be_checked()
