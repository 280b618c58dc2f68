"""What a file is by its first bytes, held against what its name says it is."""

from pathlib import PurePosixPath, PureWindowsPath

from dashboard.records.ingest.tables.error import TableError
from dashboard.records.problem import shown

READ = (".csv", ".xlsx", ".json")

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
# Names of the streams in an OLE container are UTF-16: the one of an encrypted file names itself.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_HTML = (b"<!doctype", b"<html", b"<head", b"<body", b"<table", b"<script")
_BINARY = {
    b"%PDF": "PDF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"\x1f\x8b": "gzip",
    b"7z\xbc\xaf": "7-Zip",
    b"Rar!": "RAR",
    b"MZ": "EXE",
    b"\x7fELF": "ELF",
    b"PAR1": "Parquet",
    b"SQLite format 3": "SQLite",
}
_SPREADSHEETS = {
    ".xls": "old_xls",
    ".xlsm": "macros",
    ".xltm": "macros",
    ".xlam": "macros",
    ".xlsb": "binary_xlsb",
}


def base_name(name: str) -> str:
    """The last part of a file name, whichever separators it uses: a path in it leads nowhere here."""
    last = PurePosixPath(PureWindowsPath(name).as_posix()).name
    return shown(last) or "?"


def check_kind(name: str, content: bytes) -> str:
    """The ending by which a file is to be read: `.csv`, `.xlsx` or `.json`.

    Raises:
        TableError: No table that is read here, or other content than the name says.
    """
    ending = PurePosixPath(name.lower()).suffix
    if not content.strip(b"\x00 \t\r\n"):
        raise TableError("empty_file", file=name)
    if content.startswith(_OLE):
        raise TableError("password" if _ENCRYPTED in content else "old_xls", file=name)
    if ending in _SPREADSHEETS:
        raise TableError(_SPREADSHEETS[ending], file=name)
    if ending not in READ:
        raise TableError("unknown_kind", file=name, ending=shown(ending) or "–", kinds=" ".join(READ))
    is_zip = content.startswith(_ZIP)
    if is_zip != (ending == ".xlsx"):
        found = _named(content) or ("ZIP" if is_zip else "TEXT")
        raise TableError("wrong_content", file=name, found=found, ending=ending)
    if not is_zip and (found := _named(content)):
        raise TableError("wrong_content", file=name, found=found, ending=ending)
    return ending


def _named(content: bytes) -> str:
    """What the first bytes say that the content is; "" for text."""
    if found := next((kind for magic, kind in _BINARY.items() if content.startswith(magic)), ""):
        return found
    start = content[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return "HTML" if start.startswith(_HTML) else ""
