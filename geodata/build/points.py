"""Where a local government is put on the map: at its office, or inside its area where no office is known."""

import geopandas as gpd
import pandas as pd

OFFICE, REPRESENTATIVE = "office", "representative_point"

# japancode has the office that 双葉町 kept in いわき市 after the accident of 2011. It came back into the town
# on 2022-09-05.
_OFFICE_MOVED = ("07546",)
_EQUAL_AREA = "EPSG:6933"


def municipality_points(offices: pd.DataFrame, coverage: gpd.GeoDataFrame) -> pd.DataFrame:
    """The point of each municipality.

    Args:
        offices: Index lgcode; columns lat, lon.
        coverage: Index lgcode; polygons.

    Returns:
        Index as coverage; columns lat, lon (degrees, 6 decimals), point_source (`office` or
        `representative_point`). Villages of islands that keep their office in a city elsewhere have it there.
    """
    points = offices[["lat", "lon"]].drop(index=list(_OFFICE_MOVED), errors="ignore").reindex(coverage.index)
    without = points["lat"].isna() | points["lon"].isna()
    points["point_source"] = without.map({True: REPRESENTATIVE, False: OFFICE})
    if without.any():
        inside = inner_points(coverage[without])
        points.loc[without, ["lat", "lon"]] = inside[["lat", "lon"]]
    return points.round(6)


def inner_points(areas: gpd.GeoDataFrame) -> pd.DataFrame:
    """A point inside the largest part of each area: index as areas; columns lat, lon, point_source."""
    parts = areas.geometry.to_crs(_EQUAL_AREA).explode(index_parts=False)
    largest = parts[parts.area.groupby(level=0).transform("max") == parts.area]
    points = largest.representative_point().to_crs("EPSG:4326").reindex(areas.index)
    frame = pd.DataFrame({"lat": points.y, "lon": points.x}).round(6)
    return frame.assign(point_source=REPRESENTATIVE)
