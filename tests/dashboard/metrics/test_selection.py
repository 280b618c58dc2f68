import pytest

from dashboard.metrics.filters import Filters
from dashboard.metrics.prepared import prepare
from dashboard.metrics.selection import select


def _ids(selection):
    return list(selection.cases["case_id"])


def test_the_default_view_leaves_out_plans_and_counts_them(make_records, registry):
    records = make_records({"at": ["01100"]}, {"at": ["01100"], "status": "planned"})
    selection = select(records, Filters(), registry)
    assert _ids(selection) == ["c1"]
    assert dict(selection.hidden) == {"planned": 1}


def test_hidden_plans_are_those_that_fit_everything_else(make_records, registry):
    records = make_records(
        {"at": ["01100"], "uses": ["rpa"], "status": "planned"}, {"at": ["01100"], "status": "planned"}
    )
    assert dict(select(records, Filters(technologies=("rpa",)), registry).hidden) == {
        "technology": 1,
        "planned": 1,
    }


def test_any_and_all_technologies(make_records, registry):
    records = make_records({"uses": ["rpa"]}, {"uses": ["rpa", "ai-ocr"]}, {"uses": ["telework"]})
    chosen = {"technologies": ("rpa",), "families": ("AI",)}
    assert _ids(select(records, Filters(**chosen), registry)) == ["c1", "c2"]
    assert _ids(select(records, Filters(**chosen, match="all"), registry)) == ["c2"]


def test_technologies_that_only_accompany_the_chosen_one_are_not_counted(make_records, registry):
    records = make_records({"at": ["01100"], "uses": ["rpa", "ai-ocr"]})
    selection = select(records, Filters(technologies=("rpa",)), registry)
    assert list(selection.case_technologies["technology"]) == ["rpa"]


def test_a_year_range_keeps_undated_cases_unless_they_are_switched_off(make_records, registry):
    records = make_records({"year": 2019}, {"year": 2021}, {})
    assert _ids(select(records, Filters(year_from=2020), registry)) == ["c2", "c3"]
    without = select(records, Filters(year_from=2020, undated=False), registry)
    assert _ids(without) == ["c2"]
    assert dict(without.hidden) == {"year": 1, "undated": 1}


def test_both_ends_of_a_year_range_are_in_it(make_records, registry):
    records = make_records({"year": 2018}, {"year": 2019}, {"year": 2020}, {"year": 2021})
    selection = select(records, Filters(year_from=2019, year_to=2020), registry)
    assert _ids(selection) == ["c2", "c3"]
    assert selection.hidden["year"] == 2


def test_a_population_range_equals_the_size_band_of_the_same_edges(make_records, registry):
    records = make_records({"at": ["01208"]})
    by_range = select(records, Filters(population_from=100_000, population_to=200_000), registry)
    by_band = select(records, Filters(size_bands=("10–20万人",)), registry)
    assert list(by_range.universe.index) == list(by_band.universe.index)
    assert "01208" in by_range.universe.index


def test_a_joint_case_counts_for_each_member_in_scope(make_records, registry):
    records = make_records({"at": ["01208", "16201", "14100"]})
    selection = select(records, Filters(regions=("北海道", "中部")), registry)
    assert _ids(selection) == ["c1"]
    assert list(selection.members["lgcode"]) == ["01208", "16201"]


def test_a_prefectural_case_stays_in_its_region_and_leaves_when_a_size_is_chosen(make_records, registry):
    records = make_records({"at": ["01"], "level": "prefecture"})
    assert _ids(select(records, Filters(regions=("北海道",)), registry)) == ["c1"]
    assert dict(select(records, Filters(regions=("関東",)), registry).hidden) == {"out_of_scope": 1}
    sized = select(records, Filters(population_from=1000), registry)
    assert dict(sized.hidden) == {"prefectural_out_of_scope": 1}
    assert sized.prefectures.empty


def test_a_joint_case_of_a_prefecture_stays_for_its_municipality_when_a_size_is_chosen(make_records, registry):
    records = make_records({"at": ["01", "01208"]})
    selection = select(records, Filters(size_bands=("10–20万人",)), registry)
    assert list(selection.members["lgcode"]) == ["01208"]


def test_an_unlocated_case_stays_until_a_place_is_asked_for(make_records, registry):
    records = make_records({}, unlocated=[("c1", "某広域連合")])
    assert list(select(records, Filters(), registry).unlocated["organisation"]) == ["某広域連合"]
    for of_place in ({"regions": ("関東",)}, {"prefecture": "01"}, {"min_cases": 2}, {"population_to": 5000}):
        assert dict(select(records, Filters(**of_place), registry).hidden) == {"unlocated": 1}


def test_a_case_leaves_with_the_last_member_that_has_enough_cases(make_records, registry):
    records = make_records({"at": ["01100"]}, {"at": ["01100", "01208"]}, {"at": ["01209"]})
    selection = select(records, Filters(min_cases=2), registry)
    assert _ids(selection) == ["c1", "c2"]
    assert set(selection.members["lgcode"]) == {"01100"}
    assert dict(selection.hidden) == {"min_cases": 1}


def test_sources_and_unchecked_records_can_be_left_out(make_records, registry):
    records = make_records({"source_id": "a2023"}, {"source_id": "b2021"}, {"review": "unchecked"})
    assert _ids(select(records, Filters(sources=("b2021",)), registry)) == ["c2"]
    checked = select(records, Filters(checked_only=True), registry)
    assert _ids(checked) == ["c1", "c2"]
    assert dict(checked.hidden) == {"unchecked": 1}


def test_without_any_status_nothing_is_selected(make_records, registry):
    assert select(make_records({}), Filters(statuses=()), registry).cases.empty


def test_effects_follow_their_cases(make_records, registry):
    effect = {"metric": "other", "value": 1.0, "unit": "件", "status": "actual"}
    records = make_records(
        {"source_id": "a2023"},
        {"source_id": "b2021"},
        effects=[effect | {"case_id": c} for c in ("c1", "c2")],
    )
    assert list(select(records, Filters(sources=("a2023",)), registry).effects["case_id"]) == ["c1"]


def test_a_member_named_twice_counts_once(make_records, registry):
    records = make_records({"at": ["01100", "01100"]})
    assert len(select(records, Filters(), registry).members) == 1


def test_a_member_outside_the_registry_is_refused(make_records, registry):
    with pytest.raises(ValueError, match="lgcode of members was '01999'"):
        select(make_records({"at": ["01999"]}), Filters(), registry)


def test_records_are_prepared_once_and_reloaded_ones_anew(make_records, registry):
    records, reloaded = make_records({"at": ["01100"]}), make_records({"at": ["01100"]}, {"at": ["01208"]})
    assert prepare(records, registry) is prepare(records, registry)
    assert prepare(reloaded, registry).case_count == 2


def test_selecting_leaves_the_records_as_they_were(make_records, registry):
    records = make_records({"at": ["01100"], "uses": ["rpa"]}, {"at": ["01"], "status": "planned"})
    before = records.cases.copy(), records.members.copy()
    select(records, Filters(technologies=("rpa",), min_cases=2), registry)
    assert records.cases.equals(before[0])
    assert records.members.equals(before[1])


def test_a_population_range_holds_its_lower_edge_and_not_its_upper_one(make_records, registry):
    kitami = int(registry.loc["01208", "population"])
    from_here = select(make_records(), Filters(population_from=kitami), registry)
    up_to_here = select(make_records(), Filters(population_to=kitami), registry)
    assert "01208" in from_here.universe.index
    assert "01208" not in up_to_here.universe.index
