"""A draft into a data directory: all of its rows or none."""

import getpass
import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from dashboard.records import directory
from dashboard.records.ingest.tables.drafts import Draft
from dashboard.records.store.journal import Entry, FileChange, new_id
from dashboard.records.store.lock import writing
from dashboard.records.store.plan import Outcome, Plan, plan
from dashboard.records.store.sources import NewSource
from dashboard.records.store.transaction import commit, recover


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

    def worked_out() -> Plan:
        files = directory.read(data_dir)
        return plan(files, data_dir, draft, source, keep_unlocated=keep_unlocated, today=today)

    # Before the lock: it takes long, and where nothing comes of it nothing in the directory is touched.
    planned = worked_out()
    if dry_run or not planned.stores_something:
        return planned.outcome
    with writing(data_dir) as folder:
        recover(data_dir)
        if directory.read(data_dir).version != planned.files.version:
            planned = worked_out()
            if not planned.stores_something:
                return planned.outcome
        entry = _entry(planned, draft, data_dir, folder, who or user_name(), dict(options or {}))
        files = planned.merged.files
        commit(
            data_dir, entry, planned.changes, {name: files[name].added() for name in planned.changes if name in files}
        )
        return replace(planned.outcome, import_id=entry.id)


def _entry(planned: Plan, draft: Draft, data_dir: Path, folder: Path, who: str, options: dict[str, Any]) -> Entry:
    now = datetime.now(UTC)
    contents, merged = planned.files.contents, planned.merged.files
    made = {name.partition("/")[0] for name in planned.changes if "/" in name}
    return Entry(
        id=new_id(folder, now, draft.sha256),
        when=now.isoformat(timespec="seconds"),
        who=who,
        action="import",
        file=draft.file,
        sha256=draft.sha256,
        kind=draft.kind,
        source=draft.source_id,
        options=options,
        files=tuple(
            FileChange(name, digest(contents.get(name)), digest(raw), len(merged[name].new) if name in merged else 1)
            for name, raw in planned.changes.items()
        ),
        folders=tuple(sorted(name for name in made if not (data_dir / name).exists())),
    )


def digest(content: bytes | None) -> str:
    """SHA-256 in hex; "" for a file that is not there."""
    return "" if content is None else hashlib.sha256(content).hexdigest()


def user_name() -> str:
    """The user of this process, `-` where the system does not say."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "-"
