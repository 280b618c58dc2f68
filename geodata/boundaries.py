"""The areas of municipalities and prefectures as polygons."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import geopandas as gpd

    from geodata.layers import Detail, Level

_LEVELS = ("municipality", "prefecture", "northern_territories")
_DETAILS = ("simplified", "full")


def boundaries(level: Level, detail: Detail = "simplified") -> gpd.GeoDataFrame:
    """The polygons of a level, read once and shared: treat the frame as read-only.

    Args:
        level: `municipality` (1,741), `prefecture` (47, dissolved from these), or `northern_territories`,
            which are drawn apart and never counted.
        detail: `simplified` as the browser draws it, or `full` as the source gives it.

    Returns:
        Index lgcode in code order (a prefecture's has 2 digits; the Northern Territories' are their villages'
        codes, or `hoppo` where the source does not divide them), column geometry (multipolygons), EPSG:4326.
        Each level is one valid coverage: neighbours share their border vertex by vertex.

    Raises:
        ValueError: Another level or detail.

    Source:
        The `.meta.toml` beside each file in geodata/files.
    """
    for name, value, known in (("level", level, _LEVELS), ("detail", detail, _DETAILS)):
        if value not in known:
            raise ValueError(f"{name} was {value!r} but is expected to be one of {', '.join(known)}.")
    # geopandas takes a third of a second to import, and most users of geodata want names only.
    from geodata.layers import load_layer  # noqa: PLC0415

    return load_layer(level, detail)
