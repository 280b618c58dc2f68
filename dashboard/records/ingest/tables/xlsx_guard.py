"""Whether an .xlsx may be unpacked: nothing in it is, before its parts are counted and measured."""

import io
import zipfile
import zlib

from dashboard.records.ingest.tables.error import TableError
from dashboard.records.ingest.tables.limits import MEGABYTE, Limits

_WORKBOOK = "xl/workbook.xml"
_OTHER_DOCUMENTS = {"word/": "Word", "ppt/": "PowerPoint"}
_MACROS = ("vbaproject.bin", "xl/macrosheets/")
_MOST_PARTS = 5_000
_RATIO_FROM = 20 * MEGABYTE
_BLOCK = 1 << 20


def open_xlsx(name: str, content: bytes, limits: Limits) -> zipfile.ZipFile:
    """The parts of a workbook, each read once to its end: whole, of the stated size, and not too large.

    Raises:
        TableError: Cut off or damaged, no workbook, with macros, encrypted, or unpacking to more than the limits.
    """
    try:
        parts = zipfile.ZipFile(io.BytesIO(content))
        members = parts.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise TableError("broken_xlsx", file=name) from error
    names = [member.filename for member in members]
    if any(member.flag_bits & 0x1 for member in members):
        raise TableError("password", file=name)
    if any(macro in part.lower() for part in names for macro in _MACROS):
        raise TableError("macros", file=name)
    if _WORKBOOK not in names:
        other = next(
            (kind for start, kind in _OTHER_DOCUMENTS.items() if any(n.startswith(start) for n in names)), "ZIP"
        )
        raise TableError("wrong_content", file=name, found=other, ending=".xlsx")
    if len(members) > _MOST_PARTS or len(set(names)) != len(names):
        raise TableError("broken_xlsx", file=name)
    _measure(name, parts, members, len(content), limits)
    return parts


def _measure(name: str, parts: zipfile.ZipFile, members: list[zipfile.ZipInfo], packed: int, limits: Limits) -> None:
    """Unpack every part into nothing. A part that is longer than it says is cut there and fails its check sum."""
    unpacked = sum(member.file_size for member in members)
    bomb = unpacked > _RATIO_FROM and unpacked > packed * limits.unpacked_ratio
    if bomb or unpacked > limits.unpacked_bytes:
        raise TableError(
            "zip_bomb",
            file=name,
            megabytes=f"{unpacked / MEGABYTE:,.0f}",
            limit=f"{limits.unpacked_bytes // MEGABYTE:,}",
        )
    try:
        for member in members:
            with parts.open(member) as part:
                while part.read(_BLOCK):
                    pass
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        raise TableError("broken_xlsx", file=name) from error
