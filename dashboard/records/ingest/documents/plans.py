"""Plans: lists of measures under headings such as 主な施策, in a document that calls itself a plan."""

import re
import unicodedata
from collections.abc import Iterator

from dashboard.records.ingest.documents.document import Block, Document
from dashboard.records.ingest.documents.dominant import dominant_organisation
from dashboard.records.ingest.documents.segments import Organisation, Segment
from dashboard.records.ingest.folding import folded

_PLAN = re.compile(r"計画|戦略|方針|重点事項|プラン|ビジョン|ロードマップ|構想|アクション")
_LIST = re.compile(
    r"^(?:[(（]?[0-9]+[)）.．]?)?[【\[<◆■●]?(?:主な|主要な?|重点的?な?|具体的な"
    r"|個別の?|今後の|実施する|推進する|取り組む)?(?:施策|取組|取り組み|事業"
    r"|アクション|プロジェクト|実施項目)(?:一覧|内容|項目|例)?[】\]>]?:?$"
)
_CHAPTER = re.compile(
    r"^(?:[(（](?P<round>[0-9]{1,2})[)）]|第(?P<ordinal>[0-9]{1,2})[章節]|(?P<plain>[0-9]{1,2})[.．、 　])\s*"
    r"(?P<rest>.*)$"
)
_NUMBER = re.compile(r"^\s*(?:[(（]?(?P<number>[0-9]{1,3}(?:-[0-9]{1,2})?)[)）.．、]?\s*|(?P<circled>[①-⑳])\s*)")
_TAG = re.compile(r"^[(（【\[<](?:新規|継続|拡充|重点|一部新規|新)[)）】\]>]\s*|[(（【\[](?:新規|継続|拡充)[)）】\]]$")
_AGAIN = re.compile(r"再掲")
_FOOTNOTE = re.compile(r"(?<=[^0-9])[0-9]$")
_TITLE_BLOCKS = 15


def segments(document: Document) -> list[Segment]:
    """The measures of a plan, each planned by the organisation whose plan it is."""
    if not any(_PLAN.search(block.text) for block in document.blocks[:_TITLE_BLOCKS] if len(block.text) <= 60):
        return []
    owner = dominant_organisation(document)
    if owner is None:
        return []
    found = list(_measures(document.blocks, owner))
    return found if len(found) >= 2 else []


def _measures(blocks: tuple[Block, ...], owner: Organisation) -> Iterator[Segment]:
    chapter, category, listing, ordinal = "", "", False, 0
    chapter_block: Block | None = None
    for block in blocks:
        text = block.folded.text
        if block.kind in ("heading", "text") and _LIST.match(text):
            listing, ordinal = True, 0
            continue
        if block.kind == "heading":
            listing = False
            if title := _CHAPTER.match(unicodedata.normalize("NFKC", block.text)):
                chapter_block = block
                chapter, category = title["round"] or title["ordinal"] or title["plain"], folded(title["rest"])
            continue
        if not listing:
            continue
        number = _NUMBER.match(text)
        if block.kind != "item" and not (number and number[0].strip()):
            listing = False
            continue
        ordinal += 1
        subject = _subject(text)
        if _AGAIN.search(text) or len(subject) < 4:
            continue
        printed = (number["number"] or _circled(number["circled"])) if number else str(ordinal)
        item = f"{chapter}-{printed}" if chapter else printed
        yield Segment(
            "plan",
            block,
            subject,
            [owner],
            item=item,
            page=str(block.page or ""),
            category_major=category,
            listed=chapter_block,
            planned=True,
        )


def _subject(text: str) -> str:
    """The words of a measure without its number and its marks."""
    bare = _NUMBER.sub("", text, count=1)
    return _FOOTNOTE.sub("", _TAG.sub("", bare).strip()).strip()


def _circled(sign: str | None) -> str:
    return str("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳".index(sign) + 1) if sign else ""
