"""Reads the boundary files: geopandas and shapely live here, so that who needs names only does not wait for them."""

import json
from functools import cache
from itertools import chain
from typing import Any, Literal

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geodata import files

Level = Literal["municipality", "prefecture", "northern_territories"]
Detail = Literal["simplified", "full"]

_FULL = "boundaries_full.parquet"
_SIMPLIFIED = {
    "municipality": ("municipalities.topojson", "areas"),
    "prefecture": ("prefectures.topojson", "areas"),
    "northern_territories": ("municipalities.topojson", "hoppo"),
}


@cache
def load_layer(level: Level, detail: Detail) -> gpd.GeoDataFrame:
    """The polygons as `geodata.boundaries` hands them out, read once."""
    if detail == "full":
        return _as_multipolygons(_full(level))
    name, key = _SIMPLIFIED[level]
    return decode(json.loads(files.path(name).read_text(encoding="utf-8")), key)


def _full(level: Level) -> gpd.GeoDataFrame:
    if level == "prefecture":
        return dissolve_prefectures(load_layer("municipality", "full"))
    frame = gpd.read_parquet(files.path(_FULL), filters=[("level", "==", level)])
    return frame.set_index("lgcode")[["geometry"]]


def _as_multipolygons(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    parts, owner = shapely.get_parts(frame.geometry.to_numpy(), return_index=True)
    return gpd.GeoDataFrame({"geometry": shapely.multipolygons(parts, indices=owner)}, index=frame.index, crs=frame.crs)


def dissolve_prefectures(municipalities: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """One polygon per prefecture, index `lgcode` of two digits, from a valid coverage with index `lgcode`."""
    by_prefecture = municipalities.groupby(municipalities.index.str[:2].rename("lgcode")).geometry
    shapes = by_prefecture.agg(lambda group: shapely.coverage_union_all(group.to_numpy()))
    return gpd.GeoDataFrame({"geometry": shapes}, crs=municipalities.crs)


def decode(topology: dict[str, Any], key: str) -> gpd.GeoDataFrame:
    """The polygons of one object of a quantised TopoJSON topology.

    Args:
        topology: The parsed file, with `transform` and delta-encoded arcs.
        key: Name of a GeometryCollection of (multi)polygons that have an `id`.

    Returns:
        Index lgcode (the ids, in file order), column geometry (multipolygons), EPSG:4326.
    """
    points, starts, ends = _points(topology)
    ring_ends, part_ends, area_ends = [0], [0], [0]
    pieces: list[np.ndarray] = []
    geometries = topology["objects"][key]["geometries"]
    for geometry in geometries:
        for part in [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]:
            for ring in part:
                # An arc starts where the one before it ended, so all but the first give up their first point.
                steps = [_step(arc, starts, ends, skip=position > 0) for position, arc in enumerate(ring)]
                pieces += steps
                ring_ends.append(ring_ends[-1] + sum(map(len, steps)))
            part_ends.append(part_ends[-1] + len(part))
        area_ends.append(len(part_ends) - 1)
    order = np.concatenate(pieces) if pieces else np.empty(0, dtype=np.int64)
    offsets = tuple(np.array(level) for level in (ring_ends, part_ends, area_ends))
    shapes = shapely.from_ragged_array(shapely.GeometryType.MULTIPOLYGON, points[order], offsets)
    index = pd.Index([geometry["id"] for geometry in geometries], name="lgcode", dtype="str")
    return gpd.GeoDataFrame({"geometry": shapes}, index=index, crs="EPSG:4326")


def _points(topology: dict[str, Any]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """All points of all arcs in degrees, and where each arc starts and ends among them."""
    arcs = topology["arcs"]
    ends = np.cumsum([len(arc) for arc in arcs])
    starts = np.concatenate([[0], ends[:-1]])
    sums = np.cumsum(np.array(list(chain.from_iterable(arcs)), dtype=np.int64).reshape(-1, 2), axis=0)
    # One sum runs over all arcs; what it had reached before an arc is taken off that arc's points.
    before = np.vstack([[[0, 0]], sums])[starts]
    integers = sums - np.repeat(before, ends - starts, axis=0)
    transform = topology["transform"]
    return np.round(integers * transform["scale"] + transform["translate"], 9), starts, ends


def _step(arc: int, starts: np.ndarray, ends: np.ndarray, *, skip: bool) -> np.ndarray:
    forwards = arc if arc >= 0 else ~arc
    places = np.arange(starts[forwards], ends[forwards])
    return (places if arc >= 0 else places[::-1])[int(skip) :]
