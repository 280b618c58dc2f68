"""A Word file (.docx) as blocks: headings by their style, lists, tables and text boxes."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.table import Table
from docx.text.paragraph import Paragraph

from dashboard.records.ingest.documents.document import Block, row
from dashboard.records.ingest.documents.errors import DocumentError

MEGABYTE = 1_000_000
MOST_UNPACKED = 300 * MEGABYTE
MOST_XML = 30 * MEGABYTE
_MOST_RATIO = 200
_MOST_PARTS = 20_000
_STYLE = re.compile(r"(?:heading|見出し)\s*([1-9])", re.I)
_BULLET = re.compile(r"^[・●○◦▪◎➢▶►➤•]\s*")


def read(content: bytes, name: str) -> list[Block]:
    """The blocks of a Word file; `line` is the number of the paragraph or row.

    Raises:
        DocumentError: It is protected, broken, no Word file, or unpacks to too much.
    """
    _check_package(content, name)
    try:
        document = docx.Document(io.BytesIO(content))
        return list(_blocks(document))
    except DocumentError:
        raise
    # python-docx lets every fault of a broken package through as whatever it met: KeyError, ValueError, lxml's.
    except Exception as error:
        raise DocumentError("broken", file=name, error=type(error).__name__) from error


def _check_package(content: bytes, name: str) -> None:
    """No more may be unpacked than memory holds: sizes are those the package declares, which zipfile enforces."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise DocumentError("broken", file=name, error=error) from error
    if any(part.flag_bits & 1 for part in parts):
        raise DocumentError("password", file=name)
    unpacked = sum(part.file_size for part in parts)
    packed = max(1, len(content))
    largest_xml = max((part.file_size for part in parts if part.filename.endswith((".xml", ".rels"))), default=0)
    limit = MOST_XML if largest_xml > MOST_XML else MOST_UNPACKED
    too_dense = unpacked > 20 * MEGABYTE and unpacked > _MOST_RATIO * packed
    if unpacked > MOST_UNPACKED or largest_xml > MOST_XML or len(parts) > _MOST_PARTS or too_dense:
        size = max(unpacked, largest_xml) // MEGABYTE
        raise DocumentError("bomb", file=name, size=size, limit=limit // MEGABYTE, packed=packed // MEGABYTE)
    names = {part.filename for part in parts}
    if "word/document.xml" not in names:
        raise DocumentError("mismatch", file=name, suffix=".docx", found=_kind(names))


def _kind(names: set[str]) -> str:
    if "xl/workbook.xml" in names:
        return "Excel (.xlsx)"
    return "PowerPoint (.pptx)" if "ppt/presentation.xml" in names else "ZIP"


def _blocks(document: Any) -> Iterator[Block]:
    number = tables = 0
    # paragraph.style goes through all styles each time, which takes minutes for a long document.
    styles = {style.style_id: style.name or "" for style in document.styles}
    for content in document.iter_inner_content():
        if isinstance(content, Table):
            tables += 1
            for cells in _rows(content):
                number += 1
                if any(cells):
                    yield row(cells, number, None, tables)
            continue
        number += 1
        if block := _paragraph(content, number, styles):
            yield block
        for boxed in content._p.xpath(".//w:txbxContent//w:p[not(ancestor::mc:Fallback)]"):
            if block := _paragraph(Paragraph(boxed, content._parent), number, styles):
                yield block


def _paragraph(paragraph: Paragraph, number: int, styles: dict[str, str]) -> Block | None:
    text = " ".join(paragraph.text.split())
    if not text:
        return None
    style = styles.get(paragraph._p.style or "", "")
    if style in ("Title", "表題"):
        return Block("heading", text, number, level=1)
    if heading := _STYLE.search(style):
        return Block("heading", text, number, level=int(heading[1]))
    listed = paragraph._p.xpath("./w:pPr/w:numPr") or style.startswith(("List", "箇条書き", "リスト"))
    if listed or _BULLET.match(text):
        return Block("item", _BULLET.sub("", text), number, level=1)
    return Block("text", text, number)


def _rows(table: Table) -> Iterator[list[str]]:
    """The rows of a table; a merged cell is read once, where it begins."""
    for line in table.rows:
        seen: set[Any] = set()
        cells = []
        for cell in line.cells:
            cells.append("" if cell._tc in seen else " ".join(cell.text.split()))
            seen.add(cell._tc)
        yield cells
