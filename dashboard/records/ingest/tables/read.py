"""Any table file as a `Sheet`: its kind, its size and its form are checked before anything is made of it."""

import hashlib
from pathlib import Path

from dashboard.records.ingest.tables.csv_file import read_csv
from dashboard.records.ingest.tables.error import TableError
from dashboard.records.ingest.tables.json_file import read_json
from dashboard.records.ingest.tables.kinds import base_name, check_kind
from dashboard.records.ingest.tables.limits import MEGABYTE, Limits
from dashboard.records.ingest.tables.sheet import Sheet
from dashboard.records.ingest.tables.xlsx_file import read_xlsx


def read_file(path: Path, *, sheet: str = "", limits: Limits | None = None) -> Sheet:
    """The rows of a file; it is not opened before its size is known.

    Raises:
        TableError: No regular file, not readable, too large, or for what `read_table` says.
    """
    limits = limits or Limits()
    name = base_name(str(path))
    try:
        if not path.is_file():
            raise TableError("no_file" if not path.exists() else "not_a_file", file=str(path))
        size = path.stat().st_size
        if size > limits.file_bytes:
            raise _too_large(name, size, limits)
        with path.open("rb") as stream:
            content = stream.read(limits.file_bytes + 1)  # a file may grow after it was measured
    except OSError as error:
        raise TableError("unreadable", file=str(path), error=error.strerror or str(error)) from error
    return read_table(name, content, sheet=sheet, limits=limits)


def read_table(name: str, content: bytes, *, sheet: str = "", limits: Limits | None = None) -> Sheet:
    """The rows of a file as texts.

    Args:
        name: Name of the file; what it ends in says how it is read, a path before it says nothing.
        content: Its bytes.
        sheet: Title of the worksheet, for an .xlsx that has several.
        limits: How large it may be.

    Raises:
        TableError: What is wrong with the file as a whole.
    """
    limits = limits or Limits()
    name = base_name(name)
    if len(content) > limits.file_bytes:
        raise _too_large(name, len(content), limits)
    kind = check_kind(name, content)
    digest = hashlib.sha256(content).hexdigest()
    if kind == ".xlsx":
        book = read_xlsx(name, content, sheet, limits)
        lines, faulty, notices, title = book.lines, book.faulty, book.notices, book.sheet
    else:
        if sheet:
            raise TableError("sheet_of_text", file=name)
        faulty, notices, title = [], [], ""
        if kind == ".csv":
            lines, notices = read_csv(name, content, limits)
        else:
            lines = read_json(name, content, limits)
    if not lines:
        raise TableError("empty_file", file=name)
    return Sheet(name, digest, kind, title, tuple(lines), tuple(faulty), tuple(notices))


def _too_large(name: str, size: int, limits: Limits) -> TableError:
    return TableError("too_large_file", file=name, megabytes=f"{size / MEGABYTE:,.0f}", limit=limits.file_megabytes)
