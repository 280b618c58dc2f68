"""What a person does on the page of the cases."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.reader import Reader

pytestmark = pytest.mark.browser


def _search(reader: Reader, words: str) -> None:
    field = reader.page.get_by_role("searchbox", name="ことばで検索")
    field.fill(words)
    field.press("Enter")


def test_several_words_find_the_case(desktop: Reader) -> None:
    desktop.open("/cases")
    _search(desktop, "書かない窓口　北見市")
    expect(desktop.page.get_by_text(re.compile(r"^[1-9]\d* 件（全"))).to_be_visible()
    cards = desktop.page.locator("[class*='st-key-card_list']")
    expect(cards.filter(has_text="書かないワンストップ窓口")).to_be_visible()
    expect(cards.filter(has_not_text="北見市")).to_have_count(0)


def test_a_case_opens_with_its_source_and_its_place_and_leads_back_to_the_list(desktop: Reader) -> None:
    desktop.open("/cases?q=書かない窓口%20北見市")
    link = desktop.page.get_by_role("link", name=re.compile("書かないワンストップ窓口"))
    title = link.inner_text()
    link.click()
    desktop.sees_heading(title)
    expect(desktop.page.get_by_role("link", name="資料を開く")).to_have_attribute("href", re.compile("^https://"))
    assert desktop.painted()
    desktop.page.get_by_role("button", name="一覧に戻る").click()
    desktop.sees_heading("事例をさがす")
    expect(desktop.page.get_by_role("searchbox", name="ことばで検索")).to_have_value("書かない窓口 北見市")


def test_words_that_nothing_has_say_so_and_lead_back(desktop: Reader) -> None:
    desktop.open("/cases")
    _search(desktop, "そのような事例はない")
    expect(desktop.page.get_by_text("この条件に当てはまる事例はありません。")).to_be_visible()
    desktop.page.get_by_test_id("stMain").get_by_role("button", name="条件をすべて解除").click()
    expect(desktop.page.locator("[class*='st-key-card_list']").first).to_be_visible()
    expect(desktop.page.get_by_role("searchbox", name="ことばで検索")).to_have_value("")


def test_the_back_button_leads_from_a_case_to_the_list(desktop: Reader) -> None:
    desktop.open("/cases?q=RPA")
    first = desktop.page.locator("[class*='st-key-card_list'] a").first
    title = first.inner_text()
    first.click()
    desktop.sees_heading(title)
    desktop.page.go_back()
    desktop.sees_heading("事例をさがす")
    expect(desktop.page.get_by_role("searchbox", name="ことばで検索")).to_have_value("RPA")
