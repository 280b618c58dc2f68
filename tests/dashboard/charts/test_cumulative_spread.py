import numpy as np
import pandas as pd
import pytest

from dashboard.charts.cumulative_spread import UNDATED, cumulative_spread
from dashboard.metrics.spread import Spread


def _spread(*starts, undated=0, incomplete_from=2025):
    """Starts as (year, new municipalities), every year between."""
    years = range(starts[0][0], starts[-1][0] + 1) if starts else range(0)
    new = [dict(starts).get(year, 0) for year in years]
    table = pd.DataFrame(
        {
            "year": list(years),
            "new_count": new,
            "adopters": np.cumsum(new),
            "new_prefecture_count": 1,
            "prefecture_count": range(1, len(new) + 1),
            "is_incomplete": [year >= incomplete_from for year in years],
        }
    ).astype(int, errors="ignore")
    return Spread(table.astype({"is_incomplete": bool}), pd.DataFrame(), undated, undated, 1741, incomplete_from)


def _chart(*starts, **more):
    return cumulative_spread(_spread(*starts, **more))


STARTS = [(2018, 2), (2019, 3), (2020, 6), (2021, 1)]


def test_the_chart_looks_like_the_app(looks_right):
    looks_right(_chart(*STARTS, undated=7))
    looks_right(_chart())


def test_bars_are_new_and_the_line_is_all_so_far():
    bars, line, _ = _chart(*STARTS).figure.data
    assert list(bars.y) == [2, 3, 6, 1]
    assert list(line.y) == [2, 5, 11, 12]
    assert line.mode == "lines+markers"


def test_those_of_unknown_year_stand_beside_in_grey():
    bars, line, undated = _chart(*STARTS, undated=7).figure.data
    assert list(undated.y) == [7]
    assert undated.x[0] > max(line.x) + 1
    assert undated.marker.color not in (bars.marker.color, line.line.color)
    assert "年不明" in _chart(*STARTS).figure.layout.xaxis.ticktext


def test_the_last_two_years_are_shaded_and_said_to_be_incomplete():
    chart = _chart(*STARTS)
    shade = chart.figure.layout.shapes[0]
    assert (shade.x0, shade.x1) == (2024.5, 2026.5)
    assert "2025 年以降は資料がまだ出そろっていません" in chart.note


def test_a_click_gives_the_year():
    bars, _, undated = _chart(*STARTS, undated=7).figure.data
    assert [tuple(point) for point in bars.customdata] == [(2018,), (2019,), (2020,), (2021,)]
    assert tuple(undated.customdata[0]) == (UNDATED,)


@pytest.mark.parametrize(
    ("starts", "undated", "title"),
    [
        (STARTS, 7, "開始年が分かる 12 団体の半数は 2020 年までに始めた（ほかに年不明 7 団体）"),
        (STARTS, 0, "12 団体の半数は 2020 年までに始めた"),
        ([(2020, 4)], 9, "傾向は言えない件数です（開始年が分かる 4 団体、年不明 9 団体）"),
        # Half of them began in years that are not complete yet.
        ([(2020, 3), (2025, 7)], 0, "傾向は言えない件数です（開始年が分かる 10 団体、年不明 0 団体）"),
        ([], 9, "開始年が分かる掲載団体はありません（年不明 9 団体）"),
        ([], 0, "この条件に当てはまる掲載団体はありません"),
    ],
)
def test_the_title_says_by_when_half_had_begun(starts, undated, title):
    assert _chart(*starts, undated=undated).title == title


def test_a_start_beyond_the_known_years_is_still_in_the_picture():
    chart = _chart((2020, 5), (2027, 1))
    assert chart.figure.layout.xaxis.range[1] > 2027


def test_few_years_are_named_on_the_axis_and_never_too_many():
    assert len(_chart((1995, 5), (2024, 5)).figure.layout.xaxis.tickvals) <= 8


def test_the_table_has_every_year():
    assert _chart(*STARTS).table["累計（市区町村）"].tolist() == [2, 5, 11, 12]
