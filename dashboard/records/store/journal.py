"""What was imported, when and by whom: one folder in `.imports` for each, with what is needed to undo it."""

import json
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from dashboard.records.pending import ENTRY, FOLDER, state

ADDED = "added"


@dataclass(frozen=True)
class FileChange:
    """One file of a change: SHA-256 before and after ("" where it is not there), and how many rows came in."""

    path: str
    before: str
    after: str
    added: int = 0


@dataclass(frozen=True)
class Entry:
    """One import, or the undoing of one.

    Attributes:
        id: Time and content, the name of its folder.
        when: UTC, ISO 8601.
        who: User name of who did it.
        action: `import` or `undo`.
        file: Name of the imported file.
        sha256: Of its bytes.
        kind: `cases`, `survey`, `costs` or `document`.
        source: The source the rows belong to.
        options: What was chosen for it.
        files: What changed in the data directory.
        folders: Folders that were made for it.
        undoes: The import that an undo takes back.
        state: `prepared` until all files are in place, then `done`.
    """

    id: str
    when: str
    who: str
    action: Literal["import", "undo"]
    file: str
    sha256: str
    kind: str
    source: str
    options: dict[str, Any] = field(default_factory=dict)
    files: tuple[FileChange, ...] = ()
    folders: tuple[str, ...] = ()
    undoes: str = ""
    state: Literal["prepared", "done"] = "prepared"

    def to_json(self) -> str:
        """The entry as its file holds it."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n"


def new_id(folder: Path, now: datetime, sha256: str) -> str:
    """A name for a new import that no other has."""
    stem = f"{now.astimezone(UTC):%Y%m%d-%H%M%S}-{sha256[:6]}"
    names = (stem if number == 1 else f"{stem}-{number}" for number in range(1, 10_000))
    return next(name for name in names if not (folder / name).exists())


def read_entry(folder: Path) -> Entry | None:
    """The entry in the folder of an import; None where there is none that can be read."""
    try:
        found = json.loads((folder / ENTRY).read_text(encoding="utf-8"))
        files = tuple(FileChange(**file) for file in found.pop("files"))
        return Entry(**{**found, "files": files, "folders": tuple(found["folders"])})
    except (OSError, ValueError, TypeError, KeyError):
        return None


def history(data_dir: Path) -> list[Entry]:
    """What was imported and undone in a data directory, the oldest first."""
    folder = data_dir / FOLDER
    if not folder.is_dir():
        return []
    entries = (read_entry(path) for path in sorted(folder.iterdir()) if path.is_dir())
    pending = state(data_dir)[1]
    done = [entry for entry in entries if entry and entry.state == "done" and entry.id != pending]
    return sorted(done, key=lambda entry: (entry.when, entry.id))


def standing(entries: list[Entry]) -> list[Entry]:
    """The imports that have not been undone, the oldest first."""
    undone = {entry.undoes for entry in entries if entry.action == "undo"}
    return [entry for entry in entries if entry.action == "import" and entry.id not in undone]
