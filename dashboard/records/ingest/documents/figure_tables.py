"""Bare numbers in tables: what they measure stands in the head of their column, their row or over the table."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dashboard.records.ingest.documents.document import CELL
from dashboard.records.ingest.documents.sections import Sentence
from dashboard.records.ingest.folding import folded

_BARE = re.compile(r"^(?:約)?[▲△-]?(?P<number>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+(?:\.[0-9]+)?)$")
_PERCENT = re.compile(r"[(（]?%[)）]?|率|割合|比率")
_NOT_A_RESULT = re.compile(r"人口|高齢化|税率|増減|前年比|構成比|No|順位|年齢")


@dataclass(frozen=True)
class TableFigure:
    """A number in a cell, with the words that say what it measures.

    Attributes:
        value: The number.
        context: The heads of its column and its row.
        row: The row, as a sentence.
        start, end: Where the number stands in it.
    """

    value: float
    context: str
    row: Sentence
    start: int
    end: int


def rates(sentences: Iterable[Sentence]) -> Iterator[TableFigure]:
    """The percentages that tables give without a sign: their column, row or caption says 率, 割合 or (%)."""
    head: list[str] = []
    table, caption = 0, ""
    for sentence in sentences:
        block = sentence.block
        if block.kind != "row":
            caption = sentence.text[-60:]
            continue
        cells = [folded(cell) for cell in block.cells]
        if block.table != table:
            table, head = block.table, cells
            continue
        if not any(_BARE.match(cell) for cell in cells):
            head = [f"{above}{cell}" for above, cell in zip(_padded(head, len(cells)), cells, strict=False)]
            continue
        yield from _of_row(cells, _padded(head, len(cells)), caption, sentence)


def _of_row(cells: list[str], head: list[str], caption: str, sentence: Sentence) -> Iterator[TableFigure]:
    label = next((cell for cell in cells if cell and not _BARE.match(cell)), "")
    place = 0
    separator = folded(CELL)
    for cell, above in zip(cells, head, strict=False):
        start = sentence.text.find(cell, place) if cell else -1
        place = max(place, start + len(cell)) if start >= 0 else place
        bare = _BARE.match(cell)
        # The caption counts only where neither head names another unit.
        context = f"{above} {label}"
        named = _PERCENT.search(context) or (
            _PERCENT.search(caption) and not re.search("[(（].{1,4}[)）]|件|枚|円", context)
        )
        if not bare or start < 0 or not named or _NOT_A_RESULT.search(context + caption):
            continue
        value = float(bare["number"].replace(",", ""))
        if value <= 100 and not (value.is_integer() and separator not in sentence.text):
            yield TableFigure(value, context.strip(), sentence, start, start + len(cell))


def _padded(cells: list[str], length: int) -> list[str]:
    return [*cells, *[""] * (length - len(cells))]
