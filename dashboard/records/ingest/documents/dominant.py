"""The one organisation that a document is about, if it is about one."""

from collections import Counter

from dashboard.records.ingest.documents.document import Block, Document
from dashboard.records.ingest.documents.places import Mention, mentions
from dashboard.records.ingest.documents.segments import Organisation

_TITLE_BLOCKS = 12
_LONGEST_TITLE = 60
_LEAST_SHARE = 0.6


def dominant_organisation(document: Document) -> Organisation | None:
    """The organisation of most mentions, where it holds most of them or stands on the title page.

    Rows of tables do not count: a table of municipalities says nothing about whose document it is.
    """
    first: dict[str, tuple[Mention, Block]] = {}
    counts: Counter[str] = Counter()
    for index, block in enumerate(document.blocks):
        if block.kind == "row":
            continue
        for mention in mentions(block.folded.text):
            if mention.lgcode:
                counts[mention.lgcode] += 3 if index < _TITLE_BLOCKS and _may_be_title(block) else 1
                first.setdefault(mention.lgcode, (mention, block))
    if not counts:
        return None
    (best, count), *_ = counts.most_common(1)
    # 埼玉県 beside 戸田市 tells where it lies.
    others = sum(counts.values()) - count - (counts.get(best[:2], 0) if len(best) == 5 else 0)
    if count < 2 or count < _LEAST_SHARE * (count + others):
        return None
    mention, block = first[best]
    return Organisation(mention.name, best, block)


def _may_be_title(block: Block) -> bool:
    return len(block.text) < _LONGEST_TITLE and not block.text.endswith("。")
