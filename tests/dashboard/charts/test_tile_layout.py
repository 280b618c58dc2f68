from itertools import combinations

import geodata
from dashboard.charts.tile_layout import COLUMNS, ROWS, TILES

REGISTRY = geodata.registry()
MUNICIPALITIES = REGISTRY[REGISTRY["level"] == "municipality"]
# Bridges and tunnels, and bays with the other side in sight.
OVER_WATER = {("01", "02"), ("42", "43")}


def _neighbours():
    """Prefectures with a common land border, by the municipalities on both sides of it."""
    prefecture = MUNICIPALITIES["prefecture_code"]
    pairs = set()
    for code, beside in MUNICIPALITIES["neighbours"].items():
        ends = {prefecture[other] for other in beside.split(";") if other}
        pairs |= {tuple(sorted((prefecture[code], end))) for end in ends if end != prefecture[code]}
    return pairs


def _centres():
    grouped = MUNICIPALITIES.groupby("prefecture_code")[["lat", "lon"]]
    return grouped.mean()


def _steps(one, other):
    (row, column), (other_row, other_column) = TILES[one], TILES[other]
    return abs(row - other_row), abs(column - other_column)


def test_every_prefecture_has_one_tile_and_no_two_share_one():
    assert set(TILES) == {f"{number:02}" for number in range(1, 48)}
    assert len(set(TILES.values())) == 47
    assert (ROWS, COLUMNS) == (12, 12)


def test_most_land_borders_are_edges_and_nearly_all_others_corners():
    pairs = _neighbours()
    edges = [pair for pair in pairs if sum(_steps(*pair)) == 1]
    touching = [pair for pair in pairs if max(_steps(*pair)) == 1]
    assert len(edges) / len(pairs) > 0.6
    assert len(touching) / len(pairs) > 0.9
    assert max(max(_steps(*pair)) for pair in pairs) <= 2


def test_tiles_with_a_common_edge_are_neighbours_or_have_one_in_common():
    pairs = _neighbours()
    beside = {code: {other for pair in pairs if code in pair for other in pair} for code in TILES}
    for one, other in combinations(sorted(TILES), 2):
        if sum(_steps(one, other)) == 1 and (one, other) not in pairs | OVER_WATER:
            assert beside[one] & beside[other], (one, other)


def test_neighbours_keep_their_directions():
    centres = _centres()
    turned = 0
    for one, other in _neighbours():
        (row, column), (other_row, other_column) = TILES[one], TILES[other]
        north = (centres.loc[one, "lat"] - centres.loc[other, "lat"]) * (other_row - row)
        east = (centres.loc[one, "lon"] - centres.loc[other, "lon"]) * (column - other_column)
        assert max(north, east) >= 0, (one, other)
        turned += min(north, east) < -0.4
    assert turned <= 3


def test_islands_share_no_edge_with_honshu():
    shikoku, kyushu, okinawa = {"36", "37", "38", "39"}, {f"{number}" for number in range(40, 47)}, {"47"}
    for island in (shikoku, kyushu, okinawa):
        assert all(sum(_steps(one, other)) > 1 for one in island for other in set(TILES) - island)
