"""From a name as people write it to the one local government it means, or the answer that it is none."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from geodata import names as forms
from geodata.answers import STATUSES, Resolution, answer, unresolved
from geodata.name_index import NameIndex, name_index
from geodata.second_reading import second_reading

__all__ = ["STATUSES", "Resolution", "resolve", "resolve_many"]

_COLUMNS = ["lgcode", "prefecture", "municipality", "status", "candidates", "reason"]


def resolve(name: str, prefecture: str | None = None, *, code: str | None = None) -> Resolution:
    """What a name of a local government means; never a guess.

    Args:
        name: A name (`北見市`, `常呂郡佐呂間町`, `札幌市北区`, `埼玉県庁`, `旧女満別町`), or a code of 4 to 6 digits.
        prefecture: The prefecture that it lies in, if known: name, short name or code. It settles names
            that several share; where it contradicts the name, the answer is `unknown`, with the reason.
        code: The code that stands beside the name, if any (5 or 6 digits, or one less where a leading zero was
            lost; a spreadsheet's `1208.0` too): used and checked like prefecture.

    Raises:
        TypeError: The name is not text.
    """
    if not isinstance(name, str):
        raise TypeError(
            f"name was {name!r} of type {type(name).__name__} but is expected to be text. "
            "Read the column as text; turn empty cells into ''."
        )
    index = name_index()
    if not prefecture and not code:
        hit = index.find(name)
        return answer(name, hit, index) if hit else second_reading(name, "", index)
    within, fault = _within(name, prefecture or "", code or "", index)
    hit = index.find(name, within)
    if fault:
        hit = hit or index.find(forms.clean(name))
        return unresolved(name, "unknown", hit.targets if hit else (), fault)
    return answer(name, hit, index, sure=bool(within)) if hit else second_reading(name, within, index)


def resolve_many(
    names: Iterable[object],
    prefectures: Iterable[object] | None = None,
    codes: Iterable[object] | None = None,
) -> pd.DataFrame:
    """What each of many names means.

    Args:
        names: Names as for `resolve`; missing values count as empty names.
        prefectures: As many prefectures, missing where unknown; None for none at all.
        codes: As many codes that stand beside the names, missing where unknown; None for none at all.

    Returns:
        One row a name, in order, with the index of `names` if that is a Series; text columns lgcode,
        prefecture, municipality, status, candidates (";"-joined), reason.

    Raises:
        ValueError: The three differ in length.
    """
    index = names.index if isinstance(names, pd.Series) else None
    texts = [_text(name) for name in names]
    places = _beside("prefectures", prefectures, len(texts))
    numbers = _beside("codes", codes, len(texts))
    rows = []
    for text, place, number in zip(texts, places, numbers, strict=True):
        found = resolve(text, place, code=number)
        where = (found.lgcode, found.prefecture, found.municipality)
        rows.append((*where, found.status, ";".join(found.candidates), found.reason))
    return pd.DataFrame(rows, columns=_COLUMNS, index=index, dtype=str)


def _beside(what: str, values: Iterable[object] | None, count: int) -> list[str]:
    """The texts of a column beside the names."""
    texts = [""] * count if values is None else [_text(value) for value in values]
    if len(texts) != count:
        raise ValueError(
            f"{what} had {len(texts)} entries but are expected to be as many as names, {count}. "
            "Give one for each name, empty where unknown."
        )
    return texts


def _within(name: str, prefecture: str, code: str, index: NameIndex) -> tuple[str, str]:
    """The start of the lgcode that prefecture and code ask for, and what is wrong with them, if anything."""
    within = ""
    if prefecture.strip():
        within = index.prefectures.get(forms.loose(prefecture), "")
        if not within:
            return "", f"都道府県「{prefecture}」が分からない（「埼玉県」「埼玉」「11」のように書く）"
    if not code.strip():
        return within, ""
    readings = index.of_code(forms.clean(code).removesuffix(".0"))
    if not readings:
        return within, f"コード「{code}」が台帳にない（5桁、または検査数字を含む6桁で書く）"
    targets = [target for reading in readings for target in reading]
    inside = [target for target in targets if target.lies_in(within)]
    if not inside:
        places, asked = index.listed(tuple(targets)), index.full_names[within]
        return within, f"コード「{code}」は{places}で、指定の{asked}と合わない"
    if len({target.lgcode for target in inside}) > 1:
        hit = index.find(name, within)
        inside = [target for target in inside if hit and target.lgcode in hit.lgcodes]
        if len({target.lgcode for target in inside}) != 1:
            return within, f"コード「{code}」は{index.listed(tuple(targets))}のどれを指すか決まらない"
    return inside[0].lgcode, ""


def _text(value: Any) -> str:
    return "" if pd.isna(value) else str(value)
