import hashlib
import json
import tomllib
from collections import Counter

import pytest
import shapely

from geodata import files
from geodata.boundaries import boundaries
from geodata.registry import registry

LEVELS = ("municipality", "prefecture", "northern_territories")
DETAILS = ("simplified", "full")
ARTEFACTS = ("municipalities.topojson", "prefectures.topojson", "boundaries_full.parquet")


def codes(level):
    bodies = registry()
    return list(bodies.index[bodies["level"] == level])


def holes_of_union(frame):
    union = shapely.coverage_union_all(frame.geometry.to_numpy())
    return shapely.get_num_interior_rings(shapely.get_parts(union)).sum()


@pytest.mark.parametrize("detail", DETAILS)
@pytest.mark.parametrize("level", ["municipality", "prefecture"])
def test_each_level_holds_the_codes_of_the_registry_in_their_order(level, detail):
    frame = boundaries(level, detail)
    assert list(frame.index) == codes(level)
    assert frame.index.name == "lgcode"
    assert list(frame.columns) == ["geometry"]
    assert frame.crs == "EPSG:4326"
    assert set(frame.geom_type) == {"MultiPolygon"}


@pytest.mark.parametrize("detail", DETAILS)
@pytest.mark.parametrize("level", LEVELS)
def test_each_level_is_one_valid_coverage_without_empty_polygons(level, detail):
    shapes = boundaries(level, detail).geometry.to_numpy()
    assert not shapely.is_empty(shapes).any()
    assert shapely.is_valid(shapes).all()
    assert shapely.coverage_is_valid(shapes)


@pytest.mark.parametrize("detail", DETAILS)
@pytest.mark.parametrize("level", ["municipality", "prefecture"])
def test_there_is_no_gap_between_neighbours(level, detail):
    # 気象庁 gives every lake to a municipality, so that the union of all has no hole at all.
    assert holes_of_union(boundaries(level, detail)) == 0


@pytest.mark.parametrize("detail", DETAILS)
def test_an_enclave_lies_in_no_other_municipality(detail):
    towns = boundaries("municipality", detail)
    assert list(towns.index[towns.contains(shapely.Point(138.62, 37.42))]) == ["15504"]


def test_at_least_1735_offices_lie_in_their_own_municipality():
    towns = registry().loc[codes("municipality")]
    shapes = boundaries("municipality", "full").geometry.to_numpy()
    inside = shapely.contains_xy(shapes, towns["lon"].to_numpy(), towns["lat"].to_numpy())
    # 三島村, 十島村 and 竹富町 have theirs in another town; two stand just beyond the drawn coast.
    assert inside.sum() >= 1735


def test_areas_agree_with_the_official_figures():
    towns = registry().loc[codes("municipality")]
    drawn = boundaries("municipality", "full").to_crs("EPSG:6933").area / 1e6
    difference = (drawn / towns["area_km2"] - 1).abs()
    assert drawn.sum() == pytest.approx(towns["area_km2"].sum(), rel=0.001)
    assert (difference < 0.05).sum() >= 1720
    assert difference.max() < 0.2


def test_no_municipality_shrinks_much_when_simplified():
    full, simple = (boundaries("municipality", detail).to_crs("EPSG:6933").area for detail in ("full", "simplified"))
    assert (simple / full).between(0.5, 1.5).all()
    assert ((simple / full).between(0.9, 1.1)).sum() >= 1650


def test_remote_islands_are_drawn():
    ogasawara = boundaries("municipality").geometry["13421"]
    for island, place in {
        "父島": (142.20, 27.07),
        "母島": (142.16, 26.65),
        "硫黄島": (141.32, 24.78),
    }.items():
        assert ogasawara.intersects(shapely.Point(place).buffer(0.03)), island
    okinawa = boundaries("prefecture").geometry["47"]
    # Also where the village is smaller than the smallest islet of this level: 渡名喜村, 粟国村, 与那国町.
    for place in ((127.14, 26.37), (127.23, 26.59), (122.99, 24.46)):
        assert okinawa.intersects(shapely.Point(place).buffer(0.03))


def test_the_northern_territories_are_apart_and_counted_nowhere():
    northern = boundaries("northern_territories", "full")
    assert list(northern.index) == ["hoppo"]
    assert northern.to_crs("EPSG:6933").area.sum() / 1e6 == pytest.approx(5003, rel=0.03)
    hokkaido = boundaries("prefecture", "full").geometry["01"]
    assert not hokkaido.intersects(northern.geometry["hoppo"])


def arc_users(name):
    topology = json.loads(files.path(name).read_text(encoding="utf-8"))
    users = [set() for _ in topology["arcs"]]
    uses = Counter()

    def walk(node, code):
        if isinstance(node, int):
            arc = node if node >= 0 else ~node
            users[arc].add(code)
            uses[arc] += 1
        else:
            for child in node:
                walk(child, code)

    for collection in topology["objects"].values():
        for geometry in collection["geometries"]:
            walk(geometry["arcs"], geometry["id"])
    return topology, users, uses


@pytest.mark.parametrize("name", ["municipalities.topojson", "prefectures.topojson"])
def test_an_arc_is_a_coast_used_once_or_a_border_used_twice(name):
    _, users, uses = arc_users(name)
    assert set(uses.values()) == {1, 2}
    assert len(uses) == len(users)


def test_neighbours_of_the_registry_are_those_that_share_an_arc():
    _, users, _ = arc_users("municipalities.topojson")
    shared = {frozenset(pair) for pair in users if len(pair) == 2}
    listed = registry().loc[codes("municipality"), "neighbours"].str.split(";").explode()
    listed = listed[listed != ""]
    assert shared <= {frozenset(pair) for pair in zip(listed.index, listed, strict=True)}
    # Simplifying may pull apart what touches along a few metres only.
    assert len(shared) >= 0.99 * len(listed) / 2


def test_borders_of_prefectures_can_be_read_from_the_municipalities_arcs():
    topology, users, _ = arc_users("municipalities.topojson")
    border = [arc for arc, pair in enumerate(users) if len({code[:2] for code in pair}) == 2]
    points = sum(len(topology["arcs"][arc]) for arc in border)
    assert (len(border), points) > (200, 2000)
    pairs = {frozenset(code[:2] for code in users[arc]) for arc in border}
    assert frozenset({"13", "14"}) in pairs
    assert not any("47" in pair for pair in pairs)


@pytest.mark.parametrize(
    ("name", "limit"),
    [
        ("municipalities.topojson", 600_000),
        ("prefectures.topojson", 60_000),
        ("boundaries_full.parquet", 3_000_000),
    ],
)
def test_files_keep_their_size(name, limit):
    assert files.path(name).stat().st_size <= limit


@pytest.mark.parametrize("name", ARTEFACTS)
def test_each_file_has_its_provenance_beside_it(name):
    content = files.path(name).read_bytes()
    meta = tomllib.loads(files.path(f"{name.split('.')[0]}.meta.toml").read_text(encoding="utf-8"))
    assert meta["sha256"] == hashlib.sha256(content).hexdigest()
    assert meta["bytes"] == len(content)
    assert meta["credit"] == "気象庁のGISデータを加工して作成"
    assert {"title", "publisher", "url", "licence", "date_published", "date_accessed", "rebuild"} <= set(meta)


def test_a_level_is_read_once():
    assert boundaries("prefecture") is boundaries("prefecture")


@pytest.mark.parametrize(("level", "detail"), [("city", "full"), ("prefecture", "coarse")])
def test_an_unknown_level_or_detail_says_what_is_known(level, detail):
    with pytest.raises(ValueError, match="is expected to be one of"):
        boundaries(level, detail)
