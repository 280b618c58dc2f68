"""Plain text and Markdown as blocks: headings, items, tables, and paragraphs that were broken into lines."""

import re
from collections.abc import Iterator
from dataclasses import replace

from dashboard.records.ingest.documents.document import Block, row
from dashboard.records.ingest.documents.markup import without_markup

_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s+(.*?)\s*#*$")
_UNDERLINE = re.compile(r"^\s{0,3}(=+|-+)\s*$")
_RULE = re.compile(r"^[\s|:=*_+-]*$")
_ITEM = re.compile(r"^(\s*)(?:[-*+•➤▶►»]\s+|[・●○◦▪◎]\s*|[0-9]{1,2}[.)]\s+(?=\S))")
_PAGE = re.compile(r"^[\s\-=#\[<!{]*(?:page|ページ|p\.)\s*([0-9]{1,4})[\s\-=\]>!}]*$", re.I)
# What starts a new paragraph even without an empty line before it.
_NEW = re.compile(r"^\s*(?:[■□◆◇●○◎☆★※▼▲▶➤→⇒<＜〈【\[(（「①-⑳]|Q\s?[0-9]?[.．:：]|A\s?[0-9]?[.．:：]|[0-9]+[.)．）])")
_ENDED = re.compile(r"[。．！？!?：:」』】〕)）｝>＞]\s*$")
_WRAPPED_FROM = 24


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a text file; a form feed or a line such as `[page 3]` begins a page."""
    reader = _Reader()
    for number, line in enumerate(text.split("\n"), 1):
        yield from reader.read(line, number)
    yield from reader.close()


class _Reader:
    """What is known between the lines: the block that is being put together, the page, the table."""

    def __init__(self) -> None:
        self._held: Block | None = None
        self._page: int | None = None
        self._tables = 0
        self._in_table = False
        self._widths = _Widths()

    def read(self, line: str, number: int) -> Iterator[Block]:
        """The blocks that a line completes."""
        words = self._without_page_marks(line)
        under = _UNDERLINE.match(words)
        if self._held and self._held.kind == "text" and under and len(under[1]) >= 3:
            self._held = replace(self._held, kind="heading", level=1 if under[1][0] == "=" else 2)
            words = ""
        if not words.strip() or _RULE.match(words):
            self._in_table = self._in_table and bool(words.strip())
            self._widths.clear()
            yield from self.close()
        elif cells := _cells(words):
            self._tables += not self._in_table
            self._in_table = True
            yield from self.close()
            yield row(map(without_markup, cells), number, self._page, self._tables)
        else:
            self._in_table = False
            yield from self._read_words(words, number)

    def close(self) -> Iterator[Block]:
        """The block that is complete now."""
        if self._held:
            yield self._held
        self._held = None

    def _without_page_marks(self, line: str) -> str:
        if "\f" in line:
            self._page = (self._page or 1) + line.count("\f")
        if marked := _PAGE.match(line):
            self._page = int(marked[1])
            return ""
        return line.replace("\f", "")

    def _read_words(self, line: str, number: int) -> Iterator[Block]:
        block, held = _block(line, number, self._page), self._held
        if held and self._widths.continues(held, line, block):
            self._held = replace(held, text=held.text + _glue(held.text, block.text) + block.text)
        elif block.text:
            yield from self.close()
            self._held = block
        self._widths.add(line)


class _Widths:
    """The lengths of the lines since the last empty one: a line that is about as long as the longest is full."""

    def __init__(self) -> None:
        self._longest = self._last = 0

    def clear(self) -> None:
        self._longest = self._last = 0

    def add(self, line: str) -> None:
        self._last = len(line.rstrip())
        self._longest = max(self._longest, self._last)

    def continues(self, held: Block, line: str, block: Block) -> bool:
        """Whether a line goes on with the paragraph or item before it."""
        full = self._last >= max(_WRAPPED_FROM, 0.85 * self._longest)
        begins = block.kind != "text" or _NEW.match(line)
        return full and not begins and held.kind in ("text", "item") and not _ENDED.search(held.text)


def _cells(line: str) -> list[str]:
    """The cells of a line that is a row of a table: tabs, or bars at both ends; else nothing."""
    bare = line.strip(" ")
    if "\t" in bare.strip():
        return bare.strip("\n").split("\t")
    if bare.startswith("|") and bare.endswith("|") and bare.count("|") >= 3:
        return re.split(r"(?<!\\)\|", bare[1:-1])
    return []


def _block(line: str, number: int, page: int | None) -> Block:
    if heading := _HEADING.match(line):
        return Block("heading", without_markup(heading[2]), number, page, level=len(heading[1]))
    if item := _ITEM.match(line):
        depth = 1 + len(item[1].expandtabs(2)) // 2
        # A second bullet sign inside the first belongs to neither the words: `- ・セキュリティ`.
        words = re.sub(r"^\s*[・○●]\s*", "", without_markup(line[item.end() :]))
        kept = line.strip() if line.strip()[0].isdigit() else words
        return Block("item", kept, number, page, level=depth)
    return Block("text", without_markup(line), number, page)


def _glue(before: str, after: str) -> str:
    return " " if before[-1:].isascii() and after[:1].isascii() else ""
