"""The boundary files and the `.meta.toml` beside each, made from one source's polygons."""

import json
from bisect import bisect_left
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely

from geodata.build.areas import RawAreas, require_codes
from geodata.build.coverage import (
    CoverageError,
    assert_coverage,
    build_coverage,
    simplify,
    without_islets,
)
from geodata.build.grid import Grid, quantise
from geodata.build.sources import Source, write_meta
from geodata.build.topology import to_topojson
from geodata.layers import dissolve_prefectures

FULL = "boundaries_full.parquet"
_FULL_GRID = Grid((0.0, 0.0), 0.000001)  # 10 cm; the source has 4 decimals, cleaning adds points between them
_ISLET = 1.5  # times the tolerance: the side of the smallest island that is drawn


@dataclass(frozen=True)
class BrowserLayer:
    """A TopoJSON file: the finest of the tolerances whose file is not larger than the limit is taken."""

    name: str
    title: str
    limit: int  # bytes, uncompressed
    tolerances: range  # metres in Web Mercator
    prefectures: bool = False
    step: float = 0.001  # degrees, about 100 m: less than half a pixel at zoom 9


LAYERS = (
    BrowserLayer("municipalities.topojson", "市区町村の境界（ブラウザ表示用に簡略化）", 600_000, range(400, 2000, 20)),
    BrowserLayer(
        "prefectures.topojson",
        "都道府県の境界（ブラウザ表示用に簡略化）",
        60_000,
        range(1000, 5000, 50),
        prefectures=True,
    ),
)


@dataclass(frozen=True)
class Written:
    """One file written: its name, size in bytes, number of areas and the tolerance in metres."""

    name: str
    size: int
    areas: int
    tolerance: float


def build_artefacts(
    raw: RawAreas,
    source: Source,
    out: Path,
    expected: Collection[str],
    *,
    layers: tuple[BrowserLayer, ...] = LAYERS,
    done: Callable[[str], object] = lambda step: None,
) -> tuple[gpd.GeoDataFrame, list[Written]]:
    """Write the boundary files and their meta files; the coverage (EPSG:4326) and what was written.

    Args:
        raw: The source's polygons.
        source: What the meta files say about them.
        out: Existing folder to write to.
        expected: The lgcodes that must be there, no more and no fewer.
        layers: The browser's files.
        done: Called with the name of each step when it is done.

    Raises:
        SourceError: The source has other municipalities than expected.
        CoverageError: No valid coverage comes out, or a file does not get under its limit.
    """
    require_codes(raw.areas["lgcode"], expected, source.meta["dataset"])
    towns, northern = (
        _thin(build_coverage(frame), source.full_tolerance) for frame in (raw.areas, raw.northern_territories)
    )
    done("coverage")
    written = [_write_full(towns, northern, raw, source, out)]
    done(FULL)
    for layer in layers:
        written.append(_write_layer(layer, towns, northern, source, out))
        done(layer.name)
    return towns, written


def _thin(coverage: gpd.GeoDataFrame, tolerance: float) -> gpd.GeoDataFrame:
    if not tolerance:
        return coverage
    return simplify(without_islets(coverage, (_ISLET * tolerance) ** 2), tolerance)


def _write_full(
    towns: gpd.GeoDataFrame, northern: gpd.GeoDataFrame, raw: RawAreas, source: Source, out: Path
) -> Written:
    levels = []
    for level, frame in (("municipality", towns), ("northern_territories", northern)):
        shapes = shapely.transform(quantise(frame.geometry.to_numpy(), _FULL_GRID), _FULL_GRID.degrees)
        rounded = gpd.GeoDataFrame({"level": level, "geometry": shapes}, index=frame.index, crs=frame.crs)
        assert_coverage(rounded)
        levels.append(rounded.reset_index())
    path = out / FULL
    gpd.GeoDataFrame(pd.concat(levels, ignore_index=True), crs=towns.crs).to_parquet(
        path, index=False, compression="zstd", compression_level=19
    )
    title = "市区町村の境界（全詳細）。列 lgcode, level, geometry。level が northern_territories の行は北方領土"
    write_meta(
        path,
        title,
        source,
        {
            "format": "GeoParquet (WKB, zstd), EPSG:4326",
            "areas": len(towns),
            "northern_territories": len(northern),
            "unassigned_polygons_left_out": raw.unassigned,
            "tolerance_m": source.full_tolerance,
            "step_degrees": _FULL_GRID.step,
        },
    )
    return Written(FULL, path.stat().st_size, len(towns), source.full_tolerance)


def _write_layer(
    layer: BrowserLayer, towns: gpd.GeoDataFrame, northern: gpd.GeoDataFrame, source: Source, out: Path
) -> Written:
    @cache
    def content(tolerance: int) -> bytes:
        areas = without_islets(towns, (_ISLET * tolerance) ** 2)
        # Islets go before the dissolve: so an island village, however small, stays on the prefectures' map.
        areas = simplify(dissolve_prefectures(areas) if layer.prefectures else areas, tolerance)
        grid = Grid.around(tuple(areas.total_bounds), layer.step)
        topology = to_topojson({"areas": areas.geometry, "hoppo": _thin(northern, tolerance).geometry}, grid)
        return json.dumps(topology, separators=(",", ":")).encode()

    place = bisect_left(layer.tolerances, True, key=lambda tolerance: len(content(tolerance)) <= layer.limit)
    if place == len(layer.tolerances):
        raise CoverageError(
            f"{layer.name} has {len(content(layer.tolerances[-1])):,} bytes at {layer.tolerances[-1]} m but "
            f"is expected to have at most {layer.limit:,}. Allow a larger tolerance."
        )
    tolerance = layer.tolerances[place]
    path = out / layer.name
    path.write_bytes(content(tolerance))
    areas = len(towns.index.str[:2].unique()) if layer.prefectures else len(towns)
    write_meta(
        path,
        layer.title,
        source,
        {
            "format": "TopoJSON, EPSG:4326; objects areas (id = lgcode) and hoppo (北方領土)",
            "areas": areas,
            "northern_territories": len(northern),
            "tolerance_m": tolerance,
            "smallest_islet_m2": round((_ISLET * tolerance) ** 2),
            "step_degrees": layer.step,
            "size_limit_bytes": layer.limit,
        },
    )
    return Written(layer.name, path.stat().st_size, areas, tolerance)
