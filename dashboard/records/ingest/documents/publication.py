"""When a document was published, as its title page or a label says."""

import re

from dashboard.records.ingest import eras
from dashboard.records.ingest.documents.document import Block, Document
from dashboard.records.ingest.documents.labels import field_name
from dashboard.records.ingest.eras import When

_TITLE_BLOCKS = 14
_LABELLED_WITHIN = 40
_LONGEST_LINE = 60
_LABEL = re.compile(r"(?:公開|掲載|更新|発行|作成|発表|公表|配信|投稿|最終更新)(?:日|年月日|日時)?[:|\s]*$")
_ALONE = 0.6
_SHORT_LINE = 30


def published_fiscal_year(document: Document) -> tuple[int, Block, str] | None:
    """The fiscal year of publication, the block and the words that state it; None where none does.

    A date counts that stands alone on the title page, or after a label such as 公開日.
    """
    for index, block in enumerate(document.blocks[:_LABELLED_WITHIN]):
        text = block.folded.text
        before = document.blocks[index - 1].text if index else ""
        if field_name(before) not in ("", "published_fy"):
            continue  # 導入時期 over a date: it is not the document's
        if len(text) > _LONGEST_LINE:
            if index >= _TITLE_BLOCKS:
                return None
            continue
        for when in eras.find(text):
            year = _year(when)
            # 令和6年3月 ○○県デジタル推進課: a short line that the date begins or fills.
            begins = when.start == 0 and block.kind != "row" and len(text) <= _SHORT_LINE and when.month is not None
            alone = index < _TITLE_BLOCKS and (
                begins or (block.kind != "row" and when.end - when.start >= _ALONE * len(text))
            )
            if year and (alone or _LABEL.search(text[: when.start])):
                return year, block, text[when.start : when.end]
    return None


def _year(when: When) -> int | None:
    return when.fiscal_year
