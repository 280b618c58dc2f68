"""Texts inside a chart: numbers, and long labels in lines that a reader would break there."""

import math
import unicodedata
from functools import cache

_BREAK_AFTER, _BREAK_BEFORE = "・）／、", "（"
_NEVER_FIRST = "・ーぁぃぅぇぉっゃゅょァィゥェォッャュョ）、"
_CHANGE_OF_SCRIPT, _ONE_SIGN, _ANOTHER_LINE, _INSIDE_A_WORD, _FORBIDDEN = 1.0, 5.0, 6.0, 8.0, 100.0


def count_text(n: float) -> str:
    """A whole number with thousands separators."""
    return f"{int(n):,}"


def share_text(share: float) -> str:
    """A share 0-1 in percent: whole, with one decimal below 10: "59%", "8.4%"."""
    percent = share * 100
    return f"{percent:.1f}%" if 0 < percent < 9.95 else f"{percent:.0f}%"


def wrap(label: str, width: float) -> str:
    """The label in lines of at most `width` full-width signs, with `<br>` between.

    Lines break after ・ and before （ by preference, then where the script changes (スマホ|予約), inside a
    word only where another line would cost more.
    """
    return "<br>".join(_lines(label, width)[1])


@cache
def _lines(text: str, width: float) -> tuple[tuple[float, float], tuple[str, ...]]:
    """The best breaking of `text`, and its cost: lines and penalties, then the longest line."""
    if _width(text) <= width or len(text) == 1:
        return (_line_cost(text), _width(text)), (text,)
    best: tuple[tuple[float, float], tuple[str, ...]] = ((math.inf, math.inf), ())
    # From the longest first line down, so that of equal breakings the fuller one stays.
    for cut in range(len(text) - 1, 0, -1):
        if cut > 1 and _width(text[:cut]) > width:
            continue
        (cost, longest), rest = _lines(text[cut:], width)
        cost += _line_cost(text[:cut]) + _penalty(text[cut - 1], text[cut])
        total = (cost, max(longest, _width(text[:cut])))
        if total < best[0]:
            best = total, (text[:cut], *rest)
    return best


def _line_cost(line: str) -> float:
    return _ANOTHER_LINE + (_ONE_SIGN if _width(line) < 1.5 else 0.0)


def _penalty(last: str, first: str) -> float:
    if first in _NEVER_FIRST:
        return _FORBIDDEN
    if last in _BREAK_AFTER or first in _BREAK_BEFORE:
        return 0.0
    # Hiragana after kanji is the ending of the same word.
    same_word = _script(first) in (_script(last), "HIRAGANA")
    return _INSIDE_A_WORD if same_word else _CHANGE_OF_SCRIPT


def _script(sign: str) -> str:
    """KATAKANA, HIRAGANA, CJK, LATIN ...: the first word of the sign's name."""
    return "KATAKANA" if sign == "ー" else unicodedata.name(sign, "").partition(" ")[0]


def _width(text: str) -> float:
    """Width in full-width signs: a Latin letter takes about half of one, a ・ at the end none."""
    return sum(0.55 if sign.isascii() else 1 for sign in text.removesuffix("・"))
