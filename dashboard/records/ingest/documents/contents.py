"""The table of contents: the page, the category and the domain under which it lists each case."""

import re
from dataclasses import dataclass, field

from dashboard.records.ingest.documents.document import Block
from dashboard.records.ingest.documents.headings import CaseHeading

_CATEGORY = re.compile(
    r"^(?:[①-⑳]|[0-9]{1,2}[.、)]|\([0-9]{1,2}\)|第[0-9一二三四五六七八九十]+[章部節編]|[■□◆●▼〇○【\[<]|[IVXⅠ-Ⅻ]+[.\s])"
)
_DOMAINS = ("フロントヤード", "バックヤード")
_LONGEST = 40

Key = tuple[str, tuple[str, ...]]


@dataclass(frozen=True)
class Entry:
    """What the table of contents says of a case."""

    page: str
    category: str
    domain: str
    block: Block


@dataclass(frozen=True)
class Contents:
    """The entries by the number and the lgcodes of their case."""

    entries: dict[Key, Entry] = field(default_factory=dict)


def contents_of(blocks: tuple[Block, ...], listed: list[CaseHeading]) -> Contents:
    """The table of contents that the given lines are entries of."""
    entries: dict[Key, Entry] = {}
    if not listed:
        return Contents()
    at = {heading.index: heading for heading in listed}
    category = domain = ""
    for index in range(max(0, min(at) - 8), max(at) + 1):
        if heading := at.get(index):
            entries.setdefault(heading.key[:2], Entry(heading.contents_page or "", category, domain, heading.block))
            continue
        text = blocks[index].folded.text
        named = next((name for name in _DOMAINS if name in text), "")
        if named:
            domain, category = named, ""
        elif len(text) <= _LONGEST and _CATEGORY.match(text) and "目次" not in text:
            category = text.strip("【】[]<>■□◆●▼〇○ ")
    return Contents(entries)
