"""Numbers as Japanese writes them: 1.3万人, 10万5,963人, 約3千万円, 36・7%, 2~3割, 百三十万円.

All functions expect a folded text (`folding.fold`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Bound = Literal["", "以上", "超", "以下", "未満"]

_SCALES = {"兆": 10**12, "億": 10**8, "万": 10**4, "千": 10**3, "百": 100, "十": 10}
_DIGITS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")}
# A middle dot is a decimal point only before these: 1・2年生 are two grades, 3・4号 two numbers.
_AFTER_DOT = r"(?=\s*(?:%|ポイント|倍|割|[万億]|件|人|時間|分[にへの、。]|km|キロ|度))"
_PLAIN = rf"(?:[0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]+)(?:\.[0-9]+|・[0-9]{{1,2}}{_AFTER_DOT})?"
_SCALED = rf"(?:{_PLAIN}[千百十]?[兆億万]|{_PLAIN}[千百](?![葉年石代]))"
_LATIN = rf"(?:{_SCALED})+(?:{_PLAIN})?|{_PLAIN}"
# Kanji only with a scale and a unit: 千円, 百三十万円; else 十分, 三重県, 一部 would be numbers.
_KANJI = (
    r"[一二三四五六七八九]?[千百十](?:[一二三四五六七八九]?[千百十]|[一二三四五六七八九])*[億万]?"
    r"(?=円|人|件|時間|枚|社|戸|台|回|世帯|名|%)"
    r"|[一二三四五六七八九](?:[一二三四五六七八九]?[千百十]|[一二三四五六七八九])*[億万](?=円"
    r"|人|件|時間|枚|社|戸|台|回|世帯|名)"
    r"|[一二三四五六七八九](?=割)"
)
_BEFORE = r"(?:約|およそ|おおよそ|おおむね|概ね|ほぼ)"
_BETWEEN = r"\s*(?:~|から|-(?=[0-9])|ー(?=[0-9]))\s*"
_NUMBER = re.compile(rf"(?<![0-9.,A-Za-z])(?:{_LATIN})(?![0-9])|(?<![一二三四五六七八九十百千万億数何第])(?:{_KANJI})")
_ABOUT = re.compile(rf"{_BEFORE}\s*$")
_BOUND = re.compile(
    r"以上|余り|余|以下|以内|未満|程度|前後|ほど|近く|くらい|ぐらい|[強弱](?![い化くめま制])"
    r"|(?:を超え|を上回)[るた]?|超(?!過|え[なず])"
)
_BOUNDS: dict[str, Bound] = {"以上": "以上", "以下": "以下", "以内": "以下", "未満": "未満"}


@dataclass(frozen=True)
class Figure:
    """A number in a text.

    Attributes:
        value: The number, of a range its lower end.
        upper: The upper end of a range, else None.
        about: Whether the text says 約, 程度 or the like.
        bound: Whether it is a limit: 以上, 超, 以下, 未満.
        start, end: Where number and unit stand, without 約 and 以上.
        unit: The signs after the number that the caller asked for, "" if it has none.
    """

    value: float
    upper: float | None
    about: bool
    bound: Bound
    start: int
    end: int
    unit: str = ""


def parse(text: str) -> float:
    """The value of one number without unit, 約 or 以上: `10万5,963` is 105963.

    Raises:
        ValueError: Not one number.
    """
    if not re.fullmatch(rf"{_LATIN}|[〇一二三四五六七八九十百千万億兆]+", text):
        raise ValueError(f"number was {text!r} but is expected to be such as '1.3万' or '10万5,963'. Rewrite it.")
    return _value(text)


def find(text: str, units: re.Pattern[str]) -> Iterator[Figure]:
    """The numbers of a folded text that one of `units` follows, ranges as one figure.

    Args:
        text: A folded text.
        units: What may follow a number; an empty match counts as no unit.
    """
    ends_before = 0
    for match in _NUMBER.finditer(text):
        if match.start() < ends_before:
            continue
        figure = _figure(text, match, units)
        if figure:
            ends_before = figure.end
            yield figure


def _figure(text: str, match: re.Match[str], units: re.Pattern[str]) -> Figure | None:
    value, end, upper = _value(match[0]), match.end(), None
    unit = units.match(text, end)
    first_unit = unit[0] if unit else ""
    between = re.compile(_BETWEEN).match(text, end + len(first_unit))
    # A から B is a change, not a range; in the middle of `2から3割` no unit stands before から.
    if between and not (first_unit and "から" in between[0]):
        second = _NUMBER.match(text, between.end())
        second_unit = units.match(text, second.end()) if second else None
        if second and second_unit and second_unit[0] and first_unit in ("", second_unit[0]):
            highest = _value(second[0])
            # 2~3千円 are 2 to 3 thousand; 1.5万~2万 says its own scale.
            lowest = value * _shared_scale(match[0], second[0])
            if lowest < highest:
                value, upper, end, unit = lowest, highest, second.end(), second_unit
    if not unit or not unit[0]:
        return None
    stop = unit.end()
    bound = _BOUND.match(text, stop)
    word = bound[0] if bound else ""
    about = bool(_ABOUT.search(text, max(0, match.start() - 6), match.start())) or word.startswith(
        ("程度", "前後", "ほど", "近く", "くらい", "ぐらい", "強", "弱")
    )
    kind: Bound = "超" if word.startswith(("超", "を", "余")) else _BOUNDS.get(word, "")
    return Figure(value, upper, about, kind, match.start(), stop, unit[0])


def _shared_scale(first: str, second: str) -> int:
    scale = re.search(r"[千百十]?[兆億万千百十]$", second)
    if not scale or re.search(r"[兆億万千百十]", first):
        return 1
    factor = 1
    for sign in scale[0]:
        factor *= _SCALES[sign]
    return factor


def _value(text: str) -> float:
    """The value of a well-formed number; in decimals, since 155.7 × 100,000,000 is a little less in binary."""
    total, section = Decimal(0), Decimal(0)
    plain = text.replace(",", "").replace("・", ".")
    for digits, scale in re.findall(r"([0-9.]+|[〇一二三四五六七八九]+)?([兆億万千百十]?)", plain):
        if scale in ("兆", "億", "万"):
            section += _digits(digits) if digits else 0
            total += (section if digits or section else 1) * _SCALES[scale]
            section = Decimal(0)
        elif digits or scale:
            section += (_digits(digits) if digits else 1) * _SCALES.get(scale, 1)
    return float(total + section)


def _digits(text: str) -> Decimal:
    return Decimal("".join(str(_DIGITS.get(sign, sign)) for sign in text))
