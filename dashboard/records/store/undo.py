"""An import taken back: the files as they were, or without its rows where others have come since."""

import csv
import io
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from dashboard.records import directory, schema
from dashboard.records.catalogue import SOURCES
from dashboard.records.directory import DataFiles
from dashboard.records.pending import BEFORE, FOLDER
from dashboard.records.problem import Problem
from dashboard.records.store.add import digest, user_name
from dashboard.records.store.error import StoreError
from dashboard.records.store.file_rows import FileRows
from dashboard.records.store.journal import ADDED, Entry, FileChange, history, new_id, standing
from dashboard.records.store.lock import writing
from dashboard.records.store.plan import new_problems
from dashboard.records.store.transaction import commit, recover

_TABLES = {table.name: table for table in schema.TABLES}


def undo(
    data_dir: Path, import_id: str = "", *, who: str = "", today: date | None = None
) -> tuple[Entry, tuple[Problem, ...]]:
    """Take an import back.

    Args:
        data_dir: The data directory.
        import_id: Which one; the last that stands unless given.
        who: Who does it; the user of this process unless given.
        today: The day that dates are held against.

    Returns:
        The import, and the problems for which it was not taken back: records that were made since and rest on it.

    Raises:
        DataDirectoryError: `data_dir` is none.
        StoreError: No such import, it is undone already, or its rows were changed since.
    """
    data_dir = Path(data_dir)
    planned = _planned(data_dir, import_id, today)
    if planned.problems:
        return planned.entry, planned.problems
    with writing(data_dir) as folder:
        recover(data_dir)
        if directory.read(data_dir).version != planned.files.version:
            planned = _planned(data_dir, planned.entry.id, today)
            if planned.problems:
                return planned.entry, planned.problems
        entry, now, before = planned.entry, datetime.now(UTC), planned.files.contents
        undoing = Entry(
            id=new_id(folder, now, entry.sha256),
            when=now.isoformat(timespec="seconds"),
            who=who or user_name(),
            action="undo",
            file=entry.file,
            sha256=entry.sha256,
            kind=entry.kind,
            source=entry.source,
            files=tuple(
                FileChange(name, digest(before.get(name)), digest(raw)) for name, raw in planned.changes.items()
            ),
            folders=entry.folders,
            undoes=entry.id,
        )
        commit(data_dir, undoing, planned.changes, {})
        return entry, ()


@dataclass(frozen=True)
class _Planned:
    """What taking an import back comes to, worked out without touching anything."""

    entry: Entry
    files: DataFiles
    changes: dict[str, bytes | None]
    problems: tuple[Problem, ...]


def _planned(data_dir: Path, import_id: str, today: date | None) -> _Planned:
    files = directory.read(data_dir)
    entry = _chosen(history(data_dir), import_id, data_dir)
    changes = _changes(entry, files.contents, data_dir / FOLDER / entry.id)
    problems = new_problems(files, changes, data_dir, today)
    if problems and SOURCES.file in changes:
        # Others have come to the source that this import entered: its entry stays with them.
        del changes[SOURCES.file]
        problems = new_problems(files, changes, data_dir, today)
    return _Planned(entry, files, changes, tuple(problems))


def _chosen(entries: list[Entry], import_id: str, data_dir: Path) -> Entry:
    left = standing(entries)
    if not import_id:
        if not left:
            raise StoreError("nothing_to_undo", path=str(data_dir / FOLDER))
        return left[-1]
    for entry in left:
        if entry.id == import_id:
            return entry
    key = "undone_already" if any(entry.id == import_id for entry in entries) else "no_such_import"
    raise StoreError(key, id=import_id, ids=", ".join(entry.id for entry in left[-5:]) or "–")


def _changes(entry: Entry, contents: dict[str, bytes], folder: Path) -> dict[str, bytes | None]:
    """The files without the import: as they were if nothing came after it, else without its rows."""
    changes: dict[str, bytes | None] = {}
    for file in entry.files:
        now = contents.get(file.path)
        if digest(now) == file.after:
            changes[file.path] = (folder / BEFORE / file.path).read_bytes() if file.before else None
        elif file.path != SOURCES.file:  # an entry that somebody has completed since stays: it does no harm
            changes[file.path] = _without_rows(file, now, folder / ADDED / file.path)
    return changes


def _without_rows(file: FileChange, now: bytes | None, added: Path) -> bytes | None:
    """The file without the rows that the import brought; None where it made the file and nothing else is in it."""
    name, table = file.path, _TABLES[directory.table_of(file.path)]
    if now is None:
        raise StoreError("changed_since", file=name, count=0)
    header, *rows = csv.reader(io.StringIO(added.read_text(encoding="utf-8"), newline=""), strict=True)
    left, missing = FileRows(name, table, now).without(dict(zip(header, row, strict=True)) for row in rows)
    if missing:
        raise StoreError("changed_since", file=name, count=missing)
    return left if file.before or left.count(b"\n") > 1 else None
