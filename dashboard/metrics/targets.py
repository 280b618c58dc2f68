"""The numeric targets of published plans, and how far they are, where an actual is recorded."""

import calendar
import math
from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from dashboard.records import dates

STATES = ("reached", "exceeded", "not_yet", "missed", "not_final", "overdue", "no_actual", "not_judged")
_AT_LEAST, _AT_MOST = (">=", "+>=", "->="), ("<=",)


def target_progress(targets: pd.DataFrame, today: date) -> pd.DataFrame:
    """Every target with its progress, by source, chapter and deadline.

    A fiscal year ends on 31 March of the year after it. An actual counts as final where the last day that its
    date allows is that day or later.

    Args:
        targets: `records.targets`.
        today: The day to judge by.

    Returns:
        Index as `records.targets`, its columns, in the order of source, chapter (numbers as numbers),
        deadline (none last) and the file; `reached_share` (actual / value, NaN without an actual or for a
        value of 0), `deadline_passed` (bool) and `state`:
        `reached` as the comparator asks; `exceeded` (more than a target that is to be met exactly);
        `not_yet` (there is time left, or no deadline); `missed` (the final actual falls short); `not_final` (the
        deadline has passed, and the actual that falls short is an earlier one); `overdue` (the deadline has
        passed and no actual is recorded: nobody can say whether it was reached); `no_actual` (none recorded, time
        left or no deadline); `not_judged` (an actual, but no comparator).
    """
    ordered = targets.assign(
        _chapter=pd.to_numeric(targets["chapter"], errors="coerce"),
        _deadline=targets["deadline_fy"].astype("Float64").fillna(math.inf),
    ).sort_values(["source_id", "_chapter", "chapter", "_deadline"], kind="stable")
    ordered = ordered.drop(columns=["_chapter", "_deadline"])
    value = ordered["value"]
    share = ordered["actual"] / value.where(value > 0)
    passed = [today > _end(year) if pd.notna(year) else False for year in ordered["deadline_fy"]]
    states = [
        _state(row, deadline_passed=is_passed)
        for row, is_passed in zip(ordered.to_dict("records"), passed, strict=True)
    ]
    return ordered.assign(reached_share=share.astype(float), deadline_passed=passed, state=states)


def _state(row: Mapping[Any, Any], *, deadline_passed: bool) -> str:
    if pd.isna(row["actual"]):
        return "overdue" if deadline_passed else "no_actual"
    if not row["comparator"]:
        return "not_judged"
    reached = _reached(row["actual"], row["value"], row["comparator"])
    if reached or not deadline_passed:
        return reached or "not_yet"
    return "missed" if _is_final(row["actual_date"], row["deadline_fy"]) else "not_final"


def _reached(actual: float, value: float, comparator: str) -> str:
    """`reached`, `exceeded`, or "" where the actual falls short."""
    if math.isclose(actual, value):
        return "reached"
    if comparator in _AT_MOST:
        return "reached" if actual < value else ""
    if actual < value:
        return ""
    return "reached" if comparator in _AT_LEAST else "exceeded"


def _is_final(actual_date: str, deadline_fy: int) -> bool:
    return bool(actual_date) and _latest(actual_date) >= _end(deadline_fy)


def _end(fiscal_year: int) -> date:
    return date(int(fiscal_year) + 1, 3, 31)


def _latest(stated: str) -> date:
    """The last day that a stated date allows."""
    year, month, day = dates.parse(stated)
    month = 12 if month is None else month
    return date(year, month, calendar.monthrange(year, month)[1] if day is None else day)
