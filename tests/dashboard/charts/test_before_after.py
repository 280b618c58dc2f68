import pytest

from dashboard.charts.before_after import before_after_minutes
from dashboard.metrics.effects import before_after
from tests.stated import stated_frame


def _pairs(*times, **more):
    figures = [{"metric": "minutes_before_after", "value": float(a), "value_after": float(b), **more} for a, b in times]
    return before_after(stated_frame(*figures))


def _chart(*times, **more):
    return before_after_minutes(_pairs(*times, **more), {"rpa": "RPA"})


TIMES = [(58, 23), (1560, 600), (12, 2), (10, 8), (180, 90)]


def test_the_chart_looks_like_the_app(looks_right):
    looks_right(_chart(*TIMES))


def test_every_pair_has_a_line_a_hollow_and_a_filled_mark():
    line, before, after = _chart((58, 23), (10, 8)).figure.data
    assert list(line.x) == [58, 23, None, 10, 8, None]
    assert (list(before.x), list(after.x)) == ([58, 10], [23, 8])
    assert before.marker.symbol == "square-open"
    assert after.name == "後（実績）"


def test_the_longest_stands_on_top_and_a_click_leads_to_its_case():
    before = _chart((10, 8), (58, 23)).figure.data[1]
    assert [tuple(point) for point in before.customdata] == [("c2",), ("c1",)]
    assert before.y[0] < before.y[1]


@pytest.mark.parametrize(
    ("times", "title"),
    [
        (TIMES, "前後の時間を示す 5 件はすべて短くなり、4 件は半分以下になった"),
        ([*TIMES, (10, 20), (10, 10)], "前後の時間を示す 7 件のうち、5 件で短くなり、4 件は半分以下になった"),
        (TIMES[:4], "傾向は言えない件数です（前後の時間 4 件）"),
        ([], "この条件に、前後の時間を示す事例はありません"),
    ],
)
def test_the_title_counts_what_became_shorter(times, title):
    assert _chart(*times).title == title


def test_several_procedures_of_one_case_are_counted_as_such():
    assert "n = 2 件・1 事例・1 団体" in _chart((54, 45), (10, 8), case_id="c1").subtitle


def test_days_are_in_the_table_only():
    chart = _chart((2, 1), unit="日")
    assert len(chart.table) == 1
    assert "日で示された 1 件" in chart.note
    assert "前後の時間を示す事例はありません" in chart.title


def test_the_note_says_that_successes_are_what_is_published():
    assert "短くなったものに偏ります" in _chart(*TIMES).note
