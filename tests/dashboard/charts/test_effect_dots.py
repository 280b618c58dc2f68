import pytest

from dashboard.charts.effect_dots import SHOWN_CASES, effect_dots
from tests.stated import stated_frame

LABELS = {"rpa": "RPA", "e-contract": "電子契約"}
HOURS = "hours_saved_per_year"


def _hours(*values, **more):
    return [{"value": float(value), **more} for value in values]


def _dots(frame, metric=HOURS, **options):
    return effect_dots(frame, metric, LABELS, **options)


def _marks(chart):
    return [trace for trace in chart.figure.data if trace.mode == "markers"]


def _texts(chart):
    return [annotation.text for annotation in chart.figure.layout.annotations]


@pytest.fixture
def frame():
    return stated_frame(
        *_hours(10_400, 3650),
        {"case_id": "n", "value": 18_603.0, "status": "expected", "government": "新潟県長岡市", "short_name": "長岡市"},
        {"case_id": "n", "value": 2028.0, "is_part": True, "government": "新潟県長岡市", "short_name": "長岡市"},
        {"case_id": "k", "value": 660.0, "status": "expected"},
        {"case_id": "k", "value": 7300.0, "status": "target"},
        {"metric": "percent_reduction", "value": 30.0},
    )


def test_the_chart_looks_like_the_app(frame, looks_right):
    looks_right(_dots(frame))


def test_each_status_has_a_shape_and_a_colour_of_its_own(frame):
    marks = _marks(_dots(frame))
    assert [trace.name for trace in marks] == ["実績", "見込み", "目標", "白抜き：内数・概数"]
    styles = {(trace.marker.symbol[0], trace.marker.color[0]) for trace in marks[:3]}
    assert len({shape for shape, _ in styles}) == len({colour for _, colour in styles}) == 3


def test_a_mark_leads_to_its_case(frame):
    assert [tuple(point) for point in _marks(_dots(frame))[0].customdata] == [("c1",), ("c2",)]


def test_parts_are_drawn_hollow_and_not_counted(frame):
    chart = _dots(frame)
    hollow = _marks(chart)[-1]
    assert list(hollow.x) == [2028]
    assert hollow.marker.symbol == ("circle-open",)
    assert "n = 4 事例" in chart.subtitle
    assert "白抜きは" in chart.note


def test_a_case_with_nothing_but_a_part_is_drawn_and_not_counted():
    chart = _dots(stated_frame(*_hours(5, is_part=True)))
    assert chart.title == "傾向は言えない件数です（0 事例）"
    assert "n = 0 事例・0 団体" in chart.subtitle
    assert len(_marks(chart)) == 1


def test_rows_are_named_and_come_from_the_largest_down(frame):
    names = [text for text in _texts(_dots(frame)) if "時間" in text]
    assert [text.split("</b>")[0] for text in names] == ["<b>長岡市", "<b>北見市", "<b>北見市", "<b>北見市"]
    assert "660・7,300時間" in names[2]


def test_other_kinds_are_not_in_the_picture(frame):
    assert 30 not in [value for trace in _marks(_dots(frame)) for value in trace.x]


def test_the_title_says_how_many_are_no_promise(frame):
    more = stated_frame(*_hours(46, 200, 2000, 5000, 25_000), *_hours(100, status="expected"))
    more["case_id"] = [f"c{n}" for n in range(6)]
    assert _dots(more).title == "削減時間（年）を示す 6 事例のうち、実績があるのは 5 事例（46–25,000時間）"


def test_few_actual_figures_have_no_range():
    frame = stated_frame(*_hours(10, 20), *_hours(30, 40, 50, status="expected"))
    assert _dots(frame).title == "削減時間（年）を示す 5 事例のうち、実績があるのは 2 事例"


def test_promises_alone_are_called_so():
    assert "実績の値はまだありません" in _dots(stated_frame(*_hours(*range(1, 6), status="target"))).title


def test_several_figures_of_one_case_are_no_five_cases():
    frame = stated_frame(*_hours(1, 2, 3, 4, 5, case_id="c1"))
    assert _dots(frame).title == "傾向は言えない件数です（1 事例）"


def test_nothing_is_said_to_be_nothing(looks_right):
    chart = _dots(stated_frame())
    assert chart.title == "この条件に、削減時間（年）を示す事例はありません"
    looks_right(chart)


def test_far_values_stand_on_a_logarithmic_axis_that_is_explained():
    far, near = _dots(stated_frame(*_hours(46, 25_000))), _dots(stated_frame(*_hours(46, 250)))
    assert far.figure.layout.xaxis.type == "log"
    assert "目盛りは対数" in far.note
    assert near.figure.layout.xaxis.type is None
    assert "対数" not in near.note


def test_percent_runs_from_0_to_100():
    frame = stated_frame(*({"metric": "percent_reduction", "value": value} for value in (0.5, 90.0)))
    chart = _dots(frame, "percent_reduction")
    assert tuple(chart.figure.layout.xaxis.range) == (0, 100)
    assert "対数" not in chart.note


def test_different_units_stand_apart_and_have_no_range():
    counts = [{"metric": "count_per_year", "value": float(n), "unit": unit} for n, unit in enumerate("件件橋回件", 1)]
    chart = _dots(stated_frame(*counts), "count_per_year")
    assert [text for text in _texts(chart) if text in ("<b>件</b>", "<b>回</b>", "<b>橋</b>")] == [
        "<b>件</b>",
        "<b>回</b>",
        "<b>橋</b>",
    ]
    assert chart.title == "件数（年）を示す 5 事例のすべてに実績がある"
    assert "単位は見出しごと" in chart.subtitle


def test_yen_come_with_the_time_that_they_are_for():
    chart = _dots(stated_frame({"metric": "cost_saved_yen", "value": 5.4e6, "period": "4年間"}), "cost_saved_yen")
    assert "540万円（4年間）" in _texts(chart)[0]


def test_the_hover_tells_period_note_and_that_nobody_checked():
    frame = stated_frame({"period": "2021年度末時点", "note": "RPA、16課87業務", "is_checked": False})
    hover = _marks(_dots(frame))[0].hovertext[0]
    for text in ("100時間（実績）", "期間：2021年度末時点", "注記：RPA", "未確認"):
        assert text in hover


def test_a_source_that_most_cases_come_from_is_named():
    pages = [{"value": 5.0, "document": f"https://example.jp/{n}"} for n in range(2)]
    frame = stated_frame(*_hours(1, 2, 3, 4), *pages)
    note = _dots(frame, source_titles={"mic2023": "参考事例集"}).note
    assert "6 事例のうち 4 事例は一つの資料「参考事例集」から" in note
    assert "一つの資料" not in _dots(stated_frame(*_hours(1, 2), *pages), source_titles={"mic2023": "x"}).note


def test_more_cases_than_can_be_read_are_in_the_table():
    chart = _dots(stated_frame(*_hours(*range(1, SHOWN_CASES + 4))))
    assert len(_marks(chart)[0].x) == SHOWN_CASES
    assert f"値の大きい {SHOWN_CASES} 事例を図に示し、残り 3 事例は表にあります" in chart.note
    assert len(chart.table) == SHOWN_CASES + 3


def test_a_joint_figure_names_its_others():
    assert "北見市ほか40団体" in _texts(_dots(stated_frame({"member_count": 41})))[0]
