"""What is known of one place: the registry's facts, and the cases of its government."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from dashboard.metrics.adoption import prefecture_figures
from dashboard.metrics.prepared import NO_YEAR, Flags
from dashboard.metrics.selection import Selection


@dataclass(frozen=True)
class PrefectureFigures:
    """The municipalities of one prefecture under the selection; its own government stands apart.

    `published_share` is 0-1, None where fewer than 5 municipalities are in scope.
    """

    code: str
    name: str
    adopters: int
    denominator: int
    case_count: int
    technology_count: int
    own_case_count: int
    published_share: float | None


@dataclass(frozen=True)
class PlaceSummary:
    """One municipality or prefecture under a selection.

    Attributes:
        facts: Its row of the registry.
        in_scope: Whether the selection asks about it; a municipality outside has no cases here, only hidden
        ones.
        own_cases: Ids of the selected cases of its government alone; `joint_cases` of those with further
            members, named or not. In the order of the records. For a prefecture: the prefectural
            government's.
        municipal_cases: For a prefecture: ids of the selected cases of its municipalities; () for a
        municipality.
        hidden_cases: Ids of its government's cases that the filters leave out.
        technologies: Tags of its government's selected cases, in taxonomy order.
        first_year: Earliest start year of its government's selected cases; None when none is dated.
        prefecture: Figures of the municipalities of its prefecture (or of itself).
    """

    facts: pd.Series
    in_scope: bool
    own_cases: tuple[str, ...]
    joint_cases: tuple[str, ...]
    municipal_cases: tuple[str, ...]
    hidden_cases: tuple[str, ...]
    technologies: tuple[str, ...]
    first_year: int | None
    prefecture: PrefectureFigures

    @property
    def case_count(self) -> int:
        """Selected cases of its government."""
        return len(self.own_cases) + len(self.joint_cases)


def place_summary(selection: Selection, lgcode: str) -> PlaceSummary:
    """What is known of the municipality (5 digits) or prefecture (2 digits) `lgcode`.

    Raises:
        ValueError: The registry has no such code.
    """
    known = selection.known
    governments = known.municipalities.index.append(known.prefectures.index)
    position = int(governments.get_indexer(pd.Index([lgcode]))[0])
    if position < 0:
        raise ValueError(f"lgcode was {lgcode!r} but is expected to be in the registry, e.g. '01100' or '01'.")
    is_prefecture = position >= len(known.municipalities)
    its = known.member_government == position
    selected = _by_case(selection, its & selection.member_kept)
    unnamed = selection.records.cases["unnamed_members"].fillna(0).to_numpy(dtype=np.int64)
    shared = np.bincount(known.member_case, minlength=known.case_count) + unnamed > 1
    pairs = selected[known.pair_case] & selection.technology_chosen[known.pair_technology]
    years = known.year[selected & (known.year != NO_YEAR)]
    inside = governments.str.startswith(lgcode) & (governments != lgcode)
    municipal = inside[known.member_government] & selection.member_kept
    return PlaceSummary(
        facts=(known.prefectures if is_prefecture else known.municipalities).loc[[lgcode]].iloc[0],
        in_scope=lgcode in selection.universe.index or lgcode in selection.prefectures.index,
        own_cases=_ids(selection, selected & ~shared),
        joint_cases=_ids(selection, selected & shared),
        municipal_cases=_ids(selection, _by_case(selection, municipal)),
        hidden_cases=_ids(selection, _by_case(selection, its) & ~selected),
        technologies=tuple(known.technologies[np.unique(known.pair_technology[pairs])]),
        first_year=int(years.min()) if len(years) else None,
        prefecture=_figures(selection, lgcode[:2]),
    )


def _figures(selection: Selection, code: str) -> PrefectureFigures:
    row: dict[Any, Any] = prefecture_figures(selection).loc[[code]].to_dict("records")[0]
    share = row["published_share"]
    return PrefectureFigures(
        code=code,
        name=str(selection.known.prefectures.loc[code, "name"]),
        adopters=row["adopters"],
        denominator=row["denominator"],
        case_count=row["case_count"],
        technology_count=row["technology_count"],
        own_case_count=row["own_case_count"],
        published_share=None if pd.isna(share) else share,
    )


def _by_case(selection: Selection, members: Flags) -> Flags:
    return np.bincount(selection.known.member_case[members], minlength=selection.known.case_count) > 0


def _ids(selection: Selection, cases: Flags) -> tuple[str, ...]:
    return tuple(selection.records.cases["case_id"].to_numpy()[cases])
