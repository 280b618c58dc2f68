"""The text layer of a PDF as blocks: headings by their size, paragraphs put together from their lines."""

import re
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pypdfium2 as pdfium
from pypdfium2 import raw

from dashboard.records.ingest.documents.document import Block, Progress, row
from dashboard.records.ingest.documents.errors import DocumentError
from dashboard.records.ingest.documents.pdf_lines import Line, lines

MOST_PAGES = 3_000

# PDFium keeps global state and must not be entered by two threads at once.
_ONE_AT_A_TIME = threading.Lock()
_PAGE_NUMBER = re.compile(r"[\-–—‐ ]*(?:[0-9]{1,4}|[pP]\.?\s?[0-9]{1,4}|[0-9]{1,4}\s?[/／]\s?[0-9]{1,4})[\-–—‐ ]*")
_BULLET = re.compile(r"^(?:[・●○◦▪◎➢▶►➤•✓*\uf06c\uf0b7\uf0d8\uf09f-]\s*)")
_NEW = re.compile(
    r"^(?:[■□◆◇●○◎☆★※▼▲▶➤→⇒<＜〈【\[(（「・①-⑳]|[QＱAＡ]\s?[0-9０-９]?[.．:：]|[0-9０-９]{1,2}[.．)）]\s?\D)"
)
_ENDED = re.compile(r"[。．！？!?：:」』】〕)）>＞]$")
_END, _END_WITHIN = b"%%EOF", 8_192
_HEADING_FROM = 1.15
_LONGEST_HEADING = 70


def read(content: bytes, name: str, progress: Progress | None = None) -> tuple[list[Block], int, tuple[int, ...]]:
    """The blocks of a PDF, how many pages it has, and those without any text.

    Raises:
        DocumentError: It is protected, broken, too long, or a scan without text.
    """
    with _ONE_AT_A_TIME:
        pages = _pages(content, name, progress)
    without_text = tuple(number for number, found in enumerate(pages, 1) if not found)
    if len(without_text) == len(pages):
        raise DocumentError("no_text", file=name, pages=len(pages))
    return list(_blocks(pages)), len(pages), without_text


def _pages(content: bytes, name: str, progress: Progress | None) -> list[list[Line]]:
    # PDFium mends a file that is cut off and gives the pages it still finds: a half would pass for the whole.
    if _END not in content[-_END_WITHIN:]:
        raise DocumentError("broken", file=name, error="%%EOF")
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise DocumentError("password", file=name) from error
        raise DocumentError("broken", file=name, error=error) from error
    try:
        count = len(document)
        if count > MOST_PAGES:
            raise DocumentError("too_many_pages", file=name, pages=count, limit=MOST_PAGES)
        if not count:
            raise DocumentError("broken", file=name, error="0 pages")
        found = []
        for number in range(count):
            found.append(_page_lines(document, number, name))
            if progress:
                progress(number + 1, count)
        return found
    finally:
        document.close()


def _page_lines(document: pdfium.PdfDocument, number: int, name: str) -> list[Line]:
    try:
        page = document[number]
        text = page.get_textpage()
    except pdfium.PdfiumError as error:
        raise DocumentError("broken", file=name, error=f"p. {number + 1}: {error}") from error
    try:
        return [line for line in lines(text.raw, number + 1) if not _PAGE_NUMBER.fullmatch(line.text)]
    finally:
        text.close()
        page.close()


def _blocks(pages: list[list[Line]]) -> Iterator[Block]:
    """The blocks of all pages; sizes are compared over the whole document."""
    sizes: Counter[float] = Counter()
    for line in (line for page in pages for line in page):
        sizes[round(line.height, 1)] += len(line.text)
    body = sizes.most_common(1)[0][0] if sizes else 1.0
    ranks = sorted({size for size in sizes if size >= _HEADING_FROM * body}, reverse=True)
    table = 0
    for page in pages:
        margin = _right_margins(page)
        held: Block | None = None
        before: Line | None = None
        for line in page:
            if "\t" in line.text:
                if held:
                    yield held
                table += before is None or "\t" not in before.text
                held = None
                yield row(line.text.split("\t"), line.number, line.page, table)
            elif held and before and _continues(held, before, line, margin):
                held = replace(held, text=held.text + _glue(held.text, line.text) + line.text)
            else:
                if held:
                    yield held
                held = _block(line, body, ranks)
            before = line
        if held:
            yield held


def _right_margins(page: list[Line]) -> dict[int, float]:
    """For each left edge (in tens of points) the right edge that its lines reach."""
    margins: dict[int, float] = {}
    for line in page:
        for column in (int(line.left // 10) - 1, int(line.left // 10), int(line.left // 10) + 1):
            margins[column] = max(margins.get(column, 0.0), line.right)
    return margins


def _continues(held: Block, before: Line, line: Line, margins: dict[int, float]) -> bool:
    """Whether a line goes on with the block that the line before it belongs to."""
    if abs(line.height - before.height) > 0.12 * before.height or _NEW.match(line.text) or _BULLET.match(line.text):
        return False
    if line.top >= before.top or before.top - line.top > 2.6 * before.height:
        return False
    full = before.right >= margins.get(int(before.left // 10), 0.0) - 3 * before.height
    if held.kind == "heading":
        return full and len(held.text) + len(line.text) <= _LONGEST_HEADING and not _ENDED.search(held.text)
    return full and not (_ENDED.search(before.text) and line.left > before.left + 0.5 * before.height)


def _block(line: Line, body: float, ranks: list[float]) -> Block:
    bullet = _BULLET.match(line.text)
    if bullet and bullet.end() < len(line.text):
        return Block("item", line.text[bullet.end() :], line.number, line.page, level=1)
    size = round(line.height, 1)
    if size in ranks and len(line.text) <= _LONGEST_HEADING and not line.text.endswith("。"):
        level = 1 + min(5, sum(rank > 1.08 * size for rank in ranks))
        return Block("heading", line.text, line.number, line.page, level=level)
    return Block("text", line.text, line.number, line.page)


def _glue(before: str, after: str) -> str:
    return " " if before[-1:].isascii() and after[:1].isascii() else ""
