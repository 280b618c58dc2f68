"""A .csv file as rows of texts: UTF-8 or cp932, and never a guess in between."""

import csv
import io
import re
from collections.abc import Iterator

from dashboard.records.ingest.tables.error import TableError
from dashboard.records.ingest.tables.limits import Limits
from dashboard.records.ingest.tables.sheet import Line, Notice
from dashboard.records.problem import shown

_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
# What a kana or a kanji is in UTF-8: text in cp932 hardly ever holds such bytes.
_UTF8_JAPANESE = re.compile(rb"[\xe3-\xe9][\x80-\xbf]{2}")
_FEW = 3
_OTHER_SEPARATORS = {"\t": "TAB", ";": ";"}


def read_csv(name: str, content: bytes, limits: Limits) -> tuple[list[Line], list[Notice]]:
    """The rows that hold something, and which encoding it was when that was not UTF-8.

    Raises:
        TableError: Neither UTF-8 nor cp932, a quotation mark that never closes, another separator than a comma, or too
            many cells.
    """
    text, encoding = _decode(name, content)
    if "\x00" in text:
        raise TableError("binary", file=name)
    notices = [Notice("encoding", (("encoding", encoding),))] if encoding != "UTF-8" else []
    return list(_lines(name, text, limits)), notices


def _decode(name: str, content: bytes) -> tuple[str, str]:
    if content.startswith(_UTF16):
        raise TableError("encoding", file=name, found="UTF-16", row=1)
    try:
        return content.decode("utf-8-sig"), "UTF-8"
    except UnicodeDecodeError as error:
        row = content[: error.start].count(b"\n") + 1
        if content.startswith(_BOM) or _is_damaged_utf8(content, error):
            cut_off = error.end == len(content) and error.reason == "unexpected end of data"
            raise TableError("cut_off" if cut_off else "damaged_utf8", file=name, row=row) from error
    try:
        return content.decode("cp932"), "Shift_JIS (cp932)"
    except UnicodeDecodeError as error:
        row = content[: error.start].count(b"\n") + 1
        raise TableError("encoding", file=name, found="?", row=row) from error


def _is_damaged_utf8(content: bytes, error: UnicodeDecodeError) -> bool:
    """Whether this is UTF-8 with some broken bytes: read as cp932 it would become other words without a sound."""
    whole = len(_UTF8_JAPANESE.findall(content, 0, error.start))
    broken = sum(character == "\ufffd" for character in content.decode("utf-8", errors="replace"))
    return whole > _FEW or len(_UTF8_JAPANESE.findall(content)) > broken


def _lines(name: str, text: str, limits: Limits) -> Iterator[Line]:
    _check_separator(name, text)
    csv.field_size_limit(max(len(text) + 1, 131_072))  # the limit below has a sentence, the module's has not
    # strict: without it, a quotation mark that never closes takes the rest of the file into one cell.
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    number = cells = 0
    while True:
        number += 1
        before = reader.line_num
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise TableError("quotes", file=name, row=number, line=before + 1) from error
        cells += len(row)
        if cells > limits.cells:
            raise TableError("cells", file=name, limit=f"{limits.cells:,}")
        if len(row) > limits.survey_columns:
            raise TableError("columns", file=name, found=f"{len(row):,}", limit=f"{limits.survey_columns:,}")
        if any(len(cell) > limits.cell_characters for cell in row):
            raise TableError("long_cell", file=name, row=number, limit=f"{limits.cell_characters:,}")
        trimmed = tuple(cell.strip() for cell in row)
        if any(trimmed):
            yield Line(number, trimmed)


def _check_separator(name: str, text: str) -> None:
    first = next((line for line in io.StringIO(text) if line.strip()), "")
    for separator, called in _OTHER_SEPARATORS.items():
        if separator in first and "," not in first and '"' not in first:
            raise TableError("separator", file=name, found=called, header=shown(first.strip()))
