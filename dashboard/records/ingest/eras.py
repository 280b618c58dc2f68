"""Dates as Japanese documents write them: 令和4年度, R3.1, 平成31年, 元年, 2019年8月, 2021.4.1.

All functions expect a folded text (`folding.fold`). Years are Gregorian; a fiscal year (年度) is named by the
year in which it begins. Nothing is borrowed: 今年, 昨年, 同年 and a month without a year are no dates.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass

_YEAR_BEFORE_FIRST = {"令和": 2018, "平成": 1988, "昭和": 1925, "R": 2018, "H": 1988, "S": 1925}
_KANJI = {sign: value for value, sign in enumerate("〇一二三四五六七八九")}

_ERA = (
    r"(?P<era>令和|平成|昭和|(?<![A-Za-z0-9])[RHS]\.?)(?P<era_year>元|[0-9]{1,2}(?![0-9])|[一二三四五六七八九十]{1,3})"
)
_WESTERN = r"(?:(?P<fy>FY)|西暦|(?<![0-9.,/\-A-Za-z]))(?P<year>(?:19|20)[0-9]{2})(?![0-9])"
_START = re.compile(rf"{_ERA}|{_WESTERN}")
_MONTH = r"(?P<month>1[0-2]|0?[1-9]|十[一二]?(?=月)|[一二三四五六七八九](?=月))"
_DAY = r"(?P<day>3[01]|[12][0-9]|0?[1-9])"
# 2年間, 3年前, 5年ぶり, 1年生 are spans and grades, no years.
_IN_WORDS = re.compile(
    rf"年(?:(?P<fiscal>度)|(?!間|前|生|代|ぶり|以上|以内|目|後)(?:\([0-9]{{4}}年?\))?の?(?:{_MONTH}月(?!間"
    rf"|額|次)(?:{_DAY}日(?!間))?)?)"
)
_IN_SIGNS = re.compile(rf"(?P<sign>[./-]){_MONTH}(?![0-9])(?:(?P=sign){_DAY}(?![0-9.%]))?(?!(?P=sign)[0-9]|月)")


@dataclass(frozen=True)
class When:
    """A date as precise as it is written: `month` and `day` are None where they are not.

    `fiscal` is True for a 年度, whose `year` is the one in which it begins.
    """

    year: int
    month: int | None
    day: int | None
    fiscal: bool
    start: int
    end: int

    @property
    def stated(self) -> str:
        """`YYYY-MM`, or `YYYY` where no month is written; a fiscal year as the year in which it begins."""
        return f"{self.year}-{self.month:02d}" if self.month else f"{self.year}"

    @property
    def full(self) -> str:
        """As `stated`, with the day where one is written."""
        return f"{self.stated}-{self.day:02d}" if self.day else self.stated

    @property
    def fiscal_year(self) -> int | None:
        """The fiscal year it lies in; None for a calendar year alone, which two of them share."""
        if self.fiscal:
            return self.year
        if self.month is None:
            return None
        return self.year if self.month >= 4 else self.year - 1


def find(text: str) -> Iterator[When]:
    """The dates of a folded text that name their year, in order."""
    after = 0
    for match in _START.finditer(text):
        year = _year(match)
        if year is None or match.start() < after:
            continue
        words, signs = _IN_WORDS.match(text, match.end()), _IN_SIGNS.match(text, match.end())
        if signs and signs["sign"] == "-" and match["era"]:
            continue  # R5-3 is a number of something
        tail = words or signs
        fiscal = bool(match["fy"] or (words and words["fiscal"]))
        if tail is None and not fiscal:
            continue
        month, day = (_number(tail["month"]), _number(tail["day"])) if tail and not fiscal else (None, None)
        if month and day and day > monthrange(year, month)[1]:
            day = None
        after = tail.end() if tail else match.end()
        yield When(year, month, day, fiscal, match.start(), after)


def parse(text: str) -> When:
    """The one date that a folded text is.

    Raises:
        ValueError: Not one date with its year.
    """
    found = list(find(text))
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(text)):
        raise ValueError(f"date was {text!r} but is expected to be such as '令和4年度' or '2021年4月'. Rewrite it.")
    return found[0]


def _year(match: re.Match[str]) -> int | None:
    if match["year"]:
        return int(match["year"])
    written = match["era_year"]
    number = 1 if written == "元" else int(written) if written.isdecimal() else _kanji(written)
    return _YEAR_BEFORE_FIRST[match["era"].rstrip(".")] + number if 1 <= number <= 64 else None


def _kanji(text: str) -> int:
    """二十七, 三十, 十 or 二七 as a number; 0 where it is none."""
    tens, ten, units = text.partition("十")
    if not ten:
        return int("".join(str(_KANJI[sign]) for sign in text)) if len(text) <= 2 else 0
    if len(tens) > 1 or len(units) > 1 or "十" in units:
        return 0
    return (_KANJI[tens] if tens else 1) * 10 + (_KANJI[units] if units else 0)


def _number(text: str | None) -> int | None:
    if not text:
        return None
    return int(text) if text.isdecimal() else _kanji(text)
