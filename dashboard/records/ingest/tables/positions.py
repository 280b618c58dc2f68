"""Shared names settled by their place: in a list in code order each stands between its neighbours' codes.

府中市 between 昭島市 and 昭島市's neighbours is the one in Tokyo, because the one in Hiroshima has a higher code than
what follows. That holds only for a whole list in order, so both are verified: every municipality once, codes rising.
"""

from collections.abc import Sequence
from typing import NamedTuple

import geodata
from dashboard.records.ingest.tables.places import resolve
from dashboard.records.problem import shown
from dashboard.records.rules import Fault, fault

_NAMED = 5


class Ordered(NamedTuple):
    """A code for each name, or faults: position in the list (-1 for the list itself) and what is wrong."""

    codes: tuple[str, ...]
    faults: tuple[tuple[int, Fault], ...]
    settled: int = 0


def codes_in_order(names: Sequence[str]) -> Ordered:
    """The code of each name in a list of all municipalities in code order.

    Returns:
        `codes` and how many shared names were `settled` by their place; with any fault no codes at all.
    """
    candidates, faults = [], []
    for place, name in enumerate(names):
        found = resolve(name, "")
        codes = tuple(code for code in ((found.lgcode,) if found.lgcode else found.candidates) if len(code) == 5)
        usable = codes if found.lgcode or found.status == "ambiguous" else ()
        if not usable or found.status == "ward":
            reason = found.reason or found.status
            faults.append((place, fault("no_municipality", name, reason=reason)))
        candidates.append(usable)
    if faults:
        return Ordered((), tuple(faults))
    missing = _missing(candidates)
    if missing or len(names) != len(_all_codes()):
        listed = ", ".join(missing[:_NAMED]) or "–"
        incomplete = fault("list_incomplete", f"{len(names):,}", missing=listed, total=f"{len(_all_codes()):,}")
        faults.append((-1, incomplete))
        repeated = _repeated(names, candidates)
        return Ordered((), tuple(faults + repeated))
    possible = _fitting(candidates)
    broken = next((place for place, fits in enumerate(possible) if not fits), None)
    if broken is not None:
        return Ordered((), _out_of_order(names, candidates))
    open_ones = [place for place, fits in enumerate(possible) if len(fits) > 1]
    if open_ones:
        return Ordered((), tuple((place, _not_settled(names[place], possible[place])) for place in open_ones))
    codes = tuple(fits[0] for fits in possible)
    settled = sum(len(found) > 1 for found in candidates)
    return Ordered(codes, (), settled)


def _all_codes() -> frozenset[str]:
    registry = geodata.registry()
    return frozenset(registry.index[registry["level"] == "municipality"])


def _fitting(candidates: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Of each place the candidates that some rising sequence through all places goes through.

    Codes of one length compare as texts. Lowest reachable codes from the left and highest from the right say it all:
    a candidate fits if it lies above the lowest before it and below the highest after it.
    """
    lowest, highest = [""], ["9"]
    for codes in candidates:
        lowest.append(min((code for code in codes if code > lowest[-1]), default="9"))
    for codes in reversed(candidates):
        highest.append(max((code for code in codes if code < highest[-1]), default=""))
    highest.reverse()
    return [
        tuple(code for code in codes if lowest[place] < code < highest[place + 1])
        for place, codes in enumerate(candidates)
    ]


def _missing(candidates: Sequence[tuple[str, ...]]) -> list[str]:
    """Names of municipalities that no name in the list can be."""
    named = {code for codes in candidates for code in codes}
    names = geodata.registry()["full_name"]
    return [f"{names[code]} ({code})" for code in sorted(_all_codes() - named)]


def _repeated(names: Sequence[str], candidates: Sequence[tuple[str, ...]]) -> list[tuple[int, Fault]]:
    """A fault for each name that stands more often than there are municipalities of that name."""
    seen: dict[tuple[str, ...], int] = {}
    faults = []
    for place, codes in enumerate(candidates):
        seen[codes] = seen.get(codes, 0) + 1
        if seen[codes] > len(codes):
            faults.append((place, fault("name_repeated", names[place], count=len(codes))))
    return faults


def _out_of_order(names: Sequence[str], candidates: Sequence[tuple[str, ...]]) -> tuple[tuple[int, Fault], ...]:
    """The first name whose code cannot follow those before it."""
    before = ""
    for place, codes in enumerate(candidates):
        following = min((code for code in codes if code > before), default="")
        if not following:
            last = shown(names[place - 1])
            wrong = fault("out_of_order", names[place], codes=", ".join(codes), last=last, before=before)
            return ((place, wrong), *_repeated(names, candidates))
        before = following
    raise AssertionError("a list that is out of order has a first place where it is")


def _not_settled(name: str, codes: tuple[str, ...]) -> Fault:
    full = geodata.registry()["full_name"]
    return fault("not_settled", name, candidates=", ".join(f"{full[code]} ({code})" for code in codes))
