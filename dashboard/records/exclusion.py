"""Rows left out because of what they depend on, and the list of all rows left out."""

import pandas as pd

from dashboard.records.rows import TextTable
from dashboard.records.rules import Context

# The columns that name a source. Effects go with their case; the files of costs are named after a source.
_SOURCE_COLUMNS = ("source_id", "survey_id")
_COLUMNS = {"table": "str", "file": "str", "row": "int64", "case_id": "str", "because": "str"}


def leave_out_dependents(tables: dict[str, TextTable], context: Context) -> None:
    """Leaves out what stands on an unreadable catalogue, and the effects of cases that are left out."""
    if context.sources is None:
        for table in tables.values():
            if table.table.name == "costs" or not set(_SOURCE_COLUMNS).isdisjoint(table.table.names):
                for row in table.standing:
                    row.because = "catalogue"
    if context.technologies is None:
        for row in tables["cases"].standing:
            if row["technologies"]:
                row.because = "catalogue"
    standing = {row.case_id for row in tables["cases"].standing}
    for row in tables["effects"].standing:
        if row.case_id not in standing:
            row.because = "case"


def excluded(tables: dict[str, TextTable]) -> pd.DataFrame:
    """table, file, row, case_id, because: one row for each row of a file that is left out."""
    rows = [
        (name, row.file, row.number, row.case_id, row.because)
        for name, table in tables.items()
        for row in (*table.rows, *table.lost)
        if row.because
    ]
    return pd.DataFrame(rows, columns=list(_COLUMNS)).astype(_COLUMNS)
