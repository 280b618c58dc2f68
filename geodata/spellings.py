"""Every way in which the name of a local government may be written: with and without its prefecture, 郡 and 市."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from geodata import names

# Stems that documents on digital technology use for something else: a maker of computers.
_OTHER_MEANING = {"日立"}


@dataclass(frozen=True, slots=True)
class Target:
    """What a spelling stands for: a local government, a ward and its city, or what a former one belongs to.

    Attributes:
        lgcode: The municipality's code, 2 digits for a prefecture; for a ward its city's; for a former name today's.
        ward: The ward's name after its city's (`大阪市港区`), else "".
        last_day: The ISO date until which an abolished ward existed, else "".
        is_word: Whether the spelling is one that is as likely a mere word (津, 中央), too little to go by.
        former: The former name after its 郡 (`網走郡女満別町`), else "".
        former_lgcode: The code that went with it, else "".
        changed_on: The ISO date of the first day without that name, else "".
    """

    lgcode: str
    ward: str = ""
    last_day: str = ""
    is_word: bool = False
    former: str = ""
    former_lgcode: str = ""
    changed_on: str = ""

    def lies_in(self, within: str) -> bool:
        """Whether it lies in a prefecture, now or formerly, or has a code."""
        return self.lgcode.startswith(within) or (self.former_lgcode[:2] == within != "")


Table = Mapping[str, tuple[Target, ...]]


class Spellings:
    """Spellings with their targets, to be folded into tables."""

    def __init__(self) -> None:
        self._pairs: list[tuple[tuple[str, ...], Target]] = []

    def add(self, target: Target, *choices: tuple[str, ...]) -> None:
        """Add every way to write one of each choices after the other."""
        spellings = [""]
        for choice in choices:
            spellings = [start + part for start in spellings for part in dict.fromkeys(choice)]
        self._pairs += [(names.normal_forms(spelling), target) for spelling in spellings]

    def table(self, form: int) -> Table:
        """The targets by the given normal form of their spellings, each target once."""
        found: dict[str, dict[Target, None]] = {}
        for spelling_forms, target in self._pairs:
            found.setdefault(spelling_forms[form], {})[target] = None
        return {key: tuple(targets) for key, targets in found.items()}


@dataclass(frozen=True, slots=True)
class AllSpellings:
    """Spellings by how much they say.

    Attributes:
        official: Official names, present and former, with and without prefecture and 郡.
        short: The same with 県 or 市 left out, present ones only.
        former_short: Former ones with 県 or 市 left out, never without either and never without their prefecture.
        doubtful: Bare former names that another name is easily taken for, each with the targets of both.
    """

    official: Spellings
    short: Spellings
    former_short: Spellings
    doubtful: Spellings


def all_spellings(places: pd.DataFrame, wards: pd.DataFrame, former: pd.DataFrame) -> AllSpellings:
    """The spellings of everything that the three tables hold.

    Args:
        places: The registry.
        wards: wards.csv.
        former: As `former_names` gives it.
    """
    found = AllSpellings(Spellings(), Spellings(), Spellings(), Spellings())
    for row in _rows(places):
        _add_place(row, found)
    for target, prefecture, city, ward in _present_wards(wards, places):
        found.official.add(target, ("", prefecture), ("", city), (ward,))
        found.short.add(target, (short_prefecture(prefecture),), ("", city), (ward,))
        found.short.add(target, ("", prefecture, short_prefecture(prefecture)), (city[:-1],), (ward,))
        found.short.add(replace(target, is_word=True), (ward[:-1],))
    for row in _rows(former):
        for target in former_targets(row):
            found.official.add(target, ("", row.prefecture), ("", row.gun), (row.name,))
            short = short_prefecture(row.prefecture)
            found.former_short.add(target, (short,), ("", row.gun), (row.name,))
            # 群馬県吾妻 is rather the 郡 of that name than one of its former towns.
            word = replace(target, is_word=True)
            found.former_short.add(word, (row.prefecture, short), ("", row.gun), (row.name[:-1],))
    _add_doubtful(places, former, found.doubtful)
    return found


def former_targets(row: Any) -> tuple[Target, ...]:
    """The targets of a row of former_names: one, or as many as it was divided into."""
    return tuple(
        Target(code, former=row.gun + row.name, former_lgcode=row.former_lgcode, changed_on=row.changed_on)
        for code in row.lgcodes.split(";")
    )


def short_prefecture(prefecture: str) -> str:
    """A prefecture's name without 都, 府, 県; 北海道 stays whole."""
    return prefecture if prefecture == "北海道" else prefecture[:-1]


def _add_place(row: Any, found: AllSpellings) -> None:
    target = Target(row.lgcode)
    if row.level == "prefecture":
        found.official.add(target, (row.name,))
        found.short.add(target, (short_prefecture(row.name),))
        return
    stem = row.name[:-1]
    found.official.add(target, ("", row.prefecture), ("", row.gun), (row.name,))
    found.short.add(target, (short_prefecture(row.prefecture),), ("", row.gun), (row.name, stem))
    found.short.add(target, (row.prefecture,), ("", row.gun), (stem,))
    if row.gun:
        found.short.add(target, (row.gun,), (stem,))
    found.short.add(replace(target, is_word=len(stem) == 1 or stem in _OTHER_MEANING), (stem,))


def _present_wards(wards: pd.DataFrame, places: pd.DataFrame) -> Iterator[tuple[Target, str, str, str]]:
    """Target, prefecture, city and ward; no abolished ward whose city has one of that name today."""
    present = wards[wards["valid_to"] == ""]
    today = set(zip(present["city_lgcode"], present["name"], strict=True))
    for row in _rows(wards):
        if row.valid_to and (row.city_lgcode, row.name) in today:
            continue
        city: Any = places.loc[row.city_lgcode]
        target = Target(row.city_lgcode, city["name"] + row.name, row.valid_to)
        yield target, city["prefecture"], city["name"], row.name


def _add_doubtful(places: pd.DataFrame, former: pd.DataFrame, doubtful: Spellings) -> None:
    """What a former name without its prefecture may be besides: 本荘市 was one, and may be 本庄市 misspelt.

    Where the two differ in a mere variant (當麻町, 当麻町), the present name is as doubtful.
    """
    bearers: dict[str, list[Target]] = defaultdict(list)
    for row in _rows(places[places["level"] == "municipality"]):
        bearers[row.name].append(Target(row.lgcode))
    past = set(former["name"])
    for row in _rows(former):
        bearers[row.name] += former_targets(row)
    alike: dict[str, list[str]] = defaultdict(list)
    for name in bearers:
        alike[names.look_alike(name)].append(name)
    for group in alike.values():
        for name in group:
            forms = [other for other in group if name in past or names.plain(other) == names.plain(name)]
            if len(forms) > 1:
                for target in (target for other in forms for target in bearers[other]):
                    doubtful.add(target, (name,))


def _rows(frame: pd.DataFrame) -> Iterator[Any]:
    # Columns of Arrow texts give their values one by one, which takes as long as all the rest.
    yield from frame.astype(object).itertuples(index=False)
