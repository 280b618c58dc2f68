"""The 行政区 of the 政令指定都市, present and since abolished, each with its city."""

import pandas as pd

from geodata import lgcode
from geodata.build.registry_sources import SourceError, hiragana

# japancode still lists the seven wards that 浜松市 had until 2023-12-31. Since 2024-01-01 it has three
# (浜松市区及び区役所の設置等に関する条例), with new codes.
_REDRAWN = {"22130": "2024-01-01"}
_NEW = (
    ("22138", "22130", "中央区", "ちゅうおうく"),
    ("22139", "22130", "浜名区", "はまなく"),
    ("22140", "22130", "天竜区", "てんりゅうく"),
)
COLUMNS = ["lgcode", "lgcode6", "city_lgcode", "name", "kana", "valid_from", "valid_to"]


def build_wards(offices: pd.DataFrame, registry: pd.DataFrame) -> pd.DataFrame:
    """All wards in code order, one row each.

    Args:
        offices: As `registry_sources.read_offices` gives it; codes that the registry lacks are wards.
        registry: The municipalities, index lgcode; columns name, kana, type.

    Returns:
        Columns lgcode, lgcode6, city_lgcode, name (`中央区`), kana, valid_from (ISO date, "" if always) and
        valid_to (its last day, "" if it exists).

    Raises:
        SourceError: A ward's city is not in the registry or no 指定都市.
    """
    cities = registry[registry["type"] == "指定都市"]
    rows = []
    for code, office in offices[~offices.index.isin(registry.index)].iterrows():
        city_name, _, name = office["name"].partition(" ")
        city = cities[(cities["name"] == city_name) & cities.index.str.startswith(str(code)[:2])]
        if len(city) != 1 or not name.endswith("区"):
            raise SourceError(
                f"ward {code} was {office['name']!r} but is expected to be 'CITY WARD' of a 指定都市. "
                "Look whether the municipality was abolished after japancode was made."
            )
        redrawn = _REDRAWN.get(city.index[0], "")
        kana = hiragana(office["kana"]).removeprefix(city["kana"].iloc[0])
        last_day = str((pd.Timestamp(redrawn) - pd.Timedelta(days=1)).date()) if redrawn else ""
        rows.append((code, city.index[0], name, kana, "", last_day))
    rows += [(*ward, _REDRAWN[ward[1]], "") for ward in _NEW]
    wards = pd.DataFrame(rows, columns=[c for c in COLUMNS if c != "lgcode6"])
    wards["lgcode6"] = wards["lgcode"].map(lgcode.to_lgcode6)
    return wards.sort_values("lgcode", ignore_index=True)[COLUMNS]
