"""The time a figure holds for: 年間, a fiscal year, a month."""

import re

from dashboard.records.ingest import eras
from dashboard.records.ingest.documents.sections import Sentence
from dashboard.records.ingest.numbers import Figure

_YEARLY = re.compile(r"(?:(?<![0-9])年間|毎年|1年(?:間|当たり|あたり)|/年|年当たり|年あたり)")
_MONTHLY = re.compile(r"(?:月間|毎月|1[かヶカ]月(?:間|当たり|あたり)|/月|月額|月平均)")
_AFTER = 6


def yearly(text: str, figure: Figure) -> bool:
    """Whether the text says of a figure that it is one of a year."""
    return bool(
        _YEARLY.search(_around(text, figure)) or re.search(r"(?<![0-9])年(?:約|およそ)?$", text[: figure.start])
    )


def monthly(text: str, figure: Figure) -> bool:
    """Whether the text says of a figure that it is one of a month."""
    return bool(_MONTHLY.search(_around(text, figure)))


def period_of(sentence: Sentence, figure: Figure) -> str:
    """The period, "" where none is stated: `年間`, `月`, `2022年度`, `2023-03`."""
    text = sentence.text
    if yearly(text, figure):
        return "年間"
    if monthly(text, figure):
        return "月"
    stated = [
        when for when in eras.find(text) if when.end <= figure.start or figure.end <= when.start <= figure.end + 12
    ]
    if not stated:
        return ""
    nearest = min(stated, key=lambda when: min(abs(figure.start - when.end), abs(when.start - figure.end)))
    return f"{nearest.year}年度" if nearest.fiscal else nearest.stated if nearest.month else f"{nearest.year}年"


def _around(text: str, figure: Figure) -> str:
    return text[max(0, figure.start - 12) : figure.end + _AFTER]
