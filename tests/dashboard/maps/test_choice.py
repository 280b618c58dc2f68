"""What the reader chose on the map, and its place in an address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.maps import MapChoice
from dashboard.metrics import MEASURES, Filters

KNOWN = {"places": ("01", "01208", "13206"), "technologies": ("rpa", "ai-ocr"), "indicators": ("AI", "RPA")}


def _read(query):
    return MapChoice.from_query(query, **KNOWN)


def _choices():
    def made(level, place, measure, technology, indicator):
        return MapChoice(
            level,
            place,
            measure,
            technology if measure == "technology" else "",
            indicator if measure == "survey" else "",
        )

    return st.builds(
        made,
        st.sampled_from(("pref", "all")),
        st.sampled_from(("", *KNOWN["places"])),
        st.sampled_from(MEASURES),
        st.sampled_from(KNOWN["technologies"]),
        st.sampled_from(KNOWN["indicators"]),
    )


@given(_choices())
def test_a_choice_comes_back_from_its_address(choice):
    assert _read(choice.to_query()) == (choice, ())


def test_the_default_view_has_a_bare_address():
    assert MapChoice().to_query() == {}
    assert _read({}) == (MapChoice(), ())


def test_what_is_not_shown_is_not_in_the_address():
    assert MapChoice(measure="cases", technology="rpa", indicator="AI").to_query() == {"measure": ["cases"]}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("level", "municipality"),
        ("place", "99999"),
        ("place", "1208"),
        ("measure", "x"),
        ("t", "RPA"),
        ("survey", "ai"),
    ],
)
def test_what_is_not_known_is_named_and_the_rest_is_read(name, value):
    choice, ignored = _read({"measure": ["cases"], "level": ["all"], "place": ["01208"], **{name: [value]}})
    assert ignored == (f"{name}={value}",)
    read = {"level": "all", "place": "01208", "measure": "cases"}
    read |= {key: getattr(MapChoice(), key) for key in read if key == name}
    assert choice == MapChoice(**read)


def test_a_second_value_is_named_and_the_first_is_kept():
    choice, ignored = _read({"place": ["01208", "13206"]})
    assert choice.place == "01208"
    assert ignored == ("place=13206",)


def test_parameters_of_other_widgets_are_passed_over():
    assert _read({"tech": ["rpa"], "q": ["x"]}) == (MapChoice(), ())


def test_the_coloured_technology_narrows_all_figures():
    filters = Filters(regions=("北海道",))
    narrowed = MapChoice(measure="technology", technology="rpa").narrowed(filters)
    assert narrowed.technologies == ("rpa",)
    assert narrowed.regions == ("北海道",)
    assert filters.technologies == ()


@pytest.mark.parametrize("filters", [Filters(technologies=("ai-ocr",)), Filters(families=("AI",))])
def test_the_readers_own_technologies_stay(filters):
    assert MapChoice(measure="technology", technology="rpa").narrowed(filters) is filters


@pytest.mark.parametrize("measure", [measure for measure in MEASURES if measure != "technology"])
def test_other_measures_narrow_nothing(measure):
    filters = Filters()
    assert MapChoice(measure=measure, technology="rpa").narrowed(filters) is filters


@pytest.mark.parametrize(
    ("measure", "level", "focus", "areas"),
    [
        ("adopters", "pref", "", "prefecture"),
        ("adopters", "pref", "01", "municipality"),
        ("adopters", "all", "", "municipality"),
        ("technology", "all", "01", "municipality"),
        ("cost", "pref", "", "municipality"),
        ("survey", "all", "", "prefecture"),
        ("survey", "pref", "01", "prefecture"),
    ],
)
def test_the_areas_follow_the_measure_then_the_place(measure, level, focus, areas):
    assert MapChoice(level=level, measure=measure).area_level(focus) == areas


def test_answers_of_municipalities_are_drawn_where_they_are_known():
    answered = MapChoice(measure="survey", indicator="AI", answered=True)
    assert answered.area_level("") == "prefecture"
    assert answered.area_level("01") == "municipality"
    assert MapChoice(level="all", measure="survey", answered=True).area_level("") == "municipality"
    assert "answered" not in answered.to_query()


@pytest.mark.parametrize(
    ("measure", "kind"),
    [("adopters", "published"), ("technology", "published"), ("cost", "cost"), ("survey", "survey")],
)
def test_published_counts_costs_and_surveys_are_different_knowledge(measure, kind):
    assert MapChoice(measure=measure).kind == kind
