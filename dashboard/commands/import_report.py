"""Every problem of an import as a table for whoever has to mend the file."""

import csv
import os
from pathlib import Path

from dashboard.commands.common import UsageError
from dashboard.records import Problem
from dashboard.records.problem import Language
from dashboard.strings import text

# Japanese Excel reads the full-width signs as a formula too.
_FORMULA_STARTS = (*"=+-@", *"＝＋－＠", "\t", "\r")


def write_report(path: Path, problems: tuple[Problem, ...], language: Language) -> None:
    """Every problem as a table that opens in a spreadsheet, whole or not at all."""
    header = [text(f"import.report.{name}", language) for name in ("file", "row", "column", "found", "expected")]
    unfinished = path.with_name(path.name + ".part")
    try:
        with unfinished.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(header)
            for problem in problems:
                cells = (problem.file, problem.column, problem.found_in(language), problem.expected_in(language))
                name, column, found, expected = map(_disarmed, cells)
                writer.writerow((name, problem.row, column, found, expected))
        os.replace(unfinished, path)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise UsageError(text("cli.unwritable", language, path=path, error=error)) from error
    print(text("cli.import.reported", language, path=path))


def _disarmed(cell: str) -> str:
    """A text that a spreadsheet would run gets an apostrophe before it."""
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell
