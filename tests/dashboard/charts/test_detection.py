import pandas as pd
import pytest

from dashboard.charts.detection import detection
from dashboard.metrics.official import OfficialSurvey

SURVEY = OfficialSurvey("2024-04-01", "mic_dx", False)


@pytest.fixture
def comparison():
    return pd.DataFrame(
        {
            "published_adopters": [4, 13, 30],
            "published_denominator": [320, 34, 40],
            "official_adopters": [27, 4, 20],
            "official_denominator": [320, 34, 40],
            "official_rate": [27 / 320, 4 / 34, 0.5],
            "official_not_surveyed": [0, 0, 0],
        },
        index=pd.Index(["5千人未満", "30–50万人", "50万人以上"], name="size_band"),
    )


def _chart(comparison):
    return detection(comparison, "AI", SURVEY, "導入状況調査", "AI", source_line="出典：…")


def test_the_chart_looks_like_the_app(comparison, looks_right):
    looks_right(_chart(comparison))


def test_a_bar_is_published_over_official_with_both_counts(comparison):
    figure = _chart(comparison).figure
    assert figure.data[0].x[0] == pytest.approx(4 / 27 * 100)
    assert [label.strip() for label in figure.data[1].text] == ["4 / 27（15%）", "13 / 4", "30 / 20（150%）"]


def test_fewer_than_five_official_adopters_have_no_rate(comparison):
    chart = _chart(comparison)
    assert pd.isna(chart.figure.data[0].x[1])
    assert pd.isna(chart.table.iloc[1, -1])


def test_the_axis_holds_a_rate_over_one(comparison):
    assert _chart(comparison).figure.layout.xaxis.range[1] == 150


def test_a_filter_of_place_withdraws_rate_and_title(comparison):
    chart = _chart(comparison.assign(published_denominator=[100, 34, 40]))
    assert pd.isna(chart.figure.data[0].x[0])
    assert "示せません" in chart.title
    assert "対象が違う" in chart.note


def test_regions_are_named_as_such(comparison):
    chart = _chart(comparison.rename_axis("region"))
    assert "地域別" in chart.subtitle
    assert chart.table.columns[0] == "地域"


def test_the_note_names_survey_date_and_that_absence_says_nothing(comparison):
    note = _chart(comparison).note
    for part in ("導入状況調査", "調査時点 2024-04-01", "未掲載は未導入を意味しません", "出典：…"):
        assert part in note
