"""A document as all readers give it: its blocks in order, each with the place where it stands."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Literal

from dashboard.records.ingest.folding import Folded, fold

BlockKind = Literal["heading", "text", "item", "row"]
Progress = Callable[[int, int], None]
"""Called with how many parts (pages, paragraphs) are read, and of how many; 0 where that is not known."""

CELL = "｜"


@dataclass(frozen=True)
class Block:
    """A heading, a paragraph, an item of a list or a row of a table.

    Attributes:
        kind: What it is.
        text: Its words without markup; of a row the cells with `｜` between.
        line: The line of the file (of the page, in a PDF; the paragraph, in a Word file) on which it begins.
        page: The page, counted from 1; None where the format has none.
        level: Of a heading its rank, 1 the highest; of an item its depth from 1; else 0.
        cells: Of a row its cells.
        table: Of a row the number of its table in the document.
    """

    kind: BlockKind
    text: str
    line: int
    page: int | None = None
    level: int = 0
    cells: tuple[str, ...] = ()
    table: int = 0

    @cached_property
    def folded(self) -> Folded:
        """The text as it is compared."""
        return fold(self.text)

    @property
    def place(self) -> tuple[int, int]:
        """Page and line, for putting blocks in order."""
        return self.page or 0, self.line


@dataclass(frozen=True)
class Document:
    """What a file says.

    Attributes:
        path: The file.
        blocks: Its blocks in reading order.
        pages: How many pages it has; None where the format has none.
        pages_without_text: The pages that are pictures only.
        version: 12 hex digits of the file's content hash.
    """

    path: Path
    blocks: tuple[Block, ...]
    pages: int | None = None
    pages_without_text: tuple[int, ...] = ()
    version: str = ""
    _rows: dict[int, list[Block]] = field(default_factory=dict, repr=False, compare=False)

    def table(self, number: int) -> list[Block]:
        """The rows of a table, by the number that its rows carry."""
        if not self._rows:
            for block in self.blocks:
                if block.kind == "row":
                    self._rows.setdefault(block.table, []).append(block)
        return self._rows.get(number, [])

    @cached_property
    def text(self) -> str:
        """All folded text, a block a line."""
        return "\n".join(block.folded.text for block in self.blocks)


def row(cells: Iterable[str], line: int, page: int | None, table: int) -> Block:
    """A row of a table."""
    kept = tuple(cell.strip() for cell in cells)
    return Block("row", CELL.join(kept), line, page, cells=kept, table=table)
