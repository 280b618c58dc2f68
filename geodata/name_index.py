"""The table of spellings: every form in which a local government may be written, looked up tier by tier."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import pandas as pd

from geodata import files, names
from geodata.registry import registry

_EXACT, _PLAIN, _LOOSE, _LOOK_ALIKE = range(4)  # positions in names.normal_forms
_OFFICIAL = 3  # tiers of official names, before those of short and mistaken ones


@dataclass(frozen=True, slots=True)
class Target:
    """What a spelling stands for: a local government, or a ward and its city.

    Attributes:
        lgcode: The municipality's code, 2 digits for a prefecture; for a ward its city's.
        ward: The ward's name after its city's (`大阪市港区`), else "".
        last_day: The ISO date until which an abolished ward existed, else "".
        is_word: Whether the spelling is one that is as likely a mere word (津, 中央), too little to go by.
    """

    lgcode: str
    ward: str = ""
    last_day: str = ""
    is_word: bool = False


@dataclass(frozen=True, slots=True)
class Tier:
    """One way to read a name: by the normal form at `form` of normal_forms(), in a table of targets."""

    form: int
    table: Mapping[str, tuple[Target, ...]]
    status: str
    reason: str


@dataclass(frozen=True, slots=True)
class Hit:
    """What a tier knows of a name."""

    targets: tuple[Target, ...]
    tier: Tier


@dataclass(frozen=True, slots=True)
class NameIndex:
    """The tiers in the order in which they are tried, and what goes with a code.

    Attributes:
        prefectures: 2-digit codes by the loose form of a prefecture's name, short name and codes.
        codes: Targets by 5- and 6-digit code, wards among them.
        full_names: `北海道常呂郡佐呂間町` by lgcode.
        names: `佐呂間町` by lgcode.
    """

    tiers: tuple[Tier, ...]
    prefectures: Mapping[str, str]
    codes: Mapping[str, Target]
    full_names: Mapping[str, str]
    names: Mapping[str, str]

    def find(self, text: str, within: str = "", *, official: bool = False) -> Hit | None:
        """The hit of the first tier that has any for a name.

        Args:
            text: The name as written.
            within: Start of the lgcode that targets must have: a prefecture, a whole code, or "".
            official: Whether only official names count, however they are spelt.
        """
        forms: tuple[str, ...] = (text,)
        for tier in self.tiers[:_OFFICIAL] if official else self.tiers:
            if tier.form and len(forms) == 1:
                forms = names.normal_forms(text)
            targets = tier.table.get(forms[tier.form], ())
            if within:
                targets = tuple(target for target in targets if target.lgcode.startswith(within))
            if targets:
                return Hit(targets, tier)
        return None

    def listed(self, targets: tuple[Target, ...], most: int = 5) -> str:
        """The full names of targets for a sentence, the first few of many."""
        labels = list(dict.fromkeys(self._label(target) for target in targets))
        more = f"ほか{len(labels) - most}団体" if len(labels) > most else ""
        return "、".join(labels[:most]) + more

    def _label(self, target: Target) -> str:
        prefecture = self.full_names[target.lgcode[:2]]
        return prefecture + target.ward if target.ward else self.full_names[target.lgcode]


@cache
def name_index() -> NameIndex:
    """The index over the registry and the wards, built once."""
    places = registry()
    wards = pd.read_csv(files.path("wards.csv"), dtype=str, keep_default_na=False)
    official, short = _Spellings(), _Spellings()
    for row in _rows(places):
        _add_place(row, official, short)
    for target, prefecture, city, ward in _wards(wards, places):
        official.add(target, ("", prefecture), ("", city), (ward,))
        short.add(target, (_short(prefecture),), ("", city), (ward,))
        short.add(target, ("", prefecture, _short(prefecture)), (city[:-1],), (ward,))
        short.add(replace(target, is_word=True), (ward[:-1],))
    # A list of former names, with the source of each, would be one more tier before the short names.
    tiers = (
        Tier(_EXACT, official.table(_EXACT), "exact", ""),
        Tier(_PLAIN, official.table(_PLAIN), "normalised", "表記（字体、全角と半角、空白など）をそろえた"),
        Tier(_LOOSE, official.table(_LOOSE), "normalised", "通用する別の字（嶋と島など）を読み替えた"),
        Tier(_LOOSE, short.table(_LOOSE), "alias", "省かれた「県」「市」などを補った"),
        Tier(_LOOK_ALIKE, official.table(_LOOK_ALIKE), "alias", "形の似た字の取り違え（口とロなど）とみた"),
    )
    full_names = {row.lgcode: row.full_name for row in _rows(places)}
    own_names = {row.lgcode: row.name for row in _rows(places)}
    return NameIndex(tiers, _prefectures(places), _codes(places, wards), full_names, own_names)


class _Spellings:
    """Spellings with their targets, to be folded into the tables of the tiers."""

    def __init__(self) -> None:
        self._pairs: list[tuple[tuple[str, ...], Target]] = []

    def add(self, target: Target, *choices: tuple[str, ...]) -> None:
        """Add every way to write one of each choices after the other."""
        spellings = [""]
        for choice in choices:
            spellings = [start + part for start in spellings for part in choice]
        self._pairs += [(names.normal_forms(spelling), target) for spelling in spellings]

    def table(self, form: int) -> dict[str, tuple[Target, ...]]:
        """The targets by the given normal form of their spellings, each target once."""
        found: dict[str, dict[Target, None]] = {}
        for spelling_forms, target in self._pairs:
            found.setdefault(spelling_forms[form], {})[target] = None
        return {key: tuple(targets) for key, targets in found.items()}


def _add_place(row: Any, official: _Spellings, short: _Spellings) -> None:
    target = Target(row.lgcode)
    if row.level == "prefecture":
        official.add(target, (row.name,))
        short.add(target, (_short(row.name),))
        return
    stem = row.name[:-1]
    official.add(target, ("", row.prefecture), ("", row.gun), (row.name,))
    short.add(target, (_short(row.prefecture),), ("", row.gun), (row.name, stem))
    short.add(target, (row.prefecture,), ("", row.gun), (stem,))
    short.add(replace(target, is_word=len(stem) == 1), (stem,))


def _wards(wards: pd.DataFrame, places: pd.DataFrame) -> Iterator[tuple[Target, str, str, str]]:
    """Target, prefecture, city and ward; no abolished ward whose city has one of that name today."""
    present = wards[wards["valid_to"] == ""]
    today = set(zip(present["city_lgcode"], present["name"], strict=True))
    for row in _rows(wards):
        if row.valid_to and (row.city_lgcode, row.name) in today:
            continue
        city: Any = places.loc[row.city_lgcode]
        target = Target(row.city_lgcode, city["name"] + row.name, row.valid_to)
        yield target, city["prefecture"], city["name"], row.name


def _prefectures(places: pd.DataFrame) -> dict[str, str]:
    found = {}
    for row in _rows(places[places["level"] == "prefecture"]):
        for spelling in (row.name, _short(row.name), row.lgcode, row.lgcode + "000", row.lgcode6):
            found[names.loose(spelling)] = row.lgcode
    return found


def _codes(places: pd.DataFrame, wards: pd.DataFrame) -> dict[str, Target]:
    found = {}
    for row in _rows(places):
        for code in (row.lgcode.ljust(5, "0"), row.lgcode6):
            found[code] = Target(row.lgcode)
    for row in _rows(wards):
        ward = str(places.at[row.city_lgcode, "name"]) + row.name
        for code in (row.lgcode, row.lgcode6):
            found[code] = Target(row.city_lgcode, ward, row.valid_to)
    return found


def _rows(frame: pd.DataFrame) -> Iterator[Any]:
    yield from frame.itertuples(index=False)


def _short(prefecture: str) -> str:
    """A prefecture's name without 都, 府, 県; 北海道 stays whole."""
    return prefecture if prefecture == "北海道" else prefecture[:-1]
