"""The figures of the areas as the state of the map."""

import pandas as pd
import pytest

from dashboard import theme
from dashboard.maps import MapChoice, Popup, compose_view

NO_CASES = pd.Series(dtype="int64")


def _values(*rows):
    """One row an area: class, value, numerator, denominator."""
    return pd.DataFrame(list(rows), columns=["klass", "value", "numerator", "denominator"])


def _texts(choice, focus, *rows):
    return compose_view(choice, focus, _values(*rows), own_cases=NO_CASES).values


NONE, OUT = (-1, float("nan"), 0, 179), (-2, float("nan"), 0, 0)


def test_coloured_areas_have_a_text_and_the_others_none():
    texts = _texts(MapChoice(measure="cases"), "", NONE, (3, 1234.0, 1234, 179), OUT, (0, 1.0, 1, 40))
    assert texts == {1: "1,234", 3: "1"}


@pytest.mark.parametrize(
    ("choice", "focus", "row", "text", "unit"),
    [
        (MapChoice(), "", (1, 5.0, 5, 179), "5 / 179", " 団体"),
        (MapChoice(measure="technology", technology="rpa"), "", (1, 2.0, 2, 179), "2 / 179", " 団体"),
        (MapChoice(), "01", (0, 1.0, 1, 1), "掲載あり", ""),
        (MapChoice(measure="cases"), "01", (1, 2.0, 2, 1), "2", " 件"),
        (MapChoice(measure="technologies"), "", (1, 6.0, 6, 179), "6", " 種類"),
        (MapChoice(measure="cost"), "", (1, 2598.4, 1, 1), "2,598", " 円/人"),
        (MapChoice(measure="survey", indicator="AI"), "", (0, 17.3184, 31, 179), "17.3%（31 / 179）", ""),
    ],
)
def test_the_text_says_the_value_with_its_denominator(choice, focus, row, text, unit):
    view = compose_view(choice, focus, _values(row), own_cases=NO_CASES)
    assert (view.values, view.unit) == ({0: text}, unit)


def test_classes_and_colours_are_those_of_the_measure_and_level():
    view = compose_view(MapChoice(measure="survey"), "", _values((4, 90.0, 9, 10), NONE), own_cases=NO_CASES)
    assert view.klasses == [4, -1]
    assert view.colours == theme.CLASSES["survey", "prefecture"].colours
    assert view.no_data == "調査なし"


def test_an_answer_is_said_in_its_word():
    choice = MapChoice(level="all", measure="survey", answered=True)
    rows = ((0, 0.0, 0, 1), (2, 2.0, 1, 1), (3, 3.0, float("nan"), float("nan")), NONE)
    view = compose_view(choice, "", _values(*rows), own_cases=NO_CASES)
    assert view.values == {0: "未実施", 1: "実施", 2: "調査なし"}
    assert view.no_data == "回答の記録なし"


def test_the_window_goes_to_a_prefecture_only_where_its_municipalities_are_drawn():
    assert compose_view(MapChoice(), "01", _values(NONE), own_cases=NO_CASES).focus == "01"
    assert compose_view(MapChoice(measure="survey"), "01", _values(NONE), own_cases=NO_CASES).focus == ""


def test_prefectural_governments_with_cases_of_their_own_are_marked():
    own = pd.Series({"01": 2, "13": 0, "20": 1})
    assert compose_view(MapChoice(), "", _values(NONE), own_cases=own).marks == [("01", 2), ("20", 1)]
    assert compose_view(MapChoice(), "20", _values(NONE), own_cases=own).marks == [("20", 1)]
    assert compose_view(MapChoice(), "13", _values(NONE), own_cases=own).marks == []


@pytest.mark.parametrize("measure", ["cost", "survey"])
def test_costs_and_surveys_carry_no_marks_of_cases(measure):
    own = pd.Series({"01": 2})
    assert list(compose_view(MapChoice(measure=measure), "", _values(NONE), own_cases=own).marks) == []


def test_what_is_chosen_is_outlined_and_opened():
    popup = Popup("01208", "北海道北見市", "市")
    view = compose_view(MapChoice(), "01", _values(NONE), own_cases=NO_CASES, selected=["01208"], popup=popup)
    assert view.selected == ["01208"]
    assert view.popup is popup
