"""Tables with a case in each row: a column for the organisation and one for what it does."""

from collections.abc import Iterator

from dashboard.records.ingest.documents.document import Block, Document
from dashboard.records.ingest.documents.field_records import organisations_in
from dashboard.records.ingest.documents.labels import Labelled, field_name
from dashboard.records.ingest.documents.places import mentions
from dashboard.records.ingest.documents.segments import FieldValue, Organisation, Segment
from dashboard.records.ingest.folding import folded

_TELLS = ("title", "summary", "technologies", "effects")
_HEADER_WITHIN = 3


def segments(document: Document) -> list[Segment]:
    """The cases of all tables that have a header naming an organisation and an initiative."""
    found: list[Segment] = []
    for number in sorted({block.table for block in document.blocks if block.kind == "row"}):
        found += _of_table(document.table(number))
    return found


def _of_table(rows: list[Block]) -> Iterator[Segment]:
    for index, header in enumerate(rows[:_HEADER_WITHIN]):
        columns = [field_name(cell) for cell in header.cells]
        if "organisation" in columns and any(name in _TELLS for name in columns) and len(rows) > index + 1:
            break
    else:
        return
    before: tuple[Organisation, ...] = ()
    for row in rows[index + 1 :]:
        values = _values(columns, row)
        organisations = _organisations(values, row)
        if not organisations and "organisation" not in values and before:
            organisations = before  # a merged cell: the organisation of the row above
        if not organisations or not any(name in values for name in _TELLS):
            continue
        before = organisations
        yield _segment(row, values, organisations)


def _values(columns: list[str], row: Block) -> dict[str, FieldValue]:
    """The filled cells of a row by the field of their column, the first of each."""
    values: dict[str, FieldValue] = {}
    for name, cell in zip(columns, row.cells, strict=False):
        if name and cell:
            values.setdefault(name, FieldValue(cell, row))
    return values


def _organisations(values: dict[str, FieldValue], row: Block) -> tuple[Organisation, ...]:
    if "organisation" not in values:
        return ()
    name = values["organisation"].text
    if "prefecture" in values and not mentions(folded(name)):
        return ()
    if "prefecture" in values and not folded(name).startswith(folded(values["prefecture"].text)):
        name = values["prefecture"].text + name
    return organisations_in(Labelled("organisation", FieldValue(name, row)))


def _segment(row: Block, values: dict[str, FieldValue], organisations: tuple[Organisation, ...]) -> Segment:
    """A case whose cells are its blocks, so that each is read as a sentence of its own."""
    title = values.get("title") or values.get("summary") or values.get("technologies")
    subject = folded(title.text) if title else ""
    heading = Block("heading", title.text, row.line, row.page, level=4) if title else None
    told = [
        Block("text", values[name].text, row.line, row.page)
        for name in ("summary", "technologies", "effects", "costs", "started", "status")
        if name in values and values[name] is not title
    ]
    item = folded(values["item"].text) if "item" in values else ""
    return Segment(
        "table", heading, subject, list(organisations), told, item=item, page=str(row.page or ""), fields=values
    )
