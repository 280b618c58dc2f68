import pandas as pd

from dashboard.metrics.filters import Filters
from dashboard.metrics.selection import select
from dashboard.metrics.technology import ANY, by_region, by_size_band, by_year, families_by_size_band


def _cell(table, **where):
    for column, value in where.items():
        table = table[table[column] == value]
    return table.iloc[0]


def test_every_technology_stands_with_every_region_zeros_included(make_records, registry):
    table = by_region(select(make_records({"at": ["01100"], "uses": ["rpa"]}), Filters(), registry))
    assert len(table) == 5 * 8
    assert _cell(table, technology="rpa", region="北海道")[["adopters", "denominator", "case_count"]].tolist() == [
        1, 4, 1,
    ]  # fmt: skip
    assert _cell(table, technology="telework", region="九州・沖縄")["adopters"] == 0


def test_regions_north_to_south_and_technologies_as_in_the_taxonomy(make_records, registry):
    table = by_region(select(make_records({}), Filters(), registry))
    assert list(table["technology"].unique()) == [ANY, "ai-chatbot", "ai-ocr", "rpa", "telework"]
    assert list(table["region"][:2]) == ["北海道", "東北"]


def test_chosen_technologies_are_the_only_rows(make_records, registry):
    table = by_region(select(make_records({}), Filters(families=("AI",)), registry))
    assert list(table["technology"].unique()) == [ANY, "ai-chatbot", "ai-ocr"]


def test_two_technologies_of_a_city_count_once_as_any_and_once_as_family(make_records, registry):
    records = make_records({"at": ["01100"], "uses": ["ai-chatbot"]}, {"at": ["01100"], "uses": ["ai-ocr"]})
    selection = select(records, Filters(), registry)
    assert _cell(by_region(selection), technology=ANY, region="北海道")["adopters"] == 1
    assert _cell(families_by_size_band(selection), family="AI", size_band="50万人以上")["adopters"] == 1


def test_prefectural_governments_are_not_in_the_tables(make_records, registry):
    selection = select(make_records({"at": ["01"], "uses": ["rpa"], "year": 2020}), Filters(), registry)
    assert by_region(selection)["adopters"].sum() == 0
    assert by_region(selection)["case_count"].sum() == 0
    assert by_year(selection).table.empty


def test_a_joint_case_within_a_region_is_one_case_of_two_adopters(make_records, registry):
    table = by_region(select(make_records({"at": ["01100", "01208"], "uses": ["rpa"]}), Filters(), registry))
    assert _cell(table, technology="rpa", region="北海道")[["adopters", "case_count"]].tolist() == [2, 1]


def test_shares_of_size_bands_follow_the_small_number_rules(make_records, registry):
    records = make_records({"at": ["16201"], "uses": ["rpa"]}, {"at": ["01100"], "uses": ["rpa"]})
    table = by_size_band(select(records, Filters(), registry))
    few, some = _cell(table, technology="rpa", size_band="30–50万人"), _cell(table, technology=ANY, size_band="3–5万人")
    assert few["denominator"] < 5
    assert few["adopters"] == 1
    assert few[["published_share", "low", "high"]].isna().all()
    assert 5 <= some["denominator"] < 20
    assert some["small"]
    assert some["low"] <= some["published_share"] <= some["high"]


def test_a_city_starts_once_in_its_first_year_with_its_furthest_status(make_records, registry):
    records = make_records(
        {"at": ["01100"], "year": 2019, "status": "pilot"},
        {"at": ["01100"], "year": 2019, "status": "implemented"},
        {"at": ["01100"], "year": 2021},
        {"at": ["01208"], "year": 2021, "status": "pilot"},
    )
    table = by_year(select(records, Filters(), registry)).table
    started = table[table["adopters"] > 0][["year", "status", "adopters"]].values.tolist()
    assert started == [[2019, "implemented", 1], [2021, "pilot", 1]]
    assert table["case_count"].sum() == 4


def test_a_city_starts_once_with_each_technology(make_records, registry):
    records = make_records(
        {"at": ["01100"], "uses": ["rpa"], "year": 2019},
        {"at": ["01100"], "uses": ["rpa", "ai-ocr"], "year": 2020},
    )
    table = by_year(select(records, Filters(), registry), "technology").table
    started = table[table["adopters"] > 0][["year", "technology"]].values.tolist()
    assert started == [[2019, "rpa"], [2020, "ai-ocr"]]


def test_years_between_the_first_and_the_last_are_there(make_records, registry):
    table = by_year(
        select(make_records({"at": ["01100"], "year": 2018}, {"at": ["01208"], "year": 2021}), Filters(), registry)
    )[0]
    assert list(table["year"].unique()) == [2018, 2019, 2020, 2021]


def test_undated_cases_and_governments_are_counted_beside(make_records, registry):
    records = make_records({"at": ["01100"], "year": 2020}, {"at": ["01100"]}, {"at": ["01208"]})
    years = by_year(select(records, Filters(), registry))
    assert (years.undated_cases, years.undated_adopters) == (2, 1)


def test_the_last_two_years_before_the_newest_publication_are_incomplete(make_records, registry):
    newest = make_records({"at": ["01100"], "year": 2020, "published": "2026-10-03"}, {"year": 2031})
    assert by_year(select(newest, Filters(), registry)).incomplete_from == 2025
    assert by_year(select(make_records({}), Filters(), registry)).incomplete_from == 2022


def test_no_start_year_at_all_gives_an_empty_table(make_records, registry):
    years = by_year(select(make_records({"at": ["01100"], "uses": ["rpa"]}), Filters(), registry), "family")
    assert years.table.empty
    assert list(years.table) == ["year", "family", "adopters", "case_count"]
    assert isinstance(years.table, pd.DataFrame)


def test_a_city_that_piloted_before_it_implemented_started_with_the_pilot(make_records, registry):
    records = make_records(
        {"at": ["01100"], "year": 2021, "status": "implemented"},
        {"at": ["01100"], "year": 2019, "status": "pilot"},
    )
    table = by_year(select(records, Filters(), registry)).table
    assert table[table["adopters"] > 0][["year", "status"]].values.tolist() == [[2019, "pilot"]]


def test_prefectural_governments_start_nothing_by_technology(make_records, registry):
    records = make_records({"at": ["01"], "uses": ["rpa"], "year": 2020})
    assert by_year(select(records, Filters(), registry), "technology").table.empty
