"""Checked rows as frames, and the frames that follow from the cases: members, technologies, the unlocated."""

from collections.abc import Iterable, Sequence

import pandas as pd

from dashboard.records.dates import start_year
from dashboard.records.places import Located, organisations
from dashboard.records.rows import Row
from dashboard.records.schema import CASES, Dtype, Table


def typed(table: Table, rows: list[Row]) -> pd.DataFrame:
    """A frame with the columns of the table in order, converted from checked texts."""
    columns = {
        column.name: _converted((row[column.name] or column.default for row in rows), column.dtype)
        for column in table.columns
    }
    return pd.DataFrame(columns, index=pd.RangeIndex(len(rows)))


def _converted(cells: Iterable[str], dtype: Dtype) -> pd.Series:
    if dtype == "Int64":
        # Through Python's int: no float in between, so no figure loses its last digits.
        return pd.Series([int(cell) if cell else pd.NA for cell in cells], dtype="Int64")
    if dtype == "float64":
        return pd.Series([float(cell) if cell else float("nan") for cell in cells], dtype="float64")
    return pd.Series(list(cells), dtype="str")


def cases(rows: list[Row], located: Located) -> pd.DataFrame:
    """The cases typed, with the located codes in `lgcodes` and the Int64 column `start_year`."""
    frame = typed(CASES, rows)
    # Gaps alone say nothing that `unlocated` does not say.
    codes = [";".join(located[row]) if any(located[row]) else "" for row in rows]
    frame["lgcodes"] = pd.Series(codes, dtype="str")
    years = [start_year(row["started"]) for row in rows]
    frame["start_year"] = pd.Series([pd.NA if year is None else year for year in years], dtype="Int64")
    return frame


def members(rows: list[Row], located: Located) -> pd.DataFrame:
    """case_id, lgcode, level: one row a case and located member; two wards of a city are one member."""
    found = [
        (row.case_id, code, "prefecture" if len(code) == 2 else "municipality")
        for row in rows
        for code in dict.fromkeys(located[row])
        if code
    ]
    return _texts(found, ["case_id", "lgcode", "level"])


def unlocated(rows: list[Row], located: Located) -> pd.DataFrame:
    """case_id, organisation: one row a case and organisation that has no place on the map."""
    found = [
        (row.case_id, name)
        for row in rows
        for name, code in zip(organisations(row), located[row], strict=True)
        if not code
    ]
    return _texts(found, ["case_id", "organisation"])


def case_technologies(rows: list[Row]) -> pd.DataFrame:
    """case_id, technology: one row a case and tag."""
    tags = [(row.case_id, tag) for row in rows if row["technologies"] for tag in row["technologies"].split(";")]
    return _texts(tags, ["case_id", "technology"])


def _texts(rows: Sequence[tuple[str, ...]], columns: list[str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=columns, dtype="str")
