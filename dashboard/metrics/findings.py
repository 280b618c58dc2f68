"""The finding over the map: a sentence's key and its numbers, or nothing where the numbers do not carry one."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import pandas as pd

import geodata
from dashboard.metrics.intervals import MIN_FOR_SHARE, wilson
from dashboard.metrics.kept import kept
from dashboard.metrics.prepared import Flags, Ints
from dashboard.metrics.selection import Selection
from dashboard.records import Records

LARGE_POPULATION = 100_000
"""Fixed beforehand: a border sought until something shows would make a finding out of chance."""


@dataclass(frozen=True)
class Finding:
    """A sentence of `dashboard/strings/findings_ja.py` and what goes into it.

    Attributes:
        key: `finding.<large|small|region>.<concentrated|higher>`. Concentrated: more than half of the adopters,
            and a higher 掲載率 than everywhere else; higher: only the latter.
        subject: What was adopted: `finding.subject.technology`, `.family`, `.several` or `.any`.
        subject_code: Tag or family of a single one, "" otherwise.
        params: `adopters` of `denominator` municipalities in all; `n` of `of` in the group, `rest_n` of `rest_of`
            in the others; and `population` with `population_man` (in 10,000), or `region`.
    """

    key: str
    subject: str
    subject_code: str = ""
    params: dict[str, int | str] = field(default_factory=dict)


class _Group(NamedTuple):
    """A part of the municipalities, by municipality of the registry."""

    kind: str
    inside: Flags
    params: dict[str, int | str]


def map_finding(selection: Selection) -> Finding | None:
    """What the published cases of the selection are concentrated in: large or small municipalities, or a region.

    None where statistics cannot carry a sentence: fewer than 5 adopters in the group, or municipalities in it or
    outside it; 95 % Wilson intervals that meet; two regions that share the highest share; a filter that leaves nothing
    to compare; and where the finding falls without the cases of the publisher that reports on most adopters, whose
    choice it would be. Size is asked before region.
    """
    known = selection.known
    municipal = selection.member_kept & ~known.prefectural
    adopter = _adopters(selection, municipal)
    without_largest = _adopters(selection, municipal & ~_of_largest_publisher(selection, municipal))
    for candidates in (_sizes(selection), _top_region(selection, adopter)):
        for group in candidates:
            strength = _strength(selection, group, adopter)
            if strength and _strength(selection, group, without_largest):
                numbers = _numbers(selection, group, adopter)
                return Finding(f"finding.{group.kind}.{strength}", *_subject(selection), numbers | group.params)
    return None


def _adopters(selection: Selection, members: Flags) -> Flags:
    """By municipality: whether one of these members is its."""
    known = selection.known
    return np.bincount(known.member_government[members], minlength=len(known.municipalities)) > 0


def _of_largest_publisher(selection: Selection, members: Flags) -> Flags:
    """By member: whether its case comes from the publisher that reports on most of the adopters."""
    known = selection.known
    publisher = _publishers(selection.records, known.municipalities)[known.member_case]
    size = int(publisher.max(initial=-1)) + 1
    seen = np.zeros((size, len(known.municipalities)), dtype=bool)
    seen[publisher[members], known.member_government[members]] = True
    return publisher == (seen.sum(axis=1).argmax() if size else -1)


@kept
def _publishers(records: Records, municipalities: pd.DataFrame) -> Ints:
    """By case: number of its publisher; where a source gathers the pages of many, that of the page."""
    cases = records.cases
    return pd.factorize(cases["publisher"].where(cases["publisher"] != "", cases["source_id"]))[0].astype(np.int64)


def _sizes(selection: Selection) -> Iterator[_Group]:
    large = selection.known.population >= LARGE_POPULATION
    border: dict[str, int | str] = {"population": LARGE_POPULATION, "population_man": LARGE_POPULATION // 10_000}
    yield _Group("large", large, border)
    yield _Group("small", ~large, border)


def _top_region(selection: Selection, adopter: Flags) -> Iterator[_Group]:
    """The region with the highest 掲載率, if it is one."""
    known, size = selection.known, len(geodata.REGIONS)
    of = np.bincount(known.region[selection.in_universe], minlength=size)
    n = np.bincount(known.region[adopter], minlength=size)
    share = np.where(of >= MIN_FOR_SHARE, n / np.maximum(of, 1), -1)
    top = np.flatnonzero(share == share.max())
    if len(top) == 1:
        yield _Group("region", known.region == top[0], {"region": geodata.REGIONS[top[0]]})


def _strength(selection: Selection, group: _Group, adopter: Flags) -> str:
    """`concentrated`, `higher`, or "" where neither can be said."""
    n, of, rest_n, rest_of = _counts(selection, group, adopter)
    if min(n, of, rest_of) < MIN_FOR_SHARE:
        return ""
    # Taking the highest of eight regions would find one by chance now and then; that the intervals of 95 % must
    # not meet is so much stricter than a test at 5 % that it covers this.
    if wilson(n, of)[0] <= wilson(rest_n, rest_of)[1]:
        return ""
    return "concentrated" if wilson(n, n + rest_n)[0] > 0.5 else "higher"


def _numbers(selection: Selection, group: _Group, adopter: Flags) -> dict[str, int | str]:
    n, of, rest_n, rest_of = _counts(selection, group, adopter)
    whole: dict[str, int | str] = {"adopters": n + rest_n, "denominator": of + rest_of}
    return whole | {"n": n, "of": of, "rest_n": rest_n, "rest_of": rest_of}


def _counts(selection: Selection, group: _Group, adopter: Flags) -> tuple[int, int, int, int]:
    """Adopters of municipalities in the group, then outside it."""
    universe = selection.in_universe
    parts = (adopter & group.inside, universe & group.inside, adopter & ~group.inside, universe & ~group.inside)
    n, of, rest_n, rest_of = (int(part.sum()) for part in parts)
    return n, of, rest_n, rest_of


def _subject(selection: Selection) -> tuple[str, str]:
    filters = selection.filters
    chosen = (*filters.technologies, *filters.families)
    if not chosen:
        return "finding.subject.any", ""
    if len(chosen) > 1:
        return "finding.subject.several", ""
    return ("finding.subject.technology" if filters.technologies else "finding.subject.family"), chosen[0]
