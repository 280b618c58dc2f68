"""From a name as people write it to the one local government it means, or the answer that it is none."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from geodata import names as forms
from geodata.decorations import Undecorated, undecorated
from geodata.misses import explain
from geodata.name_index import Hit, NameIndex, Target, name_index

STATUSES: tuple[str, ...] = (
    "exact",
    "normalised",
    "alias",
    "former",
    "ward",
    "prefecture",
    "ambiguous",
    "not_municipal",
    "unknown",
)
_COLUMNS = ["lgcode", "prefecture", "municipality", "status", "candidates", "reason"]


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a name means.

    Attributes:
        name: The name as given.
        lgcode: 5 digits, or 2 for a prefecture; "" unless the name means exactly one local government.
        prefecture: The official name, "" if unknown.
        municipality: The official name, "" for a prefecture or if unknown.
        status: One of STATUSES. `exact`: as in the registry; `normalised`: but for spelling; `alias`: parts
            are left out or mistaken; `ward`: a ward of the 指定都市 in lgcode; `prefecture`; `ambiguous`: any
            of the candidates; `not_municipal`: another kind of body; `unknown`: none, candidates are near.
        candidates: lgcodes in code order, empty where lgcode is set.
        reason: A short sentence in Japanese, "" for exact.
    """

    name: str
    lgcode: str
    prefecture: str
    municipality: str
    status: str
    candidates: tuple[str, ...]
    reason: str


def resolve(name: str, prefecture: str | None = None, *, code: str | None = None) -> Resolution:
    """What a name of a local government means; never a guess.

    Args:
        name: A name (`北見市`, `常呂郡佐呂間町`, `札幌市北区`, `埼玉県庁`), or a code of 4 to 6 digits.
        prefecture: The prefecture that it lies in, if known: name, short name or code. It settles names
            that several share; where it contradicts the name, the answer is `unknown`, with the reason.
        code: The code that stands beside the name, if any (5 or 6 digits): used and checked like prefecture.

    Raises:
        TypeError: The name is not text.
    """
    if not isinstance(name, str):
        raise TypeError(
            f"name was {name!r} of type {type(name).__name__} but is expected to be text. "
            "Read the column as text; turn empty cells into ''."
        )
    index = name_index()
    within, fault = _within(prefecture or "", code or "", index)
    hit = index.find(name, within)
    if fault:
        hit = hit or index.find(forms.clean(name))
        return _unresolved(name, "unknown", hit.targets if hit else (), fault)
    return _answer(name, hit, index) if hit else _second_reading(name, within, index)


def resolve_many(names: Iterable[object], prefectures: Iterable[object] | None = None) -> pd.DataFrame:
    """What each of many names means.

    Args:
        names: Names as for `resolve`; missing values count as empty names.
        prefectures: As many prefectures, missing where unknown; None for none at all.

    Returns:
        One row a name, in order, with the index of `names` if that is a Series; text columns lgcode,
        prefecture, municipality, status, candidates (";"-joined), reason.

    Raises:
        ValueError: The two differ in length.
    """
    index = names.index if isinstance(names, pd.Series) else None
    texts = [_text(name) for name in names]
    places = [""] * len(texts) if prefectures is None else [_text(place) for place in prefectures]
    if len(places) != len(texts):
        raise ValueError(
            f"prefectures had {len(places)} entries but are expected to be as many as names, {len(texts)}. "
            "Give one for each name, empty where unknown."
        )
    rows = []
    for text, place in zip(texts, places, strict=True):
        found = resolve(text, place)
        where = (found.lgcode, found.prefecture, found.municipality)
        rows.append((*where, found.status, ";".join(found.candidates), found.reason))
    return pd.DataFrame(rows, columns=_COLUMNS, index=index, dtype=str)


def _within(prefecture: str, code: str, index: NameIndex) -> tuple[str, str]:
    """The start of the lgcode that prefecture and code ask for, and what is wrong with them, if anything."""
    within = ""
    if prefecture.strip():
        within = index.prefectures.get(forms.loose(prefecture), "")
        if not within:
            return "", f"都道府県「{prefecture}」が分からない（「埼玉県」「埼玉」「11」のように書く）"
    if code.strip():
        target = index.codes.get(forms.clean(code))
        if target is None:
            return within, f"コード「{code}」が台帳にない（5桁、または検査数字を含む6桁で書く）"
        if not target.lgcode.startswith(within):
            place, asked = index.full_names[target.lgcode], index.full_names[within]
            return within, f"コード「{code}」は{place}で、指定の{asked}と合わない"
        within = target.lgcode
    return within, ""


