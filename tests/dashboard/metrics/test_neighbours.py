import pytest

from dashboard.metrics.filters import Filters
from dashboard.metrics.neighbours import blank_spots, neighbour_following
from dashboard.metrics.selection import select


@pytest.fixture
def choose(make_records, registry):
    def choose(*cases, **filters):
        return select(make_records(*cases), Filters(**filters), registry)

    return choose


def test_a_neighbour_that_begins_within_the_years_has_followed(choose):
    # 富山市 and 滑川市 share a border, as do 滑川市 and 魚津市.
    selection = choose(
        {"at": ["16201"], "year": 2015}, {"at": ["16206"], "year": 2017}, {"at": ["16204"], "year": 2021}
    )
    found = neighbour_following(selection, within_years=3)
    assert (found.dated_count, found.with_neighbours_count) == (3, 3)
    assert (found.followed_count, found.preceded_count, found.same_year_count) == (1, 1, 0)
    assert found.pairs.to_dict("records") == [
        {"lgcode": "16201", "year": 2015, "neighbour": "16206", "neighbour_year": 2017}
    ]
    assert neighbour_following(selection, within_years=4).followed_count == 2


def test_neighbours_of_one_year_follow_nobody(choose):
    found = neighbour_following(choose({"at": ["16201", "16206"], "year": 2015}))
    assert (found.followed_count, found.preceded_count, found.same_year_count) == (0, 0, 2)
    assert found.expected_followed == 0


def test_chance_alone_would_let_some_be_followed(choose):
    # 舟橋村 has three neighbours; one of the other 19 municipalities begins in the years after it.
    selection = choose({"at": ["16321"], "year": 2015}, {"at": ["01100"], "year": 2016})
    found = neighbour_following(selection)
    assert found.followed_count == 0
    assert found.expected_followed == pytest.approx(1 - (1 - 1 / 19) ** 3)


def test_years_that_reach_into_the_incomplete_ones_are_open(choose):
    selection = choose({"at": ["16201"], "year": 2018}, {"at": ["16206"], "year": 2019})
    assert neighbour_following(selection, within_years=3).open_count == 1


def test_following_needs_at_least_a_year(choose):
    with pytest.raises(ValueError, match="within_years was 0"):
        neighbour_following(choose(), within_years=0)


def test_a_blank_spot_has_adopters_all_around(choose):
    around = [{"at": ["16201"]}, {"at": ["16322"]}, {"at": ["16323"]}]
    spots = blank_spots(choose(*around, {"at": ["16321"], "status": "planned"}))
    # 富山市 and the others have neighbours without a case.
    assert spots.to_dict("index") == {"16321": {"neighbour_count": 3, "own_planned_count": 1}}
    assert blank_spots(choose(*around[1:])).empty


def test_a_hidden_case_of_its_own_is_no_blank_spot(choose):
    around = [{"at": [code], "year": 2020} for code in ("16201", "16322", "16323")]
    assert blank_spots(choose(*around, {"at": ["16321"], "year": 2010}, year_from=2015)).empty


def test_who_has_a_neighbour_out_of_scope_is_no_blank_spot(choose):
    # 舟橋村 is below the population, its neighbours are not; 立山町 borders it.
    around = [{"at": [code]} for code in ("16201", "16207", "16322", "16321")]
    assert "16323" not in blank_spots(choose(*around, population_from=10_000)).index


def test_an_island_is_no_blank_spot(make_records):
    import geodata

    island = geodata.registry().loc[["13", "13361"]]
    assert blank_spots(select(make_records(), Filters(), island)).empty
