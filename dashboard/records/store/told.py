"""What the check of the whole directory finds in new rows, told at their place in the file they come from."""

from dashboard.records.ingest.tables.drafts import Draft, Origin
from dashboard.records.problem import Problem
from dashboard.records.store.merge import Merged

# A fault of the place follows into the level and the code: one problem is enough.
_NO_PLACE = ("not_located", "code", "code_disagrees", "code_readings", "organisations_count", "one_place", "empty")
_FOLLOWS = ("organisations", "lgcodes", "level", "lgcode")


def told_in_file(draft: Draft, merged: Merged, found: list[Problem], told: list[Problem]) -> list[Problem]:
    """Problems of the new rows at their place in the imported file; a cell that has one already gets no second."""
    cells = {(problem.file, problem.row, problem.column) for problem in told}
    rows_without_place = {(problem.file, problem.row) for problem in told if problem.key in _NO_PLACE}
    result = []
    for problem in found:
        origin = merged.origins.get((problem.file, problem.row))
        if origin is None:
            result.append(problem)
            continue
        file = origin.file or draft.file
        place = (file, origin.row, origin.header(problem.column))
        if place in cells or (problem.column in _FOLLOWS and (file, origin.row) in rows_without_place):
            continue
        cells.add(place)
        params = tuple((name, _place(value, merged, draft.file)) for name, value in problem.params)
        result.append(Problem(*place, problem.key, params))
    return result


def _place(value: str | int, merged: Merged, file: str) -> str | int:
    """Another row that a problem names, `cases/x.csv:7`, as its place in the imported file if it comes from there."""
    if isinstance(value, str) and ":" in value:
        name, _, number = value.rpartition(":")
        origin: Origin | None = merged.origins.get((name, int(number))) if number.isdigit() else None
        return f"{origin.file or file}:{origin.row}" if origin else value
    return value
