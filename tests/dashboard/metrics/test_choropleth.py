import numpy as np
import pandas as pd
import pytest

from dashboard import theme
from dashboard.metrics.choropleth import NO_DATA, OUT_OF_SCOPE, area_values, class_counts, classify
from dashboard.metrics.filters import Filters
from dashboard.metrics.selection import select

COST = {"survey_date": "2017-04-01", "population": 100, "cost_thousand_yen": 250.0, "per_capita_yen": 2500.0}


def _values(records, registry, measure, level, filters=None, **chosen):
    selection = select(records, filters or Filters(), registry)
    return area_values(records, selection, measure, level, registry=registry, **chosen)


def test_a_place_without_a_published_case_has_no_data_and_not_0(make_records, registry):
    values = _values(make_records({"at": ["01100"]}), registry, "cases", "municipality")
    assert values.loc["01100", ["value", "klass", "numerator"]].tolist() == [1, 0, 1]
    assert pd.isna(values.loc["01208", "value"])
    assert values.loc["01208", "klass"] == NO_DATA


def test_places_outside_the_filter_are_out_of_scope(make_records, registry):
    values = _values(make_records({"at": ["01100"]}), registry, "adopters", "municipality", Filters(regions=("中部",)))
    assert values.loc["01100", "klass"] == OUT_OF_SCOPE
    assert pd.isna(values.loc["01100", "value"])
    assert len(values) == 20


def test_a_prefecture_counts_its_adopters_of_its_municipalities(make_records, registry):
    values = _values(make_records({"at": ["01100", "01208"]}, {"at": ["01"]}), registry, "adopters", "prefecture")
    assert values.loc["01"].tolist() == [2, 0, 2, 4]
    assert values.loc["14", "klass"] == NO_DATA


def test_one_technology_is_cases_at_a_municipality_and_adopters_in_a_prefecture(make_records, registry):
    records = make_records(
        {"at": ["01100"], "uses": ["rpa"]}, {"at": ["01100"], "uses": ["rpa"]}, {"at": ["01208"], "uses": ["ai-ocr"]}
    )
    assert _values(records, registry, "technology", "municipality", technology="rpa").loc["01100", "value"] == 2
    assert _values(records, registry, "technology", "prefecture", technology="rpa").loc["01", "value"] == 1


def test_kinds_of_technology_count_once(make_records, registry):
    records = make_records({"at": ["01100"], "uses": ["rpa", "ai-ocr"]}, {"at": ["01100"], "uses": ["rpa"]})
    for level, code in (("municipality", "01100"), ("prefecture", "01")):
        assert _values(records, registry, "technologies", level).loc[code, "value"] == 2


def test_the_newest_cost_of_a_city_is_shown_with_its_parts(make_records, registry):
    old = COST | {"lgcode": "16201", "survey_date": "2012-04-01", "per_capita_yen": 9000.0}
    records = make_records(costs=[COST | {"lgcode": "16201"}, old])
    assert _values(records, registry, "cost", "municipality").loc["16201"].tolist() == [2500, 1, 250_000, 100]


def test_official_rates_are_percent_of_those_asked(make_records, registry):
    counts = {"survey_id": "a2023", "indicator": "AI", "by": "prefecture", "adopted": 9, "not_adopted": 6}
    records = make_records(
        survey_counts=[counts | {"key": "16"}, counts | {"key": "01", "adopted": 4, "not_adopted": 0}]
    )
    values = _values(records, registry, "survey", "prefecture", indicator="AI")
    assert values.loc["16"].tolist() == [60, 2, 9, 15]
    assert values.loc["01", ["klass", "numerator", "denominator"]].tolist() == [NO_DATA, 4, 4]


@pytest.mark.parametrize(("measure", "level"), [("cost", "prefecture"), ("merit", "prefecture")])
def test_measures_that_do_not_exist_on_a_level_are_refused(make_records, registry, measure, level):
    with pytest.raises(ValueError, match="expected to be one of"):
        _values(make_records(), registry, measure, level, indicator="AI")


def test_the_measure_technology_needs_a_tag(make_records, registry):
    with pytest.raises(ValueError, match="technology was ''"):
        _values(make_records(), registry, "technology", "municipality")


def test_classes_hold_their_lower_edge():
    classes = theme.Classes((1, 2, 5), ("#111111", "#222222", "#333333"), "件")
    assert classify(pd.Series([1, 2, 4.9, 5, 99, np.nan]), classes).tolist() == [0, 1, 1, 2, 2, NO_DATA]


def test_a_value_below_the_lowest_class_is_refused():
    with pytest.raises(ValueError, match="value was 0 but the lowest class starts at 1"):
        classify(pd.Series([0.0]), theme.Classes((1,), ("#111111",), "件"))


def test_counts_of_the_classes_add_up_to_all_areas(make_records, registry):
    records = make_records({"at": ["01100"]}, {"at": ["16201"]}, {"at": ["16201"]})
    values = _values(records, registry, "cases", "municipality", Filters(prefecture="16"))
    assert class_counts(values, theme.CLASSES["cases", "municipality"]) == [0, 1, 0, 0, 14, 5]
