"""Names of municipalities that merged or were renamed since 1999, and what they belong to today.

Run as `python -m geodata.build.former_names --pygeonlp SDIST`; nothing is written unless all counts hold.
"""

import argparse
import sys
import tarfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import geopandas as gpd
import pandas as pd

from geodata import files
from geodata.boundaries import boundaries
from geodata.build.former_names_meta import former_names_meta
from geodata.build.registry_meta import write_with_meta
from geodata.build.registry_sources import SourceError
from geodata.registry import REGISTRY_DATE, registry

SINCE = "1999-04-01"
COLUMNS = ["former_lgcode", "prefecture", "gun", "name", "existed_from", "changed_on", "lgcodes", "source_id"]

_MEMBER = "base_data/geoshape-city.csv"
_COUNTED = ("市", "町", "村")
# Without an end in the source, though none of these exists in Japan's administration today: the six villages
# of the Northern Territories (never counted), and six that merged between 1969 and 1971.
_ENDLESS = {
    *("01695", "01696", "01697", "01698", "01699", "01700"),
    *("01435", "20344", "23542", "32461", "33206", "34443"),
}
# The source has one point a municipality, so what was divided must be named: 上九一色村 went to 甲府市 in the
# north and 富士河口湖町 in the south, the only one of these mergers that divided a village.
_DIVIDED = {"19341": ("19201", "19430")}
# 総務省「市町村数の変遷」: 市, 町, 村 on these days. 1999-04-01 is the day after, with 篠山市 out of four towns.
_COUNTS = {
    "1999-03-31": (670, 1994, 568),
    "1999-04-01": (671, 1990, 568),
    "2006-03-31": (777, 846, 198),
    "2010-03-31": (786, 757, 184),
    "2014-04-05": (790, 745, 183),
    "2019-05-01": (792, 743, 183),
}
# The same on 1999-03-31 by prefecture, in code order.
_BY_PREFECTURE = (
    *(212, 67, 59, 71, 69, 44, 90, 85, 49, 70, 92, 80, 40, 37, 112, 35, 41, 35, 64, 120, 99, 74, 88, 69),
    *(50, 44, 44, 91, 47, 50, 39, 59, 78, 86, 56, 50, 43, 70, 53, 97, 49, 79, 94, 58, 44, 96, 53),
)
_METRES = 3857
_COAST = 1_000  # metres to an office that the boundaries leave in the sea


def main(argv: Sequence[str] | None = None) -> int:
    """Remake former_names.csv; 0 when it is written, 1 when the input does not do."""
    parser = argparse.ArgumentParser(prog="python -m geodata.build.former_names", description=__doc__)
    parser.add_argument(
        "--pygeonlp", metavar="SDIST", type=Path, required=True, help="pygeonlp-1.2.5.tar.gz from PyPI, or its CSV"
    )
    parser.add_argument("--out", metavar="DIR", type=Path, default=Path(files.__file__).parent)
    arguments = parser.parse_args(argv)
    try:
        content = read_source(arguments.pygeonlp)
        names = build_former_names(municipalities(content))
    except (SourceError, OSError, tarfile.TarError) as error:
        print(f"geodata.build.former_names: {error}", file=sys.stderr)
        return 1
    write_with_meta(names, arguments.out / "former_names.csv", former_names_meta(names, content))
    print(f"former_names.csv: {len(names):,} names, {names['changed_on'].min()} to {names['changed_on'].max()}")
    return 0


def read_source(path: Path) -> bytes:
    """The gazetteer as the package holds it: out of its sdist, or the file itself.

    Raises:
        SourceError: The sdist does not hold it.
    """
    if path.suffix == ".csv":
        return path.read_bytes()
    with tarfile.open(path) as archive:
        member = next((entry for entry in archive.getmembers() if entry.name.endswith(_MEMBER)), None)
        content = archive.extractfile(member) if member else None
        if content is None:
            raise SourceError(f"{path} had no {_MEMBER} but is expected to be the sdist of pygeonlp 1.2.5.")
        return content.read()


