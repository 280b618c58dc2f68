"""When each municipality began, as far as a published case says so. Plans have not begun."""

from typing import NamedTuple

import numpy as np

from dashboard.metrics.adoption import PLANNED
from dashboard.metrics.governments import distinct, published
from dashboard.metrics.prepared import NO_YEAR, Flags, Ints, Prepared
from dashboard.metrics.selection import Selection
from dashboard.metrics.technology import ANY


class Starts(NamedTuple):
    """By municipality of the registry."""

    year: Ints
    """Start year of its earliest dated case, `NO_YEAR` without one: it may have begun before, not later."""
    adopter: Flags
    """Whether it has a case in use or on trial, dated or not."""
    undated_cases: int
    """Distinct cases of municipalities without a year, in use or on trial."""

    @property
    def dated(self) -> Flags:
        """Whether a year is known."""
        return self.year != NO_YEAR


def starts(selection: Selection, technology: str = ANY) -> Starts:
    """The starts of the municipalities, with one technology or with any.

    Raises:
        ValueError: The taxonomy has no such technology.
    """
    known = selection.known
    government, case = published(selection, technology)
    counts = (government < len(known.municipalities)) & (known.status[case] != PLANNED)
    government, case = government[counts], case[counts]
    year = known.year[case]
    dated = year != NO_YEAR
    latest = np.iinfo(np.int64).max
    first = np.full(len(known.municipalities), latest)
    np.minimum.at(first, government[dated], year[dated])
    adopter = np.bincount(government, minlength=len(known.municipalities)) > 0
    return Starts(np.where(first == latest, NO_YEAR, first), adopter, distinct(case[~dated]))


def first_in_prefecture(known: Prepared, begun: Starts) -> Flags:
    """By municipality: whether no other of its prefecture has an earlier year; equals are all first."""
    latest = np.iinfo(np.int64).max
    earliest = np.full(len(known.prefectures), latest)
    np.minimum.at(earliest, known.prefecture[begun.dated], begun.year[begun.dated])
    return begun.dated & (begun.year == earliest[known.prefecture])
