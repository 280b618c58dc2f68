"""An import that is being put in place: until it is done, readers see the files as they were before.

`.imports/pending` names the import whose files are being replaced; the copies from before lie in its folder. Taking
that one file away is the moment at which all of an import becomes true. A process that is killed earlier leaves it
there: readers go on seeing the old files, and the next import puts them back (dashboard.records.store).
"""

import json
from pathlib import Path

FOLDER = ".imports"
MARKER = "pending"
ENTRY = "entry.json"
BEFORE = "before"

State = tuple[int, str]


def state(data_dir: Path) -> State:
    """Changes whenever an import begins or ends; the second part is the pending import, "" for none."""
    folder = data_dir / FOLDER
    try:
        changed = folder.stat().st_mtime_ns
    except OSError:
        return 0, ""
    try:
        return changed, (folder / MARKER).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return changed, ""


def before(data_dir: Path, import_id: str) -> dict[str, bytes | None]:
    """The files that a pending import replaces, as they were: None for one that was not there.

    Raises:
        OSError, ValueError: The folder of the import is not whole.
    """
    folder = data_dir / FOLDER / import_id
    entry = json.loads((folder / ENTRY).read_text(encoding="utf-8"))
    return {
        file["path"]: (folder / BEFORE / file["path"]).read_bytes() if file["before"] else None
        for file in entry["files"]
    }
