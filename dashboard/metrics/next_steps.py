"""What peers have published and one government has not (次の一手). Absent is unknown, never "not done"."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.metrics.adoption import IMPLEMENTED, PILOT, PLANNED, published_share
from dashboard.metrics.governments import (
    government_codes,
    governments_in_scope,
    governments_of_one_level,
    technologies_of,
    technology_cases,
)
from dashboard.metrics.intervals import MIN_FOR_PLAIN_SHARE, MIN_FOR_SHARE
from dashboard.metrics.prepared import Ints
from dashboard.metrics.selection import Selection
from dashboard.records.vocabulary import STATUSES


@dataclass(frozen=True, eq=False)
class NextSteps:
    """Technologies to ask the peers about.

    Attributes:
        steps: Index `technology`; `family`, `peer_count` (peers with a selected case of it), `denominator`
            (peers in scope), `published_share` (0-1, NaN below 5 peers), `small` (5-19 peers), `rank` (Int64,
            equals share one, NA below 5 peers), `own_planned_count` (own published plans, whatever the filters).
            By `peer_count` from 5 peers on; fewer are no ranking and stand in the order of the taxonomy.
        evidence: The peers' cases behind the counts: `technology`, `lgcode`, `case_id`, `status`, `department`
            (as stated, "" where it is not), `is_joint` (several governments: the department may be another
            one's). In the order of `steps`, then of the peers.
    """

    steps: pd.DataFrame
    evidence: pd.DataFrame


def technologies_against(selection: Selection, lgcode: str, peer_codes: Iterable[str]) -> pd.DataFrame:
    """Every technology chosen in the selection, at one government and at its peers.

    Args:
        selection: What counts as published; peers that it leaves out of scope are not in the denominator.
        lgcode: 5 digits of a municipality or 2 of a prefecture.
        peer_codes: Codes of the same level, as the index of `peers`; `lgcode` among them is passed over.

    Returns:
        Index `technology` in taxonomy order; `family`, `own_case_count` (selected), `own_hidden_count` (own
        cases that the filters leave out), `peer_count`, `denominator`, `published_share` (0-1, NaN below 5
        peers), `small` (5-19 peers).

    Raises:
        ValueError: The registry has no such code, or codes of both levels are given.
    """
    known = selection.known
    own, peers = _own_and_peers(selection, lgcode, peer_codes)
    cases = technology_cases(selection)
    peer_count = (cases[peers] > 0).sum(axis=0)
    table = pd.DataFrame(
        {
            "family": known.families[known.technology_family],
            "own_case_count": cases[own],
            "own_hidden_count": technologies_of(known, own) - cases[own],
            "peer_count": peer_count,
            "denominator": len(peers),
        },
        index=known.technologies.rename("technology"),
    )[selection.technology_chosen]
    table["published_share"] = published_share(table["peer_count"], table["denominator"])
    table["small"] = len(peers) in range(MIN_FOR_SHARE, MIN_FOR_PLAIN_SHARE)
    return table


def next_steps(selection: Selection, lgcode: str, peer_codes: Iterable[str]) -> NextSteps:
    """What peers have published and `lgcode` has not, with the cases to read and the departments to call.

    What the government itself has in use or on trial is asked of all records: a filter must not turn a
    published case into a gap. Plans of its own do not close a gap, and are counted beside it.

    Args, Raises: As `technologies_against`.
    """
    peer_codes = list(peer_codes)
    own, peers = _own_and_peers(selection, lgcode, peer_codes)
    chosen = selection.technology_chosen
    started = technologies_of(selection.known, own, (STATUSES[IMPLEMENTED], STATUSES[PILOT]))[chosen]
    planned = technologies_of(selection.known, own, (STATUSES[PLANNED],))[chosen]
    table = technologies_against(selection, lgcode, peer_codes).assign(own_planned_count=planned)
    steps = table[(started == 0) & (table["peer_count"] > 0)]
    rank = steps["peer_count"].rank(method="min", ascending=False).astype("Int64")
    if len(peers) >= MIN_FOR_SHARE:
        steps = steps.assign(rank=rank).sort_values("rank", kind="stable")
    else:
        steps = steps.assign(rank=rank.where(rank.isna()))
    columns = ["family", "peer_count", "denominator", "published_share", "small", "rank", "own_planned_count"]
    return NextSteps(steps[columns], _evidence(selection, peers, steps.index))


def _own_and_peers(selection: Selection, lgcode: str, peer_codes: Iterable[str]) -> tuple[int, Ints]:
    """Position of the government, and those of its peers in scope."""
    known = selection.known
    own, *others = governments_of_one_level(known, [lgcode, *peer_codes])
    peers = np.array(others, dtype=np.int64)
    return int(own), peers[governments_in_scope(selection)[peers]]


def _evidence(selection: Selection, peers: Ints, technologies: pd.Index) -> pd.DataFrame:
    known, cases = selection.known, selection.records.cases
    government, technology, case = selection.adoptions
    # Place among the peers and among the steps; -1 is not among them.
    of_peer = np.full(known.government_count, -1)
    of_peer[peers] = np.arange(len(peers))
    of_step = technologies.get_indexer(known.technologies)
    found = np.flatnonzero((of_peer[government] >= 0) & (of_step[technology] >= 0))
    government, technology, case = government[found], technology[found], case[found]
    order = np.lexsort((case, of_peer[government], of_step[technology]))
    government, technology, case = government[order], technology[order], case[order]
    members = np.bincount(known.member_case, minlength=known.case_count)
    unnamed = cases["unnamed_members"].fillna(0).to_numpy(dtype=np.int64)
    of_case = cases.iloc[case]
    return pd.DataFrame(
        {
            "technology": known.technologies[technology],
            "lgcode": government_codes(known)[government],
            "case_id": of_case["case_id"].to_numpy(),
            "status": of_case["status"].to_numpy(),
            "department": of_case["department"].to_numpy(),
            "is_joint": (members + unnamed > 1)[case],
        }
    )
