"""How the shown records are mixed, against all of Japan: what a reader has to know before any comparison (かたより)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

import geodata
from dashboard.metrics.governments import distinct, distinct_by
from dashboard.metrics.intervals import MIN_FOR_PLAIN_SHARE, MIN_FOR_SHARE, wilson
from dashboard.metrics.kept import kept
from dashboard.metrics.prepared import NO_YEAR, Ints
from dashboard.metrics.selection import Selection
from dashboard.records import Records

DIMENSIONS = ("source", "year", "size_band", "region")
NO_YEAR_STATED = ""
_OF_PLACE = ("size_band", "region")
"""Only where a municipality is can be held against all of Japan; no country-wide count of sources or years exists."""


@dataclass(frozen=True)
class Imbalance:
    """The group that is most over-represented: the key of a sentence and its numbers.

    `adopters` of `all_adopters` are in the group, as are `municipalities` of `all_municipalities`.
    """

    key: str
    group: str
    adopters: int
    all_adopters: int
    municipalities: int
    all_municipalities: int


@dataclass(frozen=True, eq=False)
class Mix:
    """The make-up of the selected records.

    Attributes:
        table: `dimension` (source, year, size_band, region), `group` (id, year as text or "" for none stated,
            label), `case_count` (distinct selected cases; adds up to all by source and by year), `case_share`
            (0-1, of all selected cases), `adopters` (municipalities; adds up to all by size band and region),
            `adopter_share` (0-1, of all adopters), `low`, `high` (its 95 % Wilson interval), `municipalities`
            and `municipality_share` (of Japan, NA by source and year), `small` (shares of 5-19). Shares are NaN
            where fewer than 5 are divided.
        adopters: Municipalities with a selected case.
        case_count: Selected cases, those of prefectures among them.
        imbalance: The strongest one, None where none can be said.
    """

    table: pd.DataFrame
    adopters: int
    case_count: int
    imbalance: Imbalance | None


def mix(selection: Selection) -> Mix:
    """How the selection is mixed by source, start year, size band and region, against Japan's municipalities."""
    known = selection.known
    municipal = selection.member_kept & ~known.prefectural
    case, government = known.member_case[municipal], known.member_government[municipal]
    all_adopters, all_cases = distinct(government), int(selection.case_kept.sum())
    parts = [_GROUPS[dimension](selection, case, government) for dimension in DIMENSIONS]
    table = pd.concat(
        [part.assign(dimension=dimension) for dimension, part in zip(DIMENSIONS, parts, strict=True)],
        ignore_index=True,
    )
    table["case_share"] = _share(table["case_count"], all_cases)
    table["adopter_share"] = _share(table["adopters"], all_adopters)
    low, high = wilson(table["adopters"], np.full(len(table), all_adopters))
    enough = all_adopters >= MIN_FOR_SHARE
    table["low"], table["high"] = (np.where(enough, end, np.nan) for end in (low, high))
    table["municipality_share"] = table["municipalities"].astype("Float64") / len(known.municipalities)
    table["small"] = all_adopters in range(MIN_FOR_SHARE, MIN_FOR_PLAIN_SHARE)
    columns = ["dimension", "group", "case_count", "case_share", "adopters", "adopter_share", "low", "high"]
    table = table[[*columns, "municipalities", "municipality_share", "small"]]
    return Mix(table, all_adopters, all_cases, _strongest(selection, table, all_adopters))


