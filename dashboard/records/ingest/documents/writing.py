"""Draft records as files: all of them, or none."""

import csv
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

import pandas as pd

from dashboard.records.ingest.documents.drafts import CASE_COLUMNS, EFFECT_COLUMNS, EVIDENCE_COLUMNS, Drafts
from dashboard.records.ingest.documents.errors import DocumentError


def paths(output: Path) -> tuple[Path, Path, Path]:
    """The files of cases, effects and evidence: OUT.csv, OUT.effects.csv, OUT.evidence.csv."""
    return output, output.with_suffix(".effects.csv"), output.with_suffix(".evidence.csv")


def write(found: Sequence[Drafts], output: Path) -> tuple[Path, Path, Path]:
    """Write the drafts of documents, in UTF-8 with a mark that spreadsheets know; gives the files.

    Nothing is left behind where something cannot be written: files are finished first and renamed then.

    Raises:
        DocumentError: A file cannot be written.
    """
    files = paths(output)
    tables = (
        (_joined(each.cases for each in found), CASE_COLUMNS),
        (_joined(each.effects for each in found), EFFECT_COLUMNS),
        (_joined(each.evidence for each in found), EVIDENCE_COLUMNS),
    )
    unfinished = [file.with_name(f"{file.name}.{os.getpid()}.part") for file in files]
    try:
        for file in files:
            if file.is_dir():
                raise IsADirectoryError(21, "is a directory", str(file))
        for part, (rows, columns) in zip(unfinished, tables, strict=True):
            with part.open("w", encoding="utf-8-sig", newline="") as opened:
                writer = csv.writer(opened, lineterminator="\n")
                writer.writerow(columns)
                writer.writerows(rows)
        for part, file in zip(unfinished, files, strict=True):
            os.replace(part, file)
    except OSError as error:
        raise DocumentError("unwritable", file=output, error=error.strerror or error) from error
    finally:
        for part in unfinished:
            part.unlink(missing_ok=True)
    return files


def _joined(tables: Iterable[pd.DataFrame]) -> list[list[str]]:
    return [row for table in tables for row in table.to_numpy().tolist()]
