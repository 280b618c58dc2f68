"""What a person does on the map page."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.reader import Reader

pytestmark = pytest.mark.browser

HALF_A_PIXEL = 0.005
"""Degrees at zoom 7: as exactly as Leaflet can keep a centre."""
UNDATED = "開始年の記載がない事例も含める"


def test_clicking_a_prefecture_drills_down_and_the_address_holds_it(desktop: Reader) -> None:
    desktop.open()
    before = desktop.painted()
    desktop.click_area("01")
    desktop.sees_repainted(before)
    desktop.sees_heading("北海道：事例が掲載された市区町村の数")
    expect(desktop.page).to_have_url(re.compile(r"[?&]pref=01"))
    assert desktop.view()[0] > 5.5


def test_clicking_a_municipality_opens_popup_and_panel_with_its_cases(desktop: Reader) -> None:
    desktop.open("/?pref=01")
    desktop.click_area("01208")
    desktop.sees_heading("北海道北見市")
    card = desktop.page.locator("[class*='st-key-card_']").filter(has_text="書かないワンストップ窓口")
    expect(card).to_be_visible()
    popup = desktop.map.locator(".leaflet-popup")
    expect(popup.get_by_role("heading", name="北海道北見市")).to_be_visible()
    expect(popup.get_by_role("link", name=re.compile("書かないワンストップ窓口"))).to_be_visible()
    expect(desktop.page).to_have_url(re.compile(r"place=01208"))


def test_a_link_in_the_popup_opens_the_page_of_the_case(desktop: Reader) -> None:
    desktop.open("/?pref=01&place=01208")
    link = desktop.map.locator(".leaflet-popup").get_by_role("link", name=re.compile("書かないワンストップ窓口"))
    title = link.inner_text()
    link.click()
    desktop.sees_heading(title)
    expect(desktop.page).to_have_url(re.compile(r"/cases\?.*case=mic2023-08"))


def test_a_popup_that_was_closed_comes_back_with_another_click(desktop: Reader) -> None:
    desktop.open("/?pref=01")
    desktop.click_area("01208")
    popup = desktop.map.locator(".leaflet-popup")
    popup.get_by_role("button", name="閉じる").click()
    expect(popup).to_have_count(0)
    desktop.click_area("01208")
    expect(popup).to_be_visible()


def test_the_mark_of_a_prefectural_government_opens_its_own_cases(desktop: Reader) -> None:
    desktop.open("/?pref=20")
    desktop.map.get_by_role("button", name=re.compile("長野県.*都道府県庁自身の事例")).click()
    desktop.sees_heading("長野県")
    expect(desktop.page.get_by_text(re.compile(r"長野県庁自身の事例（[1-9]\d* 件）"))).to_be_visible()


def test_everything_a_click_does_can_be_done_with_the_keyboard(desktop: Reader) -> None:
    desktop.open()
    keys = desktop.page.keyboard
    for label, words in (("都道府県を選ぶ", "長野県"), ("市区町村を選ぶ", "松本市")):
        _tab_to(desktop, label)
        keys.type(words)
        expect(desktop.page.get_by_role("option", name=words, exact=True)).to_be_visible()
        keys.press("Enter")
        expect(desktop.field(label)).to_have_value(words)
        desktop.drawn()
    desktop.sees_heading("長野県松本市")
    expect(desktop.map.locator(".leaflet-popup")).to_contain_text("長野県松本市")
    expect(desktop.page).to_have_url(re.compile(r"pref=20.*place=20202"))


def _tab_to(reader: Reader, label: str) -> None:
    """Press the tab key until a field has the focus."""
    for _ in range(60):
        reader.page.keyboard.press("Tab")
        if reader.field(label).evaluate("field => field === document.activeElement"):
            return
    pytest.fail(f"the tab key never came to {label}")


def test_a_filter_recolours_and_leaves_zoom_and_centre_alone(desktop: Reader) -> None:
    desktop.open("/?level=all&measure=cases")
    desktop.move_to(35.1, 136.2, 7)
    view, before = desktop.view(), desktop.painted()
    desktop.choose("技術", "RPA")
    desktop.sees_repainted(before)
    assert desktop.view() == pytest.approx(view, abs=HALF_A_PIXEL)


def test_a_filter_under_an_open_popup_leaves_zoom_and_centre_alone(desktop: Reader) -> None:
    desktop.open("/?pref=01&place=01208")
    expect(desktop.map.locator(".leaflet-popup")).to_be_visible()
    desktop.move_to(42.2, 140.5, 8)
    view, before = desktop.view(), desktop.painted()
    desktop.choose("技術", "RPA")
    desktop.sees_repainted(before)
    expect(desktop.map.locator(".leaflet-popup", has_text="事例 1 件")).to_be_visible()
    assert desktop.view() == pytest.approx(view, abs=HALF_A_PIXEL)


def test_moving_the_map_asks_nothing_of_the_server(desktop: Reader) -> None:
    desktop.open("/?level=all")
    before, sent = desktop.painted(), desktop.sent
    view = desktop.view()
    desktop.drag_map(-150, 80)
    desktop.map.get_by_role("button", name="拡大").click()
    assert desktop.view() != view
    # What the movement might have asked would come before this, which asks once and is answered.
    desktop.page.get_by_test_id("stSidebar").get_by_text(UNDATED).click()
    desktop.sees_repainted(before)
    assert desktop.sent == sent + 1


def test_reloading_and_a_copied_link_show_the_same_view(desktop: Reader, somebody_else: Reader) -> None:
    desktop.open("/?pref=20&measure=cases")
    before = desktop.painted()
    desktop.choose("技術", "RPA")
    desktop.sees_repainted(before)
    expect(desktop.page).to_have_url(re.compile("tech=rpa"))
    heading = desktop.page.get_by_role("heading", level=1).inner_text()
    figures = desktop.page.get_by_test_id("stMetric").all_inner_texts()
    shown = desktop.painted()
    desktop.page.reload()
    desktop.drawn()
    somebody_else.open(desktop.page.url.removeprefix(desktop.url))
    for reader in (desktop, somebody_else):
        expect(reader.canvas).to_have_attribute("data-painted", shown)
        expect(reader.page.get_by_role("heading", level=1)).to_have_text(heading)
        assert reader.page.get_by_test_id("stMetric").all_inner_texts() == figures


def test_the_back_button_leads_to_the_view_before(desktop: Reader) -> None:
    desktop.open()
    first = desktop.painted()
    desktop.choose("都道府県を選ぶ", "長野県")
    desktop.sees_heading("長野県：事例が掲載された市区町村の数")
    expect(desktop.page).to_have_url(re.compile("pref=20"))
    desktop.page.go_back()
    desktop.sees_heading("全国：事例が掲載された市区町村の数")
    expect(desktop.canvas).to_have_attribute("data-painted", first)
    expect(desktop.field("都道府県を選ぶ")).to_have_value("全国")


def test_the_table_says_what_the_map_shows(desktop: Reader) -> None:
    desktop.open("/?pref=01&measure=cases")
    desktop.page.get_by_text("表で見る").click()
    expect(desktop.page.get_by_test_id("stDataFrame")).to_be_visible()
    with desktop.page.expect_download() as download:
        desktop.page.get_by_role("button", name="CSVをダウンロード").click()
    lines = download.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert len([line for line in lines if line.startswith("01")]) == 179
    assert "未掲載は未導入を意味しません" in lines[-1]


def test_an_empty_result_says_why_and_leads_back(desktop: Reader) -> None:
    desktop.open("/?region=四国&min=10")
    expect(desktop.page.get_by_text("この条件に当てはまる事例はありません。")).to_be_visible()
    expect(desktop.page.get_by_text("外れた事例：")).to_be_visible()
    desktop.page.get_by_test_id("stMain").get_by_role("button", name="条件をすべて解除").click()
    expect(desktop.page.get_by_text("この条件に当てはまる事例はありません。")).to_have_count(0)
    expect(desktop.page).not_to_have_url(re.compile("region="))


def test_a_phone_can_drill_down_and_read_a_case(phone: Reader) -> None:
    phone.open("/?pref=01")
    phone.click_area("01208")
    phone.sees_heading("北海道北見市")
    expect(phone.map.locator(".leaflet-popup-content")).to_be_visible()
    phone.sees_in_map(
        """() => {
            const content = document.querySelector(".leaflet-popup-content");
            const { left, top, right } = content.getBoundingClientRect();
            const first = document.elementFromPoint(left + 4, top + 10);
            return content.contains(first) && left >= 0 && right <= innerWidth;
        }"""
    )
