"""国土数値情報「行政区域」(N03) as 国土交通省 publishes it: GeoJSON, Shapefile, or a zip of either."""

import re
import shutil
import tempfile
import zipfile
import zlib
from pathlib import Path, PurePosixPath

import geopandas as gpd
import pandas as pd
import pyogrio

from geodata.build.areas import NORTHERN_TERRITORIES, RawAreas, city_of
from geodata.build.registry_sources import SourceError

_CODE, _NAME = "N03_007", "N03_004"
_UNASSIGNED = "所属未定地"
_GEOJSON, _SHAPEFILE = (".geojson", ".json"), ".shp"
_SIDECARS = (".shp", ".shx", ".dbf", ".prj", ".cpg")
# Newer editions add dissolved layers to the same zip; only the undivided one has every municipality.
_DISSOLVED = re.compile(r"_(prefecture|subprefecture|designatedcity)$", re.IGNORECASE)
_JGD2011 = "EPSG:6668"
_EXPECTED = (
    "is expected to be 国土数値情報 行政区域 (N03) of all Japan: .geojson, .shp (.dbf and .shx beside it) or "
    "the .zip as downloaded. Fetch it from https://nlftp.mlit.go.jp/ksj/ (行政区域データ, 全国, 世界測地系)."
)


def read_n03(path: Path) -> RawAreas:
    """The municipalities of an N03 file.

    Args:
        path: `.geojson`, `.json`, `.shp`, or a `.zip` that holds such files in any folder; of GeoJSON and
            Shapefile in one zip the GeoJSON is read; files of single prefectures are read together.

    Returns:
        The areas by N03_007, wards given to their 指定都市; the six villages of the Northern Territories
        apart; polygons without code, or named 所属未定地, left out and counted.

    Raises:
        SourceError: No such file, another kind of file, or no N03 attributes in it.
    """
    if not path.is_file():
        raise SourceError(f"{path} was {'a folder' if path.is_dir() else 'not found'} but {_EXPECTED}")
    if path.suffix.lower() != ".zip":
        return _sort_rows(_read_layer(path))
    with tempfile.TemporaryDirectory(prefix="n03-") as folder:
        layers = [_read_layer(layer) for layer in _unpack(path, Path(folder))]
    return _sort_rows(gpd.GeoDataFrame(pd.concat(layers, ignore_index=True), crs=layers[0].crs))


def _read_layer(path: Path) -> gpd.GeoDataFrame:
    if path.suffix.lower() not in (*_GEOJSON, _SHAPEFILE):
        raise SourceError(f"{path.name} was a {path.suffix or 'nameless'} file but {_EXPECTED}")
    # Before 2021 the ministry's Shapefiles are in Shift_JIS and say so nowhere.
    unsaid = path.suffix.lower() == _SHAPEFILE and not path.with_suffix(".cpg").is_file()
    encoding = "cp932" if unsaid else None
    try:
        fields = list(pyogrio.read_info(path, encoding=encoding)["fields"])
        if _CODE not in fields:
            raise SourceError(
                f"{path.name} has the attributes {', '.join(fields) or 'none'}, not {_CODE}, but {_EXPECTED}"
            )
        columns = [column for column in (_CODE, _NAME) if column in fields]
        layer = gpd.read_file(path, engine="pyogrio", columns=columns, encoding=encoding)
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, UnicodeDecodeError) as error:
        raise SourceError(f"{path.name} could not be read ({error}) but {_EXPECTED}") from error
    layer = layer.set_crs(_JGD2011) if layer.crs is None else layer
    if not layer.crs.is_geographic:
        raise SourceError(
            f"{path.name} was in {layer.crs.name} but is expected in degrees (JGD2011). Take it as published."
        )
    return layer.to_crs("EPSG:4326")


def _sort_rows(rows: gpd.GeoDataFrame) -> RawAreas:
    codes = rows[_CODE].fillna("").astype(str).str.strip()
    names = rows[_NAME].fillna("") if _NAME in rows else pd.Series("", index=rows.index)
    nowhere = (codes == "") | codes.str.endswith("000") | names.str.startswith(_UNASSIGNED)
    malformed = sorted(set(codes[~nowhere & ~codes.str.fullmatch(r"\d{5}")]))
    if malformed:
        raise SourceError(
            f"{_CODE} was {malformed[0]!r} ({len(malformed)} such values) but is expected to have 5 digits. "
            "Take the file as published: a spreadsheet drops leading zeros."
        )
    frame = gpd.GeoDataFrame({"lgcode": codes, "geometry": rows.geometry}, crs=rows.crs)[~nowhere]
    northern = frame["lgcode"].isin(NORTHERN_TERRITORIES)
    areas = frame[~northern].assign(lgcode=frame.loc[~northern, "lgcode"].map(city_of))
    return RawAreas(areas, frame[northern], unassigned=int(nowhere.sum()))


def _unpack(path: Path, folder: Path) -> list[Path]:
    """Unpack the layers of the zip into the folder; the files to read."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = {
                PurePosixPath(name.replace("\\", "/")): name
                for name in archive.namelist()
                if not name.endswith(("/", "\\"))
            }
            layers = _choose_layers(path, list(members))
            wanted = _SIDECARS if layers[0].suffix.lower() == _SHAPEFILE else _GEOJSON
            stems = {layer.with_suffix("") for layer in layers}
            for member, name in members.items():
                if member.with_suffix("") in stems and member.suffix.lower() in wanted:
                    # Only the last part of the name is used: a member called "../x" cannot leave the folder.
                    with archive.open(name) as packed, (folder / _flat(member)).open("wb") as unpacked:
                        shutil.copyfileobj(packed, unpacked)
    except (zipfile.BadZipFile, zlib.error) as error:
        raise SourceError(f"{path.name} could not be unpacked ({error}) but {_EXPECTED}") from error
    return [folder / _flat(layer) for layer in layers]


def _flat(member: PurePosixPath) -> str:
    return member.stem + member.suffix.lower()


def _choose_layers(path: Path, members: list[PurePosixPath]) -> list[PurePosixPath]:
    candidates = [
        member
        for member in members
        # macOS adds a shadow of every file under __MACOSX.
        if "__MACOSX" not in member.parts and not _DISSOLVED.search(member.stem)
    ]
    geojson = [member for member in candidates if member.suffix.lower() in _GEOJSON]
    layers = geojson or [member for member in candidates if member.suffix.lower() == _SHAPEFILE]
    if not layers:
        raise SourceError(f"{path.name} holds {_listed(members)}, no .geojson and no .shp, but {_EXPECTED}")
    dates = {match[0] for member in layers if (match := re.search(r"\d{6,8}", member.stem))}
    names = [_flat(layer) for layer in layers]
    if len(dates) > 1 or len(set(names)) < len(names):
        raise SourceError(f"{path.name} holds {_listed(layers)}, of several dates or twice the same, but {_EXPECTED}")
    return layers


def _listed(members: list[PurePosixPath]) -> str:
    names = sorted(member.name for member in members)
    shown = ", ".join(names[:5]) or "nothing"
    return f"{shown} and {len(names) - 5} more" if len(names) > 5 else shown
