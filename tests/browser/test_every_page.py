"""Every page, at a desk and with a phone: on a closed network, without failures, for every reader."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from dashboard.bench.browser import outside_requests
from tests.browser.reader import Reader

pytestmark = pytest.mark.browser

PAGES = {
    "map": "/",
    "municipalities": "/?level=all&measure=cases",
    "place": "/?pref=01&place=01208",
    "survey": "/?measure=survey",
    "empty": "/?min=10&region=四国",
    "technology": "/technology",
    "cases": "/cases",
    "case": "/cases?case=mic2023-08",
    "sources": "/sources",
    "manage": "/manage",
}
WITH_MAP = ("map", "municipalities", "place", "survey", "case")
BAD = ("serious", "critical")


@pytest.fixture(scope="module", params=PAGES)
def page(request: pytest.FixtureRequest, anybody: Reader) -> Iterator[tuple[str, Reader]]:
    """A page that has been opened, with its name. What it asks of other hosts fails `anybody` at the end."""
    anybody.open(PAGES[request.param])
    if request.param in WITH_MAP:
        anybody.painted()
    yield request.param, anybody
    anybody.sees_no_failure()


def test_language_is_japanese(page: tuple[str, Reader]) -> None:
    assert page[1].page.evaluate("document.documentElement.lang") == "ja"


def test_nothing_is_wider_than_the_window(page: tuple[str, Reader]) -> None:
    sticking_out = """() => [...document.querySelectorAll("[data-testid=stMain] *")].filter((element) => {
        const { width, right } = element.getBoundingClientRect();
        const inScroller = element.closest("[data-testid=stDataFrame], [data-testid=stTable], .js-plotly-plot");
        return width && right > window.innerWidth + 2 && !inScroller;
    }).map((element) => element.outerHTML.slice(0, 120))"""
    assert page[1].page.evaluate(sticking_out) == []
    assert page[1].page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_no_barrier_for_a_reader_who_does_not_see_or_point(page: tuple[str, Reader]) -> None:
    name, reader = page
    frames = [frame for frame in reader.page.frames if frame.parent_frame] if name in WITH_MAP else []
    for document in (reader.page.main_frame, *frames):
        found = Axe().run(document, options={"resultTypes": ["violations"], "iframes": False}).response["violations"]
        barriers = [
            (violation["id"], [node["html"][:160] for node in violation["nodes"]])
            for violation in found
            if violation["impact"] in BAD
        ]
        assert barriers == []


def test_the_navigation_leads_to_every_page(desktop: Reader) -> None:
    desktop.open()
    for name, heading in (
        ("技術", "どの技術が、どこで掲載されているか"),
        ("事例", "事例をさがす"),
        ("出典とデータ", "出典とデータ"),
        ("データ管理", "データ管理"),
        ("全国マップ", "全国：事例が掲載された市区町村の数"),
    ):
        desktop.page.get_by_role("link", name=name, exact=True).first.click()
        desktop.sees_heading(heading)
        desktop.sees_no_failure()


def test_a_request_to_another_host_would_be_counted_and_not_answered(browser: Browser) -> None:
    context = browser.new_context()
    outside = outside_requests(context)
    page = context.new_page()
    page.set_content("<img src='http://other.invalid/a.png'><img src='http://192.0.2.1/b.png'>")
    page.wait_for_function("[...document.images].every((image) => image.complete)")
    assert page.evaluate("[...document.images].map((image) => image.naturalWidth)") == [0, 0]
    assert sorted(outside) == ["http://192.0.2.1/b.png", "http://other.invalid/a.png"]
    context.close()
