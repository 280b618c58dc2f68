"""One csv file as rows of texts, and all that is wrong with the file's form."""

import csv
import io
from collections.abc import Iterator

from dashboard.records.problem import Problem, shown
from dashboard.records.rows import Row, TextTable
from dashboard.records.rules import Fault, fault


def read(into: TextTable, file: str, raw: bytes) -> None:
    """Adds the rows of a csv file to `into`; rows that do not fit the header go to `lost`.

    A file that is not UTF-8, or whose header cannot be used, gives no row at all: everything in it is lost.
    """
    text, usable = _decode(into, file, raw)
    records = list(_records(into, file, text))
    if not records:
        _add(into, (file, 1, ""), fault("file_empty", columns=", ".join(into.table.names)))
        return
    (_, header), *rows = records
    usable = _check_header(into, file, header) and usable
    absent = dict.fromkeys(into.table.names, "")
    for number, cells in rows:
        if usable and len(cells) == len(header):
            named = zip(header, cells, strict=True)
            into.rows.append(Row(file, number, absent | {name: cell for name, cell in named if name in absent}))
            continue
        known = dict(zip(header, cells, strict=False))
        lost = Row(file, number, {"case_id": known.get("case_id", "")}, "problem" if usable else "file")
        into.lost.append(lost)
        if usable:
            width = fault("row_width", cells=len(cells), columns=len(header))
            _add(into, (file, number, ""), width, lost.case_id)


def _decode(into: TextTable, file: str, raw: bytes) -> tuple[str, bool]:
    """The text with LF at the line ends, and whether it can be trusted."""
    try:
        text, usable = raw.decode("utf-8-sig"), True
    except UnicodeDecodeError as error:
        row = raw[: error.start].count(b"\n") + 1
        _add(into, (file, row, ""), fault("encoding", guess=_guess(raw)))
        # Only to count what is lost: ids and separators are the same in cp932 and UTF-8.
        text, usable = raw.decode("cp932", errors="replace"), False
    if "\r" in text:
        row = text[: text.index("\r")].count("\n") + 1
        _add(into, (file, row, ""), fault("line_endings"))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, usable


def _guess(raw: bytes) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    try:
        raw.decode("cp932")
    except UnicodeDecodeError:
        return "?"
    return "Shift_JIS (cp932)"


def _records(into: TextTable, file: str, text: str) -> Iterator[tuple[int, list[str]]]:
    """Each row that holds something, with its number in a spreadsheet: a cell of several lines is one row."""
    # A cell can be as long as the file; the module's limit of 131,072 is for endless streams.
    csv.field_size_limit(max(len(text) + 1, 131_072))
    # strict: without it, a quotation mark that never closes takes the rest of the file into one cell.
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    number = 0
    while True:
        number += 1
        before = reader.line_num
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            start, lines = text.split("\n")[before], reader.line_num - before
            case_id = start.partition(",")[0] if file.startswith(("cases/", "effects/")) else ""
            _add(into, (file, number, ""), fault("csv_quotes", start=shown(start), lines=lines), case_id)
            # One lost row for each line: how many rows they were meant to be cannot be known.
            into.lost.append(Row(file, number, {"case_id": case_id}, "problem"))
            into.lost += [Row(file, number, {}, "problem") for _ in range(lines - 1)]
            continue
        if any(cells):
            yield number, cells


def _check_header(into: TextTable, file: str, header: list[str]) -> bool:
    """Whether the rows can be read with this header; what is wrong with it becomes a problem."""
    columns = into.table.names
    missing = [column.name for column in into.table.columns if column.required and column.name not in header]
    repeated = [name for name in columns if header.count(name) > 1]
    for name in missing:
        _add(into, (file, 1, name), fault("column_missing", header=shown(",".join(header))))
    for name in repeated:
        _add(into, (file, 1, name), fault("column_repeated", count=header.count(name)))
    for name in dict.fromkeys(header):
        if name not in columns:
            unknown = fault("column_unknown", name, columns=", ".join(columns))
            _add(into, (file, 1, shown(name)), unknown)
    return not missing and not repeated


def _add(into: TextTable, place: tuple[str, int, str], found: Fault, case_id: str = "") -> None:
    into.problems.append(Problem(*place, *found, case_id))
