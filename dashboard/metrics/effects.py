"""What adopters say their initiatives brought and cost: figures as stated, side by side, never added up."""

import math
from collections.abc import Collection
from statistics import NormalDist
from typing import NamedTuple

import numpy as np
import pandas as pd

from dashboard.metrics.prepared import Ints
from dashboard.metrics.selection import Selection

COST_METRICS = ("initial_cost_yen", "running_cost_yen_per_year")
GAIN_METRICS = ("hours_saved_per_year", "cost_saved_yen", "sheets_saved_per_year", "percent_reduction")
"""What a cost can be held against: how much less of something. Rates of use and accuracy are no gains."""

# The notes of the records say 内数 of a part; 内数か… leaves open whether it is one (data/README.md).
_PART = r"内数(?!か)"
# The same fact a second time, rounded.
_RESTATED = "同じ事実の概数"
_MINUTES = {"秒": 1 / 60, "分": 1.0, "時間": 60.0}

_NOT_LOCATED = -1
_CLEAR = NormalDist().inv_cdf(0.975)


class Relation(NamedTuple):
    """How cost and effect go together: rank correlation, and whether chance alone rarely gives as much (5 %)."""

    rho: float
    is_clear: bool


def stated_effects(selection: Selection, case_ids: Collection[str] | None = None) -> pd.DataFrame:
    """The stated results and costs of the selected cases, each with what its reader has to know.

    Args:
        selection: The choice; effects of its cases only.
        case_ids: Of these cases only; all of the selection unless given.

    Returns:
        Index as `records.effects`, in its order, with its columns, and: `result` (the value that stands in the
        end: `value_after` of a comparison), `is_part` (a part of another figure of the case), `is_restated` (a
        fact of the case a second time, rounded), `lgcode`, `government` and
        `short_name` (first located member, with and without its prefecture; "" and the name as published
        where none is located), `member_count` (named and unnamed), `level` (of the case), `population` (Int64,
        census; NA where several governments, or one that is not located, state the figure together), `title`,
        `technologies` (tags, `;` between), `start_year` (Int64), `case_status`, `source_id`, `is_checked`,
        `document` (the source, or the page where a source gathers many pages).
    """
    known = selection.known
    kept = selection.case_kept[known.effect_case]
    if case_ids is not None:
        kept &= selection.records.effects["case_id"].isin(list(case_ids)).to_numpy(dtype=bool)
    effects, case = selection.records.effects[kept], known.effect_case[kept]
    note = effects["note"]
    figures = effects.assign(
        result=effects["value_after"].fillna(effects["value"]),
        is_part=note.str.contains(_PART).astype(bool),
        is_restated=note.str.contains(_RESTATED, regex=False).astype(bool),
    )
    about = pd.concat([_governments(selection, case), _about(selection, case)], axis=1)
    return pd.concat([figures, about.set_index(effects.index)], axis=1)


def _about(selection: Selection, case: Ints) -> pd.DataFrame:
    """By effect: what is known of its case."""
    columns = ["level", "title", "technologies", "start_year", "source_id", "status", "review", "publisher", "url"]
    cases = selection.records.cases[columns].take(case).reset_index(drop=True)
    about = cases[["level", "title", "technologies", "start_year", "source_id"]]
    return about.assign(
        case_status=cases["status"],
        is_checked=cases["review"] == "checked",
        # A case with a publisher of its own comes from a page of its own.
        document=cases["source_id"].where(cases["publisher"] == "", cases["url"]),
    )


def _governments(selection: Selection, case: Ints) -> pd.DataFrame:
    """By effect: who states it."""
    known, records = selection.known, selection.records
    members = np.bincount(known.member_case, minlength=known.case_count)
    count = members + np.bincount(known.unlocated_case, minlength=known.case_count)
    count = count + records.cases["unnamed_members"].fillna(0).to_numpy(dtype=np.int64)
    first = np.full(known.case_count, _NOT_LOCATED)
    # Backwards, so that the first of several members is the last to be written.
    first[known.member_case[::-1]] = known.member_government[::-1]
    government, located = first[case], first[case] != _NOT_LOCATED
    facts = pd.concat([known.municipalities, known.prefectures])[["lgcode", "full_name", "name", "population"]]
    facts = facts.take(np.where(located, government, 0)).reset_index(drop=True)
    names = facts[["full_name", "name"]].astype("str")
    published = records.cases["organisations"].take(case).reset_index(drop=True)
    if not located.all():
        as_published = published[~located].str.split(";").str[0]
        for column in names:
            names.loc[~located, column] = as_published
    alone = located & (count[case] == 1)
    return pd.DataFrame(
        {
            "lgcode": facts["lgcode"].where(located, "").astype("str"),
            "government": names["full_name"],
            "short_name": names["name"],
            "member_count": count[case],
            "population": facts["population"].astype("Int64").where(alone),
        }
    )


