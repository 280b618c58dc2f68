import pandas as pd

from dashboard.metrics.adoption import key_figures, municipality_figures, prefecture_figures
from dashboard.metrics.filters import Filters
from dashboard.metrics.selection import select

EVERYTHING = Filters(statuses=("implemented", "pilot", "planned"))


def test_two_cases_in_one_city_count_as_one_adopter(make_records, registry):
    figures = key_figures(select(make_records({"at": ["01100"]}, {"at": ["01100"]}), Filters(), registry))
    assert (figures.adopters, figures.case_count) == (1, 2)


def test_the_denominator_is_the_municipalities_in_scope(make_records, registry):
    records = make_records({"at": ["01100"]})
    assert key_figures(select(records, Filters(), registry)).denominator == 20
    assert key_figures(select(records, Filters(regions=("北海道",)), registry)).denominator == 4


def test_prefectural_governments_are_of_their_own_kind(make_records, registry):
    records = make_records({"at": ["01"]}, {"at": ["14", "14100"]})
    figures = key_figures(select(records, Filters(), registry))
    assert (figures.adopters, figures.denominator) == (1, 20)
    assert (figures.prefectural_adopters, figures.prefectural_denominator) == (2, 3)


def test_adopters_are_split_by_the_furthest_state_of_each(make_records, registry):
    records = make_records(
        {"at": ["01100"], "status": "planned"},
        {"at": ["01100"], "status": "implemented"},
        {"at": ["01208"], "status": "planned"},
        {"at": ["01208"], "status": "pilot"},
        {"at": ["01209"], "status": "planned"},
    )
    figures = key_figures(select(records, EVERYTHING, registry))
    assert (figures.implemented_adopters, figures.pilot_adopters, figures.planned_adopters) == (1, 1, 1)
    assert (figures.implemented_count, figures.pilot_count, figures.planned_count) == (1, 1, 3)


def test_unnamed_members_are_a_number_and_no_adopters(make_records, registry):
    figures = key_figures(select(make_records({"at": ["01"], "unnamed_members": 39}), Filters(), registry))
    assert (figures.unnamed_members, figures.adopters, figures.joint_count) == (39, 0, 1)


def test_what_is_not_dated_located_or_checked_is_counted_beside(make_records, registry):
    records = make_records(
        {"review": "unchecked", "also_urls": "https://a.example"}, {"year": 2020}, unlocated=[("c1", "某組合")]
    )
    figures = key_figures(select(records, Filters(), registry))
    assert (figures.undated_count, figures.unlocated_count, figures.unchecked_count) == (1, 1, 1)
    assert (figures.merged_count, figures.source_count) == (1, 1)


def test_every_municipality_in_scope_has_its_row(make_records, registry):
    records = make_records(
        {"at": ["01208"], "uses": ["rpa", "ai-ocr"], "year": 2021},
        {"at": ["01208"], "uses": ["rpa"], "year": 2019, "status": "pilot"},
        {"at": ["01209"]},
    )
    figures = municipality_figures(select(records, Filters(prefecture="01"), registry))
    assert list(figures.index) == ["01100", "01208", "01209", "01470"]
    assert figures.loc["01208"].tolist() == [2, 1, 1, 0, 2, 2019]
    assert figures.loc["01100", "case_count"] == 0
    assert pd.isna(figures.loc["01209", "first_year"])


def test_a_joint_case_counts_once_in_a_prefecture_and_once_for_each_member(make_records, registry):
    records = make_records({"at": ["01100", "01208", "16201"], "uses": ["rpa"]})
    figures = prefecture_figures(select(records, Filters(), registry))
    assert figures.loc["01", ["adopters", "case_count", "technology_count"]].tolist() == [2, 1, 1]
    assert figures.loc["16", ["adopters", "case_count"]].tolist() == [1, 1]


def test_a_prefectures_own_cases_stand_apart_from_its_municipalities(make_records, registry):
    records = make_records({"at": ["01"]}, {"at": ["01", "01100"]})
    figures = prefecture_figures(select(records, Filters(), registry))
    assert figures.loc["01", ["adopters", "case_count", "own_case_count"]].tolist() == [1, 1, 2]


def test_groups_of_fewer_than_five_have_no_percentage(make_records, registry):
    figures = prefecture_figures(select(make_records({"at": ["16201"]}, {"at": ["01100"]}), Filters(), registry))
    assert figures.loc["16", "published_share"] == 1 / 15
    assert pd.isna(figures.loc["01", "published_share"])


def test_prefectures_out_of_scope_stay_as_rows(make_records, registry):
    figures = prefecture_figures(select(make_records({}), Filters(regions=("中部",)), registry))
    assert figures["in_scope"].to_dict() == {"01": False, "14": False, "16": True}


def test_no_records_give_zeros(make_records, registry):
    selection = select(make_records(), Filters(), registry)
    assert municipality_figures(selection)["case_count"].sum() == 0
    assert prefecture_figures(selection)["adopters"].sum() == 0
    assert key_figures(selection).case_count == 0
