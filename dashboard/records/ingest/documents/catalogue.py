"""Collections and articles with a heading for each case, which slides may repeat."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from statistics import median

from dashboard.records.ingest.documents.contents import Contents, contents_of
from dashboard.records.ingest.documents.document import Block, Document
from dashboard.records.ingest.documents.headings import CaseHeading, case_headings
from dashboard.records.ingest.documents.labels import first_values, labelled
from dashboard.records.ingest.documents.named_below import headings_named_below
from dashboard.records.ingest.documents.segments import Segment, Structure

# Where the part with the cases ends and the author goes on with something else.
_STOP = re.compile(
    r"^(?:[0-9]+[.\s]*)?(?:まとめ|おわりに|終わりに|最後に|さいごに|結び|総括"
    r"|関連記事|関連コンテンツ|関連リンク集|参考文献|この記事|執筆者|著者|監修"
    r"|"
    r"あわせて読みたい|おすすめ|資料請求|用語集|用語解説|索引|奥付|編集後記|よくある質問|FAQ)(?:[:：!！\s].*|.{0,6})$"
)
# What labels inside a case are believed for; 概要 and 出典 there are headings of its sections.
_FIELDS = ("started", "population", "published_fy")
_LONGEST_STOP = 50
# What a line must say to be a case by itself, and how many such lines make a list of cases.
_TOLD = re.compile(r"導入|活用|開始|実証|実施|整備|構築|運用|公開|(?:電子|オンライン|デジタル|キャッシュレス)化")
_FEWEST_LINES = 3
_LEAST_BODY = 40
_LEAST_BODY_OF_MARKED = 12
_LEAST_BODY_OF_ONE = 100


def segments(document: Document) -> list[Segment]:
    """The cases that headings open, in order; none where no line of the document is built as such a heading."""
    blocks = document.blocks
    found = [heading for heading in case_headings(blocks) if not _in_large_table(heading, document)]
    contents = contents_of(blocks, [heading for heading in found if heading.contents_page is not None])
    bodies = [heading for heading in found if heading.contents_page is None]
    opening = _opening(bodies, blocks)
    if all(not heading.subject for heading in opening):
        # 浜松市 alone under a heading: the heading says what it is about.
        titled = _opening(list(headings_named_below(blocks)), blocks)
        opening = titled if len(_codes(titled)) >= len(_codes(opening)) else opening
    return list(_segments(opening, blocks, contents))


def _codes(opening: list[CaseHeading]) -> set[str]:
    return {organisation.lgcode for heading in opening for organisation in heading.organisations}


def _in_large_table(heading: CaseHeading, document: Document) -> bool:
    return (
        heading.block.kind == "row" and len(document.table(heading.block.table)) > 2 and heading.contents_page is None
    )


def _opening(found: list[CaseHeading], blocks: tuple[Block, ...]) -> list[CaseHeading]:
    """The headings that open cases: those of a shape that recurs, with something said under them."""
    by_shape: defaultdict[tuple[str, str, str], list[CaseHeading]] = defaultdict(list)
    for heading in found:
        by_shape[heading.shape].append(heading)
    chosen: list[CaseHeading] = []
    for shape, members in by_shape.items():
        if _opens_cases(shape, members, found, blocks) or _are_cases_themselves(shape, members):
            chosen += members
    chosen.sort(key=lambda heading: heading.index)
    return list(_without_regions(chosen, blocks))


def _opens_cases(
    shape: tuple[str, str, str], members: list[CaseHeading], found: list[CaseHeading], blocks: tuple[Block, ...]
) -> bool:
    where, mark, kind = shape
    titled = [heading for heading in members if heading.subject]
    plain = not mark and kind in ("text", "item", "row")
    # (神戸市) before an answer, 戸田市 on a title page: a bare name needs a mark or a heading's style.
    if plain and (len(titled) * 2 < len(members) or where in ("client", "end", "no", "gap")):
        return False
    different = {heading.key for heading in members}
    starts = sorted({heading.index for heading in members})
    lengths = [
        sum(len(block.text) for block in blocks[start + 1 : end])
        for start, end in zip(starts, [*starts, len(blocks)][1:], strict=True)
    ]
    if len(different) == 1:
        return not plain and where != "no" and max(lengths) >= _LEAST_BODY_OF_ONE
    return median(lengths) >= (_LEAST_BODY if plain else _LEAST_BODY_OF_MARKED)


def _are_cases_themselves(shape: tuple[str, str, str], members: list[CaseHeading]) -> bool:
    """Whether lines without anything under them tell a case each: ・北見市：書かない窓口を導入."""
    where, _, kind = shape
    if where not in ("start", "first", "last") or kind not in ("item", "text"):
        return False
    told = [heading for heading in members if _TOLD.search(heading.subject)]
    return len({heading.key for heading in told}) >= _FEWEST_LINES and len(told) * 4 >= len(members) * 3


def _without_regions(chosen: list[CaseHeading], blocks: tuple[Block, ...]) -> Iterator[CaseHeading]:
    """The headings without prefectures that only stand over the cases of their municipalities."""
    for heading, following in zip_longest(chosen, chosen[1:]):
        codes = [organisation.lgcode for organisation in heading.organisations]
        if following and not heading.subject and len(codes) == 1 and len(codes[0]) == 2:
            said = sum(len(block.text) for block in blocks[heading.index + 1 : following.index])
            if said < _LEAST_BODY and following.organisations[0].lgcode.startswith(codes[0]):
                continue
        yield heading


def _segments(opening: list[CaseHeading], blocks: tuple[Block, ...], contents: Contents) -> Iterator[Segment]:
    """One segment for each key: the slides of one case repeat its heading."""
    by_key: dict[tuple[str, tuple[str, ...], str], Segment] = {}
    # Pages as printed and pages as counted do not mix.
    entries = [contents.entries.get(heading.key[:2]) for heading in opening]
    printed = all(entry and entry.page for entry in entries)
    structure: Structure = "catalogue" if any(heading.number for heading in opening) else "article"
    ends = [*(heading.index for heading in opening), len(blocks)][1:]
    for heading, end in zip(opening, ends, strict=True):
        segment = by_key.get(heading.key)
        if segment is None:
            entry = contents.entries.get(heading.key[:2])
            segment = by_key[heading.key] = Segment(
                structure,
                heading.block,
                heading.subject,
                list(heading.organisations),
                item=heading.number,
                page=entry.page if entry and printed else str(heading.block.page or ""),
                category_major=entry.category if entry else _section_above(heading, blocks),
                domain=entry.domain if entry else "",
                listed=entry.block if entry else None,
                unnamed_members=heading.unnamed,
            )
        segment.blocks += _until_stop(heading, blocks[heading.index + 1 : end])
    for segment in by_key.values():
        found = first_values(labelled(segment.blocks))
        segment.fields = {name: value for name, value in found.items() if name in _FIELDS}
        yield segment


def _section_above(heading: CaseHeading, blocks: tuple[Block, ...]) -> str:
    """The heading of higher rank under which a case stands, other than the document's title."""
    if heading.block.kind != "heading":
        return ""
    for index in range(heading.index - 1, 0, -1):
        above = blocks[index]
        if above.kind == "heading" and above.level < heading.block.level:
            return above.folded.text if above.level > 1 and len(above.text) <= _LONGEST_STOP else ""
    return ""


def _until_stop(heading: CaseHeading, blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        text = block.folded.text
        if len(text) <= _LONGEST_STOP and block.kind in ("heading", "text") and _STOP.match(text):
            return
        if block.kind == "heading" and heading.block.kind == "heading" and block.level < heading.block.level:
            return
        yield block
