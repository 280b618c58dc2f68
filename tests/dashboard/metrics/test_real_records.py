"""The records that are shipped, held against what a reader can count by hand."""

from pathlib import Path

import pytest

import geodata
from dashboard import records as record_store
from dashboard import theme
from dashboard.metrics.adoption import key_figures, municipality_figures
from dashboard.metrics.choropleth import NO_DATA, area_values, class_counts
from dashboard.metrics.comparison import comparable_indicators, published_vs_official
from dashboard.metrics.filters import Filters
from dashboard.metrics.official import official_by_prefecture, official_by_size_band, official_indicators
from dashboard.metrics.search import search
from dashboard.metrics.selection import select

DATA = Path(__file__).parents[3] / "data"


@pytest.fixture(scope="module")
def records():
    return record_store.load(DATA)


@pytest.fixture(scope="module")
def everything(records):
    filters = Filters(statuses=("implemented", "pilot", "planned"))
    return select(records, filters, geodata.registry())


def test_every_case_is_selected_without_filters(records, everything):
    assert len(everything.cases) == len(records.cases)
    assert not everything.hidden


def test_the_denominators_are_those_of_the_country(everything):
    figures = key_figures(everything)
    assert (figures.denominator, figures.prefectural_denominator) == (1741, 47)


def test_adopters_are_the_municipalities_among_the_members(records, everything):
    named = records.members.loc[records.members["lgcode"].str.len() == 5, "lgcode"]
    assert key_figures(everything).adopters == named.nunique()


def test_the_three_cases_of_kobe_in_two_documents_are_one_government(records):
    selection = select(records, Filters(sources=("mic2023", "nttdk18")), geodata.registry())
    assert municipality_figures(selection).loc["28100", "case_count"] == 3


def test_a_plan_is_no_adoption(records):
    selection = select(records, Filters(sources=("saitama2021",)), geodata.registry())
    assert selection.cases.empty
    assert selection.hidden["planned"] == (records.cases["source_id"] == "saitama2021").sum()


@pytest.mark.parametrize(("indicator", "adopted"), [("AI", 879), ("RPA", 720), ("テレワーク", 1055)])
def test_official_counts_add_up_to_the_national_totals(records, indicator, adopted):
    assert indicator in official_indicators(records)
    for table in (official_by_prefecture(records, indicator), official_by_size_band(records, indicator)):
        assert table["adopted"].sum() == adopted
        assert table["denominator"].sum() == 1741


def test_all_designated_size_cities_use_ai_though_not_all_are_published(everything):
    row = published_vs_official(everything, "AI").loc["50万人以上"]
    assert row["official_adopters"] == row["official_denominator"] == row["published_denominator"]
    assert row["published_adopters"] <= row["official_adopters"]


def test_every_survey_indicator_that_can_be_compared_is_there(records):
    assert set(comparable_indicators()) <= set(official_indicators(records))


# The project's own surveys are counts; what each municipality answered is tested in test_municipal_answers.py.
@pytest.mark.parametrize(("measure", "level"), [key for key in theme.CLASSES if not theme.CLASSES[key].words])
def test_every_measure_of_the_map_has_a_class_for_every_area(records, everything, measure, level):
    values = area_values(
        records, everything, measure, level, technology="rpa", indicator="AI", registry=geodata.registry()
    )
    counts = class_counts(values, theme.CLASSES[measure, level])
    assert sum(counts) == len(values) == (47 if level == "prefecture" else 1741)
    assert (values["value"].isna() == (values["klass"] == NO_DATA)).all()


def test_costs_are_known_of_the_24_cities_of_one_slide(records, everything):
    values = area_values(records, everything, "cost", "municipality", registry=geodata.registry())
    assert values["value"].notna().sum() == 24
    assert set(values.index[values["value"].notna()].str[:2]) == {"11", "23"}


def test_names_that_two_cities_share_are_both_found(records):
    found = records.cases.set_index("case_id").loc[search(records, "府中市"), "lgcodes"]
    assert set(found) <= {"13206", "34208"}
