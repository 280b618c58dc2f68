"""One writer at a time in a data directory. The system takes the lock away with the process, however that ends."""

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from dashboard.records.pending import FOLDER
from dashboard.records.store.error import StoreError

_NAME = "lock"
_WAIT_SECONDS = 10.0
_PAUSE_SECONDS = 0.05

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextlib.contextmanager
def writing(data_dir: Path, wait: float = _WAIT_SECONDS) -> Iterator[Path]:
    """The folder of the imports, while nobody else writes; it is taken away again if nothing was put into it.

    Raises:
        StoreError: Another process writes for longer than `wait` seconds, or the directory cannot be written.
    """
    folder = data_dir / FOLDER
    try:
        handle = _locked(folder, time.monotonic() + wait)
    except OSError as error:
        raise StoreError("unwritable", path=str(data_dir), error=error.strerror or str(error)) from error
    try:
        yield folder
    finally:
        if sys.platform == "win32":  # an open file cannot be taken away there
            os.close(handle)
        _tidy(folder)
        if sys.platform != "win32":
            os.close(handle)


def _locked(folder: Path, until: float) -> int:
    while True:
        folder.mkdir(exist_ok=True)
        try:
            handle = os.open(folder / _NAME, os.O_RDWR | os.O_CREAT, 0o644)
        except FileNotFoundError:  # the writer before took the folder away
            continue
        try:
            _take(handle)
            # Who waited may hold a file that the writer before has taken away: it keeps nobody out.
            if os.stat(folder / _NAME).st_ino == os.fstat(handle).st_ino:
                return handle
            os.close(handle)
        except FileNotFoundError:
            os.close(handle)
        except OSError as error:
            os.close(handle)
            if time.monotonic() > until:
                raise StoreError("locked", path=str(folder.parent)) from error
            time.sleep(_PAUSE_SECONDS)


def _tidy(folder: Path) -> None:
    """A directory in which nothing has been imported is left as it was."""
    with contextlib.suppress(OSError):
        if [path.name for path in folder.iterdir()] == [_NAME]:
            (folder / _NAME).unlink()
            folder.rmdir()
