import pytest

from dashboard.metrics.filters import Filters
from dashboard.metrics.selection import select
from dashboard.metrics.spread import spread


@pytest.fixture
def choose(make_records, registry):
    def choose(*cases, **filters):
        return select(make_records(*cases), Filters(**filters), registry)

    return choose


def test_adopters_add_up_year_by_year_and_gaps_are_shown(choose):
    selection = choose(
        {"at": ["16201"], "year": 2018},
        {"at": ["16201"], "year": 2020},
        {"at": ["16202", "01100"], "year": 2020},
        {"at": ["16204"]},
    )
    found = spread(selection)
    assert found.by_year["year"].tolist() == [2018, 2019, 2020]
    assert found.by_year["new_count"].tolist() == [1, 0, 2]
    assert found.by_year["adopters"].tolist() == [1, 1, 3]
    assert found.by_year["prefecture_count"].tolist() == [1, 1, 2]
    assert (found.undated_adopters, found.undated_cases, found.denominator) == (1, 1, 20)


def test_equals_are_all_first_in_their_prefecture(choose):
    selection = choose(
        {"at": ["16201"], "year": 2019}, {"at": ["16202"], "year": 2019}, {"at": ["16204"], "year": 2020}
    )
    assert spread(selection).starts["is_first_in_prefecture"].to_dict() == {
        "16201": True,
        "16202": True,
        "16204": False,
    }


def test_a_plan_has_not_begun_even_where_plans_are_shown(choose):
    plan = {"at": ["16201"], "year": 2019, "status": "planned"}
    found = spread(choose(plan, {"at": ["16202"], "year": 2021}, statuses=("implemented", "planned")))
    assert found.by_year["year"].tolist() == [2021]


def test_prefectural_governments_are_not_in_the_spread(choose):
    assert spread(choose({"at": ["16"], "year": 2019})).by_year.empty


def test_the_last_two_years_are_incomplete(choose):
    # The newest source of the small records is of 2023.
    found = spread(choose({"at": ["16201"], "year": 2021}, {"at": ["16202"], "year": 2022}))
    assert found.incomplete_from == 2022
    assert found.by_year["is_incomplete"].tolist() == [False, True]


def test_one_technology_has_a_spread_of_its_own(choose):
    selection = choose({"at": ["16201"], "uses": ["rpa"], "year": 2019}, {"at": ["16202"], "year": 2018})
    assert spread(selection, "rpa").by_year["year"].tolist() == [2019]
    with pytest.raises(ValueError, match="technology was 'abacus'"):
        spread(selection, "abacus")
