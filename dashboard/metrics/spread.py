"""How the published starts spread: year by year, first in each prefecture, and next door."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.metrics.prepared import Ints
from dashboard.metrics.selection import Selection
from dashboard.metrics.starts import first_in_prefecture, starts
from dashboard.metrics.technology import ANY, last_known_year


@dataclass(frozen=True, eq=False)
class Spread:
    """Municipalities that began, by calendar year. Every number is a lower bound; plans have not begun.

    Attributes:
        by_year: Every year between the first and the last: `year`, `new_count` (municipalities whose earliest
            dated case starts in it), `adopters` (so far), `new_prefecture_count`, `prefecture_count`
            (prefectures with an adopter, so far), `is_incomplete` (sources for it are still to come).
        starts: Index `lgcode`, the dated adopters in registry order: `year`, `is_first_in_prefecture`
            (equals are all first), for a map that replays the years.
        undated_adopters: Adopters that no case dates; beside the chart, in none of the years.
        undated_cases: Cases without a year.
        denominator: Municipalities in scope.
        incomplete_from: First of the last two years.
    """

    by_year: pd.DataFrame
    starts: pd.DataFrame
    undated_adopters: int
    undated_cases: int
    denominator: int
    incomplete_from: int


def spread(selection: Selection, technology: str = ANY) -> Spread:
    """The published starts by year, with one technology or with any.

    Raises:
        ValueError: The taxonomy has no such technology.
    """
    known = selection.known
    begun = starts(selection, technology)
    first = first_in_prefecture(known, begun)
    incomplete_from = last_known_year(selection) - 1
    dated = begun.dated
    table = pd.DataFrame(
        {"year": begun.year[dated], "is_first_in_prefecture": first[dated]},
        index=known.municipalities.index[dated].rename("lgcode"),
    )
    return Spread(
        by_year=_by_year(begun.year[dated], known.prefecture[dated], incomplete_from),
        starts=table,
        undated_adopters=int((begun.adopter & ~dated).sum()),
        undated_cases=begun.undated_cases,
        denominator=int(selection.in_universe.sum()),
        incomplete_from=incomplete_from,
    )


def _by_year(year: Ints, prefecture: Ints, incomplete_from: int) -> pd.DataFrame:
    start = int(year.min()) if len(year) else 0
    span = int(year.max()) - start + 1 if len(year) else 0
    first_of_prefecture = pd.Series(year).groupby(prefecture).min().to_numpy(dtype=np.int64)
    years = np.arange(start, start + span)
    new = np.bincount(year - start, minlength=span)
    new_prefectures = np.bincount(first_of_prefecture - start, minlength=span)
    return pd.DataFrame(
        {
            "year": years,
            "new_count": new,
            "adopters": np.cumsum(new),
            "new_prefecture_count": new_prefectures,
            "prefecture_count": np.cumsum(new_prefectures),
            "is_incomplete": years >= incomplete_from,
        }
    )