def municipalities(content: bytes) -> pd.DataFrame:
    """市町村 since 1968, one row a span of time in which neither name, 郡 nor code changed.

    Returns:
        Columns code, prefecture, gun ("" for none), name, valid_from (ISO date, "" before the records), valid_to
        (the day it ceased, "" if it exists), lat, lon, source_id.

    Raises:
        SourceError: The counts of a day are not those of 総務省, or what exists is not what the registry holds.
    """
    raw = pd.read_csv(BytesIO(content), dtype=str, keep_default_na=False)
    raw = raw[(raw["entry_id"].str[5] == "A") & raw["suffix"].isin(_COUNTED)]
    # Where a place changed its 郡 or prefecture, "/" separates them, the last one first.
    found = pd.DataFrame(
        {
            "code": raw["entry_id"].str[:5],
            "prefecture": raw["prefname"].str.split("/").str[0],
            "gun": raw["countyname"].str.split("/").str[0].where(raw["suffix"] != "市", ""),
            "name": raw["body"] + raw["suffix"],
            "valid_from": raw["valid_from"],
            "valid_to": raw["valid_to"],
            "lat": raw["latitude"].astype(float),
            "lon": raw["longitude"].astype(float),
            "source_id": raw["entry_id"],
        }
    )
    found = found[(found["valid_to"] != "") | ~found["code"].isin(_ENDLESS)].reset_index(drop=True)
    _check_counts(found)
    _check_present(found)
    return found


def build_former_names(places: pd.DataFrame) -> pd.DataFrame:
    """Full names that were given up since 1999-04-01, in the order of their former codes.

    Args:
        places: As `municipalities` gives it.

    Returns:
        Text columns former_lgcode, prefecture, gun, name, existed_from ("" unknown), changed_on (the first day
        without the name), lgcodes (today's, ";"-joined where it was divided), source_id.

    Raises:
        SourceError: A former office lies in no municipality of today.
    """
    ended = places[(places["valid_to"] >= SINCE) & (places["valid_to"] <= REGISTRY_DATE)].copy()
    ended["lgcodes"] = _today(ended)
    for code, parts in _DIVIDED.items():
        ended.loc[ended["code"] == code, "lgcodes"] = ";".join(parts)
    today = registry()["full_name"]
    full_names = ended["prefecture"] + ended["gun"] + ended["name"]
    # Where only the code changed, as in becoming a 指定都市, the name is no former one.
    ended = ended[full_names != ended["lgcodes"].map(today)]
    ended = ended.rename(columns={"code": "former_lgcode", "valid_from": "existed_from", "valid_to": "changed_on"})
    return ended.sort_values(["former_lgcode", "changed_on"], ignore_index=True)[COLUMNS]


def _today(places: pd.DataFrame) -> pd.Series:
    """The lgcode in whose area each place's office stood: the source verified it against the former area."""
    points = gpd.GeoSeries(gpd.points_from_xy(places["lon"], places["lat"]), index=places.index, crs=4326)
    areas = boundaries("municipality", "full")[["geometry"]].to_crs(_METRES)
    found = gpd.sjoin_nearest(
        gpd.GeoDataFrame(geometry=points).to_crs(_METRES), areas, max_distance=_COAST, distance_col="metres"
    )
    found = found.sort_values("metres").groupby(level=0).first()
    lost = places.loc[~places.index.isin(found.index)]
    if len(lost):
        raise SourceError(
            f"the offices of {'、'.join(lost['name'])} were in no municipality but are expected to be within "
            f"{_COAST:,} m of one. Look at lat and lon in the source."
        )
    return found["lgcode"].reindex(places.index)


def _check_counts(places: pd.DataFrame) -> None:
    for day, expected in _COUNTS.items():
        there = _living(places, day)
        counted = tuple(int(there["name"].str.endswith(kind).sum()) for kind in _COUNTED)
        if counted != expected:
            raise SourceError(f"市, 町, 村 on {day} were {counted} but are expected to be {expected} (総務省).")
    by_prefecture = _living(places, "1999-03-31")["code"].str[:2].value_counts().sort_index()
    if (numbers := tuple(by_prefecture)) != _BY_PREFECTURE:
        differing = [p for p, (n, e) in enumerate(zip(numbers, _BY_PREFECTURE, strict=False), start=1) if n != e]
        raise SourceError(
            f"the prefectures {differing} had another number of 市町村 on 1999-03-31 than 総務省 counted. "
            "Look for municipalities without an end in the source."
        )


def _check_present(places: pd.DataFrame) -> None:
    """That nothing changed between the last record of the source and the registry."""
    there = places[places["valid_to"] == ""]
    expected = registry().query("level == 'municipality' and type != '特別区'")["full_name"]
    differing = set(there["prefecture"] + there["gun"] + there["name"]) ^ set(expected)
    if differing:
        raise SourceError(
            f"{'、'.join(sorted(differing))} stood in the source or the registry only, expected in both or neither. "
            "Look for a change of name after the source was published."
        )


def _living(places: pd.DataFrame, day: str) -> pd.DataFrame:
    return places[(places["valid_from"] <= day) & ((places["valid_to"] == "") | (places["valid_to"] > day))]


if __name__ == "__main__":
    sys.exit(main())
