"""Where the cases are: their organisations resolved, and held against the codes that the analyst wrote."""

import functools

import geodata
from dashboard.records.problem import shown
from dashboard.records.rows import Row, TextTable
from dashboard.records.rules import Fault, fault

_CANDIDATES_NAMED = 10

# The codes of a case's organisations in their order, "" for one that cannot be located.
Located = dict[Row, tuple[str, ...]]


def locate(cases: TextTable) -> Located:
    """The codes of each case; adds a problem for each organisation that has no place or another than written.

    A code may be missing: the resolver gives it when the name stands for one government only. A code that is
    there must be the resolver's, or one of the candidates of a name that several governments share.
    """
    located: Located = {}
    for row in cases.rows:
        if not cases.is_sound(row, "organisations", "lgcodes"):
            continue
        names, codes = organisations(row), row["lgcodes"].split(";")
        if row["lgcodes"] and not names:
            cases.add(row, "organisations", fault("empty"))
            continue
        if row["lgcodes"] and len(names) != len(codes):
            counts = fault("organisations_count", row["lgcodes"], codes=len(codes), organisations=len(names))
            cases.add(row, "lgcodes", counts)
            continue
        found = []
        for name, written in zip(names, codes if row["lgcodes"] else [""] * len(names), strict=True):
            code, problem = _code(name, written)
            found.append(code)
            if problem:
                cases.add(row, "organisations" if problem.key == "not_located" else "lgcodes", problem)
        located[row] = tuple(found)
    return located


def organisations(row: Row) -> list[str]:
    """The organisations of a case, one by one."""
    return row["organisations"].split(";") if row["organisations"] else []


def check_levels(cases: TextTable, located: Located) -> None:
    """Adds a problem for each case whose `level` its members contradict, or that has no members at all.

    A case with one organisation that cannot be located may have any level: nobody knows what that one is.
    """
    for row, codes in located.items():
        if not cases.is_sound(row, "level", "unnamed_members", "lgcodes"):
            continue
        unnamed = row["unnamed_members"] not in ("", "0")
        if not codes and not unnamed:
            cases.add(row, "organisations", fault("empty"))
            continue
        if len(codes) > 1 or unnamed:
            allowed = "joint"
        elif codes[0]:
            allowed = "prefecture" if len(codes[0]) == 2 else "municipality"
        else:
            continue
        if row["level"] != allowed:
            params = {"codes": ";".join(codes), "unnamed": row["unnamed_members"] or "0", "allowed": allowed}
            cases.add(row, "level", fault("level", row["level"], **params))


@functools.lru_cache(maxsize=8192)
def _resolve(name: str) -> geodata.Resolution:
    return geodata.resolve(name)


def _code(name: str, written: str) -> tuple[str, Fault | None]:
    """The code of one organisation ("" where it cannot be located) and what is wrong with name or code."""
    resolution = _resolve(name)
    possible = (resolution.lgcode,) if resolution.lgcode else resolution.candidates
    if written in possible:
        return written, None
    if resolution.lgcode and not written:
        return resolution.lgcode, None
    candidates = ", ".join(_with_name(code) for code in possible[:_CANDIDATES_NAMED]) or "–"
    if written and possible:
        place = _with_name(written)
        return "", fault("code_disagrees", written, name=shown(name), place=place, resolved=candidates)
    params = {"candidates": candidates, "reason": resolution.reason, "status": resolution.status}
    return "", fault("not_located", name, **params)


def _with_name(code: str) -> str:
    return f"{geodata.registry()['full_name'][code]} ({code})"
