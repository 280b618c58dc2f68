"""Which areas share a border, read off the edges of a coverage."""

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely


def neighbours_of(coverage: gpd.GeoDataFrame) -> pd.Series:
    """The lgcodes that share a border of positive length with each area, ";"-joined in code order.

    Two areas of a valid coverage share a border where both have the same edge, so the edges are compared;
    areas that touch in a point share none. An area without neighbours (an island) has "".

    Args:
        coverage: Index lgcode; polygons without overlaps and gaps, vertices matched along shared borders.

    Returns:
        Index lgcode, in code order.
    """
    codes = coverage.index.to_numpy()
    edges, owners = _edges(coverage.geometry.to_numpy())
    order = np.lexsort(edges.T)
    edges, owners = edges[order], owners[order]
    # On each side of an edge lies one area, so no edge of a coverage has more than two owners.
    same = (edges[1:] == edges[:-1]).all(axis=1)
    found: dict[str, set[str]] = {code: set() for code in codes}
    for left, right in np.unique(np.column_stack([owners[:-1][same], owners[1:][same]]), axis=0):
        found[codes[left]].add(codes[right])
        found[codes[right]].add(codes[left])
    return _joined(found)


def prefecture_neighbours(neighbours: pd.Series) -> pd.Series:
    """The same for prefectures, from the neighbours of their municipalities: index 2-digit code."""
    found: dict[str, set[str]] = {code: set() for code in neighbours.index.str[:2]}
    for code, others in neighbours.items():
        own = str(code)[:2]
        found[own] |= {other[:2] for other in others.split(";") if other} - {own}
    return _joined(found)


def _joined(found: dict[str, set[str]]) -> pd.Series:
    joined = {code: ";".join(sorted(found[code])) for code in sorted(found)}
    return pd.Series(joined, name="neighbours", dtype=str).rename_axis("lgcode")


def _edges(geometries: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Every edge as (x1, y1, x2, y2), its ends in a fixed order, and the position of its area."""
    parts, part_owner = shapely.get_parts(geometries, return_index=True)
    rings, ring_part = shapely.get_rings(parts, return_index=True)
    points, point_ring = shapely.get_coordinates(rings, return_index=True)
    inside = point_ring[1:] == point_ring[:-1]
    first, second = points[:-1][inside], points[1:][inside]
    swap = (first[:, 0] > second[:, 0]) | ((first[:, 0] == second[:, 0]) & (first[:, 1] > second[:, 1]))
    first[swap], second[swap] = second[swap].copy(), first[swap].copy()
    return np.hstack([first, second]), part_owner[ring_part[point_ring[:-1][inside]]]
