"""Records with a table of fields: 事例No., 団体名, 公表年度, and the text that belongs to them."""

import re
from collections.abc import Iterator

import geodata
from dashboard.records.ingest.documents.document import Block, Document
from dashboard.records.ingest.documents.labels import Labelled, first_values, labelled
from dashboard.records.ingest.documents.places import mentions
from dashboard.records.ingest.documents.segments import Organisation, Segment
from dashboard.records.ingest.folding import folded

_SEPARATORS = re.compile(r"[;；、,，\n]|・(?=\S+[市区町村都道府県])")


def segments(document: Document) -> list[Segment]:
    """The records of a document, each from the first of its fields to the next record."""
    blocks = document.blocks
    position = {id(block): index for index, block in enumerate(blocks)}
    fields = [field for field in labelled(blocks) if not _in_table_of_cases(field, document)]
    starts: list[tuple[int, tuple[Organisation, ...]]] = []
    before = -1
    for field in fields:
        index = position[id(field.value.block)]
        organisations = organisations_in(field) if field.name == "organisation" else ()
        if not any(each.lgcode or each.candidates for each in organisations):
            continue
        same = bool(starts) and [each.lgcode for each in starts[-1][1]] == [each.lgcode for each in organisations]
        if same and not any(each.name == "item" and before < position[id(each.value.block)] < index for each in fields):
            continue  # 取組団体：埼玉県坂戸市 in the text of 坂戸市's own record
        starts.append((_first_of_fields(index, before, fields, position, blocks), organisations))
        before = index
    return list(_segments(starts, blocks))


def organisations_in(field: Labelled) -> tuple[Organisation, ...]:
    """The organisations that a field names, also those that cannot be located."""
    found = []
    for part in _SEPARATORS.split(field.value.text):
        name = folded(part).strip(" ()【】")
        if not name:
            continue
        answer = geodata.resolve(name)
        named = mentions(name)
        if answer.lgcode or not named:
            found.append(Organisation(name, answer.lgcode, field.value.block, answer.reason, answer.candidates))
        else:
            found += [Organisation(each.name, each.lgcode, field.value.block, "", each.candidates) for each in named]
    return tuple(found)


def _in_table_of_cases(field: Labelled, document: Document) -> bool:
    """Whether a field stands in a table with a case a row, where its label is a header's cell."""
    block = field.value.block
    return block.kind == "row" and len([cell for cell in block.cells if cell]) > 4


def _first_of_fields(
    index: int, after: int, fields: list[Labelled], position: dict[int, int], blocks: tuple[Block, ...]
) -> int:
    """The first of the labelled blocks that stand together with the one at `index`, and not before `after`.

    Rows whose label is not known, 団体の属性, may stand between them.
    """
    labelled_at = {position[id(field.value.block)] for field in fields}
    begin = place = index
    while place - 1 > after and (place - 1 in labelled_at or blocks[place - 1].kind == "row"):
        place -= 1
        begin = place if place in labelled_at else begin
    return begin


def _segments(starts: list[tuple[int, tuple[Organisation, ...]]], blocks: tuple[Block, ...]) -> Iterator[Segment]:
    ends = [*(begin for begin, _ in starts), len(blocks)][1:]
    for (begin, organisations), end in zip(starts, ends, strict=True):
        said = list(blocks[begin:end])
        fields = first_values(labelled(said))
        title = fields.get("title")
        subject = folded(title.text) if title else ""
        yield Segment(
            "record",
            title.block if title else None,
            subject,
            list(organisations),
            said,
            item=folded(fields["item"].text).strip() if "item" in fields else "",
            page=str(blocks[begin].page or ""),
            fields=fields,
        )
