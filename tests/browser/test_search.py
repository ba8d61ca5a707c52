"""What people type leads them to the right page, and to the place on it."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, TimeoutError, expect

OpenPage = Callable[..., Page]

# What a mentor, mentee or trainer types, and the pages that must be among the first three found.
PHRASES = {
    "first meeting": ["toolkit/first-meeting/"],
    "contract": ["guide/contracting/", "toolkit/mentoring-contract/"],
    "confidentiality": ["toolkit/first-meeting/", "toolkit/mentoring-contract/"],
    "ending the relationship": ["guide/winding-up/", "guide/moving-on/"],
    "active listening": ["guide/listening/"],
    "open questions": ["guide/questioning/", "toolkit/powerful-questions/"],
    "powerful questions": ["toolkit/powerful-questions/"],
    "feedback": ["guide/constructive-feedback/", "toolkit/giving-feedback/"],
    "GROW": ["guide/grow/"],
    "OSKAR scaling": ["guide/oskar/"],
    "miracle question": ["guide/oskar/"],
    "SMART goals": ["guide/smart/"],
    "Teams call": ["guide/virtual-mentoring/", "toolkit/virtual-session/"],
    "bias": ["guide/six-traits/", "guide/high-impact-actions/"],
    "ten actions": ["guide/high-impact-actions/"],
    "inclusive leadership": ["guide/inclusive-leadership/"],
    "wheel": ["toolkit/wheel-of-life/"],
    "self-assessment": ["toolkit/professional-assessment/"],
    "learning log": ["toolkit/learning-log/", "mentee/keep-a-log/"],
    "review form": ["toolkit/mentoring-review/"],
    "reverse mentoring": ["guide/what-is-mentoring/"],
    "supervision": ["guide/top-tips/"],
    "ground rules": ["toolkit/first-meeting/", "guide/contracting/"],
    "what if it isn't working": ["toolkit/mentoring-review/"],
}
# Words that the pages themselves don't use, or hardly.
OTHER_WORDS = {
    "kick-off": ["toolkit/first-meeting/"],
    "chemistry meeting": ["toolkit/first-meeting/"],
    "agreement": ["guide/contracting/", "toolkit/mentoring-contract/"],
    "goodbye": ["guide/moving-on/"],
    "dependency": ["guide/winding-up/"],
    "Zoom": ["guide/virtual-mentoring/", "toolkit/virtual-session/"],
    "diary": ["toolkit/learning-log/", "mentee/keep-a-log/"],
    "work-life balance": ["toolkit/wheel-of-life/"],
    "coaching questions": ["toolkit/powerful-questions/"],
    "unconscious bias": ["guide/supporting-inclusion/"],
    "therapy": ["guide/is-mentoring-needed/"],
    "criticism": ["toolkit/giving-feedback/"],
    "difficult conversation": ["guide/constructive-feedback/"],
    "abbreviations": ["about/glossary/"],
    "books": ["about/reading/"],
    "what to do at the first meeting": ["toolkit/first-meeting/"],
    "how do I give feedback": ["guide/constructive-feedback/", "toolkit/giving-feedback/"],
}
# Pages that only repeat or list what stands elsewhere.
REPEATING = {"", "guide/", "toolkit/", "trainers/", "about/corrections/"}


PLACE = "toolkit/first-meeting/#first-meeting--ground-rules"

LEADS_TO = """([within, wanted, repeating]) => {
  const start = new URL(__md_scope).href.length;
  const hits = [...within.querySelectorAll("li > a:first-child")].slice(0, 3);
  const first = hits.map((hit) => hit.href.slice(start));
  return wanted.every((path) => first.includes(path)) && !repeating.some((path) => first.includes(path));
}"""


class Search:
    """The search box of a page, used as a reader does."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.within = page.get_by_role("search")
        self.box = self.within.get_by_role("textbox", name="Search")
        self.told = self.within.get_by_role("status")

    def type(self, words: str) -> None:
        self.box.fill("")
        expect(self.told).to_have_text("Type a word or two")
        self.box.fill(words[:-1])
        self.box.press_sequentially(words[-1])

    def found(self) -> list[str]:
        """The addresses below the site's root of the pages found, the best first."""
        hits = "hits => hits.map((hit) => hit.href.slice(new URL(__md_scope).href.length))"
        return [str(hit) for hit in self.within.locator("li > a:first-child").evaluate_all(hits)]

    def leads_to(self, wanted: list[str]) -> bool:
        """Whether the wanted pages come among the first three."""
        within = self.within.element_handle()
        try:
            self.page.wait_for_function(LEADS_TO, arg=[within, wanted, [*REPEATING]], timeout=5_000)
        except TimeoutError:
            return False
        return True


