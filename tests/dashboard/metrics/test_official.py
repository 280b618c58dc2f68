import pandas as pd
import pytest

from dashboard.metrics.comparison import comparable_indicators, published_vs_official
from dashboard.metrics.filters import Filters
from dashboard.metrics.official import (
    official_by_prefecture,
    official_by_size_band,
    official_indicators,
    official_survey,
)
from dashboard.metrics.selection import select

COUNTED = {"survey_id": "a2023", "indicator": "AI", "reference_date": ""}
ANSWER = {"survey_id": "b2021", "indicator": "AI", "reference_date": "2024-04-01"}


def _counts(by, key, adopted, not_adopted, not_surveyed=0, **other):
    figures = {"adopted": adopted, "not_adopted": not_adopted, "not_surveyed": not_surveyed}
    return COUNTED | {"by": by, "key": key} | figures | other


def test_the_rate_is_of_those_that_were_asked(make_records, registry):
    records = make_records(survey_counts=[_counts("prefecture", "16", 8, 4, 3)])
    row = official_by_prefecture(records, "AI", registry).loc["16"]
    assert row[["adopted", "not_adopted", "not_surveyed", "denominator"]].tolist() == [8, 4, 3, 12]
    assert row["rate"] == 8 / 12


def test_municipalities_without_an_answer_are_not_surveyed(make_records, registry):
    records = make_records(survey_counts=[_counts("prefecture", "16", 6, 4)])
    table = official_by_prefecture(records, "AI", registry)
    assert table.loc["16", "not_surveyed"] == 5
    assert table.loc["01", ["denominator", "not_surveyed"]].tolist() == [0, 4]
    assert pd.isna(table.loc["01", "rate"])


def test_fewer_than_five_asked_have_no_rate(make_records, registry):
    records = make_records(survey_counts=[_counts("prefecture", "01", 4, 0)])
    row = official_by_prefecture(records, "AI", registry).loc["01"]
    assert row["adopted"] == 4
    assert pd.isna(row["rate"])


def test_answers_of_municipalities_are_added_up_by_the_registry(make_records, registry):
    answers = {"16201": "実施", "16202": "検討中", "16204": "未実施", "16205": "調査なし", "16": "実施"}
    records = make_records(survey=[ANSWER | {"lgcode": code, "value": value} for code, value in answers.items()])
    row = official_by_prefecture(records, "AI", registry).loc["16"]
    assert row[["adopted", "not_adopted", "considering", "not_surveyed"]].tolist() == [1, 1, 1, 12]
    assert official_by_size_band(records, "AI", registry).loc["30–50万人", "adopted"] == 1


def test_the_newer_survey_speaks(make_records, registry):
    counts = [_counts("prefecture", "16", 8, 4)]
    answers = [ANSWER | {"lgcode": "16201", "value": "実施"}]
    records = make_records(survey=answers, survey_counts=counts)
    assert official_survey(records, "AI") == ("2024-04-01", "b2021", False)
    assert official_by_prefecture(records, "AI", registry).loc["16", "adopted"] == 1


def test_of_two_dates_of_one_survey_the_newer_is_counted(make_records, registry):
    records = make_records(
        survey_counts=[
            _counts("size_band", "1–3万人", 3, 9, reference_date="2023-04-01"),
            _counts("size_band", "1–3万人", 5, 7, reference_date="2024-04-01"),
        ]
    )
    assert official_by_size_band(records, "AI", registry)["adopted"].sum() == 5


def test_size_bands_come_small_to_large(make_records, registry):
    records = make_records(survey_counts=[_counts("size_band", "50万人以上", 1, 0)])
    assert list(official_by_size_band(records, "AI", registry).index[[0, -1]]) == ["5千人未満", "50万人以上"]


def test_an_unknown_indicator_is_refused_with_those_that_exist(make_records):
    records = make_records(survey_counts=[_counts("all", "全国", 1, 1)])
    with pytest.raises(ValueError, match=r"'RPA' but the official surveys have: AI"):
        official_survey(records, "RPA")


def test_numbers_of_a_survey_are_no_indicator_of_adoption(make_records):
    records = make_records(
        survey=[
            ANSWER | {"lgcode": "16201", "value": "12", "indicator": "DX人材"},
            ANSWER | {"lgcode": "16201", "value": "実施"},
        ]
    )
    assert official_indicators(records) == ("AI",)


def test_published_ai_is_the_whole_family_beside_the_official_count(make_records, registry):
    records = make_records(
        {"at": ["16201"], "uses": ["ai-ocr"]},
        {"at": ["16201"], "uses": ["ai-chatbot"]},
        {"at": ["16"], "uses": ["ai-ocr"]},
        survey_counts=[_counts("size_band", "30–50万人", 1, 0)],
    )
    row = published_vs_official(select(records, Filters(), registry), "AI", registry).loc["30–50万人"]
    assert row[["published_adopters", "published_denominator", "official_adopters"]].tolist() == [1, 1, 1]


def test_published_rpa_leaves_out_other_technologies_of_its_family(make_records, registry):
    records = make_records(
        {"at": ["16201"], "uses": ["telework"]},
        survey_counts=[_counts("size_band", "30–50万人", 1, 0, indicator="RPA")],
    )
    comparison = published_vs_official(select(records, Filters(), registry), "RPA", registry)
    assert comparison["published_adopters"].sum() == 0


def test_an_indicator_that_is_filtered_away_has_no_published_adopters(make_records, registry):
    records = make_records({"at": ["16201"], "uses": ["rpa"]}, survey_counts=[_counts("size_band", "30–50万人", 1, 0)])
    selection = select(records, Filters(technologies=("rpa",)), registry)
    row = published_vs_official(selection, "AI", registry).loc["30–50万人"]
    assert row[["published_adopters", "published_denominator"]].tolist() == [0, 1]


def test_an_indicator_without_counterpart_is_refused(make_records, registry):
    with pytest.raises(ValueError, match="CIO"):
        published_vs_official(select(make_records(), Filters(), registry), "CIO", registry)
    assert comparable_indicators() == ("AI", "RPA", "テレワーク")
