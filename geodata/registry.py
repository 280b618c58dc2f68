"""The registry: the 47 prefectures and 1,741 municipalities of Japan."""

from functools import cache

import pandas as pd

from geodata import files

REGISTRY_DATE = "2025-10-01"
"""The day whose municipalities the registry holds: that of the census, which counts the same 1,741."""

REGIONS: tuple[str, ...] = ("北海道", "東北", "関東", "中部", "近畿", "中国", "四国", "九州・沖縄")
TYPES: tuple[str, ...] = ("指定都市", "中核市", "特別区", "市", "町", "村", "都道府県")

_LAST_PREFECTURE = dict(zip((1, 7, 14, 23, 30, 35, 39, 47), REGIONS, strict=True))

COLUMNS: tuple[str, ...] = (
    "lgcode",
    "lgcode6",
    "level",
    "prefecture_code",
    "prefecture",
    "gun",
    "name",
    "full_name",
    "kana",
    "romaji",
    "type",
    "region",
    "population",
    "area_km2",
    "density_per_km2",
    "size_band",
    "lat",
    "lon",
    "point_source",
    "neighbours",
)
_NUMBERS = {
    "population": "int64",
    "area_km2": "float64",
    "density_per_km2": "float64",
    "lat": "float64",
    "lon": "float64",
}


@cache
def registry() -> pd.DataFrame:
    """The registry, read once and shared: treat it as read-only.

    Returns:
        1,788 rows in code order, each prefecture ("01") before its municipalities ("01100"); index lgcode,
        which is a column too. Text, "" where it does not apply: lgcode, lgcode6, level (`prefecture`,
        `municipality`), prefecture_code, prefecture, gun (`常呂郡`), name (`佐呂間町`), full_name
        (`北海道常呂郡佐呂間町`), kana (hiragana, of name), romaji (of name, no City or Town), type, region,
        size_band ("" for prefectures), point_source (`office`, `representative_point`), neighbours
        (";"-joined lgcodes of the same level, "" for an island). Numbers: population (int, 2025-10-01),
        area_km2, density_per_km2, lat, lon (degrees, WGS 84).

    Source:
        geodata/files/registry.meta.toml names the source of each column.
    """
    dtypes = {column: _NUMBERS.get(column, "str") for column in COLUMNS}
    frame = pd.read_csv(files.path("registry.csv"), dtype=dtypes, keep_default_na=False)
    return frame.set_index("lgcode", drop=False).rename_axis("lgcode")


def region_of(prefecture_code: str) -> str:
    """The region of a prefecture by its 2-digit code; 新潟県 belongs to 中部, 三重県 to 近畿."""
    return next(region for last, region in _LAST_PREFECTURE.items() if int(prefecture_code) <= last)
