"""What happens next door: whether neighbours began after one another, and who has adopters all around."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.metrics.governments import distinct, published, whole
from dashboard.metrics.kept import kept
from dashboard.metrics.prepared import Flags, Ints
from dashboard.metrics.selection import Selection
from dashboard.metrics.starts import Starts, starts
from dashboard.metrics.technology import ANY, last_known_year
from dashboard.records import Records
from dashboard.records.vocabulary import STATUSES


@dataclass(frozen=True, eq=False)
class NeighbourFollowing:
    """Whether neighbours began after or before, within some years. A count, no cause: neighbours are alike.

    Attributes:
        within_years: The k of "within k years".
        dated_count: Adopters with a year, of which `with_neighbours_count` have a neighbour in scope.
        followed_count: Those with a neighbour that began 1 to k years later.
        preceded_count: Those with a neighbour that began 1 to k years earlier; one can be in both.
        same_year_count: Those with a neighbour of the same year, where nobody can say who followed.
        open_count: Those whose k years reach into the incomplete ones: followers may still be published.
        expected_followed: How many would be followed if the starts of those k years fell evenly on all
            municipalities in scope that had not begun; nothing but chance and density is in it.
        pairs: The evidence: `lgcode`, `year`, `neighbour`, `neighbour_year`, for neighbours of 1 to k years
            later.
    """

    within_years: int
    dated_count: int
    with_neighbours_count: int
    followed_count: int
    preceded_count: int
    same_year_count: int
    open_count: int
    expected_followed: float
    pairs: pd.DataFrame


def neighbour_following(selection: Selection, technology: str = ANY, within_years: int = 3) -> NeighbourFollowing:
    """How many dated adopters have a neighbour that began within some years after them, and before.

    Raises:
        ValueError: `within_years` is below 1, or the taxonomy has no such technology.
    """
    if within_years < 1:
        raise ValueError(f"within_years was {within_years} but is expected to be 1 or more.")
    known = selection.known
    begun = starts(selection, technology)
    here, there = neighbour_pairs(selection.records, known.municipalities)
    counted = begun.dated[here] & selection.in_universe[there]
    here, there = here[counted], there[counted]
    later = np.where(begun.dated[there], begun.year[there] - begun.year[here], 0)
    both = begun.dated[there]
    after = both & (later >= 1) & (later <= within_years)
    before = both & (later <= -1) & (later >= -within_years)
    beside = np.unique(here)
    complete_until = last_known_year(selection) - 2
    codes = known.municipalities.index
    return NeighbourFollowing(
        within_years=within_years,
        dated_count=int(begun.dated.sum()),
        with_neighbours_count=len(beside),
        followed_count=distinct(here[after]),
        preceded_count=distinct(here[before]),
        same_year_count=distinct(here[both & (later == 0)]),
        open_count=int((begun.year[beside] + within_years > complete_until).sum()),
        expected_followed=_expected(begun, selection.in_universe, here, there, within_years),
        pairs=pd.DataFrame(
            {
                "lgcode": codes[here[after]],
                "year": begun.year[here[after]],
                "neighbour": codes[there[after]],
                "neighbour_year": begun.year[there[after]],
            }
        ),
    )


def _expected(begun: Starts, in_universe: Flags, here: Ints, there: Ints, within_years: int) -> float:
    """Adopters with a follower next door if followers were drawn evenly from all that had not begun.

    An undated adopter may have begun at any time: it can neither follow nor be at risk.
    """
    year = begun.year[here]
    at_risk = in_universe & (begun.dated | ~begun.adopter)
    starting = np.sort(begun.year[begun.dated])
    begun_by = np.searchsorted(starting, year, side="right")
    followers = np.searchsorted(starting, year + within_years, side="right") - begun_by
    share = followers / np.maximum(at_risk.sum() - begun_by, 1)
    open_neighbour = at_risk[there] & ~(begun.dated[there] & (begun.year[there] <= year))
    # Nobody follows: the product over the open neighbours of each.
    with np.errstate(divide="ignore"):
        none = np.bincount(here, weights=np.where(open_neighbour, np.log1p(-np.minimum(share, 1)), 0))
    return float((1 - np.exp(none)).sum())


def blank_spots(selection: Selection, technology: str = ANY) -> pd.DataFrame:
    """Municipalities in scope without a published case whose neighbours all have one (隣接の空白地).

    Nothing is known of them; it does not say that they do nothing. Islands have no neighbours and are left out,
    as is who has a neighbour out of scope: no case of it is selected. What the municipality itself has in use or
    on trial is looked up in all records, since a filter hides a case and does not undo it.

    Returns:
        Index `lgcode` in registry order; `neighbour_count` (int), `own_planned_count` (own cases that are
        plans, whatever the filters).

    Raises:
        ValueError: The taxonomy has no such technology.
    """
    known = selection.known
    size = len(known.municipalities)
    here, there = neighbour_pairs(selection.records, known.municipalities)
    adopter = starts(selection, technology).adopter
    neighbours = np.bincount(here, minlength=size)
    all_adopt = np.bincount(here, weights=adopter[there], minlength=size) == neighbours
    own = starts(whole(selection), technology).adopter
    blank = selection.in_universe & ~own & (neighbours > 0) & all_adopt
    planned = published(whole(selection, (STATUSES[-1],)), technology).government
    return pd.DataFrame(
        {
            "neighbour_count": neighbours[blank],
            "own_planned_count": np.bincount(planned, minlength=known.government_count)[:size][blank],
        },
        index=known.municipalities.index[blank].rename("lgcode"),
    )


@kept
def neighbour_pairs(records: Records, municipalities: pd.DataFrame) -> tuple[Ints, Ints]:
    """Each municipality and each of its neighbours, as positions: every border stands twice.

    Args:
        records: Nothing is taken from them; the pairs are kept as long as they are.
        municipalities: Registry rows of the municipalities.
    """
    lists = municipalities["neighbours"].str.split(";")
    pairs = lists.reset_index(drop=True).explode()
    there = municipalities.index.get_indexer(pd.Index(pairs))
    found = there >= 0
    return pairs.index.to_numpy(dtype=np.int64)[found], there[found].astype(np.int64)
