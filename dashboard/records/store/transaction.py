"""Several files replaced as one: all of them or none, whatever happens in between.

1. Copies of the old files and the new files are written to the folder of the import, and reach the disk.
2. The marker `pending` is set: readers see the old copies from here on (dashboard.records.pending).
3. Each new file is renamed into its place.
4. The marker is taken away: from here on everybody sees the new files.

Who is killed before step 4 leaves the marker; the next writer puts the old files back. Both functions must be called
with the lock (`lock.writing`).
"""

import contextlib
import os
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from dashboard.records.pending import BEFORE, ENTRY, FOLDER, MARKER, before, state
from dashboard.records.store.error import StoreError
from dashboard.records.store.journal import ADDED, Entry, read_entry

_AFTER = "after"
_UNFINISHED = ".part"


def commit(data_dir: Path, entry: Entry, changes: Mapping[str, bytes | None], added: Mapping[str, bytes]) -> None:
    """Put `changes` in place (None takes a file away), and keep `entry` with what undoing it needs.

    Args:
        data_dir: The data directory, recovered.
        entry: What is said of the change; its `folders` are those that may have to be made or taken away.
        changes: New content by path in the directory.
        added: The rows that came in, by path, so that they can be found again in a file that has grown since.

    Raises:
        StoreError: Something cannot be written; everything is as it was before.
    """
    folder = data_dir / FOLDER / entry.id
    try:
        _prepare(data_dir, folder, entry, changes, added)
        _write(data_dir / FOLDER / MARKER, entry.id.encode())
        for name, content in changes.items():
            _put(folder / _AFTER / name if content is not None else None, data_dir / name)
        for made in {(data_dir / name).parent for name in changes}:
            _sync(made)
        _remove_empty(data_dir, entry)
        shutil.rmtree(folder / _AFTER, ignore_errors=True)  # an undo may have brought no file
        _write(folder / ENTRY, replace(entry, state="done").to_json().encode())
        (data_dir / FOLDER / MARKER).unlink()
        _sync(data_dir / FOLDER)
    except BaseException as error:
        recover(data_dir)
        if not isinstance(error, OSError):
            raise
        raise StoreError("unwritable", path=str(data_dir), error=error.strerror or str(error)) from error


def recover(data_dir: Path) -> None:
    """Put the files of a change that did not come through back as they were; nothing is left of it.

    Raises:
        StoreError: The old files cannot be written back.
    """
    imports = data_dir / FOLDER
    try:
        if unfinished := state(data_dir)[1]:
            _put_back(data_dir, imports / unfinished)
        for path in imports.iterdir():
            entry = read_entry(path) if path.is_dir() else None
            if path.is_dir() and (entry is None or entry.state == "prepared"):
                shutil.rmtree(path)
            elif path.name.endswith(_UNFINISHED):
                path.unlink()
    except (OSError, ValueError) as error:
        raise StoreError("not_put_back", path=str(imports), error=str(error)) from error


def _prepare(
    data_dir: Path,
    folder: Path,
    entry: Entry,
    changes: Mapping[str, bytes | None],
    added: Mapping[str, bytes],
) -> None:
    for name, content in changes.items():
        old = data_dir / name
        if old.is_file():
            _write(folder / BEFORE / name, old.read_bytes(), like=old)
        if content is not None:
            _write(folder / _AFTER / name, content, like=old)
    for name, rows in added.items():
        _write(folder / ADDED / name, rows)
    _write(folder / ENTRY, entry.to_json().encode())


def _put_back(data_dir: Path, folder: Path) -> None:
    entry = read_entry(folder)
    if entry is None:
        raise ValueError(f"{folder / ENTRY} is not whole.")
    for name, content in before(data_dir, entry.id).items():
        if content is not None:
            _write(folder / _AFTER / name, content, like=folder / BEFORE / name)
        _put(folder / _AFTER / name if content is not None else None, data_dir / name)
    _remove_empty(data_dir, entry)
    # First not done, then not pending: between the two nobody may take it for an import.
    _write(folder / ENTRY, replace(entry, state="prepared").to_json().encode())
    (folder.parent / MARKER).unlink()
    _sync(folder.parent)


def _put(new: Path | None, place: Path) -> None:
    if new is None:
        place.unlink(missing_ok=True)
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    os.replace(new, place)


def _remove_empty(data_dir: Path, entry: Entry) -> None:
    """Folders that the change made, or that the undone change had made, go when nothing is in them."""
    for name in entry.folders:
        with contextlib.suppress(OSError):
            (data_dir / name).rmdir()


def _write(path: Path, content: bytes, like: Path | None = None) -> None:
    """A file that is whole on the disk, or not there; with the permissions of `like`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(path.name + _UNFINISHED)
    with unfinished.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if like is not None and like.exists():
        shutil.copymode(like, unfinished)
    os.replace(unfinished, path)
    _sync(path.parent)


def _sync(folder: Path) -> None:
    """The names in a folder reach the disk. Windows has no such thing and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
