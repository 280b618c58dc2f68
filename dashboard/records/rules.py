"""Rules for one cell: each takes the text and the context, and gives the fault it finds, or None.

Plain functions and no pandera: a message needs more than the failing cell (which tag of three is unknown, how
many characters too long), so every rule would stand twice. pandera also takes 0.25 s and 10 MB at each start.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from urllib.parse import urlsplit

from dashboard.records import dates, vocabulary
from dashboard.records.problem import Param, shown
from geodata import lgcode


class Fault(NamedTuple):
    """A kind of fault (a key of the problem sentences) and what its sentence needs to know."""

    key: str
    params: tuple[tuple[str, Param], ...]


@dataclass(frozen=True)
class Context:
    """What a cell is held against: the ids of the two catalogues, the registry's codes, the day of the check.

    A catalogue is None where its file cannot be read: ids are not checked then, the one problem is the file.
    """

    sources: frozenset[str] | None
    technologies: frozenset[str] | None
    codes: frozenset[str]
    today: date


Rule = Callable[[str, Context], Fault | None]

# What is invisible and no line break: control characters, zero-width and direction marks, line separators,
# and U+FFFD, which a wrong decoding leaves behind.
_INVISIBLE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffd]"
)
# A spreadsheet takes a cell that starts so for a formula, in every table downloaded from the dashboard.
_FORMULA_SIGNS = ("=", "+", "@")
# 15 digits: what a float and every spreadsheet keep exactly.
_NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,10})?")
_IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")


def fault(key: str, value: str = "", **params: Param) -> Fault:
    """The fault `key` of the cell `value`."""
    return Fault(key, (("value", shown(value)), *params.items()))


def clean(value: str, context: Context) -> Fault | None:
    """No invisible characters and no spaces around: for every cell, before its own rule."""
    if match := _INVISIBLE.search(value):
        return fault("control_character", value, code=f"U+{ord(match[0]):04X}")
    if value != value.strip():
        return fault("outer_space", value)
    return None


def text(longest: int | None = None, *, lines: bool = False) -> Rule:
    """Free text of at most `longest` characters, no formula for a spreadsheet, on one line unless `lines`."""

    def rule(value: str, context: Context) -> Fault | None:
        if "\n" in value and not lines:
            return fault("line_break", value)
        if value.startswith(_FORMULA_SIGNS):
            return fault("formula", value, sign=value[0])
        if longest is not None and len(value) > longest:
            return fault("too_long", value, length=len(value), longest=longest)
        return None

    return rule


def identifier(value: str, context: Context) -> Fault | None:
    """Letters, digits, `-`, `_` and `.` only, since ids stand in addresses and file names."""
    return None if _IDENTIFIER.fullmatch(value) else fault("identifier", value)


def one_of(allowed: tuple[str, ...]) -> Rule:
    """One of a closed list."""

    def rule(value: str, context: Context) -> Fault | None:
        return None if value in allowed else fault("not_in_list", value, allowed=", ".join(allowed))

    return rule


def number(lowest: float = 0, highest: float | None = None) -> Rule:
    """A number in plain digits, from `lowest` to `highest`."""

    def rule(value: str, context: Context) -> Fault | None:
        if not _NUMBER.fullmatch(value):
            return fault("not_a_number", value)
        return _within(value, float(value), lowest, highest)

    return rule


def whole_number(lowest: int = 0, highest: int = 10**12) -> Rule:
    """A whole number in plain digits, from `lowest` to `highest`."""

    def rule(value: str, context: Context) -> Fault | None:
        if not _NUMBER.fullmatch(value) or "." in value:
            return fault("not_a_whole_number", value)
        return _within(value, float(value), lowest, highest)

    return rule


def _within(value: str, figure: float, lowest: float, highest: float | None) -> Fault | None:
    if figure < lowest or value.startswith("-"):  # "-0" too
        return fault("too_small", value, lowest=f"{lowest:,}")
    if highest is not None and figure > highest:
        return fault("too_large", value, highest=f"{highest:,}")
    return None


def year(years_ahead: int) -> Rule:
    """A year (calendar or fiscal) from 1990 to `years_ahead` after the day of the check."""

    def rule(value: str, context: Context) -> Fault | None:
        last = context.today.year + years_ahead
        if not re.fullmatch(r"[0-9]{4}", value, re.ASCII) or not dates.FIRST_YEAR <= int(value) <= last:
            return fault("year", value, first=dates.FIRST_YEAR, last=last)
        return None

    return rule


def stated_date(forms: tuple[str, ...] = ("YYYY", "YYYY-MM", "YYYY-MM-DD"), years_ahead: int | None = None) -> Rule:
    """A date in one of `forms`, from 1990 to the day of the check, or to `years_ahead` after its year."""

    def rule(value: str, context: Context) -> Fault | None:
        try:
            stated = dates.parse(value)
        except ValueError:
            return fault("date", value, forms=", ".join(forms))
        if len(value) not in {len(form) for form in forms}:
            return fault("date", value, forms=", ".join(forms))
        latest = context.today if years_ahead is None else date(context.today.year + years_ahead, 12, 31)
        if stated.year < dates.FIRST_YEAR or stated.earliest > latest:
            return fault("date_range", value, first=dates.FIRST_YEAR, latest=latest.isoformat())
        return None

    return rule


def url(value: str, context: Context) -> Fault | None:
    """A web address, http or https: nothing else becomes a link."""
    try:
        parts = urlsplit(value)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        usable = False
    return None if usable and not re.search(r"[\s<>\"]", value) else fault("url", value)


def source_id(value: str, context: Context) -> Fault | None:
    """An id of `sources.toml`."""
    return None if context.sources is None or value in context.sources else fault("source_unknown", value)


def technology(value: str, context: Context) -> Fault | None:
    """A tag of `technologies.toml`."""
    return None if context.technologies is None or value in context.technologies else fault("tag_unknown", value)


def url_or_source(value: str, context: Context) -> Fault | None:
    """A web address or an id of `sources.toml`: where the same case is published too."""
    if _IDENTIFIER.fullmatch(value) and source_id(value, context) is None:
        return None
    return fault("url_or_source", value) if url(value, context) else None


def municipality(value: str, context: Context) -> Fault | None:
    """The 5-digit code of a municipality in the registry."""
    return None if len(value) == 5 and value in context.codes else _code_fault(value, context)


def place_code(value: str, context: Context) -> Fault | None:
    """The code of a municipality (5 digits) or a prefecture (2 digits) in the registry."""
    return None if value in context.codes else _code_fault(value, context)


def _code_fault(value: str, context: Context) -> Fault:
    try:
        code = lgcode.parse(value)
    except lgcode.LgcodeError:
        return fault("code", value)
    return fault("code_form", value, code=code) if code in context.codes else fault("code_not_registered", value)


def each(rule: Rule) -> Rule:
    """A list with `;` between its items: none empty, none twice, and each after `rule`."""

    def check(value: str, context: Context) -> Fault | None:
        items = value.split(";")
        for item in items:
            if not item:
                return fault("list_gap", value)
            if found := clean(item, context) or rule(item, context):
                return found
        repeated = next((item for item in items if items.count(item) > 1), None)
        return fault("list_repeats", value, item=shown(repeated)) if repeated else None

    return check


def place_codes(value: str, context: Context) -> Fault | None:
    """Codes with `;` between, in the order of the organisations; a gap is for one that cannot be located."""
    return next((found for item in value.split(";") if item and (found := place_code(item, context))), None)


def answer(value: str, context: Context) -> Fault | None:
    """A municipality's answer in a survey: one of the closed list, or a number."""
    if value in vocabulary.SURVEY_ANSWERS:
        return None
    if not _NUMBER.fullmatch(value):
        return fault("answer", value, allowed=", ".join(vocabulary.SURVEY_ANSWERS))
    return number()(value, context)
