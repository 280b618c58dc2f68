import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import geodata
from dashboard.metrics.peers import METHODS, PeerWeights, peers

CODES = st.sampled_from(list(geodata.registry().index))
MUNICIPALITIES = st.sampled_from([code for code in geodata.registry().index if len(code) == 5])
WEIGHTS = st.tuples(*[st.floats(0, 10, allow_subnormal=False)] * 4).filter(any).map(lambda w: PeerWeights(*w))
RELAXED = settings(deadline=None, max_examples=30)


def _peers(lgcode, **options):
    return peers(geodata.registry(), lgcode, **options)


def test_the_likest_city_comes_first_and_says_why():
    table = _peers("11224")
    assert table.index[0] == "14216"
    first = table.iloc[0]
    population = geodata.registry()["population"]
    assert first["population_ratio"] == population["14216"] / population["11224"]
    assert first["same_type"]
    assert first["same_region"]
    assert table["distance"].is_monotonic_increasing
    assert table["rank"].iloc[0] == 1


def test_the_distance_is_the_stated_formula():
    registry = geodata.registry()
    towns = registry[registry["level"] == "municipality"]
    steps = {
        column: np.log10(towns.at["16201", column] / towns.at["16202", column]) / np.log10(towns[column]).std(ddof=0)
        for column in ("population", "density_per_km2")
    }
    # 中核市 and 市 of one region: the type differs.
    expected = np.sqrt((2 * steps["population"] ** 2 + steps["density_per_km2"] ** 2 + 3) / 7)
    table = _peers("16202", method="list", codes=["16201"], weights=PeerWeights(population=2, type=3))
    assert table.at["16201", "distance"] == pytest.approx(expected)


def test_weights_change_who_is_near():
    by_size = _peers("01470", weights=PeerWeights(density=0, type=0, region=0), n=10)
    by_region = _peers("01470", weights=PeerWeights(population=0.01, density=0, type=0), n=10)
    assert not by_size["same_region"].all()
    assert by_region["same_region"].all()


def test_towns_and_villages_are_one_type():
    assert _peers("01470", method="list", codes=["16322"]).at["16322", "same_type"]
    assert not _peers("01470", method="list", codes=["16201"]).at["16201", "same_type"]


def test_prefectures_have_prefectures_as_peers():
    assert set(_peers("26", n=46).index.str.len()) == {2}
    assert "25" in _peers("26", method="neighbours").index


def test_an_island_has_no_neighbours():
    assert _peers("13361", method="neighbours").empty


def test_equal_distances_share_a_rank():
    weights = PeerWeights(population=0, density=0, type=1, region=1)
    assert (_peers("13101", weights=weights, n=5)["rank"] == 1).all()


def test_a_list_may_hold_the_government_itself():
    assert list(_peers("16201", method="list", codes=["16201", "16202"]).index) == ["16202"]


@pytest.mark.parametrize(
    ("lgcode", "options", "message"),
    [
        ("99999", {}, "lgcode was '99999'"),
        ("16201", {"method": "list", "codes": ["16"]}, r"codes had \['16'\]"),
        ("16201", {"method": "friends"}, "method was 'friends'"),
        ("16", {"method": "band"}, "has no size band"),
    ],
)
def test_what_cannot_be_compared_is_refused(lgcode, options, message):
    with pytest.raises(ValueError, match=message):
        _peers(lgcode, **options)


@pytest.mark.parametrize("weights", [(0, 0, 0, 0), (1, -1, 1, 1), (1, float("nan"), 1, 1)])
def test_weights_without_meaning_are_refused(weights):
    with pytest.raises(ValueError, match="weights were"):
        PeerWeights(*weights)


@RELAXED
@given(lgcode=MUNICIPALITIES, method=st.sampled_from(("band", "neighbours")), data=st.data())
def test_being_of_one_band_or_neighbours_is_mutual(lgcode, method, data):
    table = _peers(lgcode, method=method)
    if not table.empty:
        peer = data.draw(st.sampled_from(list(table.index)))
        assert lgcode in _peers(peer, method=method).index


@RELAXED
@given(lgcode=CODES, other=CODES, weights=WEIGHTS)
def test_the_distance_is_the_same_from_both_sides(lgcode, other, weights):
    if len(lgcode) == len(other) and lgcode != other:
        there = _peers(lgcode, method="list", codes=[other], weights=weights)
        back = _peers(other, method="list", codes=[lgcode], weights=weights)
        assert there.at[other, "distance"] == pytest.approx(back.at[lgcode, "distance"])


@RELAXED
@given(lgcode=CODES, n=st.integers(0, 60), weights=WEIGHTS)
def test_there_are_as_many_as_asked_for_and_never_itself(lgcode, n, weights):
    table = _peers(lgcode, n=n, weights=weights)
    assert len(table) == min(n, 46 if len(lgcode) == 2 else 1740)
    assert lgcode not in table.index
    assert table.index.is_unique


def test_every_method_gives_the_same_columns():
    columns = {tuple(_peers("16201", method=method, codes=["16202"]).columns) for method in METHODS}
    assert columns == {("distance", "rank", "population_ratio", "density_ratio", "same_type", "same_region")}
