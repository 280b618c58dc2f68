"""Which technologies are published where, in which size band and since when. Municipalities only."""

from typing import Literal, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

import geodata
from dashboard.metrics.intervals import MIN_FOR_PLAIN_SHARE, MIN_FOR_SHARE, wilson
from dashboard.metrics.prepared import NO_YEAR, Ints
from dashboard.metrics.selection import Selection
from dashboard.records.vocabulary import STATUSES

ANY = ""
"""Stands where a technology would: any of the selection's technologies."""


class YearTable(NamedTuple):
    """Starts by year, and what has no year and so stands beside the chart."""

    table: pd.DataFrame
    undated_cases: int
    undated_adopters: int
    """Municipalities with selected cases of which none is dated."""
    incomplete_from: int
    """First of the last two years, for which sources are still to come."""


def by_region(selection: Selection) -> pd.DataFrame:
    """Published adoption by technology and region, every combination.

    Returns:
        `technology` (`ANY` first, then taxonomy order; the chosen ones only), `family`, `region` (north to
        south), `adopters` (municipalities), `denominator` (municipalities in scope), `case_count` (distinct
        cases).
    """
    regions = pd.Index(geodata.REGIONS, name="region")
    return _by_group(selection, selection.known.region, regions)


def by_size_band(selection: Selection) -> pd.DataFrame:
    """Published adoption by technology and size band, every combination.

    Returns:
        `technology` (`ANY` first), `family`, `size_band` (small to large), `adopters`, `denominator`,
        `case_count`, `published_share` (0-1; NaN below 5 municipalities in scope), `small` (5-19 in scope),
        `low`, `high` (95 % Wilson interval of the share, 0-1, NaN with it).
    """
    bands = pd.Index([band.label for band in geodata.SIZE_BANDS], name="size_band")
    table = _by_group(selection, selection.known.size_band, bands)
    return _with_share(table)


def families_by_size_band(selection: Selection) -> pd.DataFrame:
    """As `by_size_band`, with families: a municipality counts once for a family, however many of its tags."""
    bands = pd.Index([band.label for band in geodata.SIZE_BANDS], name="size_band")
    return _with_share(_by_group(selection, selection.known.size_band, bands, by="family"))


def families_by_region(selection: Selection) -> pd.DataFrame:
    """As `by_region`, with families: a municipality counts once for a family, however many of its tags."""
    regions = pd.Index(geodata.REGIONS, name="region")
    return _by_group(selection, selection.known.region, regions, by="family")


def by_year(selection: Selection, by: Literal["status", "technology", "family"] = "status") -> YearTable:
    """Published starts by calendar year, every year between the first and the last.

    Args:
        selection: One technology alone is a selection of that technology.
        by: Bars of technologies or families must not be stacked: one municipality stands in several. By
            status they add up to the municipalities, each under the furthest status of the year in which it
            began.

    Returns:
        table: `year`, `status`, `technology` or `family`, `adopters` (municipalities whose first dated case,
            or first one of the technology or family, starts in this year), `case_count` (municipalities'
            distinct cases that start in it).
    """
    known = selection.known
    municipal = selection.member_kept & ~known.prefectural
    member_case, member_government = known.member_case[municipal], known.member_government[municipal]
    if by == "status":
        case, government = member_case, member_government
        label, names = known.status[case], pd.Index(STATUSES)
    else:
        adoptions, of_municipality = (
            selection.adoptions,
            selection.adoptions.government < len(known.municipalities),
        )
        case, government = adoptions.case[of_municipality], adoptions.government[of_municipality]
        label, names = _labels(selection, by)
        label = label[of_municipality]
    year = known.year[case]
    dated = year != NO_YEAR
    starts = _Starts(government[dated], label[dated], case[dated], year[dated])
    member_dated = known.year[member_case] != NO_YEAR
    return YearTable(
        _count_starts(starts, names.rename(by), once=by == "status"),
        len(np.unique(member_case[~member_dated])),
        len(np.setdiff1d(member_government, member_government[member_dated])),
        last_known_year(selection) - 1,
    )


