"""An .xlsx file as rows of texts: values as they are shown, formulas as their saved results."""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any, NamedTuple
from xml.parsers import expat

import python_calamine

from dashboard.records.ingest.tables.error import TableError
from dashboard.records.ingest.tables.limits import Limits
from dashboard.records.ingest.tables.sheet import Line, Notice
from dashboard.records.ingest.tables.xlsx_cells import CellMarks, cell_marks, percent_styles
from dashboard.records.ingest.tables.xlsx_guard import open_xlsx
from dashboard.records.ingest.tables.xml_events import events
from dashboard.records.problem import shown
from dashboard.records.rules import Fault, fault

_SOME = 5


class Workbook(NamedTuple):
    """One worksheet of an .xlsx file."""

    sheet: str
    lines: list[Line]
    faulty: list[tuple[int, int, Fault]]
    notices: list[Notice]


def read_xlsx(name: str, content: bytes, sheet: str, limits: Limits) -> Workbook:
    """The rows of the one visible worksheet that holds something, or of the one that `sheet` names.

    Raises:
        TableError: No workbook that may be unpacked, several worksheets and none named, or an unknown one.
    """
    parts = open_xlsx(name, content, limits)
    percent, places = percent_styles(name, parts), _places(name, parts)
    # Before calamine opens anything: it takes the memory that a worksheet asks for.
    marks = {title: cell_marks(name, parts, part, percent, limits) for title, part in places.items()}
    try:
        with python_calamine.load_workbook(io.BytesIO(content)) as book:
            chosen = _choose(name, book, sheet, list(places))
            rows = book.get_sheet_by_name(chosen).to_python(skip_empty_area=False)
    except TableError:
        raise
    except (python_calamine.CalamineError, ValueError, OSError) as error:
        raise TableError("broken_xlsx", file=name) from error
    lines = list(_lines(name, rows, marks[chosen], limits))
    return Workbook(chosen, lines, list(_faulty(marks[chosen])), _notices(marks[chosen]))


def _places(name: str, parts: zipfile.ZipFile) -> dict[str, str]:
    """The part of each worksheet by its title."""
    try:
        targets = {
            event.attributes["Id"]: event.attributes["Target"]
            for event in events(parts, "xl/_rels/workbook.xml.rels")
            if event.tag == "Relationship" and not event.ends and event.attributes.get("TargetMode") != "External"
        }
        found = {
            event.attributes["name"]: next(
                targets[value] for key, value in event.attributes.items() if key.rpartition(" ")[2] == "id"
            )
            for event in events(parts, "xl/workbook.xml")
            if event.tag == "sheet" and not event.ends
        }
    except (KeyError, StopIteration, ValueError, RuntimeError, expat.ExpatError) as error:
        raise TableError("broken_xlsx", file=name) from error
    known = set(parts.namelist())
    at = {title: posixpath.normpath(posixpath.join("/xl", target)).lstrip("/") for title, target in found.items()}
    return {title: part for title, part in at.items() if part in known and part.startswith("xl/worksheets/")}


def _choose(name: str, book: python_calamine.CalamineWorkbook, wanted: str, known: list[str]) -> str:
    visible = python_calamine.SheetVisibleEnum.Visible
    titles = [sheet.name for sheet in book.sheets_metadata if sheet.visible == visible and sheet.name in known]
    if wanted:
        if wanted in known:
            return wanted
        raise TableError("no_such_sheet", file=name, sheet=shown(wanted), sheets="、".join(map(shown, titles)) or "–")
    filled = [title for title in titles if book.get_sheet_by_name(title).height]
    if not filled:
        raise TableError("empty_file", file=name)
    if len(filled) > 1:
        raise TableError("several_sheets", tuple(filled), file=name, sheets="、".join(map(shown, filled)))
    return filled[0]


def _lines(name: str, rows: list[list[Any]], marks: CellMarks, limits: Limits) -> Iterator[Line]:
    for number, row in enumerate(rows, 1):
        cells = tuple(_text(value, (number, place) in marks.percentages) for place, value in enumerate(row, 1))
        if any(len(cell) > limits.cell_characters for cell in cells):
            raise TableError("long_cell", file=name, row=number, limit=f"{limits.cell_characters:,}")
        if any(cells):
            yield Line(number, cells)


def _text(value: object, percent: bool) -> str:
    """A value as a person would write it: no decimal point that it does not need, dates as YYYY-MM-DD."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return f"{_digits(round(value * 100, 10))}%" if percent else _digits(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    return value.isoformat() if isinstance(value, date | time) else str(value or "")


def _digits(value: float) -> str:
    if float(value).is_integer() and abs(value) < 1e15:
        return str(int(value))
    return repr(value)


def _faulty(marks: CellMarks) -> Iterator[tuple[int, int, Fault]]:
    for row, column in sorted({*marks.without_result, *marks.errors}):
        error = marks.errors.get((row, column))
        yield row, column - 1, fault("no_result") if error is None else fault("cell_error", error)


def _notices(marks: CellMarks) -> list[Notice]:
    if not marks.formulas:
        return []
    some = sorted(marks.formulas)[:_SOME]
    cells = "、".join(f"{_letters(column)}{row}" for row, column in some)
    return [Notice("formulas", (("count", len(marks.formulas)), ("cells", cells)))]


def _letters(column: int) -> str:
    """The column as a spreadsheet names it: 28 is AB."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
