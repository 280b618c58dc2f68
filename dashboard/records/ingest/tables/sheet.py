"""A file as texts in rows, whatever kind of file it was."""

from dataclasses import dataclass

from dashboard.records.problem import Problem
from dashboard.records.rules import Fault


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a file, with its number in a spreadsheet; of a JSON file, which record it is."""

    number: int
    cells: tuple[str, ...]

    def cell(self, position: int) -> str:
        """The text in a column, "" beyond the end of the row."""
        return self.cells[position] if position < len(self.cells) else ""


@dataclass(frozen=True)
class Notice:
    """What the reader should know and nobody has to mend: a key of the sentences and what stands in it."""

    key: str
    params: tuple[tuple[str, str | int], ...] = ()


@dataclass(frozen=True)
class Sheet:
    """All rows of a file that hold something, as texts without spaces around.

    Attributes:
        file: Name of the file, without its folder.
        sha256: Of its bytes.
        kind: `.csv`, `.xlsx` or `.json`.
        name: Of the worksheet; "" for others.
        lines: The rows in order; a row that is empty is not among them.
        faulty: Cells that have no usable value, such as a formula whose result was not saved: row, column from 0.
        notices: What was read in a way that should be known.
    """

    file: str
    sha256: str
    kind: str
    name: str
    lines: tuple[Line, ...]
    faulty: tuple[tuple[int, int, Fault], ...] = ()
    notices: tuple[Notice, ...] = ()

    @property
    def width(self) -> int:
        """The number of columns of the widest row."""
        return max((len(line.cells) for line in self.lines), default=0)

    def problem(self, row: int, column: str, fault: Fault) -> Problem:
        """A fault of a cell of this file."""
        return Problem(self.file, row, column, *fault)
