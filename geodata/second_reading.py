"""Names that are not in the index as they stand: codes, names with something around them, and what is none."""

from dataclasses import replace

from geodata import names as forms
from geodata.answers import Resolution, answer, divided, resolved, unresolved
from geodata.decorations import Undecorated, undecorated
from geodata.misses import LONGEST, explain
from geodata.name_index import Hit, NameIndex, Target

_Fault = tuple[tuple[Target, ...], str]
"""What a name is, and with what that does not agree."""


def second_reading(name: str, within: str, index: NameIndex) -> Resolution:
    """The answer for a name that is not in the index as it stands."""
    cleaned = forms.clean(name)
    if (digits := cleaned.removesuffix(".0")).isdecimal():
        return _of_code(name, digits, within, index)
    fault: _Fault | None = None
    for reading in undecorated(cleaned) if len(cleaned) <= LONGEST else ():
        place = _place_beside(reading, index)
        if place is None:
            continue
        # Both must hold: what is written beside the name, and what was asked for.
        narrower = max(place, within, key=len)
        agreed = place.startswith(within) or within.startswith(place)
        hit = index.find(reading.name, narrower if agreed else place)
        contradiction = _contradiction(reading, hit, place, within, index)
        if hit and not contradiction:
            hit = _agreeing(reading, hit, index)
            return answer(name, hit, index, reading.status, reading.reason, sure=bool(narrower))
        fault = fault or contradiction
    if fault:
        return unresolved(name, "unknown", *fault)
    return unresolved(name, *explain(name, cleaned, within, index))


def _agreeing(reading: Undecorated, hit: Hit, index: NameIndex) -> Hit:
    """The targets that the rest of the reading speaks for: 旧 before the name, another name of it beside it."""
    beside = index.find(reading.same_as, official=True) if reading.same_as else None
    if beside:
        chosen = tuple(target for target in hit.targets if target.lgcode in beside.lgcodes)
    else:
        chosen = tuple(target for target in hit.targets if target.former and reading.era == "旧")
    return replace(hit, targets=chosen) if chosen else hit


def _contradiction(reading: Undecorated, hit: Hit | None, place: str, within: str, index: NameIndex) -> _Fault | None:
    """The fault of a name that does not agree with the place beside it, the place asked for, or another name of it.

    北見市（青森県） is elsewhere, and 北見市（旧女満別町） is neither: that town belongs to 大空町.
    """
    if hit is None:
        elsewhere = index.find(reading.name, official=True)
        if elsewhere is None or not (place or within):
            return None
        asked = index.full_names[place or within]
        return elsewhere.targets, f"「{reading.name}」は{index.listed(elsewhere.targets)}で、{asked}と合わない"
    if not (place.startswith(within) or within.startswith(place)):
        asked = index.full_names[within]
        return hit.targets, f"「{reading.name}」は{index.listed(hit.targets)}で、指定の{asked}と合わない"
    beside = index.find(reading.same_as, official=True) if reading.same_as else None
    if beside is None or beside.lgcodes & hit.lgcodes:
        return None
    # A former name that is known of other prefectures only may be one of those given up before 1999.
    near = {code[:2] for code in beside.lgcodes} & {code[:2] for code in hit.lgcodes}
    if reading.era == "旧" and not near:
        return None
    return hit.targets, f"「{reading.name}」は{index.listed(hit.targets)}で、「{reading.same_as}」と合わない"


def _place_beside(reading: Undecorated, index: NameIndex) -> str | None:
    """The start of the lgcode by what stood beside a name; None if that is no place."""
    if reading.prefecture:
        return index.prefectures.get(forms.loose(reading.prefecture))
    if reading.code:
        codes = {target.lgcode for target in sum(index.of_code(reading.code), ())}
        return codes.pop() if len(codes) == 1 else None
    return ""


def _of_code(name: str, digits: str, within: str, index: NameIndex) -> Resolution:
    """The answer for a code in place of a name, also one that has lost its leading zero."""
    readings = index.of_code(digits)
    targets = tuple(target for reading in readings for target in reading)
    allowed = tuple(target for target in targets if target.lies_in(within))
    if not readings:
        return unresolved(name, "unknown", (), "台帳にない番号（5桁、または検査数字を含む6桁のコードではない）")
    if not allowed:
        return unresolved(name, "unknown", targets, "コードが指定の都道府県と合わない")
    if len({target.lgcode for target in allowed}) > 1:
        one_before = allowed[0].former and len({target.former_lgcode for target in allowed}) == 1
        reason = divided(allowed, index) if one_before else "先頭の0が失われたコードとしても読める"
        return unresolved(name, "ambiguous", allowed, reason)
    if allowed[0] not in (index.codes.get(digits), *index.former_codes.get(digits, ())):
        return resolved(name, allowed[0], "alias", "先頭の0が失われたコードとみた", index)
    return resolved(name, allowed[0], "exact" if digits == name else "normalised", "コードから", index)
