"""What every source of boundaries is read into: polygons by lgcode, wards given to their city."""

from collections.abc import Collection
from dataclasses import dataclass

import geopandas as gpd

from geodata.build.registry_sources import SourceError

DESIGNATED_CITIES = (
    "01100", "04100", "11100", "12100", "14100", "14130", "14150", "15100", "22100", "22130",
    "23100", "26100", "27100", "27140", "28100", "33100", "34100", "40100", "40130", "43100",
)  # fmt: skip
NORTHERN_TERRITORIES = ("01695", "01696", "01697", "01698", "01699", "01700")
"""色丹村, 泊村, 留夜別村, 留別村, 紗那村, 蘂取村: they have codes, but no figure of a municipality."""


@dataclass(frozen=True)
class RawAreas:
    """Polygons as a source gives them; several rows a code, overlaps and gaps are possible.

    Attributes:
        areas: Columns lgcode (5 digits, wards already given to their city) and geometry.
        northern_territories: Columns lgcode (a village's code, or `hoppo` where the source does not divide
            them) and geometry.
        unassigned: Number of polygons left out because they belong to no municipality (所属未定地).
    """

    areas: gpd.GeoDataFrame
    northern_territories: gpd.GeoDataFrame
    unassigned: int = 0


def city_of(lgcode: str) -> str:
    """The lgcode itself, or for a ward of a 指定都市 that of its city: `14137` → `14130`.

    A city's wards are numbered upwards from its own code, below the next designated city's and below 200,
    where the other cities begin. 東京都 numbers its special wards there, and they are municipalities.
    """
    if lgcode[2] != "1" or lgcode.startswith("13"):
        return lgcode
    below = [city for city in DESIGNATED_CITIES if city[:2] == lgcode[:2] and city <= lgcode]
    return max(below, default=lgcode)


def require_codes(found: Collection[str], expected: Collection[str], source: str) -> None:
    """Raise SourceError unless the source has exactly the expected municipalities."""
    missing, unknown = sorted(set(expected) - set(found)), sorted(set(found) - set(expected))
    if missing or unknown:
        raise SourceError(
            f"{source} has {len(set(found)):,} municipalities ({len(missing):,} missing: "
            f"{_some(missing)}; {len(unknown):,} unknown: {_some(unknown)}) but is expected to have the "
            f"{len(set(expected)):,} of the registry. Take the file of all Japan, of 2019 or later; "
            "after a merger, remake the registry too."
        )


def _some(codes: list[str]) -> str:
    return ", ".join(codes[:5]) + (", …" if len(codes) > 5 else "") if codes else "none"
