"""Workbooks made part by part, so that a test can put into them what Excel would not."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

import pytest

from dashboard.records import load

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_RELATIONS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = 'xmlns="http://schemas.openxmlformats.org/package/2006/content-types"'
PERCENT_STYLE = 1


@dataclass(frozen=True)
class Raw:
    """A cell as its XML: `attributes` of <c>, and what stands in it."""

    attributes: str
    inside: str


Cell = str | int | float | None | Raw
Sheets = Mapping[str, Sequence[Sequence[Cell]]]
MakeXlsx = Callable[..., bytes]


def _cell(value: Cell, row: int, column: int) -> str:
    reference = f"{chr(65 + column)}{row}"
    if value is None:
        return ""
    if isinstance(value, Raw):
        return f'<c r="{reference}" {value.attributes}>{value.inside}</c>'
    if isinstance(value, str):
        return f'<c r="{reference}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    return f'<c r="{reference}"><v>{value}</v></c>'


def _sheet(rows: Sequence[Sequence[Cell]]) -> str:
    made = "".join(
        f'<row r="{number}">{"".join(_cell(value, number, place) for place, value in enumerate(row))}</row>'
        for number, row in enumerate(rows, 1)
    )
    return f"{_HEAD}<worksheet {_MAIN}><sheetData>{made}</sheetData></worksheet>"


def make_xlsx(sheets: Sheets, *, hidden: Sequence[str] = (), extra: Mapping[str, bytes] | None = None) -> bytes:
    """The bytes of a workbook; `extra` parts are added or put in place of others."""
    names = list(sheets)
    entries = "".join(
        f'<sheet name="{escape(name)}" sheetId="{number}" r:id="rId{number}" '
        f'state="{"hidden" if name in hidden else "visible"}"/>'
        for number, name in enumerate(names, 1)
    )
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number in range(1, len(names) + 1)
    )
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.spreadsheetml.worksheet+xml"/>'
        for number in range(1, len(names) + 1)
    )
    parts = {
        "[Content_Types].xml": f'{_HEAD}<Types {_TYPES}><Default Extension="rels" ContentType="application/vnd.openxml'
        'formats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override '
        'PartName="/xl/workbook.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
        f"{overrides}</Types>",
        "_rels/.rels": f'{_HEAD}<Relationships {_RELATIONS}><Relationship Id="rId1" Type="{_OFFICE}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{_HEAD}<workbook {_MAIN} xmlns:r="{_OFFICE}"><sheets>{entries}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f"{_HEAD}<Relationships {_RELATIONS}>{relations}</Relationships>",
        "xl/styles.xml": f'{_HEAD}<styleSheet {_MAIN}><cellXfs><xf numFmtId="0"/><xf numFmtId="9"/></cellXfs>'
        "</styleSheet>",
    }
    contents = {name: text.encode() for name, text in parts.items()}
    for number, rows in enumerate(sheets.values(), 1):
        contents[f"xl/worksheets/sheet{number}.xml"] = _sheet(rows).encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**contents, **(extra or {})}.items():
            archive.writestr(name, content)
    return out.getvalue()


@pytest.fixture
def xlsx() -> MakeXlsx:
    return make_xlsx


@pytest.fixture
def raw() -> type[Raw]:
    return Raw


@pytest.fixture
def known(data_dir, today):
    """The records of the minimal data directory: two technologies, RPA and AI-OCR."""
    return load(data_dir, today)
