"""Headings that name a case: a line with an organisation in it, in one of the ways such lines are built."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.records.ingest.documents.document import Block
from dashboard.records.ingest.documents.heading_names import placed
from dashboard.records.ingest.documents.segments import Organisation
from dashboard.records.ingest.folding import folded

_NUMBER = re.compile(
    r"^\s*(?P<bullet>[■□◆◇●○◎▼▶★☆▲・])?\s*"
    r"(?P<word>[【\[<(（]?(?:導入|活用|取組|先進|成功)?(?:事例|ケース|CASE|Case"
    r"|case|File|FILE|No\.?|NO\.?)(?:紹介)?\s*)?"
    r"(?:(?P<plain>[0-9０-９]{1,3}(?:[-－][0-9０-９]{1,2})?)(?=[\s　.．、:：)）\]】>｜|「『]"
    r"|$)|(?P<circled>[①-⑳])|[(（](?P<round>[0-9０-９]{1,3})[)）])?"
    r"[\s　.．、:：)）\]】>｜|]*"
)
# The page after dots or a gap; dots alone, where the page has slipped to the next line.
_CONTENTS = re.compile(
    r"(?:[.．・･…‥]{2,}|…|\s{2,}|｜)\s*(?:p\.?|P\.?)?\s*(?P<page>[0-9０-９]{1,4})\s*$|(?:[.．・･‥]{3,}|…)[\s｜|]*$"
)
# 東京都 渋谷区 is one name: no gap where a municipality follows its prefecture.
_GAP_AFTER_NAME = re.compile(r"(?<=[市区町村])[\s　]+(?=\S)|(?<=[都道府県])[\s　]+(?![^\s　]{1,7}[市区町村])(?=\S)")
_GAP_BEFORE_NAME = re.compile(r"(?<=[^市区町村都道府県\s　])[\s　]+(?=[^\s　]{1,12}[都道府県市区町村][)）】\]]?$)")
_LONGEST = 110


@dataclass(frozen=True)
class CaseHeading:
    """A line that may open a case.

    Attributes:
        block: The line.
        number: The number printed before it, "" if none.
        organisations: Who it names.
        subject: What it says besides, folded.
        unnamed: Members that it counts and does not name.
        shape: How it is built: where the name stands, what marks the line, which kind of block it is.
        contents_page: The page of a line in a table of contents, "" if it is not beside it; else None.
        index: Its position among the document's blocks.
    """

    block: Block
    number: str
    organisations: tuple[Organisation, ...]
    subject: str
    unnamed: int
    shape: tuple[str, str, str]
    contents_page: str | None
    index: int

    @property
    def key(self) -> tuple[str, tuple[str, ...], str]:
        """Equal for the headings of one case, which slides repeat."""
        codes = tuple(organisation.lgcode or organisation.name for organisation in self.organisations)
        return self.number, codes, "" if self.number else self.subject[:12]


def case_headings(blocks: tuple[Block, ...]) -> Iterator[CaseHeading]:
    """The lines of a document that may open a case; which of them do, the whole document shows."""
    prefecture = ""
    for index, block in enumerate(blocks):
        if block.kind == "row" and not 2 <= len([cell for cell in block.cells if cell]) <= 5:
            continue
        if len(block.text) > _LONGEST + 40:
            continue
        found = _case_heading(block, index, prefecture)
        if found is None:
            continue
        codes = {organisation.lgcode for organisation in found.organisations}
        if not found.subject and len(codes) == 1 and len(next(iter(codes))) == 2:
            prefecture = next(iter(codes))  # 埼玉県 alone over the cases of its municipalities
        yield found


def _case_heading(block: Block, index: int, prefecture: str) -> CaseHeading | None:
    text = block.text.replace("｜", " ｜") if block.kind == "row" else block.text
    contents = _CONTENTS.search(text)
    page = folded(contents["page"] or "") if contents and contents.start() > 3 else None
    if contents and page is not None:
        text = text[: contents.start()]
    marker = _NUMBER.match(text)
    number, mark = _number(marker)
    rest = folded(_with_gaps(text[marker.end() if marker else 0 :])).strip("|.…・‥ ")
    if not rest or len(rest) > _LONGEST or (rest.endswith("。") and block.kind != "heading"):
        return None
    found = placed(rest, block, prefecture)
    if found is None:
        return None
    where, names, subject, unnamed = found
    # 高槻市:職員が作る。住民が喜ぶ is a heading; a paragraph that only begins with a name is none.
    if block.kind != "heading" and (where == "prose" or ("。" in rest and where not in ("start", "first", "last"))):
        return None
    kind = f"h{block.level}" if block.kind == "heading" else block.kind
    return CaseHeading(block, number, names, subject, unnamed, (where, mark, kind), page, index)


def _with_gaps(text: str) -> str:
    """The text with a broken bar where white space parts a name from other words: folding drops spaces."""
    apart = _GAP_AFTER_NAME.sub("¦", text.strip())
    return _GAP_BEFORE_NAME.sub("¦", apart)


def _number(marker: re.Match[str] | None) -> tuple[str, str]:
    """The printed number and what kind of mark it is."""
    if not marker:
        return "", ""
    circled = marker["circled"]
    number = str("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳".index(circled) + 1) if circled else marker["plain"] or marker["round"] or ""
    mark = "word" if marker["word"] else "number" if number else "bullet" if marker["bullet"] else ""
    return folded(number).replace("－", "-"), mark
