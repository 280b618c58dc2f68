"""The rows of a table as texts: what stands in the files, before anything is converted.

Plain rows and no frame: all that is done here asks one row at a time and has to say where it stands.
"""

from dataclasses import dataclass, field
from typing import Literal

from dashboard.records.directory import source_of
from dashboard.records.problem import Problem
from dashboard.records.rules import Fault
from dashboard.records.schema import Table

Because = Literal["", "problem", "file", "case", "catalogue"]


@dataclass(eq=False, slots=True)
class Row:
    """One row of a file: all columns of its table as texts, "" where the file has none.

    `because` says why the row is left out, and is "" for a row that stands: its own `problem`, or its `file`,
    its `case` or a `catalogue` that cannot be used.
    """

    file: str
    number: int
    cells: dict[str, str]
    because: Because = ""

    @property
    def place(self) -> str:
        """Where the row stands, as `FILE:ROW`."""
        return f"{self.file}:{self.number}"

    @property
    def case_id(self) -> str:
        """The case that the row is or belongs to; "" in tables without cases."""
        return self.cells.get("case_id", "")

    def __getitem__(self, column: str) -> str:
        return self.cells[column]


@dataclass
class TextTable:
    """All rows of one table, from all its files.

    `rows` fit their header, whether they stand or not; `lost` are the rows without a readable record, of
    whose cells only the case_id is known, if that.
    """

    table: Table
    rows: list[Row] = field(default_factory=list)
    lost: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    _faulty_cells: set[tuple[Row, str]] = field(default_factory=set)

    @property
    def standing(self) -> list[Row]:
        """The rows that nothing has left out so far."""
        return [row for row in self.rows if not row.because]

    @property
    def half_read(self) -> set[str]:
        """The sources whose file has lost rows: an id that is missing can be in one of them."""
        return {source_of(row.file) for row in self.lost}

    def add(self, row: Row, column: str, fault: Fault) -> None:
        """The fault of one cell, for which its row is left out, unless only its place is unknown.

        A cell that has a fault gets no second one: what follows from a wrong cell is noise to its reader.
        """
        if column and (row, column) in self._faulty_cells:
            return
        self._faulty_cells.add((row, column))
        self.problems.append(Problem(row.file, row.number, column, fault.key, fault.params, row.case_id))
        if fault.key != "not_located":
            row.because = "problem"

    def is_sound(self, row: Row, *columns: str) -> bool:
        """Whether no fault is known of these cells, so that they can be held against each other."""
        return self._faulty_cells.isdisjoint((row, column) for column in columns)

    def add_file(self, file: str, fault: Fault) -> None:
        """A fault of a whole file, for which all its rows are left out."""
        self.problems.append(Problem(file, 0, "", fault.key, fault.params))
        for row in self.rows:
            if row.file == file:
                row.because = "file"
