"""Known errors of the sources: those marked `applied` replace the published cell on loading."""

from dashboard.records.problem import shown
from dashboard.records.rows import TextTable
from dashboard.records.rules import fault
from dashboard.records.schema import CASES

_CORRECTABLE = tuple(name for name in CASES.names if name != "case_id")


def apply(corrections: TextTable, cases: TextTable) -> None:
    """Writes each applied correction into the texts of the cases, in the order of the file.

    The case file keeps what was published, so that a correction can be seen and taken back. A correction
    whose `as_published` is not what the case says is a problem and is not applied: one of them has changed.
    """
    half_read = cases.half_read
    by_id = {row.case_id: row for row in cases.rows}
    for row in corrections.standing:
        if row.case_id and row.case_id not in by_id and row["source_id"] in half_read:
            row.because = "case"
            continue
        if row.case_id and row.case_id not in by_id:
            corrections.add(row, "case_id", fault("case_unknown", row.case_id, file="cases/*.csv"))
            continue
        if row["status"] != "applied":
            continue
        if not row.case_id:
            corrections.add(row, "case_id", fault("empty"))
            continue
        if row["column"] not in _CORRECTABLE:
            allowed = ", ".join(_CORRECTABLE)
            corrections.add(row, "column", fault("not_in_list", row["column"], allowed=allowed))
            continue
        cells, column = by_id[row.case_id].cells, row["column"]
        if cells[column] != row["as_published"]:
            params = {"cell": shown(cells[column]), "column": column}
            corrections.add(row, "as_published", fault("correction_differs", row["as_published"], **params))
            continue
        cells[column] = row["corrected"]
