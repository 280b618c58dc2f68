import pandas as pd
import pytest

from dashboard.charts.official import official_and_published
from dashboard.metrics.official import OfficialSurvey

UNDATED = OfficialSurvey("", "mic_dx", True)


@pytest.fixture
def comparison():
    return pd.DataFrame(
        {
            "published_adopters": [4, 13],
            "published_denominator": [320, 34],
            "official_adopters": [27, 4],
            "official_denominator": [320, 4],
            "official_rate": [27 / 320, float("nan")],
            "official_not_surveyed": [0, 30],
        },
        index=pd.Index(["5千人未満", "50万人以上"], name="size_band"),
    )


def _chart(comparison, survey=UNDATED):
    return official_and_published(comparison, "AI", survey, "導入状況調査", "AI")


def test_the_chart_looks_like_the_app(comparison, looks_right):
    looks_right(_chart(comparison))


def test_the_two_kinds_of_knowledge_never_share_an_axis(comparison):
    bars = [trace for trace in _chart(comparison).figure.data if trace.type == "bar"]
    assert len({trace.xaxis for trace in bars}) == 2
    assert _chart(comparison).figure.layout.xaxis.matches is None


def test_the_rate_is_official_only(comparison):
    layout = _chart(comparison).figure.layout
    assert "導入率" in layout.xaxis.title.text
    assert "掲載団体数" in layout.xaxis2.title.text
    assert not any("掲載率" in header or header == "導入率" for header in _chart(comparison).table.columns)


def test_fewer_than_five_asked_have_no_bar(comparison):
    figure = _chart(comparison).figure
    assert pd.isna(figure.data[0].x[1])
    assert figure.data[1].text[1].strip() == "4 / 4"


def test_both_axes_start_at_0(comparison):
    layout = _chart(comparison).figure.layout
    assert layout.xaxis.range[0] == 0
    assert layout.xaxis2.rangemode == "tozero"


def test_the_title_has_both_numbers_and_says_at_least(comparison):
    assert _chart(comparison).title == ("AI：公式調査では 31 / 324 団体が導入、掲載事例で分かるのは少なくとも 17 団体")


def test_nothing_published_is_said(comparison):
    assert "掲載事例はありません" in _chart(comparison.assign(published_adopters=0)).title


def test_the_date_of_the_survey_is_said_or_said_to_be_unknown(comparison):
    assert "調査時点は資料に記載なし" in _chart(comparison).note
    assert "調査時点 2024-04-01" in _chart(comparison, OfficialSurvey("2024-04-01", "mic_dx", False)).note


def test_a_filter_of_place_is_said_to_narrow_the_published_side_only(comparison):
    assert "公式調査は全国の値" not in _chart(comparison).note
    assert "公式調査は全国の値" in _chart(comparison.assign(published_denominator=[30, 4])).note


def test_a_click_on_a_published_bar_knows_its_band(comparison):
    published = [trace for trace in _chart(comparison).figure.data if trace.type == "bar"][1]
    assert tuple(published.customdata[1]) == ("AI", "50万人以上")
