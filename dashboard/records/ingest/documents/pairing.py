"""Which draft stands for which curated record: what lies at the same place of the document and fits best."""

import re

import pandas as pd

from dashboard.records.ingest.documents.drafts import Drafts
from dashboard.records.ingest.documents.segments import Segment
from dashboard.records.ingest.folding import folded

_LEAST = 0.2
_SPACE = re.compile(r"[\s*|｜]")


def pairs(drafts: Drafts, curated: pd.DataFrame) -> dict[str, str]:
    """The case_id of the curated record for each draft that has one; no record and no draft is used twice.

    Args:
        drafts: The drafts of a document.
        curated: The records of its source, columns of `schema.CASES`.
    """
    scored = []
    for (_, draft), segment in zip(drafts.cases.iterrows(), drafts.segments, strict=True):
        text = _compact("".join(block.text for block in _blocks(segment)))
        for _, record in curated.iterrows():
            score = _score(draft, record, text, printed=bool(segment.item))
            if score >= _LEAST:
                scored.append((score, draft["case_id"], record["case_id"]))
    chosen: dict[str, str] = {}
    for _, draft_id, record_id in sorted(scored, key=lambda each: (-each[0], each[1], each[2])):
        if draft_id not in chosen and record_id not in chosen.values():
            chosen[draft_id] = record_id
    return chosen


def is_quoted(quote: str, compact_text: str) -> bool:
    """Whether a quotation stands in a document, spaces and marks of emphasis aside."""
    return _compact(quote) in compact_text


def compact(drafts: Drafts) -> str:
    """The text of the document for `is_quoted`."""
    return _compact("".join(block.text for block in drafts.document.blocks))


def _score(draft: pd.Series, record: pd.Series, text: str, *, printed: bool) -> float:
    """How well a draft fits a record; 0 where they share no organisation. An item counts only if it is printed."""
    # Whoever cannot be located is known by name alone.
    if not (_items(draft["lgcodes"]) or _items(draft["organisations"])) & (
        _items(record["lgcodes"]) or _items(record["organisations"])
    ):
        return 0.0
    tags, wanted = _items(draft["technologies"]), _items(record["technologies"])
    alike = len(tags & wanted) / len(tags | wanted) if tags | wanted else 0.5
    same_item = printed and draft["source_item"].lstrip("0") == str(record["source_item"]).lstrip("0")
    quoted = bool(record["evidence"]) and is_quoted(record["evidence"], text)
    return 2.0 * same_item + 2.0 * quoted + alike


def _items(cell: str) -> set[str]:
    return set(filter(None, cell.split(";")))


def _blocks(segment: Segment) -> list:
    return [segment.heading, *segment.blocks] if segment.heading else list(segment.blocks)


def _compact(text: str) -> str:
    return _SPACE.sub("", folded(text))
