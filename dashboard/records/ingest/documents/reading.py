"""A file as a document, whatever its kind; or a clear word why not."""

import hashlib
from pathlib import Path

from dashboard.records.ingest.documents import pdf, plain, web, word
from dashboard.records.ingest.documents.decoding import decode
from dashboard.records.ingest.documents.document import Block, Document, Progress
from dashboard.records.ingest.documents.errors import DocumentError

MEGABYTE = 1_000_000
MOST_MEGABYTES = {".txt": 10, ".md": 10, ".html": 20, ".htm": 20, ".pdf": 300, ".docx": 100}
"""The kinds that can be read, by the ending of the name, and how large each may be."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SIGNATURES = ((b"%PDF-", "PDF (.pdf)"), (b"PK\x03\x04", "ZIP (.docx .xlsx .pptx)"), (_OLE, "Word/Excel (.doc .xls)"))


def read(path: Path, progress: Progress | None = None) -> Document:
    """The document that a file holds; `path.name` stands in messages only and decides nothing but its kind.

    Raises:
        DocumentError: It is missing, of another kind, protected, broken, too large, or holds no text.
    """
    suffix = path.suffix.lower()
    if not path.is_file():
        raise DocumentError("missing", file=path.name)
    if suffix not in MOST_MEGABYTES:
        raise DocumentError("kind", file=path.name, found=suffix or "?")
    try:
        size = path.stat().st_size
        if size > MOST_MEGABYTES[suffix] * MEGABYTE:
            raise DocumentError("too_large", file=path.name, size=size // MEGABYTE, limit=MOST_MEGABYTES[suffix])
        content = path.read_bytes()
    except OSError as error:
        raise DocumentError("unreadable", file=path.name, error=error.strerror or error) from error
    return parse(content, path, progress)


def parse(content: bytes, path: Path, progress: Progress | None = None) -> Document:
    """The document that bytes hold, read as the kind that `path` is named after.

    Raises:
        DocumentError: As for `read`.
    """
    suffix, name = path.suffix.lower(), path.name
    if not content.strip():
        raise DocumentError("empty", file=name)
    _check_signature(content, suffix, name)
    pages: int | None = None
    without_text: tuple[int, ...] = ()
    if suffix == ".pdf":
        blocks, pages, without_text = pdf.read(content, name, progress)
    elif suffix == ".docx":
        blocks = word.read(content, name)
    else:
        blocks = _text_blocks(decode(content, path), suffix, name)
    if not blocks:
        raise DocumentError("empty", file=name)
    version = hashlib.sha256(content).hexdigest()[:12]
    return Document(path, tuple(blocks), pages, without_text, version)


def _text_blocks(text: str, suffix: str, name: str) -> list[Block]:
    return web.read(text, name) if suffix in (".html", ".htm") else list(plain.blocks(text))


def _check_signature(content: bytes, suffix: str, name: str) -> None:
    """That the content is of the kind the name promises, as far as its first bytes tell."""
    start = content[:1024]
    found = next((kind for sign, kind in _SIGNATURES if start.startswith(sign)), "")
    if suffix == ".docx" and start.startswith(_OLE):
        raise DocumentError("password", file=name)  # Word wraps protected files in an OLE container
    if suffix == ".pdf":
        if b"%PDF-" not in start:
            raise DocumentError("mismatch", file=name, suffix=suffix, found=found or "?")
    elif suffix == ".docx":
        if not start.startswith(b"PK\x03\x04"):
            raise DocumentError("mismatch", file=name, suffix=suffix, found=found or "?")
    elif found:
        raise DocumentError("mismatch", file=name, suffix=suffix, found=found)
