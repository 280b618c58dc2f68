"""Who is like us: the governments that one government is best compared with."""

from collections.abc import Iterable
from dataclasses import astuple, dataclass
from typing import Literal, get_args

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Method = Literal["similar", "band", "neighbours", "list"]
METHODS: tuple[Method, ...] = get_args(Method)

_SAME_KIND = {"村": "町"}
"""総務省's 類似団体 know 町村 as one kind."""


@dataclass(frozen=True)
class PeerWeights:
    """How much each likeness counts; 0 leaves one out.

    Raises:
        ValueError: A weight is negative or not a number, or all are 0.
    """

    population: float = 1.0
    density: float = 1.0
    type: float = 1.0
    region: float = 1.0

    def __post_init__(self) -> None:
        weights = np.array(astuple(self), dtype=float)
        if not np.isfinite(weights).all() or (weights < 0).any() or not weights.any():
            raise ValueError(f"weights were {astuple(self)} but are expected to be 0 or more, and not all 0.")


def peers(
    registry: pd.DataFrame,
    lgcode: str,
    *,
    method: Method = "similar",
    n: int = 20,
    weights: PeerWeights = PeerWeights(),
    codes: Iterable[str] = (),
) -> pd.DataFrame:
    """The governments to compare `lgcode` with, the likest first; prefectures have prefectures as peers.

    The likeness follows the idea of 総務省's 類似団体, as nearest neighbours instead of classes:

        distance = sqrt((w_population * dP^2 + w_density * dD^2 + w_type * dT + w_region * dR) / sum of weights)

    dP and dD are differences of log10(population) and log10(density), in standard deviations over all governments
    of the level; dT and dR are 1 where type or region differ, else 0. 町 and 村 are one type, as in 類似団体.

    Args:
        registry: `geodata.registry()`.
        lgcode: 5 digits of a municipality or 2 of a prefecture.
        method: `similar`: the `n` nearest. `band`: all of its size band. `neighbours`: all that share its
            border; none for an island. `list`: `codes`. The last three are whole groups whatever `n` is: being
            of one band, or neighbours, is mutual, being among the nearest is not.
        n: Peers of `similar`; fewer where the registry has fewer.
        weights: Changes the distance, and so who is near.
        codes: Peers of `list`; `lgcode` itself among them is passed over.

    Returns:
        Index `lgcode`; `distance` (float, as above), `rank` (int from 1, equals share one), `population_ratio`,
        `density_ratio` (float, peer / own), `same_type`, `same_region` (bool). By distance, then in the order of
        the registry.

    Raises:
        ValueError: Unknown code or method, a code of the other level, or `band` for a prefecture, which has
            none.
    """
    group = _level(registry, lgcode)
    position = int(group.index.get_indexer(pd.Index([lgcode]))[0])
    table = _likeness(group, position, weights)
    chosen = _chosen(group, lgcode, method, codes)
    table = table[chosen & (group.index != lgcode)].sort_values("distance", kind="stable")
    if method == "similar":
        table = table.head(n)
    table.insert(1, "rank", table["distance"].rank(method="min").astype("int64"))
    return table


def _level(registry: pd.DataFrame, lgcode: str) -> pd.DataFrame:
    if lgcode not in registry.index:
        raise ValueError(f"lgcode was {lgcode!r} but is expected to be in the registry, e.g. '01100' or '01'.")
    return registry[registry["level"] == registry.at[lgcode, "level"]]


def _likeness(group: pd.DataFrame, position: int, weights: PeerWeights) -> pd.DataFrame:
    """By government of the level: distance from the one at `position`, and what explains it."""
    kind = group["type"].replace(_SAME_KIND).to_numpy()
    region = group["region"].to_numpy()
    population = group["population"].to_numpy(dtype=float)
    density = group["density_per_km2"].to_numpy(dtype=float)
    same_type, same_region = kind == kind[position], region == region[position]
    squares = (
        weights.population * _steps(population, position) ** 2
        + weights.density * _steps(density, position) ** 2
        + weights.type * ~same_type
        + weights.region * ~same_region
    )
    return pd.DataFrame(
        {
            "distance": np.sqrt(squares / sum(astuple(weights))),
            "population_ratio": population / population[position],
            "density_ratio": density / density[position],
            "same_type": same_type,
            "same_region": same_region,
        },
        index=group.index.rename("lgcode"),
    )


def _steps(values: NDArray[np.float64], position: int) -> NDArray[np.float64]:
    """Difference of the logarithms from the one at `position`, in standard deviations."""
    logs = np.log10(values)
    spread = logs.std()
    return (logs - logs[position]) / spread if spread > 0 else np.zeros_like(logs)


def _chosen(group: pd.DataFrame, lgcode: str, method: str, codes: Iterable[str]) -> NDArray[np.bool_]:
    if method == "similar":
        return np.ones(len(group), dtype=bool)
    if method == "band":
        band = group.at[lgcode, "size_band"]
        if not band:
            raise ValueError(f"method was 'band' but {lgcode!r} has no size band. Use 'similar' or 'neighbours'.")
        return (group["size_band"] == band).to_numpy(dtype=bool)
    if method == "neighbours":
        return group.index.isin(str(group.at[lgcode, "neighbours"]).split(";"))
    if method == "list":
        listed = list(codes)
        unknown = [code for code in listed if code not in group.index]
        if unknown:
            level = group.at[lgcode, "level"]
            raise ValueError(f"codes had {unknown} but are expected to be of the registry and of the level {level!r}.")
        return group.index.isin(listed)
    raise ValueError(f"method was {method!r} but is expected to be one of {', '.join(METHODS)}.")
