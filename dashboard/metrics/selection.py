"""The records that a choice of the reader leaves, and the municipalities among which they are counted."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
import pandas as pd

from dashboard.metrics.filters import Filters
from dashboard.metrics.prepared import NO_YEAR, Flags, Ints, Prepared, prepare
from dashboard.records import Records
from dashboard.records.vocabulary import STATUSES


class Adoptions(NamedTuple):
    """One entry for each government, technology and case that stand together in the selection (positions)."""

    government: Ints
    technology: Ints
    case: Ints


@dataclass(frozen=True, eq=False)
class Selection:
    """Records after the filters. The frames are cut out when they are first asked for.

    Attributes:
        in_universe: By municipality of `known`: whether it is in scope.
        prefectures_in_scope: By prefectural government; all False when a size is chosen.
        case_kept, member_kept: By case and by member of `known`.
        technology_chosen: By technology; all True when none is chosen.
        hidden: Reason -> number of cases left out for it. Each case counts once, under the first reason that
            fits of technology, source, year, unlocated, prefectural_out_of_scope, out_of_scope, undated,
            unchecked, implemented / pilot / planned, min_cases: so `hidden["planned"]` are the plans that fit
            everything else. With the selected cases they add up to all cases.
    """

    records: Records
    filters: Filters
    known: Prepared
    in_universe: Flags
    prefectures_in_scope: Flags
    case_kept: Flags
    member_kept: Flags
    technology_chosen: Flags
    hidden: MappingProxyType[str, int]

    @cached_property
    def universe(self) -> pd.DataFrame:
        """Registry rows of the municipalities in scope."""
        return self.known.municipalities[self.in_universe]

    @cached_property
    def prefectures(self) -> pd.DataFrame:
        """Registry rows of the prefectural governments in scope."""
        return self.known.prefectures[self.prefectures_in_scope]

    @cached_property
    def cases(self) -> pd.DataFrame:
        """Rows of `records.cases`."""
        return self.records.cases[self.case_kept]

    @cached_property
    def members(self) -> pd.DataFrame:
        """Rows of `records.members` that count: of selected cases, in scope, with enough cases."""
        return self.records.members.iloc[self.known.member_row[self.member_kept]]

    @cached_property
    def case_technologies(self) -> pd.DataFrame:
        """Rows of `records.case_technologies` of the selected cases and the chosen technologies."""
        kept = self.case_kept[self.known.pair_case] & self.technology_chosen[self.known.pair_technology]
        return self.records.case_technologies.iloc[np.sort(self.known.pair_row[kept])]

    @cached_property
    def effects(self) -> pd.DataFrame:
        """Rows of `records.effects` of the selected cases."""
        return self.records.effects[self.case_kept[self.known.effect_case]]

    @cached_property
    def unlocated(self) -> pd.DataFrame:
        """Rows of `records.unlocated` of the selected cases."""
        return self.records.unlocated[self.case_kept[self.known.unlocated_case]]

    @cached_property
    def adoptions(self) -> Adoptions:
        """The members that count, joined with the technologies of their cases."""
        known = self.known
        count = np.bincount(known.pair_case, minlength=known.case_count)
        first = np.cumsum(count) - count
        case, government = known.member_case[self.member_kept], known.member_government[self.member_kept]
        repeats = count[case]
        # Member i has `repeats[i]` pairs, which stand together from `first[case[i]]` on.
        step = np.arange(repeats.sum()) - np.repeat(np.cumsum(repeats) - repeats, repeats)
        technology = known.pair_technology[np.repeat(first[case], repeats) + step]
        chosen = self.technology_chosen[technology]
        return Adoptions(np.repeat(government, repeats)[chosen], technology[chosen], np.repeat(case, repeats)[chosen])


def select(records: Records, filters: Filters, registry: pd.DataFrame) -> Selection:
    """The records that `filters` leave.

    A joint case counts for each named member in scope. A prefectural government's own case is kept where
    region and prefecture fit, and left out when a size is chosen. A case whose organisations are not located
    is kept as long as nothing is asked about its place. Governments with fewer than `min_cases` selected
    cases do not count, and a case leaves with the last of its members.

    Args:
        records: What `records.load` returned.
        filters: The choice of the reader.
        registry: `geodata.registry()`.
    """
    known = prepare(records, registry)
    in_universe = _universe(known, filters)
    of_place = _prefectures_of_place(known, filters)
    prefectures_in_scope = of_place & (not filters.by_size)
    member_kept = np.concatenate([in_universe, prefectures_in_scope])[known.member_government]
    technology_chosen = _technologies(known, filters)

    kept = np.ones(known.case_count, dtype=bool)
    hidden: dict[str, int] = {}

    def leave(reason: str, passes: Flags) -> None:
        lost = int((kept & ~passes).sum())
        if lost:
            hidden[reason] = hidden.get(reason, 0) + lost
            kept[~passes] = False

    of_any_place = np.concatenate([in_universe, of_place])[known.member_government]
    for reason, passes in _tests(known, filters, member_kept, of_any_place):
        leave(reason, passes)
    member_kept &= kept[known.member_case]
    if filters.min_cases > 1:
        count = np.bincount(known.member_government[member_kept], minlength=known.government_count)
        member_kept &= (count >= filters.min_cases)[known.member_government]
        leave("min_cases", _has_member(known, member_kept))
    return Selection(
        records,
        filters,
        known,
        in_universe,
        prefectures_in_scope,
        kept,
        member_kept,
        technology_chosen if technology_chosen.any() else np.ones_like(technology_chosen),
        MappingProxyType(hidden),
    )


def _tests(known: Prepared, filters: Filters, member_kept: Flags, of_any_place: Flags) -> Iterator[tuple[str, Flags]]:
    """Reason and passing cases, one after the other; what a switch of the reader hides comes last."""
    if filters.technologies or filters.families:
        yield "technology", _carries(known, filters)
    if filters.sources:
        yield "source", known.source.isin(filters.sources).to_numpy(dtype=bool)
    dated = known.year != NO_YEAR
    if filters.year_from is not None:
        yield "year", ~dated | (known.year >= filters.year_from)
    if filters.year_to is not None:
        yield "year", ~dated | (known.year <= filters.year_to)
    if filters.by_place:
        yield "unlocated", known.named
        in_scope = _has_member(known, member_kept)
        if filters.by_size:
            # Out for no other reason than that the members in scope are prefectural governments.
            yield "prefectural_out_of_scope", in_scope | ~_has_member(known, of_any_place)
        yield "out_of_scope", in_scope
    if not filters.undated:
        yield "undated", dated
    if filters.checked_only:
        yield "unchecked", known.checked
    for position, status in enumerate(STATUSES):
        if status not in filters.statuses:
            yield status, known.status != position


def _universe(known: Prepared, filters: Filters) -> Flags:
    chosen = np.ones(len(known.municipalities), dtype=bool)
    if filters.population_from is not None:
        chosen &= known.population >= filters.population_from
    if filters.population_to is not None:
        chosen &= known.population < filters.population_to
    if filters.size_bands:
        chosen &= known.municipalities["size_band"].isin(filters.size_bands).to_numpy(dtype=bool)
    return chosen & _prefectures_of_place(known, filters)[known.prefecture]


def _prefectures_of_place(known: Prepared, filters: Filters) -> Flags:
    chosen = np.ones(len(known.prefectures), dtype=bool)
    if filters.regions:
        chosen &= known.prefectures["region"].isin(filters.regions).to_numpy(dtype=bool)
    if filters.prefecture:
        chosen &= known.prefectures.index == filters.prefecture
    return chosen


def _technologies(known: Prepared, filters: Filters) -> Flags:
    families = known.families.isin(filters.families)[known.technology_family]
    return known.technologies.isin(filters.technologies) | families


def _carries(known: Prepared, filters: Filters) -> Flags:
    """By case: whether it carries any, or all, of the chosen technologies and families."""
    wanted = [known.technologies == tag for tag in filters.technologies]
    wanted += [(known.families == name)[known.technology_family] for name in filters.families]
    combine = np.logical_and if filters.match == "all" else np.logical_or
    found = [
        np.bincount(known.pair_case[tags[known.pair_technology]], minlength=known.case_count) > 0 for tags in wanted
    ]
    return combine.reduce(found)


def _has_member(known: Prepared, member_kept: Flags) -> Flags:
    return np.bincount(known.member_case[member_kept], minlength=known.case_count) > 0