def last_known_year(selection: Selection) -> int:
    """The year up to which the sources can know anything: that of the newest publication."""
    records = selection.records
    published = pd.concat([records.sources["published"], records.cases["published"]]).str[:4]
    years = [pd.to_numeric(published, errors="coerce").max(), records.cases["start_year"].max()]
    # A plan may name a year ahead: only what has been published says how far knowledge goes.
    known = years[0] if pd.notna(years[0]) else years[1]
    return int(known) if pd.notna(known) else records.loaded_at.year


class _Starts(NamedTuple):
    government: Ints
    label: Ints
    case: Ints
    year: Ints


def _count_starts(starts: _Starts, names: pd.Index, *, once: bool) -> pd.DataFrame:
    """Starts by year and label; a government begins once altogether, or once with each label."""
    government, label, case, year = starts
    if not len(year):
        return pd.DataFrame({"year": [], str(names.name): [], "adopters": [], "case_count": []})
    first_year, span = int(year.min()), int(year.max() - year.min() + 1)
    step = year - first_year
    pair = government * len(names) + (0 if once else label)
    # The first of each pair is where it began; of several in one year the furthest status.
    order = np.lexsort((label, step, pair))
    begins = np.r_[True, np.diff(pair[order]) != 0]
    cells = span * len(names)
    cell = step * len(names) + label
    adopters = np.bincount(cell[order][begins], minlength=cells)
    distinct = np.unique(case * cells + cell) % cells
    return pd.DataFrame(
        {
            "year": np.repeat(np.arange(first_year, first_year + span), len(names)),
            str(names.name): np.tile(names.to_numpy(), span),
            "adopters": adopters,
            "case_count": np.bincount(distinct, minlength=cells),
        }
    )


def _labels(selection: Selection, by: str) -> tuple[Ints, pd.Index]:
    """By adoption: position of its technology or family among the chosen ones, and their names."""
    known, chosen = selection.known, selection.technology_chosen
    technology = selection.adoptions.technology
    if by == "technology":
        return (np.cumsum(chosen) - 1)[technology], known.technologies[chosen]
    families = np.zeros(len(known.families), dtype=bool)
    families[known.technology_family[chosen]] = True
    return (np.cumsum(families) - 1)[known.technology_family[technology]], known.families[families]


def _by_group(
    selection: Selection, group_of: NDArray[np.intp], groups: pd.Index, by: str = "technology"
) -> pd.DataFrame:
    known = selection.known
    municipal = selection.adoptions.government < len(known.municipalities)
    government, case = selection.adoptions.government[municipal], selection.adoptions.case[municipal]
    label, names = _labels(selection, by)
    shape = (len(names) + 1, len(groups))
    # Row 0 is any of them: from the members, so that cases without a technology count there too.
    members = selection.member_kept & ~known.prefectural
    row = np.r_[np.zeros(members.sum(), dtype=np.int64), label[municipal] + 1]
    government = np.r_[known.member_government[members], government]
    case = np.r_[known.member_case[members], case]
    cell = row * len(groups) + group_of[government]
    table = pd.DataFrame(
        {
            by: np.repeat(np.r_[[ANY], names.to_numpy()], len(groups)),
            str(groups.name): np.tile(groups.to_numpy(), shape[0]),
            "adopters": _distinct(cell, government, shape),
            "denominator": np.tile(np.bincount(group_of[selection.in_universe], minlength=len(groups)), shape[0]),
            "case_count": _distinct(cell, case, shape),
        }
    )
    if by == "technology":
        family = known.families[known.technology_family[selection.technology_chosen]]
        table.insert(1, "family", np.repeat(np.r_[[ANY], family.to_numpy()], len(groups)))
    return table


def _distinct(cell: Ints, value: Ints, shape: tuple[int, int]) -> Ints:
    cells = shape[0] * shape[1]
    return np.bincount(np.unique(value * cells + cell) % cells, minlength=cells)


def _with_share(table: pd.DataFrame) -> pd.DataFrame:
    enough = table["denominator"] >= MIN_FOR_SHARE
    low, high = wilson(table["adopters"], table["denominator"])
    return table.assign(
        published_share=(table["adopters"] / table["denominator"].where(enough)).astype(float),
        small=enough & (table["denominator"] < MIN_FOR_PLAIN_SHARE),
        low=np.where(enough, low, np.nan),
        high=np.where(enough, high, np.nan),
    )
