"""A draft into a data directory: all of its rows or none, checked as the directory will be with them."""

import getpass
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from dashboard.records import catalogue, directory
from dashboard.records.directory import DataFiles
from dashboard.records.ingest.tables.drafts import Draft, Origin
from dashboard.records.load import load_files
from dashboard.records.problem import Problem
from dashboard.records.store.journal import Entry, FileChange, new_id
from dashboard.records.store.lock import writing
from dashboard.records.store.merge import Merged, merge
from dashboard.records.store.sources import NewSource, with_source
from dashboard.records.store.transaction import commit, recover

# A fault of the place follows into the level and the code: one problem is enough.
_NO_PLACE = ("not_located", "code", "code_disagrees", "code_readings", "organisations_count", "one_place", "empty")
_FOLLOWS = ("organisations", "lgcodes", "level", "lgcode")


@dataclass(frozen=True)
class Outcome:
    """What became of an import.

    Attributes:
        import_id: Of its entry in the history; "" where nothing was stored.
        added: Rows that came in, by table.
        already: Rows that were there before.
        files: Files that changed.
        new_source: Whether the source was entered into sources.toml.
        problems: What kept everything out.
        source_id: The source the rows went to.
    """

    import_id: str
    added: dict[str, int]
    already: int
    files: tuple[str, ...]
    new_source: bool
    problems: tuple[Problem, ...]
    source_id: str


def add(
    data_dir: Path,
    draft: Draft,
    *,
    who: str = "",
    source: NewSource | None = None,
    options: Mapping[str, Any] | None = None,
    keep_unlocated: bool = False,
    dry_run: bool = False,
    today: date | None = None,
) -> Outcome:
    """Store a draft.

    Args:
        data_dir: The data directory.
        draft: What is to be stored.
        who: Who does it; the user of this process unless given.
        source: What is entered into sources.toml where the draft's source is not there yet.
        options: What was chosen, for the history.
        keep_unlocated: Take cases in whose organisations cannot be located; they stay off the map.
        dry_run: Only say what would come of it; nothing is written.
        today: The day that dates are held against.

    Returns:
        The outcome; with any problem nothing has changed.

    Raises:
        DataDirectoryError: `data_dir` is none.
        StoreError: Another import is running, a file is broken, or something cannot be written.
    """
    data_dir = Path(data_dir)
    directory.read(data_dir)  # before a lock is laid into what may be no data directory
    if dry_run:
        return _plan(data_dir, draft, source, keep_unlocated, today)[0]
    with writing(data_dir) as folder:
        recover(data_dir)
        outcome, merged, changes = _plan(data_dir, draft, source, keep_unlocated, today)
        if outcome.problems or not changes:
            return outcome
        now = datetime.now(UTC)
        contents = directory.read(data_dir).contents
        entry = Entry(
            id=new_id(folder, now, draft.sha256),
            when=now.isoformat(timespec="seconds"),
            who=who or user_name(),
            action="import",
            file=draft.file,
            sha256=draft.sha256,
            kind=draft.kind,
            source=draft.source_id,
            options=dict(options or {}),
            files=tuple(
                FileChange(
                    name,
                    digest(contents.get(name)),
                    digest(raw),
                    len(merged.files[name].new) if name in merged.files else 1,
                )
                for name, raw in changes.items()
            ),
            folders=tuple(
                sorted(
                    {
                        name.partition("/")[0]
                        for name in changes
                        if "/" in name and not (data_dir / name).parent.exists()
                    }
                )
            ),
        )
        commit(data_dir, entry, changes, {name: merged.files[name].added() for name in changes if name in merged.files})
        return replace(outcome, import_id=entry.id)


def digest(content: bytes | None) -> str:
    """SHA-256 in hex; "" for a file that is not there."""
    return "" if content is None else hashlib.sha256(content).hexdigest()


def user_name() -> str:
    """The user of this process, `-` where the system does not say."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "-"


def new_problems(
    before: DataFiles, changes: Mapping[str, bytes | None], data_dir: Path, today: date | None
) -> list[Problem]:
    """The problems that a directory has with `changes` and has not without."""
    old = set(load_files(before, data_dir, today).problems)
    return [problem for problem in load_files(before.changed(changes), data_dir, today).problems if problem not in old]


def _plan(
    data_dir: Path, draft: Draft, source: NewSource | None, keep_unlocated: bool, today: date | None
) -> tuple[Outcome, Merged, dict[str, bytes]]:
    """What storing the draft comes to: the outcome without an import_id, and the new content of the files."""
    files = directory.read(data_dir)
    merged = merge(draft, files.contents)
    changes = merged.changes
    new_source = bool(changes and source) and not _knows(files, source.id, today) if source else False
    if source and new_source:
        name = catalogue.SOURCES.file
        changes = {name: with_source(files.contents[name], source), **changes}
    problems = [*draft.problems, *merged.problems]
    # What is taken in as it is must not hide what else is wrong with its row.
    accepted = ("not_located",) if keep_unlocated else ()
    problems = [problem for problem in problems if problem.key not in accepted]
    if changes:
        found = [problem for problem in new_problems(files, changes, data_dir, today) if problem.key not in accepted]
        problems += _told_in_file(draft, merged, found, problems)
    added: dict[str, int] = {}
    for file in merged.files.values():
        if file.new:
            added[file.table.name] = added.get(file.table.name, 0) + len(file.new)
    ordered = tuple(sorted(problems, key=lambda problem: (problem.file != draft.file, problem.file, problem.row)))
    outcome = Outcome("", added, merged.already, tuple(changes), new_source, ordered, draft.source_id)
    return outcome, merged, changes


def _knows(files: DataFiles, source_id: str, today: date | None) -> bool:
    raw = files.contents[catalogue.SOURCES.file]
    ids = catalogue.read(catalogue.SOURCES, raw, today or date.today()).ids
    return ids is None or source_id in ids


def _told_in_file(draft: Draft, merged: Merged, found: list[Problem], told: list[Problem]) -> list[Problem]:
    """Problems of the new rows at their place in the imported file; a cell that has one already gets no second."""
    cells = {(problem.file, problem.row, problem.column) for problem in told}
    rows_without_place = {(problem.file, problem.row) for problem in told if problem.key in _NO_PLACE}
    result = []
    for problem in found:
        origin = merged.origins.get((problem.file, problem.row))
        if origin is None:
            result.append(problem)
            continue
        file = origin.file or draft.file
        place = (file, origin.row, origin.header(problem.column))
        if place in cells or (problem.column in _FOLLOWS and (file, origin.row) in rows_without_place):
            continue
        cells.add(place)
        params = tuple((name, _place(value, merged, draft.file)) for name, value in problem.params)
        result.append(Problem(*place, problem.key, params))
    return result


def _place(value: str | int, merged: Merged, file: str) -> str | int:
    """Another row that a problem names, `cases/x.csv:7`, as its place in the imported file if it comes from there."""
    if isinstance(value, str) and ":" in value:
        name, _, number = value.rpartition(":")
        origin: Origin | None = merged.origins.get((name, int(number))) if number.isdigit() else None
        return f"{origin.file or file}:{origin.row}" if origin else value
    return value