def _strongest(selection: Selection, table: pd.DataFrame, all_adopters: int) -> Imbalance | None:
    """The group with the largest surplus of adopters over its part of Japan.

    A group counts only where its 掲載率 lies above that of the rest of Japan with 95 % intervals apart. What the
    reader has filtered by is a choice and no imbalance. Two groups with the same surplus have no strongest.
    """
    filters = selection.filters
    by_choice = {"size_band": filters.by_size, "region": bool(filters.regions or filters.prefecture)}
    groups = table[table["dimension"].isin([name for name in _OF_PLACE if not by_choice[name]])]
    everybody = len(selection.known.municipalities)
    municipalities = groups["municipalities"].to_numpy(dtype=np.int64)
    rest, rest_adopters = everybody - municipalities, all_adopters - groups["adopters"].to_numpy()
    low, _ = wilson(groups["adopters"], municipalities)
    _, rest_high = wilson(rest_adopters, rest)
    apart = (low > rest_high) & (municipalities >= MIN_FOR_SHARE) & (rest >= MIN_FOR_SHARE)
    surplus = (groups["adopter_share"] - groups["municipality_share"].astype(float))[apart]
    if all_adopters < MIN_FOR_SHARE or surplus.empty or (surplus == surplus.max()).sum() > 1:
        return None
    strongest: dict[Any, Any] = groups.loc[[surplus.idxmax()]].to_dict("records")[0]
    return Imbalance(
        f"mix.{strongest['dimension']}",
        strongest["group"],
        int(strongest["adopters"]),
        all_adopters,
        int(strongest["municipalities"]),
        everybody,
    )


def _share(counts: pd.Series, of: int) -> pd.Series:
    return counts / of if of >= MIN_FOR_SHARE else pd.Series(np.nan, index=counts.index)


def _by_source(selection: Selection, case: Ints, government: Ints) -> pd.DataFrame:
    ids = pd.Index(selection.records.sources["id"])
    code = _source_positions(selection.records, selection.known.municipalities)
    return _of_cases(selection, code, ids, case, government)


@kept
def _source_positions(records: Records, municipalities: pd.DataFrame) -> Ints:
    """By case: position of its source among the sources."""
    ids = pd.Index(records.sources["id"])
    return ids.get_indexer(pd.Index(records.cases["source_id"])).astype(np.int64)


def _by_year(selection: Selection, case: Ints, government: Ints) -> pd.DataFrame:
    known = selection.known
    dated = known.year != NO_YEAR
    first, last = (int(end(known.year[dated])) if dated.any() else 0 for end in (np.min, np.max))
    # Those without a year come last.
    labels = pd.Index([*(str(year) for year in range(first, last + 1)), NO_YEAR_STATED])
    code = np.where(dated, known.year - first, len(labels) - 1)
    return _of_cases(selection, code, labels, case, government)


def _of_cases(selection: Selection, code: Ints, groups: pd.Index, case: Ints, government: Ints) -> pd.DataFrame:
    """Groups that a case belongs to; a municipality stands in each group in which it has a case."""
    table = pd.DataFrame(
        {
            "group": groups,
            "case_count": np.bincount(code[selection.case_kept], minlength=len(groups)),
            "adopters": distinct_by(code[case], government, len(groups)),
            "municipalities": pd.array([pd.NA] * len(groups), dtype="Int64"),
        }
    )
    return table[table["case_count"] > 0]


def _by_size_band(selection: Selection, case: Ints, government: Ints) -> pd.DataFrame:
    return _of_places(selection.known.size_band, [band.label for band in geodata.SIZE_BANDS], case, government)


def _by_region(selection: Selection, case: Ints, government: Ints) -> pd.DataFrame:
    return _of_places(selection.known.region, list(geodata.REGIONS), case, government)


def _of_places(group_of: Ints, labels: list[str], case: Ints, government: Ints) -> pd.DataFrame:
    """Groups that a municipality belongs to, without cases too; a joint case stands in each of its members'."""
    return pd.DataFrame(
        {
            "group": labels,
            "case_count": distinct_by(group_of[government], case, len(labels)),
            "adopters": distinct_by(group_of[government], government, len(labels)),
            "municipalities": pd.array(np.bincount(group_of, minlength=len(labels)), dtype="Int64"),
        }
    )


_GROUPS: dict[str, Callable[[Selection, Ints, Ints], pd.DataFrame]] = {
    "source": _by_source,
    "year": _by_year,
    "size_band": _by_size_band,
    "region": _by_region,
}
