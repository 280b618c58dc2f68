"""What a cell of a survey answers: one of the four words of the surveys, or a number with its unit."""

import re

from dashboard.records.ingest.folding import folded
from dashboard.records.ingest.tables.values import Cell
from dashboard.records.rules import fault

ANSWER_WORDS: dict[str, str] = {
    "実施": "実施済 実施済み 実施中 実施している 導入 導入済 導入済み 導入している 導入中",
    "未実施": "実施していない 未導入 導入していない 実施なし 導入なし",
    "検討中": "検討 導入検討中 実施検討中 導入を検討中",
    "調査なし": "調査無し 調査対象外 未調査 データなし データ無し",
}
"""調査なし is neither adopted nor not adopted. 無回答 is not among these words: it was asked."""
_ANSWER_OF = {word: answer for answer, words in ANSWER_WORDS.items() for word in (answer, *words.split())}
# Minus is a hyphen after folding; counts and shares are never negative, the check says so.
_NUMBER = re.compile(
    r"(?P<number>-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?)(?P<unit>%|[ぁ-んァ-ヶー一-龠]{0,6})"
)

BARE_UNIT = "%"
"""A share of nothing: the official files print the sign alone where no procedure exists to be counted."""


def answer(text: str) -> tuple[Cell, str]:
    """The answer and the unit that stands with a number, "" if none."""
    plain = folded(text).replace(" ", "")
    if plain == BARE_UNIT:
        return Cell("調査なし"), ""
    if plain in _ANSWER_OF:
        return Cell(_ANSWER_OF[plain]), ""
    match = _NUMBER.fullmatch(plain)
    if match:
        return Cell(match["number"].replace(",", "")), match["unit"]
    if not plain:
        return Cell("", fault("answer_empty")), ""
    return Cell(text, fault("answer", text, allowed=", ".join(ANSWER_WORDS))), ""


def is_answer(text: str) -> bool:
    """Whether a cell can be read as an answer."""
    return bool(text) and answer(text)[0].fault is None
