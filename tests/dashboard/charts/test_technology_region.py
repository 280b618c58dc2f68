import pandas as pd
import pytest

from dashboard import theme
from dashboard.charts.technology_region import technology_region

LABELS = {"rpa": "RPA", "ai-ocr": "AI-OCR"}


def _table(*cells):
    columns = ["technology", "family", "region", "adopters", "denominator", "case_count"]
    return pd.DataFrame(cells, columns=columns)


def _cells(chart):
    """Text, colour, hover text and customdata of each cell, by technology and region."""
    return {
        tuple(pair): (text, trace.marker.color, hover)
        for trace in chart.figure.data
        if trace.customdata is not None
        for text, hover, pair in zip(trace.text, trace.hovertext, trace.customdata, strict=True)
    }


@pytest.fixture
def table():
    return _table(
        ("", "", "北海道", 12, 179, 15),
        ("", "", "東北", 0, 227, 0),
        ("ai-ocr", "AI", "北海道", 9, 179, 11),
        ("ai-ocr", "AI", "東北", 0, 227, 0),
        ("rpa", "自動化", "北海道", 1, 179, 1),
        ("rpa", "自動化", "東北", 5, 227, 5),
    )


def test_the_chart_looks_like_the_app(table, looks_right):
    looks_right(technology_region(table, LABELS))


def test_a_cell_without_a_case_is_unknown_and_not_0(table):
    cells = _cells(technology_region(table, LABELS))
    assert cells["ai-ocr", "東北"][:2] == ("–", theme.UNKNOWN_FILL)
    assert "未把握" in cells["ai-ocr", "東北"][2]


def test_cells_have_the_colour_of_their_class_and_a_click_knows_them(table):
    cells = _cells(technology_region(table, LABELS))
    assert {where: cell[:2] for where, cell in cells.items() if cell[0] != "–"} == {
        ("ai-ocr", "北海道"): ("9", theme.BLUE_900),
        ("rpa", "北海道"): ("1", theme.BLUE_200),
        ("rpa", "東北"): ("5", theme.BLUE_600),
    }


def test_the_legend_has_every_class_in_order_also_the_empty_ones(table):
    names = [trace.name for trace in technology_region(table, LABELS).figure.data]
    assert names == ["1", "2–3", "4–7", "8 団体以上", "– 掲載事例なし（未把握）"]


def test_a_region_out_of_scope_says_so():
    cells = _cells(technology_region(_table(("rpa", "自動化", "東北", 0, 0, 0)), LABELS))
    assert "条件に当てはまる市区町村なし" in cells["rpa", "東北"][2]


def test_a_cell_tells_count_denominator_and_cases(table):
    hover = _cells(technology_region(table, LABELS))["ai-ocr", "北海道"][2]
    assert hover == "<b>AI-OCR</b><br>北海道：9 / 179 団体以上（事例 11 件）"


def test_the_title_names_what_is_published_most(table):
    assert technology_region(table, LABELS).title == "掲載が多い技術は、AI-OCR（9 団体以上）、RPA（6 団体以上）"


def test_the_title_withdraws_when_the_counts_are_few():
    few = _table(("rpa", "自動化", "東北", 4, 227, 9))
    assert technology_region(few, LABELS).title == "傾向は言えない件数です（掲載 4 団体）"


def test_only_the_given_technologies_are_shown(table):
    chart = technology_region(table, LABELS, technologies=["rpa"])
    assert set(chart.table["技術"]) == {"RPA"}


def test_the_words_for_those_who_do_not_see_it_hold_the_numbers(table):
    alt = technology_region(table, LABELS).alt
    assert "AI-OCRは合わせて 9 団体、最多は北海道の 9 団体" in alt
    assert "RPAは合わせて 6 団体、最多は東北の 5 団体" in alt


def test_the_source_line_ends_the_note(table):
    assert technology_region(table, LABELS, source_line="出典：総務省").note.endswith("出典：総務省")


def test_no_technology_at_all_is_no_error():
    assert technology_region(_table(), LABELS).title == "この条件に当てはまる掲載団体はありません"
