"""Short quotations that find a place in a document again, and never a whole sentence of it."""

import re

from dashboard.records.ingest.documents.sections import Sentence
from dashboard.records.schema import QUOTE_LENGTH

_BREAKS = "、。，．,;；:：！？!?）)】」』|｜ 　\n"
# A spreadsheet takes a cell that starts so for a formula; signs without width are no words.
_OUTER = re.compile(r"^[\s=+@\-*・●○■□◆※➤▶>｜|、。）)】」』]+|[\s｜|、。・（(【「『]+$")
_INVISIBLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffd]")


def quotation(sentence: Sentence, start: int, end: int) -> str:
    """At most 25 characters of the document as written, with what stands at `start` to `end` in them."""
    left, right = _clause(sentence.text, start, end)
    while right > end and _length(sentence, left, right) > QUOTE_LENGTH:
        right -= 1
    while left < start and _length(sentence, left, right) > QUOTE_LENGTH:
        left += 1
    return clean_quotation(sentence.written(left, right))


def clean_quotation(text: str) -> str:
    """The text fit for a cell: on one line, without what makes a spreadsheet calculate, at most 25 characters."""
    plain = " ".join(_INVISIBLE.sub(" ", text).split())
    trimmed = _OUTER.sub("", plain)[:QUOTE_LENGTH]
    return _OUTER.sub("", trimmed)


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    left, right = start, end
    while left > 0 and text[left - 1] not in _BREAKS and start - left < QUOTE_LENGTH:
        left -= 1
    while right < len(text) and text[right] not in _BREAKS and right - start < QUOTE_LENGTH:
        right += 1
    return left, right


def _length(sentence: Sentence, left: int, right: int) -> int:
    return len(" ".join(sentence.written(left, right).split()))
