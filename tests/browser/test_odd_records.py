"""Broken records stay out and are said, and no text of a record does anything but stand there."""

import re

import pytest
from playwright.sync_api import Dialog, expect

from tests.browser import odd_records
from tests.browser.reader import Reader

pytestmark = pytest.mark.browser

PAGES = {
    "map with popup": "/?pref=01&place=01208",
    "technology": "/technology",
    "cases": "/cases",
    "case": "/cases?case=odd-1",
    "case with an odd address": "/cases?case=odd-2",
    "case that is nowhere": "/cases?case=odd-3",
    "sources": "/sources",
    "address": f"/?tech={odd_records.IMAGE}&place={odd_records.SCRIPT}&case={odd_records.LINK}",
}


@pytest.mark.parametrize("name", PAGES)
def test_text_that_attacks_the_reader_neither_runs_nor_becomes_a_link(odd: Reader, name: str) -> None:
    def answer(dialog: Dialog) -> None:
        dialog.dismiss()
        pytest.fail(f"a dialog opened: {dialog.message}")

    odd.page.on("dialog", answer)
    odd.open(PAGES[name])
    if "popup" in name:
        expect(odd.map.locator(".leaflet-popup")).to_contain_text(odd_records.IMAGE)
    for summary in odd.page.locator("[data-testid=stMain] details > summary").all():
        summary.click()
        odd.drawn()
    assert odd.page.evaluate("window.hacked") is None
    for frame in odd.page.frames:
        assert frame.locator("img[src=x], [onerror], [onload]").count() == 0
        assert frame.locator("a[href^='javascript:'], a[href*='evil.example']").count() == 0


def test_an_attack_is_read_as_it_was_written(odd: Reader) -> None:
    odd.open("/cases?case=odd-1")
    odd.sees_heading(odd_records.IMAGE)
    _sees(odd, f"概要{odd_records.TEMPLATE}{odd_records.LINK}")
    odd.open("/cases?case=odd-3")
    _sees(odd, odd_records.MARKUP)


def _sees(reader: Reader, words: str) -> None:
    """The words stand on the page; the invisible word joiners that keep them so are not counted."""
    assert words in reader.page.get_by_test_id("stMain").inner_text().replace("\u2060", "")


def test_broken_records_are_counted_on_every_page_and_listed_with_the_sources(odd: Reader) -> None:
    for address in ("/", "/technology", "/cases", "/sources"):
        odd.open(address)
        expect(
            odd.page.get_by_test_id("stAlert").filter(has_text=re.compile("2 件の記録を集計から外して"))
        ).to_be_visible()


def test_broken_records_stay_out_and_one_without_a_place_stays_in(odd: Reader) -> None:
    odd.open("/cases")
    cards = odd.page.locator("[class*='st-key-card_list']")
    expect(cards).to_have_count(3)
    expect(cards.filter(has_text="位置の分からない事例")).to_be_visible()
    expect(odd.page.get_by_text("住所の壊れた事例")).to_have_count(0)
    odd.open("/")
    expect(odd.page.get_by_text(re.compile("位置不明 1 件"))).to_be_visible()
