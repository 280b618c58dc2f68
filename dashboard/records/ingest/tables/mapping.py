"""Which column of a file is which column of a record table: by our names, by synonyms, or by hand."""

from collections.abc import Mapping as Chosen
from dataclasses import dataclass
from typing import Literal

from dashboard.records.ingest.tables.error import TableError
from dashboard.records.ingest.tables.limits import Limits
from dashboard.records.ingest.tables.sheet import Line, Sheet
from dashboard.records.ingest.tables.synonyms import PREFECTURE, TABLES, targets_of
from dashboard.records.problem import shown

How = Literal["name", "synonym", "hand"]
_HEADER_WITHIN = 15


@dataclass(frozen=True)
class Mapping:
    """Where in a file each column of a table stands.

    Attributes:
        kind: `cases`, `survey` or `costs`.
        header: The row of column names.
        rows: The rows below it.
        positions: Column of the file by column of the table.
        how: How each was found.
        constants: Columns that have one text for all rows.
        unused: Headers of columns that hold something and go nowhere.
    """

    kind: str
    header: Line
    rows: tuple[Line, ...]
    positions: dict[str, int]
    how: dict[str, How]
    constants: dict[str, str]
    unused: tuple[str, ...]

    def text(self, row: Line, target: str) -> str:
        """What a row says in a column of the table, "" where the file does not have it."""
        if target in self.constants:
            return self.constants[target]
        position = self.positions.get(target)
        return "" if position is None else row.cell(position)

    def header_of(self, target: str) -> str:
        """What the file calls a column of the table; its own name where the file does not have it."""
        position = self.positions.get(target)
        return target if position is None else self.header.cell(position)

    def __contains__(self, target: str) -> bool:
        return target in self.positions or target in self.constants


def map_columns(
    sheet: Sheet,
    kind: str,
    by_hand: Chosen[str, str] | None = None,
    constants: Chosen[str, str] | None = None,
    limits: Limits | None = None,
) -> Mapping:
    """Where each column of a table of this kind stands in the file.

    Args:
        sheet: The file.
        kind: `cases`, `survey` or `costs`.
        by_hand: Header by column of the table, before all synonyms; "" takes a column that a synonym would find away.
        constants: Text by column of the table, for columns that the file does not have.
        limits: How many columns it may have.

    Raises:
        TableError: No header, a header twice, two headers for one column, or a choice by hand that does not exist.
    """
    limits = limits or Limits()
    by_hand, constants = dict(by_hand or {}), dict(constants or {})
    for target in (*by_hand, *constants):
        if target not in TABLES[kind]:
            raise TableError("no_such_target", target=shown(target), targets=", ".join(TABLES[kind]))
    place = find_header(sheet, kind, tuple(header for header in by_hand.values() if header))
    header, rows = sheet.lines[place], sheet.lines[place + 1 :]
    if len(header.cells) > limits.columns:
        raise TableError("columns", file=sheet.file, found=f"{len(header.cells):,}", limit=f"{limits.columns:,}")
    _check_header(sheet, header, rows)
    positions, how = _by_hand(sheet, header, by_hand)
    taken = set(positions.values())
    for target, found in _by_name(header, kind).items():
        free = [position for position in found if position not in taken]
        if target in by_hand or target in constants or not free:
            continue
        if len(free) > 1 and header.cells[free[0]] != target and target != PREFECTURE:
            headers = "、".join(shown(header.cells[position]) for position in free)
            raise TableError("two_headers", file=sheet.file, row=header.number, target=target, headers=headers)
        positions[target] = free[0]
        how[target] = "name" if header.cells[free[0]] == target else "synonym"
        taken.update(free)
    unused = tuple(
        name or f"#{position + 1}"
        for position, name in enumerate(header.cells)
        if position not in taken and any(row.cell(position) for row in rows)
    )
    return Mapping(kind, header, rows, positions, how, constants, unused)


def suggested_columns(sheet: Sheet, kind: str) -> tuple[tuple[str, ...], dict[str, str]]:
    """The headers of a file, and the one that each column of the table would be found under, for choosing by hand.

    Where several stand for one column the first is suggested: nothing is imported without somebody looking.

    Raises:
        TableError: No row of column names.
    """
    header = sheet.lines[find_header(sheet, kind)]
    names = tuple(dict.fromkeys(name for name in header.cells if name))
    return names, {target: header.cells[found[0]] for target, found in _by_name(header, kind).items()}


def find_header(sheet: Sheet, kind: str, by_hand: tuple[str, ...] = ()) -> int:
    """Which of the first rows is the header: the one that most columns are known in; else the first with two cells.

    Raises:
        TableError: No row of column names.
    """
    known = [
        sum(bool(cell) and (cell in by_hand or bool(targets_of(cell, kind))) for cell in line.cells)
        for line in sheet.lines[:_HEADER_WITHIN]
    ]
    if max(known) > 0:
        return known.index(max(known))
    wide = (place for place, line in enumerate(sheet.lines[:_HEADER_WITHIN]) if sum(map(bool, line.cells)) > 1)
    place = next(wide, -1)
    if place < 0:
        raise TableError("no_header", file=sheet.file, first=shown(" ".join(sheet.lines[0].cells)))
    return place


def _check_header(sheet: Sheet, header: Line, rows: tuple[Line, ...]) -> None:
    if not rows:
        raise TableError("no_rows", file=sheet.file)
    names = [name for name in header.cells if name]
    repeated = dict.fromkeys(name for name in names if names.count(name) > 1)
    if repeated:
        raise TableError(
            "repeated_headers", file=sheet.file, row=header.number, headers="、".join(map(shown, repeated))
        )


def _by_hand(sheet: Sheet, header: Line, by_hand: dict[str, str]) -> tuple[dict[str, int], dict[str, How]]:
    positions: dict[str, int] = {}
    for target, name in by_hand.items():
        if name and name not in header.cells:
            headers = "、".join(shown(cell) for cell in header.cells if cell)
            raise TableError("no_such_header", file=sheet.file, target=target, header=shown(name), headers=headers)
        if name:
            positions[target] = header.cells.index(name)
    return positions, dict.fromkeys(positions, "hand")


def _by_name(header: Line, kind: str) -> dict[str, list[int]]:
    """The columns of the file that each column of the table may be: our own name first, then as they stand."""
    found: dict[str, list[int]] = {}
    for position, name in enumerate(header.cells):
        for target in targets_of(name, kind) if name else ():
            places = found.setdefault(target, [])
            places.insert(0, position) if name == target else places.append(position)
    return found
