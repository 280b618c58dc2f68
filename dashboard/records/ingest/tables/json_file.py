"""A .json file as rows of texts: a list of objects, or an object with that list under `records`."""

import json
from typing import Any

from dashboard.records.ingest.tables.error import TableError
from dashboard.records.ingest.tables.limits import Limits
from dashboard.records.ingest.tables.sheet import Line
from dashboard.records.problem import shown

LIST_NAME = "records"


class _Refused(ValueError):
    """What the JSON reader would take without a word: a key twice in one object, NaN."""


def read_json(name: str, content: bytes, limits: Limits) -> list[Line]:
    """A header row (number 0) with the keys in the order in which they first stand, then a row a record from 1.

    Raises:
        TableError: Not UTF-8, no JSON, another shape, or too large.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TableError("json_encoding", file=name, row=content[: error.start].count(b"\n") + 1) from error
    try:
        found = json.loads(text, object_pairs_hook=_object, parse_constant=_refuse, parse_float=str, parse_int=str)
    except json.JSONDecodeError as error:
        raise TableError("json_syntax", file=name, row=error.lineno, column=error.colno, error=error.msg) from error
    except _Refused as error:
        raise TableError("json_refused", file=name, what=str(error)) from error
    except RecursionError as error:
        raise TableError("json_depth", file=name) from error
    records = found.get(LIST_NAME) if isinstance(found, dict) else found
    if not isinstance(records, list) or not records or not all(isinstance(record, dict) for record in records):
        raise TableError("json_shape", file=name, name=LIST_NAME)
    header = tuple(dict.fromkeys(key for record in records for key in record))
    if len(header) > limits.survey_columns:
        raise TableError("columns", file=name, found=f"{len(header):,}", limit=f"{limits.survey_columns:,}")
    if len(header) * len(records) > limits.cells:
        raise TableError("cells", file=name, limit=f"{limits.cells:,}")
    rows = [Line(0, tuple(key.strip() for key in header))]
    for number, record in enumerate(records, 1):
        cells = tuple(_text(record.get(key), name, number, key) for key in header)
        if any(len(cell) > limits.cell_characters for cell in cells):
            raise TableError("long_cell", file=name, row=number, limit=f"{limits.cell_characters:,}")
        if any(cells):
            rows.append(Line(number, cells))
    return rows


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        keys = [key for key, _ in pairs]
        raise _Refused(shown(next(key for key in keys if keys.count(key) > 1)))
    return made


def _refuse(constant: str) -> None:
    raise _Refused(constant)


def _text(value: object, name: str, number: int, key: str) -> str:
    """A value as a cell holds it; a list of texts gets `;` between. Numbers stay as they are written."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return ";".join(item.strip() for item in value if item.strip())
    raise TableError("json_value", file=name, row=number, name=shown(key), found=type(value).__name__)
