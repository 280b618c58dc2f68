"""What must hold for any records and any filters."""

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import geodata
from dashboard.metrics.adoption import key_figures, municipality_figures, prefecture_figures
from dashboard.metrics.behind import cases_behind
from dashboard.metrics.choropleth import area_values
from dashboard.metrics.facets import facets
from dashboard.metrics.filters import Filters
from dashboard.metrics.selection import select
from dashboard.metrics.technology import ANY, by_region, by_size_band, by_year

PLACES = ("01", "01100", "01208", "01209", "14", "14100", "16", "16201", "16202", "16204")
TAGS = ("ai-chatbot", "ai-ocr", "rpa", "telework")
STATUSES = ("implemented", "pilot", "planned")


def _some(values, most):
    return st.lists(st.sampled_from(list(values)), max_size=most, unique=True)


CASE = st.fixed_dictionaries(
    {
        "at": _some(PLACES, 3),
        "uses": _some(TAGS, 3),
        "year": st.none() | st.integers(2015, 2026),
        "status": st.sampled_from(STATUSES),
        "review": st.sampled_from(("checked", "unchecked")),
        "source_id": st.sampled_from(("a2023", "b2021")),
        "unnamed_members": st.sampled_from((0, 0, 39)),
    }
)
RESTRICTIONS = st.one_of(
    st.fixed_dictionaries({"technologies": st.tuples(st.sampled_from(TAGS))}),
    st.fixed_dictionaries({"families": st.just(("AI",))}),
    st.fixed_dictionaries({"year_from": st.integers(2015, 2026)}),
    st.fixed_dictionaries({"year_to": st.integers(2015, 2026)}),
    st.just({"undated": False}),
    st.fixed_dictionaries({"population_from": st.sampled_from((5_000, 100_000))}),
    st.fixed_dictionaries({"population_to": st.sampled_from((100_000, 1_000_000))}),
    st.fixed_dictionaries({"min_cases": st.integers(2, 3)}),
    st.fixed_dictionaries({"size_bands": st.just(("10–20万人", "50万人以上"))}),
    st.fixed_dictionaries({"regions": st.sampled_from((("北海道",), ("中部", "関東")))}),
    st.fixed_dictionaries({"prefecture": st.sampled_from(("01", "16"))}),
    st.fixed_dictionaries({"statuses": _some(STATUSES, 2).map(tuple)}),
    st.fixed_dictionaries({"sources": st.just(("a2023",))}),
    st.just({"checked_only": True}),
)
EVERYTHING = Filters(statuses=STATUSES)
CHOICES = st.lists(RESTRICTIONS, max_size=3).map(
    lambda parts: replace(EVERYTHING, **{name: value for part in parts for name, value in part.items()})
)
# No deadline: the first example of a run builds the registry, and a slow machine must not fail the build.
RELAXED = settings(deadline=None, max_examples=40)


@pytest.fixture(scope="session")
def chosen(make_records, registry):
    def choose(cases, filters):
        return select(make_records(*cases), filters, registry)

    return choose


def _adopters(selection):
    figures = municipality_figures(selection)
    return set(figures.index[figures["case_count"] > 0])


@RELAXED
@given(cases=st.lists(CASE, max_size=6), filters=CHOICES)
def test_counts_never_exceed_their_denominators(chosen, cases, filters):
    selection = chosen(cases, filters)
    figures = key_figures(selection)
    assert figures.adopters <= figures.denominator
    assert figures.prefectural_adopters <= figures.prefectural_denominator
    assert (prefecture_figures(selection).eval("adopters <= denominator")).all()
    for table in (by_region(selection), by_size_band(selection)):
        assert (table["adopters"] <= table["denominator"]).all()


@RELAXED
@given(cases=st.lists(CASE, max_size=6), filters=CHOICES, restriction=RESTRICTIONS)
def test_a_further_filter_never_adds_governments_or_cases(chosen, cases, filters, restriction):
    name, value = next(iter(restriction.items()))
    # Another value in place of one chosen before may add, and so may a second technology beside the first.
    assume(getattr(filters, name) == getattr(EVERYTHING, name))
    assume(name not in ("technologies", "families") or not (filters.technologies or filters.families))
    wide, narrow = chosen(cases, filters), chosen(cases, replace(filters, **{name: value}))
    assert _adopters(narrow) <= _adopters(wide)
    assert set(narrow.cases["case_id"]) <= set(wide.cases["case_id"])
    assert set(narrow.universe.index) <= set(wide.universe.index)


@RELAXED
@given(cases=st.lists(CASE, max_size=6), filters=CHOICES)
def test_hidden_and_selected_cases_are_all_cases(chosen, cases, filters):
    selection = chosen(cases, filters)
    assert sum(selection.hidden.values()) + len(selection.cases) == len(cases)


@RELAXED
@given(cases=st.lists(CASE, max_size=6), filters=CHOICES)
def test_groups_add_up_to_the_whole(chosen, cases, filters):
    selection = chosen(cases, filters)
    figures = key_figures(selection)
    for table in (by_region(selection), by_size_band(selection)):
        whole = table[table["technology"] == ANY]
        assert whole["adopters"].sum() == figures.adopters
        assert whole["denominator"].sum() == figures.denominator
    assert prefecture_figures(selection)["adopters"].sum() == figures.adopters
    assert figures.implemented_adopters + figures.pilot_adopters + figures.planned_adopters == figures.adopters
    assert figures.implemented_count + figures.pilot_count + figures.planned_count == figures.case_count


@RELAXED
@given(cases=st.lists(CASE, max_size=6), filters=CHOICES)
def test_dated_and_undated_municipalities_are_all_adopters(chosen, cases, filters):
    selection = chosen(cases, filters)
    years = by_year(selection)
    assert years.table["adopters"].sum() + years.undated_adopters == key_figures(selection).adopters
    assert years.table["case_count"].sum() + years.undated_cases == len(cases_behind(selection))


@RELAXED
@given(cases=st.lists(CASE, max_size=6), filters=CHOICES)
def test_the_map_shows_the_same_numbers_as_the_tables(chosen, registry, cases, filters):
    selection = chosen(cases, filters)
    areas = area_values(selection.records, selection, "adopters", "municipality", registry=registry)
    assert set(areas.index[areas["value"] > 0]) == _adopters(selection)
    assert (areas["klass"] > -2).sum() == len(selection.universe)
    prefectures = area_values(selection.records, selection, "cases", "prefecture", registry=registry)
    assert prefectures["numerator"].fillna(0).tolist() == prefecture_figures(selection)["case_count"].tolist()


@RELAXED
@given(cases=st.lists(CASE, max_size=6), filters=CHOICES)
def test_every_cell_opens_as_many_cases_as_it_counts(chosen, cases, filters):
    selection = chosen(cases, filters)
    for cell in by_region(selection).query("case_count > 0").to_dict("records"):
        behind = cases_behind(selection, technology=cell["technology"], region=cell["region"])
        assert len(behind) == cell["case_count"]


@RELAXED
@given(cases=st.lists(CASE, max_size=6), filters=CHOICES)
def test_counts_of_statuses_are_those_of_the_facets(chosen, registry, cases, filters):
    selection = chosen(cases, filters)
    counts = facets(selection.records, selection.cases, registry=registry)
    assert counts["status"].sum() == counts["review"].sum() == len(selection.cases)
    assert set(counts["government"].index) <= set(geodata.registry().index)
