"""What an .xlsx says of its cells beside their values: formulas, errors, percentages, and how far it reaches.

The reader of values (calamine) gives an error and a formula without a saved result as an empty cell, a percentage as
its hundredth, and makes room for every cell up to the last one before anybody can ask how many there are.
"""

import re
import zipfile
from dataclasses import dataclass, field
from xml.parsers import expat

from dashboard.records.ingest.tables.error import TableError
from dashboard.records.ingest.tables.limits import Limits
from dashboard.records.ingest.tables.xml_events import events

_STYLES = "xl/styles.xml"
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_PERCENT_BUILT_IN = ("9", "10")

Position = tuple[int, int]


@dataclass
class CellMarks:
    """Positions, (row, column) from 1, of cells that need more than their value."""

    formulas: set[Position] = field(default_factory=set)
    without_result: set[Position] = field(default_factory=set)
    errors: dict[Position, str] = field(default_factory=dict)
    percentages: set[Position] = field(default_factory=set)


@dataclass
class _Extent:
    """How far the filled cells reach, held against the limits at each of them."""

    name: str
    limits: Limits
    rows: int = 0
    columns: int = 0
    count: int = 0

    def add(self, here: Position, filled: bool) -> None:
        self.count += 1
        if filled:
            self.rows, self.columns = max(self.rows, here[0]), max(self.columns, here[1])
        limit = self.limits
        if self.columns > limit.survey_columns:
            raise TableError("columns", file=self.name, found=f"{self.columns:,}", limit=f"{limit.survey_columns:,}")
        if max(self.count, self.rows * self.columns) > limit.cells:
            raise TableError("cells", file=self.name, limit=f"{limit.cells:,}")


def percent_styles(name: str, parts: zipfile.ZipFile) -> frozenset[int]:
    """The numbers of the cell styles that show a number as a percentage."""
    if _STYLES not in parts.namelist():
        return frozenset()
    formats = dict.fromkeys(_PERCENT_BUILT_IN, "0%")
    styles: list[str] = []
    in_cell_styles = False
    try:
        for event in events(parts, _STYLES):
            if event.tag == "cellXfs":
                in_cell_styles = not event.ends
            elif event.tag == "numFmt" and not event.ends:
                formats[event.attributes.get("numFmtId", "")] = event.attributes.get("formatCode", "")
            elif event.tag == "xf" and not event.ends and in_cell_styles:
                styles.append(event.attributes.get("numFmtId", ""))
    except (ValueError, expat.ExpatError) as error:
        raise TableError("broken_xlsx", file=name) from error
    return frozenset(number for number, style in enumerate(styles) if "%" in formats.get(style, ""))


def cell_marks(name: str, parts: zipfile.ZipFile, part: str, percent: frozenset[int], limits: Limits) -> CellMarks:
    """What one worksheet says of its cells.

    Raises:
        TableError: More cells or columns than the limits, or no XML.
    """
    try:
        return _marks(parts, part, percent, _Extent(name, limits))
    except TableError:
        raise
    except (ValueError, KeyError, expat.ExpatError) as error:
        raise TableError("broken_xlsx", file=name) from error


def _marks(parts: zipfile.ZipFile, part: str, percent: frozenset[int], extent: _Extent) -> CellMarks:
    marks = CellMarks()
    here: Position = (0, 0)
    kind, has_formula, value = "", False, ""
    for event in events(parts, part):
        if event.tag == "row" and not event.ends:
            here = (int(event.attributes.get("r", here[0] + 1)), 0)
        elif event.tag == "c" and not event.ends:
            here = _position(event.attributes.get("r", ""), here)
            kind, has_formula, value = event.attributes.get("t", "n"), False, ""
            if kind == "n" and int(event.attributes.get("s", 0)) in percent:
                marks.percentages.add(here)
        elif event.tag == "f":
            has_formula = True
        elif event.tag in ("v", "t") and event.ends:
            value += event.text
        elif event.tag == "c":
            extent.add(here, bool(value))
            if has_formula:
                marks.formulas.add(here)
            if kind == "e":
                marks.errors[here] = value
            elif has_formula and not value and kind != "str":  # an empty text is a result, too
                marks.without_result.add(here)
    return marks


def _position(reference: str, before: Position) -> Position:
    """Where a cell stands: as it says, or right of the one before it."""
    if not reference:
        return before[0], before[1] + 1
    match = _REFERENCE.fullmatch(reference)
    if not match:
        raise ValueError(f"cell reference was {reference!r} but is expected to be such as 'B12'.")
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]), column