def counting(stated: pd.DataFrame) -> pd.DataFrame:
    """The figures that stand for themselves: no parts of others, and no fact twice."""
    return stated[~(stated["is_part"] | stated["is_restated"])]


def before_after(stated: pd.DataFrame) -> pd.DataFrame:
    """How long a procedure took before and after.

    Args:
        stated: Of `stated_effects`.

    Returns:
        The rows of `minutes_before_after`, with `minutes_before`, `minutes_after` (NaN where they are stated
        in days: nobody says whether of 24 hours or of work) and `remaining` (after / before, NaN where before
        is 0).
    """
    pairs = stated[stated["metric"] == "minutes_before_after"]
    minutes = pairs["unit"].map(_MINUTES).astype(float)
    return pairs.assign(
        minutes_before=pairs["value"] * minutes,
        minutes_after=pairs["value_after"] * minutes,
        remaining=(pairs["value_after"] / pairs["value"].where(pairs["value"] > 0)).astype(float),
    )


def cost_effect_kinds(stated: pd.DataFrame) -> pd.DataFrame:
    """Which kind of cost can be held against which kind of effect, and in how many cases.

    Returns:
        `cost_metric`, `effect_metric`, `case_count` (1 or more), most cases first, then in the order of
        `COST_METRICS` and `GAIN_METRICS`.
    """
    figures = counting(stated)
    cases = {metric: set(rows) for metric, rows in figures.groupby("metric")["case_id"]}
    rows = [
        (cost, gain, len(cases.get(cost, set()) & cases.get(gain, set())))
        for cost in COST_METRICS
        for gain in GAIN_METRICS
    ]
    table = pd.DataFrame(rows, columns=["cost_metric", "effect_metric", "case_count"])
    table = table[table["case_count"] > 0]
    return table.sort_values("case_count", ascending=False, kind="stable").reset_index(drop=True)


def cost_against_effect(stated: pd.DataFrame, cost_metric: str, effect_metric: str) -> pd.DataFrame:
    """The cases that state a cost and an effect of these kinds.

    Several costs of one case stay a range: no source says whether they add up or one holds the other.

    Args:
        stated: Of `stated_effects`.
        cost_metric: One of `COST_METRICS`.
        effect_metric: One of `GAIN_METRICS`.

    Returns:
        One row an effect figure (parts and repeated facts left out), as in `stated`, with `cost_low`,
        `cost_high` (yen), `cost_count` (cost figures) and `cost_is_actual` (all of them).

    Raises:
        ValueError: A metric is not of its list.
    """
    for metric, known in ((cost_metric, COST_METRICS), (effect_metric, GAIN_METRICS)):
        if metric not in known:
            raise ValueError(f"metric was {metric!r} but is expected to be one of {', '.join(known)}.")
    figures = counting(stated)
    costs = figures[figures["metric"] == cost_metric]
    grouped = costs.groupby("case_id")["value"]
    ranges = grouped.agg(cost_low="min", cost_high="max", cost_count="size")
    ranges["cost_is_actual"] = (costs["status"] == "actual").groupby(costs["case_id"]).all()
    gains = figures[(figures["metric"] == effect_metric) & figures["case_id"].isin(ranges.index)]
    its = ranges.reindex(gains["case_id"]).set_index(gains.index)
    return pd.concat([gains, its], axis=1)


def rank_correlation(pairs: pd.DataFrame) -> Relation:
    """Spearman's rank correlation of cost and effect over cases, each with its largest cost and effect.

    Args:
        pairs: Of `cost_against_effect`.

    Returns:
        `rho` is NaN with fewer than 2 cases or where one side is the same everywhere; `is_clear` by the normal
        approximation rho * sqrt(n - 1), fair from about 10 cases on.
    """
    cases = pairs.groupby("case_id")[["cost_high", "result"]].max().rank()
    rho = float(cases["cost_high"].corr(cases["result"])) if len(cases) > 1 else math.nan
    return Relation(rho, bool(abs(rho) * math.sqrt(max(len(cases) - 1, 0)) > _CLEAR))
