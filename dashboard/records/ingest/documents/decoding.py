"""The text of a file of bytes: UTF-8 or cp932, or a clear word that it is neither."""

import re
from pathlib import Path

from dashboard.records.ingest.documents.errors import DocumentError

_DECLARED = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_-]+)""", re.I)
_KNOWN = {"utf-8": "utf-8-sig", "shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932", "windows-31j": "cp932"}
_KNOWN |= {"euc-jp": "euc_jp", "iso-2022-jp": "iso2022_jp"}
# Other encodings read as cp932 come out as half-width katakana, which nobody writes in whole sentences.
_HALF_WIDTH = re.compile("[｡-ﾟ]")


def decode(raw: bytes, path: Path) -> str:
    """The text of `raw` with LF at the line ends.

    An encoding that an HTML or XML file declares is tried first; else UTF-8, then cp932. Never a guess.

    Raises:
        DocumentError: It is binary, or in none of these encodings.
    """
    if b"\x00" in raw[:100_000]:
        found = "UTF-16" if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else ""
        raise DocumentError("encoding" if found else "binary", file=path.name, found=found)
    declared = _DECLARED.search(raw[:2048])
    named = [_KNOWN[declared[1].decode().lower()]] if declared and declared[1].decode().lower() in _KNOWN else []
    for encoding in (*named, "utf-8-sig", "cp932"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "cp932" and len(_HALF_WIDTH.findall(text)) * 5 > len(text):
            continue
        return text.replace("\r\n", "\n").replace("\r", "\n")
    raise DocumentError("encoding", file=path.name, found="?")
