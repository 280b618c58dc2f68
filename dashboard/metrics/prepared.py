"""Records and registry as aligned arrays, built once, so that each choice is a few array operations."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

import geodata
from dashboard.metrics.kept import kept
from dashboard.records import Records
from dashboard.records.vocabulary import STATUSES

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

NO_YEAR = -1


@dataclass(frozen=True, eq=False)
class Prepared:
    """One set of records against one registry. Positions count from 0 in the order of the frames.

    Governments are the municipalities in registry order, followed by the prefectural governments.
    """

    municipalities: pd.DataFrame
    prefectures: pd.DataFrame
    technologies: pd.Index
    families: pd.Index
    technology_family: Ints
    status: Ints
    year: Ints
    source: pd.Series
    checked: Flags
    member_case: Ints
    member_government: Ints
    member_row: Ints
    pair_case: Ints
    pair_technology: Ints
    pair_row: Ints
    effect_case: Ints
    unlocated_case: Ints

    @property
    def case_count(self) -> int:
        """Cases in the records."""
        return len(self.status)

    @property
    def government_count(self) -> int:
        """Municipalities and prefectural governments in the registry."""
        return len(self.municipalities) + len(self.prefectures)

    @cached_property
    def prefectural(self) -> Flags:
        """By member row: whether the member is a prefectural government."""
        return self.member_government >= len(self.municipalities)

    @cached_property
    def named(self) -> Flags:
        """By case: whether at least one member is named and located."""
        return np.bincount(self.member_case, minlength=self.case_count) > 0

    @cached_property
    def population(self) -> Ints:
        """By municipality: population of the census that the registry carries."""
        return self.municipalities["population"].to_numpy(dtype=np.int64)

    @cached_property
    def size_band(self) -> Ints:
        """By municipality: position in `geodata.SIZE_BANDS`."""
        return pd.Index([b.label for b in geodata.SIZE_BANDS]).get_indexer(pd.Index(self.municipalities["size_band"]))

    @cached_property
    def region(self) -> Ints:
        """By municipality: position in `geodata.REGIONS`."""
        return pd.Index(geodata.REGIONS).get_indexer(pd.Index(self.municipalities["region"]))

    @cached_property
    def prefecture(self) -> Ints:
        """By municipality: position of its prefecture in `prefectures`."""
        return self.prefectures.index.get_indexer(pd.Index(self.municipalities["prefecture_code"]))


@kept
def prepare(records: Records, registry: pd.DataFrame) -> Prepared:
    """The arrays of these records against this registry, built on the first call and kept.

    Args:
        records: What `records.load` returned.
        registry: All of `geodata.registry()`, or a part of it in tests.

    Raises:
        ValueError: A member is not in the registry, or a technology not in the taxonomy; `records.load`
            leaves such records out.
    """
    cases = records.cases
    case_ids = pd.Index(cases["case_id"])
    level = registry["level"]
    municipalities, prefectures = registry[level == "municipality"], registry[level == "prefecture"]
    technologies = pd.Index(records.technologies["tag"])
    families = pd.Index(records.technologies["family"].unique())
    member_row = np.flatnonzero(~records.members.duplicated(["case_id", "lgcode"]))
    pair_row = np.flatnonzero(~records.case_technologies.duplicated(["case_id", "technology"]))
    members, pairs = records.members.iloc[member_row], records.case_technologies.iloc[pair_row]
    governments = municipalities.index.append(prefectures.index)
    pair_case = _positions(case_ids, pairs["case_id"], "case_id of case_technologies", "cases")
    pair_order = np.argsort(pair_case, kind="stable")
    pair_technology = _positions(technologies, pairs["technology"], "technology", "technologies")
    return Prepared(
        municipalities=municipalities,
        prefectures=prefectures,
        technologies=technologies,
        families=families,
        technology_family=families.get_indexer(pd.Index(records.technologies["family"])),
        status=_positions(pd.Index(STATUSES), cases["status"], "status", "the three states"),
        year=cases["start_year"].fillna(NO_YEAR).to_numpy(dtype=np.int64),
        source=cases["source_id"],
        checked=(cases["review"] == "checked").to_numpy(dtype=bool),
        member_case=_positions(case_ids, members["case_id"], "case_id of members", "cases"),
        member_government=_positions(governments, members["lgcode"], "lgcode of members", "the registry"),
        member_row=member_row,
        pair_case=pair_case[pair_order],
        pair_technology=pair_technology[pair_order],
        pair_row=pair_row[pair_order],
        effect_case=_positions(case_ids, records.effects["case_id"], "case_id of effects", "cases"),
        unlocated_case=_positions(case_ids, records.unlocated["case_id"], "case_id of unlocated", "cases"),
    )


def _positions(index: pd.Index, values: pd.Series, what: str, where: str) -> Ints:
    found = index.get_indexer(pd.Index(values))
    if (found < 0).any():
        missing = values[found < 0].iloc[0]
        raise ValueError(f"{what} was {missing!r} but is expected to be in {where}. Run `dxmap check`.")
    return found.astype(np.int64)
