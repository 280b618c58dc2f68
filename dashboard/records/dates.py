"""Dates as the records state them: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, always the calendar year."""

import re
from datetime import date
from typing import NamedTuple

FIRST_YEAR = 1990
# A plan names a year ahead; a longer way off is a typing error, no Japanese DX plan runs beyond ten years.
PLANNED_YEARS_AHEAD = 10

_STATED = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


class StatedDate(NamedTuple):
    """A date as precise as its source: `month` and `day` are None where the source does not state them."""

    year: int
    month: int | None
    day: int | None

    @property
    def earliest(self) -> date:
        """The first day that the statement allows."""
        return date(self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day)


def parse(text: str) -> StatedDate:
    """The date that `text` states.

    Raises:
        ValueError: Not `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, or a month or day that does not exist.
    """
    match = _STATED.fullmatch(text)
    if not match:
        raise ValueError(
            f"date was {text!r} but is expected to be such as '2021', '2021-04' or '2021-04-01'. Rewrite it."
        )
    year, month, day = match.groups()
    stated = StatedDate(int(year), int(month) if month else None, int(day) if day else None)
    try:
        _ = stated.earliest
    except ValueError as error:
        raise ValueError(
            f"date was {text!r} but is expected to exist in the calendar ({error}). Correct it."
        ) from error
    return stated


def start_year(started: str) -> int | None:
    """The calendar year in which an initiative started; None where `started` is empty."""
    return parse(started).year if started else None


def fiscal_year(stated: str) -> int | None:
    """The Japanese fiscal year (April to March) of a stated date: `2021-01` gives 2020.

    None where the text is empty or states the year alone, which two fiscal years share.
    """
    if not stated:
        return None
    year, month, _ = parse(stated)
    if month is None:
        return None
    return year if month >= 4 else year - 1
