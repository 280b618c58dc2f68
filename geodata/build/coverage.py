"""One valid coverage from raw polygons: no overlap, no gap, borders shared; and its simplification."""

import geopandas as gpd
import numpy as np
import shapely

METRIC = "EPSG:3857"  # Web Mercator: what is small on the screen is small here, at every latitude
GAP_WIDTH = 600  # metres; narrower gaps between neighbours are errors of the source, not lakes
SNAPPING = 20  # metres


class CoverageError(ValueError):
    """Polygons that do not form, or no longer form, one valid coverage."""


def polygonal(shape: shapely.Geometry) -> shapely.MultiPolygon:
    """The shape made valid, its polygons only.

    "linework" treats each ring as a border line: an enclave that the source draws as one more polygon of the
    area around it stays outside. "structure" would fill it (柏崎市 would cover 刈羽村).
    """
    valid = shape if shapely.is_valid(shape) else shapely.make_valid(shape, method="linework")
    parts = shapely.get_parts(shapely.get_parts(valid))
    return shapely.multipolygons(parts[shapely.get_type_id(parts) == shapely.GeometryType.POLYGON])


def build_coverage(areas: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """One polygon per lgcode, together a valid coverage.

    Args:
        areas: raw polygons with the column `lgcode`, several rows a code allowed, any CRS.

    Returns:
        Index `lgcode` in code order, column `geometry`, EPSG:4326.

    Raises:
        CoverageError: the result is no valid coverage, or a municipality lost all its area.
    """
    shapes = areas.assign(geometry=[polygonal(shape) for shape in areas.geometry])
    merged = shapes[["lgcode", "geometry"]].dissolve("lgcode").sort_index().to_crs(METRIC)
    cleaned = shapely.coverage_clean(merged.geometry.to_numpy(), gap_width=GAP_WIDTH, snapping_distance=SNAPPING)
    coverage = gpd.GeoDataFrame({"geometry": cleaned}, index=merged.index, crs=METRIC).to_crs("EPSG:4326")
    assert_coverage(coverage)
    return coverage


def assert_coverage(coverage: gpd.GeoDataFrame) -> None:
    """Raise CoverageError unless every polygon is there, valid, and edge-matched with its neighbours."""
    shapes = coverage.geometry.to_numpy()
    faults = {
        "empty": shapely.is_empty(shapes),
        "invalid": ~shapely.is_valid(shapes),
        "overlapping or not edge-matched": ~shapely.is_empty(shapely.coverage_invalid_edges(shapes)),
    }
    for fault, where in faults.items():
        if where.any():
            codes = ", ".join(map(str, coverage.index[where][:5]))
            raise CoverageError(f"{where.sum()} polygons are {fault} but none is expected to be; first: {codes}.")


def without_islets(coverage: gpd.GeoDataFrame, smallest: float) -> gpd.GeoDataFrame:
    """The coverage without the islands whose area in Web Mercator is under `smallest` square metres.

    The largest part of each area stays whatever its size, and so does a small part that touches another area:
    that is no islet but an exclave, and without it there would be a gap.
    """
    shapes = coverage.to_crs(METRIC).geometry.to_numpy()
    parts, owner = shapely.get_parts(shapes, return_index=True)
    area = shapely.area(parts)
    largest = np.zeros(len(shapes))
    np.maximum.at(largest, owner, area)
    left, right = shapely.STRtree(parts).query(parts, predicate="touches")
    exclave = np.zeros(len(parts), dtype=bool)
    exclave[left[owner[left] != owner[right]]] = True
    keep = (area >= smallest) | (area == largest[owner]) | exclave
    kept = shapely.multipolygons(parts[keep], indices=owner[keep])
    return gpd.GeoDataFrame({"geometry": kept}, index=coverage.index, crs=METRIC).to_crs(coverage.crs)


def simplify(coverage: gpd.GeoDataFrame, tolerance: float) -> gpd.GeoDataFrame:
    """The coverage with simpler borders, shared ones still shared.

    Args:
        coverage: a valid coverage.
        tolerance: metres in Web Mercator; corners of less than tolerance² go.
    """
    shapes = shapely.coverage_simplify(coverage.to_crs(METRIC).geometry.to_numpy(), tolerance)
    return gpd.GeoDataFrame({"geometry": shapes}, index=coverage.index, crs=METRIC).to_crs(coverage.crs)
