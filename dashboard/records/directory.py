"""A data directory: which of its files are read, their bytes, and one hash of all of them."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dashboard.records import pending
from dashboard.records.problem import DataDirectoryError, Problem

CATALOGUES = ("sources.toml", "technologies.toml")
SINGLE_TABLES = {"corrections.csv": "corrections", "left_out.csv": "left_out"}
FOLDERS = ("cases", "effects", "costs", "targets", "survey")
COUNTS_ENDING = ".counts.csv"
_HASH_LENGTH = 12
_ATTEMPTS = 5


@dataclass(frozen=True)
class DataFiles:
    """The files of a data directory: bytes by path relative to it (`cases/mic2023.csv`), in reading order."""

    contents: dict[str, bytes]
    problems: tuple[Problem, ...]

    @property
    def version(self) -> str:
        """12 hex digits of the SHA-256 over names and contents: equal for equal data, wherever it lies."""
        digest = hashlib.sha256()
        for name in sorted(self.contents):
            for part in (name.encode(), self.contents[name]):
                digest.update(len(part).to_bytes(8, "big"))
                digest.update(part)
        return digest.hexdigest()[:_HASH_LENGTH]

    def changed(self, changes: Mapping[str, bytes | None]) -> "DataFiles":
        """The same files with some of them new, replaced or (None) gone."""
        merged = {name: raw for name, raw in {**self.contents, **changes}.items() if raw is not None}
        order = (*CATALOGUES, *SINGLE_TABLES, *FOLDERS)
        names = sorted(merged, key=lambda name: (order.index(name.partition("/")[0]), name))
        return DataFiles({name: merged[name] for name in names}, self.problems)


def read(data_dir: Path) -> DataFiles:
    """All record files below `data_dir`, as they are between two imports: never half of one.

    Raises:
        DataDirectoryError: No such directory, not readable, or without the two catalogues or `cases/`.
    """
    for _ in range(_ATTEMPTS):
        state = _state(data_dir)
        files = _read_now(data_dir)
        try:
            files = files.changed(pending.before(data_dir, state[1])) if state[1] else files
        except (OSError, ValueError):  # it was put back, or came through, while it was looked at
            continue
        if _state(data_dir) == state:
            return files
    raise DataDirectoryError("unreadable", path=str(data_dir), error=f"{pending.FOLDER}/{pending.MARKER}")


def _state(data_dir: Path) -> pending.State:
    try:
        return pending.state(data_dir)
    except OSError as error:
        raise DataDirectoryError("unreadable", path=str(data_dir), error=error.strerror or str(error)) from error


def _read_now(data_dir: Path) -> DataFiles:
    """The files as they lie there."""
    top = _top_level(data_dir)
    contents: dict[str, bytes] = {}
    problems: list[Problem] = []
    names = [name for name in (*CATALOGUES, *SINGLE_TABLES) if name in top]
    for folder in FOLDERS:
        if folder not in top:
            continue
        try:
            names += sorted(f"{folder}/{path.name}" for path in (data_dir / folder).iterdir())
        except OSError as error:
            problems.append(_unreadable(folder, error))
    unknown = sorted(top.difference(CATALOGUES, SINGLE_TABLES, FOLDERS))
    for name in (*names, *unknown):
        if _is_ignored(name):
            continue
        if name in unknown or not (name in CATALOGUES or name.endswith(".csv")):
            problems.append(Problem(name, 0, "", "file_unexpected"))
            continue
        try:
            contents[name] = (data_dir / name).read_bytes()
        except OSError as error:
            problems.append(_unreadable(name, error))
    return DataFiles(contents, tuple(problems))


def table_of(name: str) -> str:
    """The table that a csv file of the data directory belongs to."""
    folder, _, file = name.rpartition("/")
    if not folder:
        return SINGLE_TABLES[file]
    return "survey_counts" if folder == "survey" and file.endswith(COUNTS_ENDING) else folder


def source_of(name: str) -> str:
    """The source id that a csv file is named after."""
    return name.rpartition("/")[2].removesuffix(".csv")


def _top_level(data_dir: Path) -> set[str]:
    """The names in the directory, after a look at everything without which there is nothing to show."""
    shown = str(data_dir)
    try:
        if not data_dir.exists():
            raise DataDirectoryError("missing", path=shown)
        if not data_dir.is_dir():
            raise DataDirectoryError("not_a_directory", path=shown)
        top = {path.name for path in data_dir.iterdir()}
        for name in CATALOGUES:
            if not (data_dir / name).is_file():
                raise DataDirectoryError("no_catalogue", path=shown, name=name, inside=_some(top))
            (data_dir / name).open("rb").close()
        if not (data_dir / "cases").is_dir():
            raise DataDirectoryError("no_cases", path=shown, inside=_some(top))
        next((data_dir / "cases").iterdir(), None)
    except OSError as error:
        raise DataDirectoryError("unreadable", path=shown, error=error.strerror or str(error)) from error
    return top


def _is_ignored(name: str) -> bool:
    """Notes, provenance, hidden files and the lock files of spreadsheet programs hold nobody's records."""
    return name.rpartition("/")[2].startswith((".", "~$")) or name.endswith((".md", ".txt", ".meta.toml"))


def _unreadable(name: str, error: OSError) -> Problem:
    return Problem(name, 0, "", "file_unreadable", (("error", error.strerror or str(error)),))


def _some(names: set[str]) -> str:
    return ", ".join(sorted(names)[:8]) or "–"
