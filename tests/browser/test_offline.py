import pytest
from playwright.sync_api import expect

from dashboard.bench.browser import outside_requests

PAGES = ("/", "/?level=all", "/technology", "/cases", "/cases?case=mic2023-20", "/sources", "/manage")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_asks_nothing_of_other_hosts_and_shows_no_error(app, open_page, path):
    page = open_page(app + path)
    expect(page.get_by_test_id("stException")).to_have_count(0)
    expect(page.get_by_text("この画面を表示できませんでした")).to_have_count(0)
    expect(page.locator("html")).to_have_attribute("lang", "ja")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_a_phone(app, open_page, path):
    page = open_page(app + path, {"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 392


def test_a_request_to_another_host_would_be_counted(browser):
    context = browser.new_context()
    outside = outside_requests(context)
    page = context.new_page()
    page.set_content("<img src='http://other.invalid/picture.png'>")
    page.wait_for_function("document.images[0].complete")
    assert page.evaluate("document.images[0].naturalWidth") == 0
    assert outside == ["http://other.invalid/picture.png"]
    context.close()


def test_every_page_of_the_navigation_opens(app, open_page):
    page = open_page(app)
    for name, heading in (
        ("技術", "どの技術が、どこで掲載されているか"),
        ("事例", "事例をさがす"),
        ("出典とデータ", "出典とデータ"),
        ("全国マップ", "全国：事例が掲載された市区町村の数"),
    ):
        page.get_by_role("link", name=name, exact=True).first.click()
        expect(page.get_by_role("heading", name=heading, level=1)).to_be_visible()
