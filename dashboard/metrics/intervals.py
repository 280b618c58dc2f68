"""How sure a share of a few governments can be."""

from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike, NDArray

MIN_FOR_SHARE = 5
"""Below this many governments in a group a percentage says nothing: counts only."""
MIN_FOR_PLAIN_SHARE = 20
"""From here on a percentage stands without the small-number mark."""


def wilson(k: ArrayLike, n: ArrayLike, confidence: float = 0.95) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Lower and upper end of the Wilson score interval of k out of n, as shares 0-1; NaN where n is 0.

    The interval covers sampling noise only, not the choice of what gets published.

    Args:
        k: Successes, 0 <= k <= n.
        n: Trials, same shape as k or broadcastable.
        confidence: Between 0 and 1.

    Raises:
        ValueError: k is negative or larger than n, or confidence is not between 0 and 1.

    Source: Wilson, E. B. (1927), JASA 22, 209-212.
    """
    hits, trials = np.broadcast_arrays(np.asarray(k, dtype=float), np.asarray(n, dtype=float))
    if not 0 < confidence < 1:
        raise ValueError(f"confidence was {confidence} but is expected to be between 0 and 1, e.g. 0.95.")
    wrong = (hits < 0) | (hits > trials)
    if wrong.any():
        raise ValueError(f"k was {hits[wrong][0]:g} of n = {trials[wrong][0]:g} but is expected to be 0 <= k <= n.")
    z = NormalDist().inv_cdf(0.5 + confidence / 2)
    with np.errstate(invalid="ignore", divide="ignore"):
        share = hits / trials
        centre = share + z**2 / (2 * trials)
        spread = z * np.sqrt(share * (1 - share) / trials + z**2 / (4 * trials**2))
        scale = 1 + z**2 / trials
        low, high = (centre - spread) / scale, (centre + spread) / scale
    # At 0 of n and n of n the formula is exact only up to rounding.
    return np.where(hits == 0, np.where(trials > 0, 0.0, np.nan), low), np.where(
        (hits == trials) & (trials > 0), 1.0, high
    )
