"""Text of records was written by others: whatever it holds, it is shown and never run."""

import pytest
from playwright.sync_api import expect

from dashboard.bench.server import dxmap_command, free_port, running

ATTACKS = (
    "<img src=x onerror=window.top.hit=1>",
    "`${window.top.hit=1}`",
    "</script><script>top.hit=1</script>",
    "[押す](javascript:alert(1))",
    ":red[赤] :material/home:",
    "$E=mc^2$ **太字** `code`",
)
HEADER = (
    "case_id,source_id,source_item,source_page,title,summary,status,level,organisations,lgcodes,unnamed_members,"
    "technologies,domain,category_major,category_minor,published_fy,started,department,population_stated,url,publisher,"
    "published,evidence,review,source_kind,source_citation,also_urls"
)


def row(number: int, attack: str) -> str:
    cell = '"' + attack.replace('"', '""') + '"'
    return (
        f"alpha-{number},alpha,{number},1,{cell},{cell},implemented,municipality,北海道北見市,01208,0,rpa,,{cell},,2023,"
        f"2021,{cell},,https://example.jp/{number},{cell},,,checked,,,"
    )


@pytest.fixture
def hostile_app(browser, make_data):
    data = make_data(
        {
            "cases/alpha.csv": "\n".join([HEADER, *(row(n, text) for n, text in enumerate(ATTACKS, start=1))]) + "\n",
            "effects/alpha.csv": None,
        }
    )
    port = free_port()
    with running(dxmap_command(port, data), port) as server:
        yield server.url


def test_text_of_records_is_shown_and_never_run(hostile_app, open_page, map_of):
    for path in ("/cases", *(f"/cases?case=alpha-{n}" for n in range(1, len(ATTACKS) + 1)), "/technology", "/sources"):
        page = open_page(hostile_app + path)
        assert page.evaluate("window.hit") is None
        expect(page.locator("a[href^='javascript:']")).to_have_count(0)
        expect(page.get_by_test_id("stException")).to_have_count(0)


def test_a_title_stands_on_the_page_as_it_was_written(hostile_app, open_page):
    page = open_page(f"{hostile_app}/cases")
    shown = page.get_by_test_id("stMainBlockContainer").inner_text().replace("\u2060", "")
    for attack in ATTACKS:
        assert attack in shown


def test_the_popup_shows_a_title_as_text(hostile_app, open_page, map_of):
    page = open_page(f"{hostile_app}/?pref=01&place=01208")
    popup = map_of(page).frame.locator(".dxmap-popup")
    expect(popup).to_contain_text(ATTACKS[0])
    expect(popup.locator("img, script")).to_have_count(0)
    assert page.evaluate("window.hit") is None
