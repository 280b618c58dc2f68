"""Which governments a row names: its name, its prefecture and its code held against each other."""

from dataclasses import dataclass
from functools import lru_cache

import geodata
from dashboard.records.ingest.folding import folded
from dashboard.records.ingest.tables.synonyms import CODE
from dashboard.records.ingest.tables.values import items, weak_items
from dashboard.records.problem import shown
from dashboard.records.rules import Fault, fault

_CANDIDATES_NAMED = 10


@dataclass(frozen=True)
class Located:
    """Governments in the order of the row; a code is "" where there is a fault, which says in which column."""

    names: tuple[str, ...]
    codes: tuple[str, ...]
    faults: tuple[tuple[str, Fault], ...] = ()


def locate(name_column: str, names: str, prefecture: str, codes: str) -> Located:
    """The governments of one row.

    Args:
        name_column: The column of the table that holds names, to say where a fault is.
        names: One or several names.
        prefecture: The prefecture beside them, or "".
        codes: One or several codes beside them, or "": 5 or 6 digits, 2 for a prefecture, also without a leading zero.
    """
    written = items(codes)
    named = _split(names, prefecture, len(written))
    readings = [_readings(code) for code in written]
    faults = [(CODE, fault("code", code)) for code, reading in zip(written, readings, strict=True) if not reading]
    if faults:
        return Located(tuple(named), ("",) * len(named), tuple(faults))
    if not named:
        return _by_code(name_column, written, readings)
    if written and len(written) != len(named):
        counts = fault("organisations_count", codes, codes=len(written), organisations=len(named))
        return Located(tuple(named), ("",) * len(named), ((CODE, counts),))
    found = [
        _one(name_column, name, prefecture, written[place] if written else "", readings[place] if written else ())
        for place, name in enumerate(named)
    ]
    kept = tuple(_as_loaded(name, code) for name, (code, _) in zip(named, found, strict=True))
    return Located(kept, tuple(code for code, _ in found), tuple(wrong for _, wrong in found if wrong))


def _by_code(name_column: str, written: list[str], readings: list[tuple[str, ...]]) -> Located:
    """Codes alone say which governments are meant, if each has one reading."""
    if not written:
        return Located((), (), ((name_column, fault("empty")),))
    for code, reading in zip(written, readings, strict=True):
        if len(reading) > 1:
            unclear = fault("code_readings", code, candidates=_listed(reading))
            return Located((), (), ((CODE, unclear),))
    codes = tuple(reading[0] for reading in readings)
    return Located(tuple(str(geodata.registry()["full_name"][code]) for code in codes), codes)


def _split(names: str, prefecture: str, count: int) -> list[str]:
    """The names in a cell. `・` and 及び separate only where every part is a government, as many as there are codes."""
    strong = items(names)
    if len(strong) != 1 or resolve(strong[0], prefecture).lgcode:
        return strong
    parts = weak_items(strong[0])
    clear = all(_known(part, prefecture) for part in parts)
    return parts if len(parts) > 1 and clear and count in (0, len(parts)) else strong


def _known(name: str, prefecture: str) -> bool:
    return resolve(name, prefecture).status not in ("unknown", "not_municipal")


def _one(
    name_column: str, name: str, prefecture: str, code: str, readings: tuple[str, ...]
) -> tuple[str, tuple[str, Fault] | None]:
    """The code of one government, "" with a fault where name, prefecture and code do not say the same."""
    found = resolve(name, prefecture)
    possible = (found.lgcode,) if found.lgcode else found.candidates
    if not code and found.lgcode:
        return found.lgcode, None
    agreeing = [reading for reading in readings if reading in possible]
    if len(agreeing) == 1:
        return agreeing[0], None
    if code and found.lgcode:
        place, resolved = _listed(readings), _listed((found.lgcode,))
        return "", (CODE, fault("code_disagrees", code, name=shown(name), place=place, resolved=resolved))
    reason = found.reason or found.status
    unclear = fault(
        "not_located", name, candidates=_listed(found.candidates) or "–", reason=reason, status=found.status
    )
    return "", (name_column, unclear)


@lru_cache(maxsize=16_384)
def resolve(name: str, prefecture: str) -> geodata.Resolution:
    """What a name means, within a prefecture if one is given; asked for once."""
    return geodata.resolve(name, prefecture or None)


def _as_loaded(name: str, code: str) -> str:
    """The name as published where it and its code say the same without a prefecture beside it, else the full name."""
    if not code:
        return name
    alone = resolve(name, "")
    return name if code in (alone.lgcode, *alone.candidates) else str(geodata.registry()["full_name"][code])


def _readings(code: str) -> tuple[str, ...]:
    """The governments that a code can mean: as it stands, or with the leading zero that a spreadsheet took."""
    digits, known = folded(code).removesuffix(".0"), geodata.registry().index
    if not (digits.isascii() and digits.isdigit()):
        return ()
    found = []
    for form in (digits, f"0{digits}"):
        for parse in (geodata.lgcode.parse, geodata.lgcode.parse_prefecture):
            try:
                found.append(parse(form))
            except geodata.LgcodeError:
                continue
    return tuple(dict.fromkeys(code for code in found if code in known))


def _listed(codes: tuple[str, ...]) -> str:
    names = geodata.registry()["full_name"]
    return ", ".join(f"{names[code]} ({code})" for code in codes[:_CANDIDATES_NAMED])
