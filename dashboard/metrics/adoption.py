"""Who acts: cases and technologies by municipality and prefecture, and the figures of a whole selection."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.metrics.intervals import MIN_FOR_SHARE
from dashboard.metrics.prepared import NO_YEAR, Ints
from dashboard.metrics.selection import Selection
from dashboard.records.vocabulary import STATUSES

IMPLEMENTED, PILOT, PLANNED = (STATUSES.index(status) for status in ("implemented", "pilot", "planned"))


@dataclass(frozen=True)
class KeyFigures:
    """The numbers above the map. Municipalities and prefectural governments are never added up.

    Attributes:
        adopters: Municipalities with at least one selected case, of `denominator` in scope. A lower bound.
        implemented_adopters: Those with something in use; `pilot_adopters` with nothing further than a trial;
            `planned_adopters` with a plan only. The three add up to `adopters`.
        prefectural_adopters: Prefectural governments with a case of their own, of `prefectural_denominator`.
        case_count: Distinct selected cases, of which implemented_count, pilot_count and planned_count.
        joint_count: Cases with more than one government: several named ones, or named and unnamed ones.
        technology_count: Kinds of technology in the selected cases.
        undated_count: Selected cases without a start year.
        unlocated_count: Selected cases with an organisation that is not located.
        unnamed_members: Members that the sources give as a number only; on no map and in no count of
        governments.
        unchecked_count: Selected cases not yet held against their source document.
        source_count: Sources of the selected cases.
        merged_count: Selected cases that more than one report describes.
    """

    adopters: int
    implemented_adopters: int
    pilot_adopters: int
    planned_adopters: int
    denominator: int
    prefectural_adopters: int
    prefectural_denominator: int
    case_count: int
    implemented_count: int
    pilot_count: int
    planned_count: int
    joint_count: int
    technology_count: int
    undated_count: int
    unlocated_count: int
    unnamed_members: int
    unchecked_count: int
    source_count: int
    merged_count: int


def municipality_figures(selection: Selection) -> pd.DataFrame:
    """One row a municipality in scope, zeros included.

    Returns:
        Index `lgcode` in registry order; `case_count`, `implemented_count`, `pilot_count`, `planned_count`,
        `technology_count` (int); `first_year` (Int64, calendar year of the earliest dated case, NA without
        one).
    """
    known, size = selection.known, selection.known.government_count
    case, government = _members(selection)
    status = known.status[case]
    counts = {"case_count": np.bincount(government, minlength=size)}
    for position, name in enumerate(STATUSES):
        counts[f"{name}_count"] = np.bincount(government[status == position], minlength=size)
    adoptions = selection.adoptions
    counts["technology_count"] = _distinct_by(adoptions.government, adoptions.technology, size)
    figures = pd.DataFrame(
        {name: column[: len(known.municipalities)] for name, column in counts.items()},
        index=known.municipalities.index,
    )
    year = known.year[case]
    dated = year != NO_YEAR
    first = np.full(size, np.iinfo(np.int64).max)
    np.minimum.at(first, government[dated], year[dated])
    first = first[: len(known.municipalities)]
    undated = first == np.iinfo(np.int64).max
    figures["first_year"] = pd.array(np.where(undated, 0, first), dtype="Int64")
    figures.loc[undated, "first_year"] = pd.NA
    return figures[selection.in_universe]


def prefecture_figures(selection: Selection) -> pd.DataFrame:
    """One row a prefecture: its municipalities, and apart from them its own government.

    Returns:
        Index: two-digit code, all of the registry. `in_scope`: whether any of its municipalities is;
            `adopters`,
        `denominator`: municipalities with a selected case, and in scope; `case_count`, `technology_count`: of
        its municipalities, distinct; `own_case_count`: cases of the prefectural government, joint ones
        included;
        `published_share`: adopters / denominator, 0-1, NaN where fewer than 5 are in scope.
    """
    known = selection.known
    size, municipal = len(known.prefectures), len(known.municipalities)
    case, government = _members(selection)
    is_municipal = government < municipal
    prefecture = known.prefecture[government[is_municipal]]
    adoptions = selection.adoptions
    of_municipality = adoptions.government < municipal
    figures = pd.DataFrame(index=known.prefectures.index)
    figures["denominator"] = np.bincount(known.prefecture[selection.in_universe], minlength=size)
    figures.insert(0, "in_scope", figures["denominator"] > 0)
    adopting = np.unique(government[is_municipal])
    figures.insert(1, "adopters", np.bincount(known.prefecture[adopting], minlength=size))
    figures["case_count"] = _distinct_by(prefecture, case[is_municipal], size)
    figures["technology_count"] = _distinct_by(
        known.prefecture[adoptions.government[of_municipality]], adoptions.technology[of_municipality], size
    )
    figures["own_case_count"] = np.bincount(government[~is_municipal] - municipal, minlength=size)
    figures["published_share"] = published_share(figures["adopters"], figures["denominator"])
    return figures


def published_share(adopters: pd.Series, denominator: pd.Series) -> pd.Series:
    """Share 0-1 of the municipalities with a published case; NaN in groups of fewer than 5."""
    return (adopters / denominator.where(denominator >= MIN_FOR_SHARE)).astype(float)


def key_figures(selection: Selection) -> KeyFigures:
    """The figures of the whole selection, with their denominators."""
    known = selection.known
    case, government = _members(selection)
    is_municipal = government < len(known.municipalities)
    status = known.status[case]
    # The furthest state of each municipality: in use before trial before plan, the order of STATUSES.
    furthest = np.full(len(known.municipalities), len(STATUSES))
    np.minimum.at(furthest, government[is_municipal], status[is_municipal])
    by_state = np.bincount(furthest, minlength=len(STATUSES) + 1)
    kept = selection.case_kept
    case_states = np.bincount(known.status[kept], minlength=len(STATUSES))
    cases = selection.cases
    unnamed = pd.to_numeric(cases["unnamed_members"]).fillna(0)
    named = np.bincount(known.member_case, minlength=known.case_count)[kept]
    return KeyFigures(
        adopters=int(by_state[:-1].sum()),
        implemented_adopters=int(by_state[IMPLEMENTED]),
        pilot_adopters=int(by_state[PILOT]),
        planned_adopters=int(by_state[PLANNED]),
        denominator=int(selection.in_universe.sum()),
        prefectural_adopters=len(np.unique(government[~is_municipal])),
        prefectural_denominator=int(selection.prefectures_in_scope.sum()),
        case_count=int(kept.sum()),
        implemented_count=int(case_states[IMPLEMENTED]),
        pilot_count=int(case_states[PILOT]),
        planned_count=int(case_states[PLANNED]),
        joint_count=int((named + unnamed.to_numpy() > 1).sum()),
        technology_count=int(selection.case_technologies["technology"].nunique()),
        undated_count=int((known.year[kept] == NO_YEAR).sum()),
        unlocated_count=int(selection.unlocated["case_id"].nunique()),
        unnamed_members=int(unnamed.sum()),
        unchecked_count=int((~known.checked[kept]).sum()),
        source_count=int(cases["source_id"].nunique()),
        merged_count=int((cases["also_urls"] != "").sum()) if "also_urls" in cases else 0,
    )


def _members(selection: Selection) -> tuple[Ints, Ints]:
    """Case and government of each member that counts."""
    known, kept = selection.known, selection.member_kept
    return known.member_case[kept], known.member_government[kept]


def _distinct_by(group: Ints, value: Ints, size: int) -> Ints:
    """Number of distinct values in each of `size` groups."""
    if not len(group):
        return np.zeros(size, dtype=np.int64)
    span = int(value.max()) + 1
    return np.bincount(np.unique(group * span + value) // span, minlength=size)
