"""Headings that name a case: a line with an organisation in it, in one of the ways such lines are built."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

import geodata
from dashboard.records.ingest.documents.document import Block
from dashboard.records.ingest.documents.places import Mention, mentions, unnamed_after
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
_CONTENTS = re.compile(r"(?:[.．・･…‥]{2,}|…|\s{2,}|｜)\s*(?:p\.?|P\.?)?\s*(?P<page>[0-9０-９]{1,4})\s*$")
_BRACKETED_LAST = re.compile(r"[【\[(〔〈<「](?P<inside>[^【\[(〔〈<「】\])〕〉>」]+)[】\])〕〉>」]$")
_BRACKETED_FIRST = re.compile(r"^[【\[(〔〈<](?P<inside>[^】\])〕〉>]+)[】\])〕〉>]")
_AFTER_NAME = re.compile(
    r"^(?:役所|役場|庁)?(?:様|さま|さん)?(?:[(（][^)）]{2,8}[)）])?(?P<mark>[¦:：|｜/／「『【\[(（~\-―—–、]"
    r"|$|の(?=.)|×)"
)
_PROSE = re.compile(r"^(?:役所|役場|庁)?(?:は|が|では|も|で|に|と|を)")
_BEFORE_NAME = re.compile(r"[¦:：|｜/／~\-―—–」』】]$")
# Headings of sections within a case, not of a case: 坂戸市の概要.
_SECTION = re.compile(
    r"^の(?:概要|紹介|位置|背景|課題|特徴|現状|人口|プロフィール|基本情報|担当者|声|地図|データ)|^(?:について|とは)"
)
_ONLY_NAMES = re.compile(
    r"^(?:[、,・/／及びとほか他等など\s]|ほか[0-9]+[市町村区団体]+|[0-9]+[市区町村団体自治]+|市町村|共同)*$"
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
        contents_page: The page after a line of a table of contents, "" for all other lines.
        index: Its position among the document's blocks.
    """

    block: Block
    number: str
    organisations: tuple[Organisation, ...]
    subject: str
    unnamed: int
    shape: tuple[str, str, str]
    contents_page: str
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
    page = folded(contents["page"]) if contents and contents.start() > 3 else ""
    if contents and page:
        text = text[: contents.start()]
    marker = _NUMBER.match(text)
    number, mark = _number(marker)
    rest = folded(_with_gaps(text[marker.end() if marker else 0 :])).strip("|.…・‥ ")
    if not rest or len(rest) > _LONGEST or (rest.endswith("。") and block.kind != "heading"):
        return None
    placed = _placed(rest, block, prefecture)
    if placed is None:
        return None
    where, names, subject, unnamed = placed
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


Placed = tuple[str, tuple[Organisation, ...], str, int]


def _placed(text: str, block: Block, prefecture: str) -> Placed | None:
    """Where in a heading its organisations stand, who they are, and what else it says."""
    for where, pattern in (("last", _BRACKETED_LAST), ("first", _BRACKETED_FIRST)):
        match = pattern.search(text)
        names = _names(match["inside"], block, prefecture) if match else None
        if match and names:
            rest = text[: match.start()] + text[match.end() :]
            return where, names[0], rest.replace("¦", "").strip(" |:"), names[1]
    found = mentions(text, prefecture)
    if found and found[0].start == 0:
        return _placed_first(text, found, block)
    if found and found[-1].end == len(text) and _BEFORE_NAME.search(text[: found[-1].start]):
        return "end", (_organisation(found[-1], block),), text[: found[-1].start].rstrip("¦:：|｜/／~-―—– "), 0
    return None


def _placed_first(text: str, found: list[Mention], block: Block) -> Placed | None:
    """The same for a heading that names begin."""
    joined, end, unnamed = _run_of_names(text, found, block)
    after = text[end:]
    mark = None if _SECTION.match(after) else _AFTER_NAME.match(after)
    if mark:
        where = {"の": "no", "¦": "gap", "": "alone"}.get(mark["mark"], "start")
        if re.search("様|さま|さん", mark[0]):
            where = "client"
        return where, joined, after[mark.end() :].strip("」』】]) |¦").replace("¦", ""), unnamed
    return ("prose", joined, after, unnamed) if _PROSE.match(after) else None


def _names(inside: str, block: Block, prefecture: str) -> tuple[tuple[Organisation, ...], int] | None:
    """The organisations that a bracket holds, where it holds nothing else."""
    found = mentions(inside, prefecture)
    if found:
        if _ONLY_NAMES.match(_without(inside, found)):
            merged = _without_own_prefecture(found)
            return tuple(_organisation(mention, block) for mention in merged), unnamed_after(inside, found[-1])
        return None
    answer = geodata.resolve(inside)
    if answer.lgcode and answer.status in ("alias", "former", "normalised", "ward"):
        return (Organisation(inside, answer.lgcode, block, answer.reason),), 0
    return None


def _run_of_names(text: str, found: list[Mention], block: Block) -> tuple[tuple[Organisation, ...], int, int]:
    """The names at the start of a heading, where they end, and how many more are counted."""
    run = [found[0]]
    for mention in found[1:]:
        if not re.fullmatch(r"[・、,/／と及びならびに¦\s]{1,5}", text[run[-1].end : mention.start]):
            break
        run.append(mention)
    end, unnamed = run[-1].end, unnamed_after(text, run[-1])
    if unnamed:
        counted = re.match(
            r"(?:ほか|他|外|など|等|内の?|の|全)*[0-9]+(?:市区町村|市町村|市町|町村|市|区|町|村|団体|自治体)",
            text[end:],
        )
        end += counted.end() if counted else 0
    return tuple(_organisation(mention, block) for mention in _without_own_prefecture(run)), end, unnamed


def _without_own_prefecture(found: list[Mention]) -> list[Mention]:
    """Mentions without a prefecture that only tells where the next one lies: 北海道・北見市."""
    return [
        mention
        for mention, following in zip_longest(found, found[1:])
        if not (
            following
            and len(mention.lgcode) == 2
            and following.lgcode.startswith(mention.lgcode)
            and len(following.lgcode) == 5
        )
    ]


def _without(text: str, found: list[Mention]) -> str:
    for mention in reversed(found):
        text = text[: mention.start] + text[mention.end :]
    return text


def _organisation(mention: Mention, block: Block) -> Organisation:
    return Organisation(mention.name, mention.lgcode, block, "", mention.candidates)
