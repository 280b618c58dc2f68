import pytest
from hypothesis import given
from hypothesis import strategies as st

import geodata
from dashboard.metrics.filters import Filters
from dashboard.metrics.query import POPULATION_STEPS, Vocabulary

WORDS = Vocabulary(
    technologies=("rpa", "ai-ocr"),
    families=("AI",),
    sources=("mic2023",),
    years=(2010, 2026),
)


def test_an_empty_address_is_the_default_view():
    assert Filters.from_query({}, WORDS) == (Filters(), ())
    assert Filters().to_query() == {}


def test_plans_are_not_in_the_default_view():
    assert Filters().statuses == ("implemented", "pilot")


def test_unknown_values_are_named_and_the_rest_is_used():
    filters, ignored = Filters.from_query({"tech": ["rpa", "blockchain"], "min": ["0"], "checked": ["yes"]}, WORDS)
    assert filters == Filters(technologies=("rpa",))
    assert ignored == ("tech=blockchain", "checked=yes", "min=0")


def test_a_broken_status_falls_back_and_a_cleared_one_selects_nothing():
    assert Filters.from_query({"status": ["done"]}, WORDS) == (Filters(), ("status=done",))
    assert Filters.from_query({"status": [""]}, WORDS) == (Filters(statuses=()), ())


def test_parameters_of_other_widgets_are_passed_over():
    assert Filters.from_query({"area": ["01100"], "measure": ["cases"]}, WORDS) == (Filters(), ())


def test_the_ends_of_the_sliders_mean_no_limit():
    query = {"pop": ["50000", "4000000"], "year": ["2010", "2020"]}
    assert Filters.from_query(query, WORDS)[0] == Filters(population_from=50_000, year_to=2020)


@pytest.mark.parametrize("values", [["2020"], ["2022", "2018"], ["2018", "heute"], ["²", "2020"], ["1", "2", "3"]])
def test_a_range_that_is_none_is_ignored_as_a_whole(values):
    filters, ignored = Filters.from_query({"year": values}, WORDS)
    assert filters == Filters()
    assert ignored == tuple(f"year={value}" for value in values)


def test_a_value_given_twice_counts_once():
    assert Filters.from_query({"tech": ["rpa", "rpa"]}, WORDS)[0].technologies == ("rpa",)


def test_of_two_prefectures_the_first_is_used_and_the_second_named():
    assert Filters.from_query({"pref": ["13", "01"]}, WORDS) == (Filters(prefecture="13"), ("pref=01",))


def test_changed_names_what_differs_from_the_default_view():
    assert Filters(checked_only=True, min_cases=2).changed == ("min_cases", "checked_only")


@pytest.mark.parametrize("wrong", [{"match": "some"}, {"min_cases": 0}, {"statuses": ("done",)}])
def test_filters_that_make_no_sense_are_refused(wrong):
    with pytest.raises(ValueError, match="expected"):
        Filters(**wrong)


def _some(values):
    return st.lists(st.sampled_from(list(values)), unique=True).map(tuple)


def _range(values):
    pairs = st.tuples(st.none() | st.sampled_from(values), st.none() | st.sampled_from(values))
    return pairs.filter(lambda pair: None in pair or pair[0] <= pair[1])


@st.composite
def choices(draw):
    years, populations = draw(_range(range(2011, 2026))), draw(_range(POPULATION_STEPS[1:-1]))
    return Filters(
        technologies=draw(_some(WORDS.technologies)),
        families=draw(_some(WORDS.families)),
        match=draw(st.sampled_from(("any", "all"))),
        year_from=years[0],
        year_to=years[1],
        undated=draw(st.booleans()),
        population_from=populations[0],
        population_to=populations[1],
        min_cases=draw(st.integers(1, 30)),
        size_bands=draw(_some(band.label for band in geodata.SIZE_BANDS)),
        regions=draw(_some(geodata.REGIONS)),
        prefecture=draw(st.sampled_from(("", "01", "13"))),
        statuses=draw(_some(WORDS.statuses)),
        sources=draw(_some(WORDS.sources)),
        checked_only=draw(st.booleans()),
    )


@given(choices())
def test_every_choice_comes_back_from_its_address(filters):
    assert Filters.from_query(filters.to_query(), WORDS) == (filters, ())


@given(choices())
def test_what_is_as_in_the_default_view_stays_out_of_the_address(filters):
    assert len(filters.to_query()) <= len(filters.changed)


@given(st.dictionaries(st.sampled_from(("tech", "year", "pop", "min", "status", "undated")), st.lists(st.text())))
def test_no_address_is_too_odd_to_be_read(params):
    filters, ignored = Filters.from_query(params, WORDS)
    assert isinstance(filters, Filters)
    assert all("=" in pair for pair in ignored)
