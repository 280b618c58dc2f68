"""The table of spellings: every form in which a local government may be written, looked up tier by tier."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import pandas as pd

from geodata import files, names
from geodata.former_names import former_names
from geodata.lgcode import to_lgcode6
from geodata.registry import registry
from geodata.spellings import Table, Target, all_spellings, former_targets, short_prefecture

__all__ = ["Hit", "NameIndex", "Target", "Tier", "name_index"]

_EXACT, _PLAIN, _LOOSE, _LOOK_ALIKE = range(4)  # positions in names.normal_forms
_OFFICIAL = 3  # tiers of official names, before those of short and mistaken ones


@dataclass(frozen=True, slots=True)
class Tier:
    """One way to read a name: by the normal form at `form` of normal_forms(), in a table of targets.

    `doubtful` has more targets for the few bare names that cannot stand without their prefecture.
    """

    form: int
    table: Table
    status: str
    reason: str
    doubtful: Table = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Hit:
    """What a tier knows of a name; `key` is the form of the name under which it does."""

    targets: tuple[Target, ...]
    tier: Tier
    key: str

    @property
    def lgcodes(self) -> set[str]:
        """The codes of the targets."""
        return {target.lgcode for target in self.targets}


@dataclass(frozen=True, slots=True)
class NameIndex:
    """The tiers in the order in which they are tried, and what goes with a code.

    Attributes:
        prefectures: 2-digit codes by the loose form of a prefecture's name, short name and codes.
        codes: Targets by 5- and 6-digit code, wards among them.
        former_codes: Targets by codes that are none today; several where a village was divided.
        full_names: `北海道常呂郡佐呂間町` by lgcode.
        names: `佐呂間町` by lgcode.
        twins: Official names that look like a present name (鹿島市: 鹿嶋市), by that name.
    """

    tiers: tuple[Tier, ...]
    prefectures: Mapping[str, str]
    codes: Mapping[str, Target]
    former_codes: Mapping[str, tuple[Target, ...]]
    full_names: Mapping[str, str]
    names: Mapping[str, str]
    twins: Mapping[str, str]

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
            key = forms[tier.form]
            targets = tier.table.get(key, ())
            if within:
                targets = tuple(target for target in targets if target.lies_in(within))
            elif targets:
                targets = tier.doubtful.get(key, targets)
            if targets:
                return Hit(targets, tier, key)
        return None

    def of_code(self, digits: str) -> tuple[tuple[Target, ...], ...]:
        """The readings of a code: as it stands, and with a leading zero that it may have lost.

        An abolished code counts as it stands where nobody bears it today, with a zero where nothing else is left.
        """
        choices = (digits, "0" + digits)
        present = tuple((self.codes[code],) for code in choices if code in self.codes)
        if digits in self.codes:
            return present
        past = tuple(self.former_codes[code] for code in choices[: 1 if present else 2] if code in self.former_codes)
        return past + present

    def listed(self, targets: tuple[Target, ...], most: int = 5) -> str:
        """The full names of targets for a sentence, the first few of many."""
        labels = list(dict.fromkeys(self._label(target) for target in targets))
        more = f"ほか{len(labels) - most}団体" if len(labels) > most else ""
        return "、".join(labels[:most]) + more

    def _label(self, target: Target) -> str:
        if target.ward:
            return self.full_names[target.lgcode[:2]] + target.ward
        return self.full_names[target.lgcode] + (f"（旧{target.former}）" if target.former else "")


@cache
def name_index() -> NameIndex:
    """The index over the registry, the wards and the former names, built once."""
    places, past = registry(), former_names()
    wards = pd.read_csv(files.path("wards.csv"), dtype=str, keep_default_na=False)
    spelt = all_spellings(places, wards, past)
    official, doubtful = (
        [spellings.table(form) for form in range(4)] for spellings in (spelt.official, spelt.doubtful)
    )
    variant = "通用する別の字（嶋と島など）を読み替えた"
    filled_in = "省かれた「県」「市」などを補った"
    tiers = (
        Tier(_EXACT, official[_EXACT], "exact", "", doubtful[_EXACT]),
        Tier(_PLAIN, official[_PLAIN], "normalised", "表記（字体、全角と半角、空白など）をそろえた", doubtful[_PLAIN]),
        Tier(_LOOSE, official[_LOOSE], "normalised", variant, doubtful[_LOOSE]),
        Tier(_LOOSE, spelt.short.table(_LOOSE), "alias", filled_in),
        Tier(_LOOSE, spelt.former_short.table(_LOOSE), "alias", filled_in),
        Tier(_LOOK_ALIKE, official[_LOOK_ALIKE], "alias", "形の似た字の取り違え（口とロなど）とみた"),
    )
    return NameIndex(
        tiers,
        _prefectures(places),
        codes := _codes(places, wards),
        _former_codes(past, codes),
        {row.lgcode: row.full_name for row in _rows(places)},
        {row.lgcode: row.name for row in _rows(places)},
        _twins(places, past),
    )


def _prefectures(places: pd.DataFrame) -> dict[str, str]:
    found = {}
    for row in _rows(places[places["level"] == "prefecture"]):
        for spelling in (row.name, short_prefecture(row.name), row.lgcode, row.lgcode + "000", row.lgcode6):
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


def _former_codes(former: pd.DataFrame, codes: Mapping[str, Target]) -> dict[str, tuple[Target, ...]]:
    """By code, the last that bore it first; none that somebody bears today (28221 was 篠山市, is 丹波篠山市)."""
    found: dict[str, tuple[Target, ...]] = {}
    for row in _rows(former.sort_values("changed_on", ascending=False)):
        for code in (row.former_lgcode, to_lgcode6(row.former_lgcode)):
            if code not in codes:
                found.setdefault(code, former_targets(row))
    return found


def _twins(places: pd.DataFrame, former: pd.DataFrame) -> dict[str, str]:
    """The full names that a present name is easily mistaken for, "、"-joined, by that name."""
    present, bearers, alike = set(), defaultdict(list), defaultdict(set)
    for row in _rows(places[places["level"] == "municipality"]):
        present.add(row.name)
        bearers[row.name].append(row.full_name)
        alike[names.look_alike(row.name)].add(row.name)
    for row in _rows(former):
        bearers[row.name].append(f"旧{row.prefecture}{row.gun}{row.name}")
        alike[names.look_alike(row.name)].add(row.name)
    return {
        name: "、".join(full for other in sorted(group - {name}) for full in bearers[other])
        for group in alike.values()
        if len(group) > 1
        for name in group & present
    }


def _rows(frame: pd.DataFrame) -> Iterator[Any]:
    # Columns of Arrow texts give their values one by one, which takes as long as all the rest.
    yield from frame.astype(object).itertuples(index=False)
