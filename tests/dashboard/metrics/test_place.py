import pytest

from dashboard.metrics.filters import Filters
from dashboard.metrics.place import place_summary
from dashboard.metrics.selection import select


def test_own_joint_and_hidden_cases_of_a_city_stand_apart(make_records, registry):
    records = make_records(
        {"at": ["01100"], "uses": ["rpa", "ai-ocr"], "year": 2021},
        {"at": ["01100", "01208"], "uses": ["rpa"], "year": 2019},
        {"at": ["01100"], "unnamed_members": 5},
        {"at": ["01100"], "status": "planned"},
        {"at": ["01208"]},
    )
    place = place_summary(select(records, Filters(), registry), "01100")
    assert place.facts["name"] == "札幌市"
    assert place.own_cases == ("c1",)
    assert place.joint_cases == ("c2", "c3")
    assert place.hidden_cases == ("c4",)
    assert place.case_count == 3
    assert place.technologies == ("ai-ocr", "rpa")
    assert place.first_year == 2019
    assert (place.prefecture.name, place.prefecture.adopters, place.prefecture.denominator) == ("北海道", 2, 4)
    assert place.prefecture.published_share is None


def test_a_prefectures_own_cases_stand_apart_from_those_of_its_municipalities(make_records, registry):
    records = make_records({"at": ["01"]}, {"at": ["01", "01100"]}, {"at": ["01208"]}, {"at": ["16201"]})
    place = place_summary(select(records, Filters(), registry), "01")
    assert (place.own_cases, place.joint_cases) == (("c1",), ("c2",))
    assert place.municipal_cases == ("c2", "c3")


def test_a_place_outside_the_filter_has_hidden_cases_only(make_records, registry):
    place = place_summary(select(make_records({"at": ["01100"]}), Filters(prefecture="16"), registry), "01100")
    assert not place.in_scope
    assert (place.case_count, place.hidden_cases, place.first_year) == (0, ("c1",), None)


def test_a_code_that_is_not_in_the_registry_is_refused(make_records, registry):
    with pytest.raises(ValueError, match="lgcode was '01999'"):
        place_summary(select(make_records(), Filters(), registry), "01999")
