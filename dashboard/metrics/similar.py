"""Cases that are like one case: same technologies, same side of the counter, places of one size, like words."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

import geodata
from dashboard.metrics.kept import kept
from dashboard.metrics.prepared import Flags, Ints, Prepared, prepare
from dashboard.metrics.search_index import default_index
from dashboard.metrics.search_text import BETWEEN
from dashboard.records import Records

Shares = NDArray[np.float64]

_WEIGHTS = {"technologies": 4, "words": 3, "size": 1, "domain": 1}
"""What is done counts more than who does it."""
_LIKE_WORDS = 40
"""Titles that agree by less, in percent, may agree by chance: of the pairs of shipped titles without a technology in
common, one in a thousand agrees by more."""
_TEN_TIMES = 1.0
"""Places of which one is ten times the size of the other are not alike in size at all."""


def similar_cases(records: Records, case_id: str, n: int = 5, registry: pd.DataFrame | None = None) -> pd.DataFrame:
    """The cases most like `case_id`, best first; none where nothing is done alike.

    The score is the weighted mean of four likenesses of 0-1 (weights 4, 3, 1, 1): technologies (weighted Jaccard
    index: a rare one in common says more, by -log of its share of the cases), words (normalised Indel similarity of
    the folded titles), size (1 for equal populations, 0 from ten times on; a prefecture is never like a
    municipality), domain (1 if stated and the same). A case without a technology in common and with another title
    is not in the list, however alike the places.

    Args:
        records: What `records.load` returned.
        case_id: One of the cases.
        n: At most so many.
        registry: `geodata.registry()` unless given.

    Returns:
        Index `case_id`; `score` (0-1), `technologies` (tags in common, `;` between, in taxonomy order),
        `word_likeness`, `size_likeness` (0-1), `same_domain` (bool): what they have in common. Equals in the order
        of the records.

    Raises:
        ValueError: The records have no such case.
    """
    registry = geodata.registry() if registry is None else registry
    known = prepare(records, registry)
    own = int(pd.Index(records.cases["case_id"]).get_indexer(pd.Index([case_id]))[0])
    if own < 0:
        raise ValueError(f"case_id was {case_id!r} but is expected to be one of the {len(records.cases)} cases.")
    shared, technologies = _technologies(known, own)
    words = _words(records, registry, own)
    size = _size(_sizes(records, registry), own)
    domain = records.cases["domain"].to_numpy(dtype=object)
    same_domain = (domain == domain[own]) & (domain[own] != "")
    likenesses = {"technologies": technologies, "words": words, "size": size, "domain": same_domain}
    score = sum(weight * likenesses[name] for name, weight in _WEIGHTS.items()) / sum(_WEIGHTS.values())
    alike = (technologies > 0) | (words > 0)
    alike[own] = False
    candidates = np.flatnonzero(alike)
    best = candidates[np.argsort(-score[candidates], kind="stable")][:n]
    return pd.DataFrame(
        {
            "score": score[best],
            "technologies": [_tags(known, shared, case) for case in best],
            "word_likeness": words[best],
            "size_likeness": size[best],
            "same_domain": same_domain[best],
        },
        index=pd.Index(records.cases["case_id"].to_numpy()[best], name="case_id"),
    )


def _technologies(known: Prepared, own: int) -> tuple[Flags, Shares]:
    """By technology: whether the case has it; by case: weighted Jaccard index with it."""
    size = len(known.technologies)
    has = np.zeros(size, dtype=bool)
    has[known.pair_technology[known.pair_case == own]] = True
    count = np.bincount(known.pair_technology, minlength=size)
    # One more than the cases: a technology that every case has still says something.
    weight = np.log((known.case_count + 1) / np.maximum(count, 1))
    of_pair = weight[known.pair_technology]
    every = np.bincount(known.pair_case, weights=of_pair, minlength=known.case_count)
    common = np.bincount(known.pair_case, weights=of_pair * has[known.pair_technology], minlength=known.case_count)
    union = every + weight[has].sum() - common
    return has, np.divide(common, union, out=np.zeros(known.case_count), where=union > 0)


def _words(records: Records, registry: pd.DataFrame, own: int) -> Shares:
    """By case: how far its folded title agrees with that of the case, 0 where it does by chance."""
    titles = _titles(records, registry)
    likeness = process.cdist([titles[own]], titles, scorer=fuzz.ratio, score_cutoff=_LIKE_WORDS)[0]
    return likeness.astype(float) / 100


@kept
def _titles(records: Records, registry: pd.DataFrame) -> list[str]:
    title = default_index(records, registry).fields["title"]
    different = title.joined.whole.split(BETWEEN)
    return [different[text] for text in title.text_of_row]


@kept
def _sizes(records: Records, registry: pd.DataFrame) -> tuple[Shares, Flags]:
    """By case: mean log10 of its members' populations (NaN without a located one); whether they are prefectures."""
    known = prepare(records, registry)
    population = np.r_[known.population, known.prefectures["population"].to_numpy(dtype=np.int64)]
    logs = np.log10(np.maximum(population, 1))[known.member_government]
    members = np.bincount(known.member_case, minlength=known.case_count)
    total = np.bincount(known.member_case, weights=logs, minlength=known.case_count)
    prefectural = np.bincount(known.member_case[known.prefectural], minlength=known.case_count) > 0
    return np.divide(total, members, out=np.full(len(total), np.nan), where=members > 0), prefectural


def _size(sizes: tuple[Shares, Flags], own: int) -> Shares:
    logs, prefectural = sizes
    likeness = np.clip(1 - np.abs(logs - logs[own]) / _TEN_TIMES, 0, 1)
    return np.where(np.isnan(likeness) | (prefectural != prefectural[own]), 0, likeness)


def _tags(known: Prepared, shared: Flags, case: int) -> str:
    its: Ints = known.pair_technology[known.pair_case == case]
    return ";".join(known.technologies[np.sort(its[shared[its]])])
