"""Governments by code, and what each of them has published: the common ground of every comparison."""

from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
import pandas as pd

from dashboard.metrics.filters import Filters
from dashboard.metrics.prepared import Flags, Ints, Prepared
from dashboard.metrics.selection import Selection
from dashboard.metrics.technology import ANY
from dashboard.records.vocabulary import STATUSES


class Published(NamedTuple):
    """One entry a government and case, as positions; no pair stands twice."""

    government: Ints
    case: Ints


def government_codes(known: Prepared) -> pd.Index:
    """The code of every government by its position: municipalities first, then prefectural governments."""
    return known.municipalities.index.append(known.prefectures.index).rename("lgcode")


def government_positions(known: Prepared, lgcodes: Iterable[str]) -> Ints:
    """Position of each code, each code once, in the order given.

    Raises:
        ValueError: The registry has no such code.
    """
    wanted = pd.Index(list(dict.fromkeys(lgcodes)), dtype=object)
    positions = government_codes(known).get_indexer(wanted)
    if (positions < 0).any():
        missing = wanted[positions < 0][0]
        raise ValueError(f"lgcode was {missing!r} but is expected to be in the registry, e.g. '01100' or '01'.")
    return positions.astype(np.int64)


def governments_of_one_level(known: Prepared, lgcodes: Iterable[str]) -> Ints:
    """As `government_positions`, of municipalities only or of prefectural governments only.

    Raises:
        ValueError: The registry has no such code, or the codes are of both levels.
    """
    positions = government_positions(known, lgcodes)
    prefectural = positions >= len(known.municipalities)
    if prefectural.any() and not prefectural.all():
        codes = government_codes(known)
        raise ValueError(
            f"lgcodes were of both levels ({codes[positions[prefectural][0]]!r} and "
            f"{codes[positions[~prefectural][0]]!r}) but are expected to be all municipalities or all prefectures: "
            "the two are never counted together."
        )
    return positions


def governments_in_scope(selection: Selection) -> Flags:
    """By government: whether the selection asks about it."""
    return np.concatenate([selection.in_universe, selection.prefectures_in_scope])


def published(selection: Selection, technology: str = ANY) -> Published:
    """The selected cases of each government, of one technology or of any.

    Raises:
        ValueError: The taxonomy has no such technology.
    """
    known = selection.known
    if technology == ANY:
        kept = selection.member_kept
        return Published(known.member_government[kept], known.member_case[kept])
    of_it = selection.adoptions.technology == technology_position(known, technology)
    return Published(selection.adoptions.government[of_it], selection.adoptions.case[of_it])


def technology_position(known: Prepared, technology: str) -> int:
    """Position of a tag in the taxonomy.

    Raises:
        ValueError: The taxonomy has no such tag.
    """
    position = int(known.technologies.get_indexer(pd.Index([technology]))[0])
    if position < 0:
        raise ValueError(f"technology was {technology!r} but is expected to be a tag of technologies.toml.")
    return position


def technologies_of(known: Prepared, government: int, statuses: tuple[str, ...] = STATUSES) -> Ints:
    """By technology: all cases of one government in these statuses, whatever the filters."""
    its = np.zeros(known.case_count, dtype=bool)
    its[known.member_case[known.member_government == government]] = True
    its &= np.isin(known.status, [STATUSES.index(status) for status in statuses])
    return np.bincount(known.pair_technology[its[known.pair_case]], minlength=len(known.technologies))


def technology_cases(selection: Selection) -> Ints:
    """Selected cases of each government (row) with each technology of the taxonomy (column)."""
    known = selection.known
    width = len(known.technologies)
    # No government, technology and case stand together twice: counting entries counts cases.
    cell = selection.adoptions.government * width + selection.adoptions.technology
    return np.bincount(cell, minlength=known.government_count * width).reshape(-1, width)


def whole(selection: Selection, statuses: tuple[str, ...] = STATUSES) -> Selection:
    """All records of these statuses, without any other filter of `selection`.

    A filter hides what a government has published, it does not undo it: whoever says that there is nothing has
    to look here.
    """
    known = selection.known
    kept = np.isin(known.status, [STATUSES.index(status) for status in statuses])
    return replace(
        selection,
        filters=Filters(statuses=statuses),
        in_universe=np.ones_like(selection.in_universe),
        prefectures_in_scope=np.ones_like(selection.prefectures_in_scope),
        case_kept=kept,
        member_kept=kept[known.member_case],
        technology_chosen=np.ones_like(selection.technology_chosen),
        hidden=MappingProxyType({}),
    )


def distinct_by(group: Ints, value: Ints, size: int) -> Ints:
    """Number of distinct values in each of `size` groups."""
    span = int(value.max(initial=-1)) + 1
    # Marking a table is linear; sorting pairs, as `np.unique` does, takes ten times as long with 100,000 cases.
    seen = np.zeros(size * span, dtype=bool)
    seen[group * span + value] = True
    return seen.reshape(size, span).sum(axis=1)


def distinct(values: Ints) -> int:
    """Number of distinct positions."""
    return int((np.bincount(values) > 0).sum())