def _second_reading(name: str, within: str, index: NameIndex) -> Resolution:
    """The answer for a name that is not in the index as it stands."""
    cleaned = forms.clean(name)
    if cleaned.isdecimal():
        return _of_code(name, cleaned, within, index)
    for reading in undecorated(cleaned):
        place = _place_beside(reading, index)
        # Both must hold: what is written beside the name, and what was asked for.
        if place is not None and (place.startswith(within) or within.startswith(place)):
            hit = index.find(reading.name, max(place, within, key=len))
            if hit:
                return _answer(name, hit, index, reading.status, reading.reason)
    return _unresolved(name, *explain(name, cleaned, within, index))


def _place_beside(reading: Undecorated, index: NameIndex) -> str | None:
    """The start of the lgcode by what stood beside a name; None if that is no place."""
    if reading.prefecture:
        return index.prefectures.get(forms.loose(reading.prefecture))
    if reading.code:
        target = index.codes.get(reading.code)
        return target.lgcode if target else None
    return ""


def _of_code(name: str, digits: str, within: str, index: NameIndex) -> Resolution:
    """The answer for a code in place of a name, also one that has lost its leading zero."""
    readings = [index.codes[code] for code in (digits, "0" + digits) if code in index.codes]
    allowed = [target for target in readings if target.lgcode.startswith(within)]
    if not readings:
        return _unresolved(name, "unknown", (), "台帳にない番号（5桁、または検査数字を含む6桁のコードではない）")
    if not allowed:
        return _unresolved(name, "unknown", tuple(readings), "コードが指定の都道府県と合わない")
    if len(allowed) > 1:
        return _unresolved(name, "ambiguous", tuple(allowed), "先頭の0が失われたコードとしても読める")
    if allowed[0] != index.codes.get(digits):
        return _resolved(name, allowed[0], "alias", "先頭の0が失われたコードとみた", index)
    return _resolved(name, allowed[0], "exact" if digits == name else "normalised", "コードから", index)


def _answer(name: str, hit: Hit, index: NameIndex, status: str = "exact", reason: str = "") -> Resolution:
    """The answer that a hit allows; status and reason tell what was done to the name before."""
    target = hit.targets[0]
    if len({other.lgcode for other in hit.targets}) > 1:
        reason = f"{index.listed(hit.targets)}のどれとも読める。都道府県名などを添える"
        return _unresolved(name, "ambiguous", hit.targets, reason)
    if all(other.is_word for other in hit.targets):
        reason = "これだけでは団体の名称と言えない。「市」「区」などまで書く"
        return _unresolved(name, "unknown", hit.targets, reason)
    statuses = ("exact", "normalised", "alias")
    status = max(status, hit.tier.status, key=statuses.index)
    return _resolved(name, target, status, _sentence(reason, hit.tier.reason), index)


def _resolved(name: str, target: Target, status: str, reason: str, index: NameIndex) -> Resolution:
    prefecture = index.full_names[target.lgcode[:2]]
    if len(target.lgcode) == 2:
        return Resolution(name, target.lgcode, prefecture, "", "prefecture", (), reason)
    municipality = index.names[target.lgcode]
    if target.ward:
        until = f"（{target.last_day}まで）" if target.last_day else ""
        status, reason = "ward", _sentence(f"{target.ward}は{municipality}の行政区{until}", reason)
    return Resolution(name, target.lgcode, prefecture, municipality, status, (), reason)


def _unresolved(name: str, status: str, targets: tuple[Target, ...], reason: str) -> Resolution:
    return Resolution(name, "", "", "", status, tuple(sorted({target.lgcode for target in targets})), reason)


def _sentence(*parts: str) -> str:
    return "。".join(part for part in parts if part)


def _text(value: Any) -> str:
    return "" if pd.isna(value) else str(value)
