"""What information systems cost per head: by cloud class, against the size band, and beside what a source claims."""

from dataclasses import dataclass
from typing import Literal

import pandas as pd

from dashboard.metrics.intervals import MIN_FOR_SHARE
from dashboard.records import Records

CLAIMED_CHEAPEST = "A"
"""The class that sources say pays less: 自治体クラウド, systems that several municipalities share."""
_MEASURES = ("mean", "median", "weighted_mean")
_OF_YEN = {"count": "size", "mean": "mean", "median": "median", "low": "min", "high": "max"}

Reading = Literal["agrees", "disagrees", "depends", "not_comparable"]


@dataclass(frozen=True)
class CostClaim:
    """What a source says of its classes, beside what its own rows say.

    Attributes:
        source_id: The source of claim and rows.
        claim: Its words; "" where corrections.csv has none.
        reading: Of the rows: `agrees` (class A pays least by mean, median and weighted mean), `disagrees` (by
            none of them), `depends` (by some), `not_comparable` (no class A, or no other).
        small: Classes of fewer than 5 municipalities, of which no reading can be carried over to others.
        by_class: Of `cost_by_class`.
        count: Municipalities in the rows.
        prefectures: Codes of their prefectures.
        survey_dates: 時点 of the rows, earliest first.
    """

    source_id: str
    claim: str
    reading: Reading
    small: tuple[str, ...]
    by_class: pd.DataFrame
    count: int
    prefectures: tuple[str, ...]
    survey_dates: tuple[str, ...]


@dataclass(frozen=True)
class CostPosition:
    """A municipality's cost per head among the municipalities of its size band that have one.

    Attributes:
        per_capita_yen: Its own, as stated; cloud_class and survey_date with it.
        size_band: By the census; `count` municipalities of it have a cost of that date, itself among them.
        median, rank: Of the band, 1 for the lowest cost; None where fewer than 5 have one.
        equal: Others with the same rank.
    """

    lgcode: str
    per_capita_yen: float
    cloud_class: str
    survey_date: str
    size_band: str
    count: int
    median: float | None
    rank: int | None
    equal: int


def newest_costs(costs: pd.DataFrame) -> pd.DataFrame:
    """One row a municipality: its newest cost. In the order of the records."""
    order = costs.sort_values("survey_date", kind="stable").drop_duplicates("lgcode", keep="last")
    return costs[costs.index.isin(order.index)]


def cost_by_class(costs: pd.DataFrame) -> pd.DataFrame:
    """Cost per head by cloud class.

    Args:
        costs: One row a municipality: `cloud_class`, `per_capita_yen`, `cost_thousand_yen`, `population`.

    Returns:
        Index `cloud_class`, in the order of its letters, "" (not stated) last; `count`, `mean`, `median`
        (of the municipalities' yen per head), `weighted_mean` (all cost over all people, yen per head), `low`,
        `high`.
    """
    grouped = costs.groupby("cloud_class")
    yen = grouped["per_capita_yen"]
    table = pd.DataFrame({name: yen.agg(how) for name, how in _OF_YEN.items()})
    people = grouped["population"].sum().astype(float)
    table.insert(3, "weighted_mean", grouped["cost_thousand_yen"].sum() * 1000 / people)
    order = sorted(map(str, table.index), key=lambda name: (not name, name))
    return table.reindex(pd.Index(order, name="cloud_class"))


def cost_claim(records: Records, source_id: str) -> CostClaim:
    """The claim of a source about its cloud classes, and how its own rows read.

    The claim is what corrections.csv quotes for the column `cloud_class`.

    Raises:
        ValueError: The source has no costs.
    """
    rows = records.costs[records.costs["source_id"] == source_id]
    if rows.empty:
        known = ", ".join(records.costs["source_id"].unique()) or "none"
        raise ValueError(f"source_id was {source_id!r} but the sources of costs are: {known}.")
    said = records.corrections[
        (records.corrections["source_id"] == source_id)
        & (records.corrections["column"] == "cloud_class")
        # What cannot be held against the rows is open, and no claim about them.
        & (records.corrections["status"] != "open")
    ]
    newest = newest_costs(rows)
    by_class = cost_by_class(newest)
    return CostClaim(
        source_id=source_id,
        claim=said["as_published"].iloc[0] if len(said) else "",
        reading=_reading(by_class),
        small=tuple(str(name) for name in by_class.index[by_class["count"] < MIN_FOR_SHARE]),
        by_class=by_class,
        count=len(newest),
        prefectures=tuple(sorted(newest["lgcode"].str[:2].unique())),
        survey_dates=tuple(sorted(newest["survey_date"].unique())),
    )


def _reading(by_class: pd.DataFrame) -> Reading:
    # Those whose class is not stated cannot speak for or against it.
    others = by_class[[bool(name) and name != CLAIMED_CHEAPEST for name in by_class.index]]
    if CLAIMED_CHEAPEST not in by_class.index or others.empty:
        return "not_comparable"
    lowest = [by_class.loc[CLAIMED_CHEAPEST, measure] < others[measure].min() for measure in _MEASURES]
    if all(lowest):
        return "agrees"
    return "depends" if any(lowest) else "disagrees"


def against_size_band(costs: pd.DataFrame, lgcode: str, registry: pd.DataFrame) -> CostPosition | None:
    """The cost of one municipality against those of its size band; None where no cost of it is known.

    Args:
        costs: `records.costs`.
        lgcode: 5 digits.
        registry: `geodata.registry()`.
    """
    own = newest_costs(costs[costs["lgcode"] == lgcode])
    if own.empty:
        return None
    row = own.iloc[0]
    band = str(registry.loc[lgcode, "size_band"])
    same_date = costs[costs["survey_date"] == row["survey_date"]]
    yen = same_date.loc[same_date["lgcode"].map(registry["size_band"]) == band, "per_capita_yen"]
    enough = len(yen) >= MIN_FOR_SHARE
    return CostPosition(
        lgcode=lgcode,
        per_capita_yen=float(row["per_capita_yen"]),
        cloud_class=str(row["cloud_class"]),
        survey_date=str(row["survey_date"]),
        size_band=band,
        count=len(yen),
        median=float(yen.median()) if enough else None,
        rank=int((yen < row["per_capita_yen"]).sum()) + 1 if enough else None,
        equal=int((yen == row["per_capita_yen"]).sum()) - 1 if enough else 0,
    )