@pytest.fixture
def search(page: Page, server: str) -> Search:
    page.goto(server + "guide/introduction/")
    search = Search(page)
    search.box.click()
    search.type("mentoring")  # fetches the index
    expect(search.told).to_contain_text("pages found")
    return search


@pytest.mark.parametrize("table", [PHRASES, OTHER_WORDS], ids=["phrases", "other words"])
def test_words_lead_to_the_right_page(search: Search, table: dict[str, list[str]]) -> None:
    wrong = {}
    for words, wanted in table.items():
        search.type(words)
        if not search.leads_to(wanted):
            wrong[words] = search.found()[:4]
    assert not wrong


def test_hit_leads_to_the_place(search: Search, page: Page, server: str) -> None:
    search.type("ground rules")
    page.get_by_role("search").get_by_role("link", name="Ground rules", exact=True).click()
    page.wait_for_url(server + PLACE)
    heading = page.get_by_role("heading", name="Ground rules", exact=True)
    expect(heading).to_be_focused()
    expect(heading).to_be_in_viewport()


def test_item_is_found(search: Search, page: Page, server: str) -> None:
    search.type("strikes a chord")
    page.get_by_role("search").get_by_role("link", name="What strikes a chord with you?").click()
    page.wait_for_url(server + "toolkit/powerful-questions/#powerful-questions--strikes-a-chord")


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("feedbak", "guide/constructive-feedback/"),
        ("OSKAR, scalling", "guide/oskar/"),
        ("-feedback", "guide/constructive-feedback/"),
        ("title:GROW^", "guide/grow/"),
        ("mentor’s supervising", "guide/top-tips/"),
    ],
)
def test_slips_are_forgiven(search: Search, words: str, wanted: str) -> None:
    search.type(words)
    assert search.leads_to([wanted])


def test_words_without_keys(search: Search, page: Page) -> None:
    search.box.fill("listening")  # as a dictation does: no key is pressed
    assert search.leads_to(["guide/listening/"])


def test_nothing_found(search: Search, page: Page, server: str) -> None:
    here = page.url
    search.type("zzzqqq")
    expect(search.told).to_have_text("Nothing found. Try another word, or look here:")
    page.keyboard.press("Enter")
    assert page.url == here, "Enter follows a hit that isn’t one"
    for name, path in {"Glossary": "about/glossary/", "The toolkit": "toolkit/"}.items():
        link = search.within.get_by_role("link", name=name)
        expect(link).to_be_visible()
        assert link.evaluate("(link) => link.href") == server + path
    search.type("listening")
    assert search.leads_to(["guide/listening/"])


def test_nothing_is_fetched_before_the_first_word(page: Page, server: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(server, wait_until="networkidle")
    assert not [path for path in asked if "search_index" in path or "/workers/" in path]
    search = Search(page)
    search.box.click()
    search.type("bias")
    expect(search.told).to_have_text("5 pages found")
    assert [path for path in asked if "search_index" in path]


def test_index_that_comes_late(page: Page, server: str) -> None:
    page.route("**/search_index.json", lambda route: route.abort(), times=1)
    page.goto(server)
    search = Search(page)
    search.box.click()
    with page.expect_event("requestfailed"):
        search.type("b")
    search.type("bias")
    assert search.leads_to(PHRASES["bias"]), "search never comes back after a lost connection"


def test_page_for_lost_addresses(open_page: OpenPage, server_at_root: str, faults: list[str]) -> None:
    page = open_page()
    page.goto(server_at_root + "guide/nowhere/")
    faults.clear()  # the browser reports the lost address itself
    search = Search(page)
    search.box.click()
    search.type("bias")
    assert search.leads_to(PHRASES["bias"])


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("words", ["contract", "zzzqqq"])
def test_axe(
    open_page: OpenPage, server: str, axe: Callable[..., list[str]], words: str, scheme: str
) -> None:
    page = open_page(color_scheme=scheme)
    page.goto(server)
    search = Search(page)
    search.box.click()
    search.type(words)
    expect(search.told).to_contain_text("found")
    assert not axe(page, ".md-search")


def test_keys_lead_through_the_hits(search: Search, page: Page, server: str) -> None:
    search.type("OSKAR scaling")
    assert search.leads_to(["guide/oskar/"])
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(server + "guide/oskar/#oskar--scaling")
