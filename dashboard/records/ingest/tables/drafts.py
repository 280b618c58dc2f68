"""What a file comes to before it is stored: rows of the record tables, each with the place it was read from."""

from dataclasses import dataclass, field

from dashboard.records.ingest.tables.mapping import Mapping
from dashboard.records.ingest.tables.sheet import Notice
from dashboard.records.problem import Problem

Cells = dict[str, str]


@dataclass(frozen=True)
class Origin:
    """Where a record was read: row of the file, and its headers by column of the table.

    `file` is "" for the draft's own file.
    """

    row: int
    headers: dict[str, str] = field(default_factory=dict)
    file: str = ""

    def header(self, column: str) -> str:
        """What the file calls a column; the column's own name where the file does not have it."""
        return self.headers.get(column, column)


@dataclass(frozen=True)
class DraftRow:
    """One row of a record table. `case_id` may be empty: the store gives it one."""

    cells: Cells
    origin: Origin


@dataclass(frozen=True)
class DraftCase(DraftRow):
    """A case and the effects that stand beside it."""

    effects: tuple[DraftRow, ...] = ()


@dataclass(frozen=True)
class Draft:
    """What is to be stored from one file.

    Attributes:
        kind: `cases`, `survey`, `costs`, or `document` for cases that were read in one.
        file: Name of the file.
        sha256: Of its bytes.
        source_id: The source that rows without one of their own belong to.
        rows: The records.
        problems: What has to be mended; with any, nothing is stored.
        notices: What should be known.
        mapping: Where each column was found; None for a survey with one column a municipality.
    """

    kind: str
    file: str
    sha256: str
    source_id: str
    rows: tuple[DraftRow, ...]
    problems: tuple[Problem, ...]
    notices: tuple[Notice, ...]
    mapping: Mapping | None = None
