"""What each municipality answered: on the map, added up by region, and beside the published cases."""

import pandas as pd
import pytest

from dashboard import theme
from dashboard.metrics.choropleth import NO_DATA, OUT_OF_SCOPE, area_values
from dashboard.metrics.comparison import detection_rate, published_vs_official
from dashboard.metrics.filters import Filters
from dashboard.metrics.official import (
    has_municipal_answers,
    municipal_answers,
    official_by_prefecture,
    official_by_region,
    official_indicators,
)
from dashboard.metrics.selection import select

ANSWER = {"survey_id": "b2021", "indicator": "AI", "reference_date": "2024-04-01"}
ANSWERS = {"16201": "実施", "16202": "検討中", "16204": "未実施", "16205": "調査なし"}


def _answers(answers=ANSWERS, **other):
    return [ANSWER | {"lgcode": code, "value": value} | other for code, value in answers.items()]


def _values(records, registry, filters=None):
    selection = select(records, filters or Filters(), registry)
    return area_values(records, selection, "survey", "municipality", indicator="AI", registry=registry)


def test_each_of_the_four_answers_has_a_class_and_a_colour_of_its_own(make_records, registry):
    values = _values(make_records(survey=_answers()), registry)
    classes = theme.CLASSES["survey", "municipality"]
    words = [classes.words[klass] for klass in values.loc[list(ANSWERS), "klass"]]
    assert words == list(ANSWERS.values())
    assert len(set(classes.colours)) == 4
    assert theme.UNKNOWN_FILL not in classes.colours
    assert classes.colours[classes.words.index("未実施")] == theme.PAGE


def test_not_surveyed_counts_neither_as_adopted_nor_as_not_adopted(make_records, registry):
    values = _values(make_records(survey=_answers()), registry)
    assert values[["numerator", "denominator"]].sum().tolist() == [1, 3]
    assert values.loc["16205", ["numerator", "denominator"]].isna().all()


def test_a_municipality_without_a_row_has_no_data(make_records, registry):
    values = _values(make_records(survey=_answers()), registry)
    assert values.loc["16206", "klass"] == NO_DATA
    assert pd.isna(values.loc["16206", "value"])


def test_a_filter_of_place_takes_areas_out_of_scope(make_records, registry):
    values = _values(make_records(survey=_answers()), registry, Filters(prefecture="01"))
    assert values.loc["16201", "klass"] == OUT_OF_SCOPE


def test_counts_alone_do_not_say_what_a_municipality_answered(make_records, registry):
    counts = {"survey_id": "a2023", "indicator": "AI", "by": "prefecture", "key": "16", "adopted": 9, "not_adopted": 6}
    records = make_records(survey_counts=[counts])
    assert not has_municipal_answers(records, "AI")
    with pytest.raises(ValueError, match="no survey has municipal answers"):
        _values(records, registry)


def test_the_newest_answers_are_shown(make_records):
    old = _answers({"16201": "未実施"}, reference_date="2023-04-01")
    records = make_records(survey=[*old, *_answers()])
    assert has_municipal_answers(records, "AI")
    assert municipal_answers(records, "AI").to_dict() == ANSWERS


def test_a_figure_that_some_have_not_is_no_question_of_adoption(make_records):
    survey = [*_answers(), *_answers({"16201": "62", "16202": "調査なし"}, indicator="割合", unit="%")]
    records = make_records(survey=survey)
    assert official_indicators(records) == ("AI",)
    assert not has_municipal_answers(records, "割合")


def test_prefectures_and_regions_are_added_up_from_the_same_answers(make_records, registry):
    records = make_records(survey=_answers())
    prefecture = official_by_prefecture(records, "AI", registry).loc["16"]
    region = official_by_region(records, "AI", registry).loc["中部"]
    for row in (prefecture, region):
        assert row[["adopted", "not_adopted", "considering", "denominator"]].tolist() == [1, 1, 1, 3]
    assert official_by_region(records, "AI", registry).index.tolist()[0] == "北海道"


def test_the_detection_rate_is_published_over_official(make_records, registry):
    codes = registry.index[(registry["prefecture_code"] == "16") & (registry["level"] == "municipality")]
    records = make_records(
        {"at": codes[:2], "uses": ["rpa"]},
        survey=_answers(dict.fromkeys(codes[:8], "実施") | dict.fromkeys(codes[8:], "未実施"), indicator="RPA"),
    )
    comparison = published_vs_official(select(records, Filters(), registry), "RPA", registry, by="region")
    assert comparison.loc["中部", ["published_adopters", "official_adopters"]].tolist() == [2, 8]
    rates = detection_rate(comparison)
    assert rates["中部"] == 2 / 8
    assert pd.isna(rates["北海道"])  # fewer than 5 have adopted there


def test_no_detection_rate_where_the_two_are_about_different_municipalities(make_records, registry):
    codes = registry.index[(registry["prefecture_code"] == "16") & (registry["level"] == "municipality")]
    records = make_records(
        {"at": codes[:2], "uses": ["rpa"]}, survey=_answers(dict.fromkeys(codes, "実施"), indicator="RPA")
    )
    selection = select(records, Filters(prefecture="16", population_to=40_000), registry)
    assert detection_rate(published_vs_official(selection, "RPA", registry)).isna().all()
