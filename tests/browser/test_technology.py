"""What a person does on the page of the technologies."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.reader import Reader

pytestmark = pytest.mark.browser

_MIDDLE = """(chart, wanted) => {
    const { xaxis, yaxis } = chart._fullLayout;
    const box = chart.getBoundingClientRect();
    for (const trace of chart._fullData) {
        const at = (trace.customdata || []).findIndex((data) => wanted.every((value, i) => data[i] === value));
        if (at < 0) continue;
        const from = trace.base ? trace.base[at] : 0;
        return [
            box.left + xaxis._offset + xaxis.d2p(from + trace.x[at] / 2),
            box.top + yaxis._offset + yaxis.d2p(trace.y[at]),
        ];
    }
    return null;
}"""


def _click_bar(reader: Reader, key: str, *wanted: str) -> None:
    """Click in the middle of the bar or cell that stands for these values."""
    chart = reader.page.locator(f".st-key-{key} .js-plotly-plot")
    chart.scroll_into_view_if_needed()
    reader.page.mouse.move(5, 5)
    place = chart.evaluate(_MIDDLE, list(wanted))
    assert place, f"{key} has no bar for {wanted}"
    height = reader.page.viewport_size["height"] if reader.page.viewport_size else 0
    reader.page.evaluate(
        "down => document.querySelector('[data-testid=stMain]').scrollBy(0, down)", place[1] - height / 2
    )
    reader.page.mouse.click(*chart.evaluate(_MIDDLE, list(wanted)))


def _sees_cases(reader: Reader, key: str, what: str) -> None:
    """The cases behind the bar stand under the chart, as many as it says."""
    said = reader.page.get_by_text(re.compile(rf"選択中：{re.escape(what)}（\d+ 件）"))
    expect(said).to_be_visible()
    count = int(re.search(r"（(\d+) 件）", said.inner_text())[1])  # type: ignore[index]
    assert count > 0
    expect(reader.page.locator(f"[class*='st-key-card_{key}_']")).to_have_count(min(count, 12))


def test_clicking_a_cell_opens_its_cases(desktop: Reader) -> None:
    desktop.open("/technology")
    _click_bar(desktop, "chart_region", "rpa", "関東")
    _sees_cases(desktop, "region", "RPA × 関東")


def test_clicking_a_bar_opens_its_cases(desktop: Reader) -> None:
    desktop.open("/technology?t=rpa")
    _click_bar(desktop, "chart_band", "rpa", "20–30万人")
    _sees_cases(desktop, "band", "RPA × 20–30万人")


def test_a_case_behind_a_cell_opens_its_page(desktop: Reader) -> None:
    desktop.open("/technology")
    _click_bar(desktop, "chart_region", "rpa", "北海道")
    link = desktop.page.locator("[class*='st-key-card_region_'] a").first
    title = link.inner_text()
    link.click()
    desktop.sees_heading(title)


def test_a_chart_has_its_table(desktop: Reader) -> None:
    desktop.open("/technology")
    desktop.page.get_by_text("表で見る").first.click()
    expect(desktop.page.get_by_test_id("stDataFrame").first).to_be_visible()
