import json

import geopandas as gpd
import numpy as np
import pytest
import shapely
from shapely import MultiPolygon, Polygon, box

from geodata.build.coverage import CoverageError
from geodata.build.grid import Grid, quantise
from geodata.build.topology import to_topojson
from geodata.layers import decode

UNIT = Grid((0.0, 0.0), 1.0)


def topology(**areas):
    series = gpd.GeoSeries(list(areas.values()), index=list(areas), crs="EPSG:4326")
    return to_topojson({"areas": series}, UNIT)


def uses(topology):
    """How often each arc is used, whichever way round."""
    counts = np.zeros(len(topology["arcs"]), dtype=int)

    def walk(node):
        if isinstance(node, int):
            counts[node if node >= 0 else ~node] += 1
        else:
            for child in node:
                walk(child)

    for geometry in topology["objects"]["areas"]["geometries"]:
        walk(geometry["arcs"])
    return sorted(counts.tolist())


def test_a_border_between_two_areas_is_one_arc_that_both_use():
    squares = topology(a=box(0, 0, 2, 2), b=box(2, 0, 4, 2))
    assert uses(squares) == [1, 1, 2]


def test_the_border_of_a_part_of_a_multipolygon_is_shared_too():
    mainland_and_island = MultiPolygon([box(0, 0, 2, 2), box(10, 0, 12, 2)])
    assert uses(topology(a=mainland_and_island, b=box(2, 0, 4, 2))) == [1, 1, 1, 2]


def test_a_border_is_cut_where_a_third_area_begins():
    squares = topology(a=box(0, 0, 4, 2), b=box(0, 2, 2, 4), c=box(2, 2, 4, 4))
    # a has no corner where b and c meet; quantise() adds it, so that the arcs can end there.
    assert uses(squares) == [1, 1, 1, 2, 2, 2]


def test_an_enclave_and_the_hole_it_fills_are_one_arc():
    hole = box(1, 1, 2, 3)
    # The enclave's ring starts at another corner and runs the same way as the hole's.
    enclave = Polygon([(2, 3), (1, 3), (1, 1), (2, 1)])
    around = Polygon(box(0, 0, 4, 4).exterior, [hole.exterior])
    assert uses(topology(a=around, b=enclave)) == [1, 2]


def test_islands_that_touch_nothing_use_their_arcs_alone():
    assert uses(topology(a=box(0, 0, 1, 1), b=box(5, 5, 6, 6))) == [1, 1]


def test_decoding_gives_back_the_same_polygons():
    areas = {
        "01100": MultiPolygon([Polygon(box(0, 0, 4, 4).exterior, [box(1, 1, 2, 3).exterior]), box(9, 9, 11, 10)]),
        "01202": box(1, 1, 2, 3),
        "01203": box(4, 0, 8, 4),
    }
    decoded = decode(json.loads(json.dumps(topology(**areas))), "areas")
    assert list(decoded.index) == list(areas)
    assert shapely.equals(decoded.geometry, list(areas.values())).all()
    # Where arcs meet no point stands twice: 5 + 5 + 5 of the first, 5 and 5 of the others.
    assert shapely.get_num_coordinates(decoded.geometry.to_numpy()).tolist() == [15, 5, 5]
    assert shapely.coverage_is_valid(decoded.geometry.to_numpy())


def test_ids_and_transform_stand_in_the_file():
    grid = Grid((130.0, 30.0), 0.5)
    square = gpd.GeoSeries([box(130.5, 31, 131, 31.5)], index=["47201"], crs="EPSG:4326")
    written = to_topojson({"areas": square}, grid)
    assert written["transform"] == {"scale": [0.5, 0.5], "translate": [130.0, 30.0]}
    assert written["objects"]["areas"]["geometries"][0]["id"] == "47201"
    assert written["arcs"][0][0] == [1, 2]
    assert decode(written, "areas").geometry["47201"].bounds == (130.5, 31, 131, 31.5)


def test_outer_rings_run_clockwise():
    decoded = decode(topology(a=box(0, 0, 2, 2)), "areas")
    assert not shapely.is_ccw(shapely.get_exterior_ring(shapely.get_parts(decoded.geometry["a"])))[0]


def test_two_objects_share_one_list_of_arcs():
    towns = gpd.GeoSeries([box(0, 0, 2, 2)], index=["01202"], crs="EPSG:4326")
    northern = gpd.GeoSeries([box(9, 9, 10, 10)], index=["hoppo"], crs="EPSG:4326")
    written = to_topojson({"areas": towns, "hoppo": northern}, UNIT)
    assert len(written["arcs"]) == 2
    assert list(decode(written, "hoppo").index) == ["hoppo"]


def test_rounding_that_pinches_a_ring_is_repaired_without_overlap():
    # The neck between the two lobes is narrower than the grid: rounded, the ring touches itself.
    lobes = Polygon(
        [
            (0, 0),
            (4, 0),
            (4, 1.9),
            (6, 1.9),
            (6, 0),
            (9, 0),
            (9, 4),
            (6, 4),
            (6, 2.1),
            (4, 2.1),
            (4, 4),
            (0, 4),
        ]
    )
    below = Polygon([(4, 0), (6, 0), (6, 1.9), (4, 1.9)])
    rounded = quantise(np.array([lobes, below]), UNIT)
    assert shapely.is_valid(rounded).all()
    assert shapely.coverage_is_valid(rounded)
    assert [shape.area for shape in rounded] == [28, 4]


def test_an_inlet_whose_mouth_rounding_closes_does_not_become_a_gap():
    inlet = Polygon(
        [(0, 0), (20, 0), (20, 20), (10.2, 20), (10.2, 19), (12, 15), (8, 15), (9.8, 19), (9.8, 20), (0, 20)]
    )
    rounded = quantise(np.array([inlet]), UNIT)
    assert len(shapely.get_parts(rounded[0])) == 1
    assert len(shapely.get_parts(rounded[0])[0].interiors) == 0


def test_an_area_smaller_than_the_grid_is_an_error_not_an_empty_polygon():
    with pytest.raises(CoverageError, match="collapsed"):
        quantise(np.array([box(0, 0, 5, 5), box(7.1, 7.1, 7.3, 7.3)]), UNIT)


def test_the_grid_of_a_file_starts_at_its_south_west_corner():
    grid = Grid.around((122.93366, 24.04823, 146.0, 46.0), 0.001)
    assert grid.origin == (122.933, 24.048)
    assert grid.integers(np.array([[122.9344, 24.0484]])).tolist() == [[1, 0]]
    assert grid.degrees(np.array([[1, 0]])).tolist() == [[122.934, 24.048]]
