"""One loaded copy of a data directory for all sessions of a process, renewed when its files change."""

import gc
import threading
from pathlib import Path

from dashboard.records.load import load
from dashboard.records.model import Records
from dashboard.records.problem import DataDirectoryError

Signature = tuple[tuple[str, int, int], ...]

_lock = threading.Lock()
_copies: dict[Path, tuple[Signature, Records]] = {}


def shared(data_dir: Path) -> Records:
    """The records of `data_dir` as they are now; never write to them.

    Where the directory can no longer be read, the last copy that could be is kept: a viewer is not left without
    records because somebody moves a folder.

    Raises:
        DataDirectoryError: The directory cannot be read and never could be.
    """
    data_dir = Path(data_dir).resolve()
    with _lock:
        try:
            signature = _signature(data_dir)
            if data_dir not in _copies or _copies[data_dir][0] != signature:
                _copies[data_dir] = (signature, load(data_dir))
                _freeze()
        except (DataDirectoryError, OSError):
            if data_dir not in _copies:
                raise
        return _copies[data_dir][1]


def is_current(data_dir: Path) -> bool:
    """Whether the shared copy is what the directory holds now."""
    data_dir = Path(data_dir).resolve()
    try:
        return data_dir in _copies and _copies[data_dir][0] == _signature(data_dir)
    except OSError:
        return False


def _signature(data_dir: Path) -> Signature:
    """Names, sizes and times of the files: another value means other content."""
    files = sorted(path for path in data_dir.rglob("*") if path.is_file())
    return tuple((str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in files)


def _freeze() -> None:
    # Streamlit collects garbage after every run of a page, with the interpreter locked; what lives as long as the
    # process does need not be looked through each time (70-100 ms of each answer).
    gc.collect()
    gc.freeze()
