"""Polygons that share borders to TopoJSON whose arcs are truly shared."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import geopandas as gpd
import numpy as np
import shapely

from geodata.build.grid import Grid, quantise


def to_topojson(objects: Mapping[str, gpd.GeoSeries], grid: Grid) -> dict[str, Any]:
    """A TopoJSON topology of the objects, quantised on the grid, with delta-encoded arcs.

    Args:
        objects: object name -> polygons in degrees with the ids as index; each series is a valid coverage.
        grid: the grid of the file.

    Returns:
        The topology as a dict for `json.dumps`: a border between two areas is one arc used twice, a coast is
        an arc used once; outer rings run clockwise, as d3 expects.
    """
    arcs = _ArcStore()
    collections = {}
    integers = {name: quantise(series.to_numpy(), grid) for name, series in objects.items()}
    integers = {name: shapely.orient_polygons(shapes, exterior_cw=True) for name, shapes in integers.items()}
    arcs.find_junctions(np.concatenate(list(integers.values())))
    for name, series in objects.items():
        geometries = [
            _encode(str(identifier), shape, arcs)
            for identifier, shape in zip(series.index, integers[name], strict=True)
        ]
        collections[name] = {"type": "GeometryCollection", "geometries": geometries}
    return {
        "type": "Topology",
        "transform": {"scale": [grid.step, grid.step], "translate": list(grid.origin)},
        "objects": collections,
        "arcs": [np.diff(points, axis=0, prepend=[[0, 0]]).tolist() for points in arcs.points],
    }


def _encode(identifier: str, shape: shapely.Geometry, arcs: "_ArcStore") -> dict[str, Any]:
    polygons = [
        [arcs.references(ring) for ring in (polygon.exterior, *polygon.interiors)]
        for polygon in shapely.get_parts(shape)
    ]
    if len(polygons) == 1:
        return {"type": "Polygon", "id": identifier, "arcs": polygons[0]}
    return {"type": "MultiPolygon", "id": identifier, "arcs": polygons}


class _ArcStore:
    """Arcs found so far: a ring is cut at junctions, and a piece that is there already is referred to."""

    def __init__(self) -> None:
        self.points: list[np.ndarray] = []
        self._number: dict[bytes, int] = {}
        self._junctions: set[tuple[int, int]] = set()

    def find_junctions(self, shapes: np.ndarray) -> None:
        """Remember the points where other than two different border segments meet."""
        segments = []
        for ring in shapely.get_rings(shapely.get_parts(shapes)):
            xy = shapely.get_coordinates(ring).astype(np.int64)
            segments.append(np.hstack([xy[:-1], xy[1:]]))
        ends = np.concatenate(segments)
        backwards = (ends[:, 0] > ends[:, 2]) | ((ends[:, 0] == ends[:, 2]) & (ends[:, 1] > ends[:, 3]))
        ends[backwards] = ends[backwards][:, [2, 3, 0, 1]]
        unique = np.unique(ends, axis=0)
        points, degree = np.unique(unique.reshape(-1, 2), axis=0, return_counts=True)
        self._junctions = set(map(tuple, points[degree != 2].tolist()))

    def references(self, ring: shapely.LinearRing) -> list[int]:
        """The arc numbers that make up the ring, `~n` for arc n run backwards."""
        xy = shapely.get_coordinates(ring).astype(np.int64)[:-1]
        cuts = [place for place, point in enumerate(map(tuple, xy.tolist())) if point in self._junctions]
        # Without a junction the ring is one arc; it starts at its smallest point, as the hole it fills does.
        start = cuts[0] if cuts else int(np.lexsort((xy[:, 1], xy[:, 0]))[0])
        closed = np.vstack([np.roll(xy, -start, axis=0), xy[start]])
        edges = [*(cut - start for cut in cuts), len(xy)] if cuts else [0, len(xy)]
        return [self._refer(closed[a : b + 1]) for a, b in pairwise(edges)]

    def _refer(self, points: np.ndarray) -> int:
        forwards, backwards = points.tobytes(), points[::-1].tobytes()
        if forwards in self._number:
            return self._number[forwards]
        if backwards in self._number:
            return ~self._number[backwards]
        self._number[forwards] = len(self.points)
        self.points.append(points)
        return self._number[forwards]
