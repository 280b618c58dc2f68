import pandas as pd
import pytest

from dashboard.charts.by_year import starts_by_year
from dashboard.metrics.technology import YearTable


def _years(*starts, undated=(0, 0), incomplete_from=2025):
    table = pd.DataFrame(starts, columns=["year", "status", "adopters", "case_count"])
    return YearTable(table, *undated, incomplete_from)


@pytest.fixture
def years():
    return _years(
        (2020, "implemented", 6, 7),
        (2020, "pilot", 2, 2),
        (2021, "implemented", 3, 3),
        (2021, "pilot", 0, 0),
        undated=(251, 170),
    )


def test_the_chart_looks_like_the_app(years, looks_right):
    looks_right(starts_by_year(years))


def test_states_are_stacked_with_a_pattern_each_and_the_sum_above(years):
    implemented, pilot, sums = starts_by_year(years).figure.data
    assert (implemented.name, pilot.name) == ("実施", "実証")
    assert implemented.marker.pattern.shape != pilot.marker.pattern.shape
    assert list(sums.text) == ["8", "3"]


def test_a_state_without_cases_is_not_in_the_legend():
    names = {
        trace.name for trace in starts_by_year(_years((2020, "implemented", 6, 6), (2020, "planned", 0, 0))).figure.data
    }
    assert "計画" not in names


def test_the_last_two_years_are_shaded_and_said_to_be_incomplete(years):
    chart = starts_by_year(years)
    band = chart.figure.layout.shapes[0]
    assert (band.x0, band.x1) == (2024.5, 2026.6)
    assert chart.figure.layout.annotations[0].text == "集計途上"
    assert "2025 年以降は資料がまだ出そろっていません" in chart.note


def test_undated_cases_are_counted_beside(years):
    assert "開始年の記載がない市区町村の事例 251 件（開始年がどの事例にもない 170 団体）" in starts_by_year(years).note


def test_the_title_names_the_year_with_most_starts(years):
    assert "2020 年が最も多い（8 団体以上）" in starts_by_year(years).title


def test_two_years_with_equally_many_starts_are_both_named():
    title = starts_by_year(_years((2019, "pilot", 5, 5), (2020, "implemented", 5, 5))).title
    assert "2019、2020 年が最も多い（各 5 団体以上）" in title


def test_an_incomplete_year_is_never_the_finding():
    title = starts_by_year(_years((2021, "implemented", 5, 5), (2025, "implemented", 9, 9))).title
    assert "2021 年が最も多い" in title


def test_the_title_withdraws_when_the_counts_are_few():
    assert starts_by_year(_years((2021, "implemented", 4, 9))).title == "傾向は言えない件数です（掲載 4 団体）"


def test_undated_cases_only_are_said():
    assert starts_by_year(_years(undated=(3, 3))).title == "開始年が分かる取組はありません（年不明 3 件）"


def test_the_axis_starts_at_0_and_counts_in_whole_numbers():
    axis = starts_by_year(_years((2021, "implemented", 2, 2))).figure.layout.yaxis
    assert axis.range[0] == 0
    assert axis.dtick == 1


def test_the_table_has_years_with_cases_only(years):
    assert starts_by_year(years).table.values.tolist() == [
        [2020, "実施", 6, 7],
        [2020, "実証", 2, 2],
        [2021, "実施", 3, 3],
    ]
