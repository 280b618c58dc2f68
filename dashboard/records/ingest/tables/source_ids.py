"""The source that rows belong to: a plain name, since it becomes the name of a file."""

import re
from pathlib import PurePosixPath

from dashboard.records.ingest.tables.error import TableError
from dashboard.records.problem import shown

_IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")
# Names that Windows keeps for devices: a data directory is copied there.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)", re.IGNORECASE)


def source_id_of(file: str, sha256: str, given: str = "") -> str:
    """The chosen source, else one named after the file, else after its content: always the same for one file.

    Raises:
        TableError: What was chosen is no plain name.
    """
    if given:
        if not _is_plain(given):
            raise TableError("source_name", source=shown(given))
        return given
    stem = PurePosixPath(file).stem
    return stem if _is_plain(stem) else f"import-{sha256[:8]}"


def _is_plain(name: str) -> bool:
    return bool(_IDENTIFIER.fullmatch(name)) and not _DEVICES.match(name)
