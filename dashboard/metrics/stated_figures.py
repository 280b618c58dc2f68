"""What adopters of one technology state as results and costs: how many say so, and between which values."""

import pandas as pd

from dashboard.metrics.effects import counting
from dashboard.metrics.intervals import MIN_FOR_SHARE
from dashboard.records.vocabulary import EFFECT_STATUSES, METRICS

_OF_DIFFERENT_THINGS = ("count_per_year", "other")
"""Counts of bridges, calls and users, and whatever fits nowhere else: they have no common range."""
_PER_YEAR = "_per_year"
_A_YEAR = "/年"
_KEYS = ["metric", "unit", "status"]
_RANGES = ["min", "median", "max", "after_min", "after_median", "after_max"]


def stated_figures(stated: pd.DataFrame) -> pd.DataFrame:
    """Ranges of the stated figures, never sums; parts of another figure and facts said twice are left out.

    Args:
        stated: Of `effects.stated_effects`.

    Returns:
        `metric`, `unit`, `status` (in the order of the vocabulary), `case_count`, `figure_count` (one case may
        state several: other years, other procedures), `shared_case_count` (cases with several technologies: the
        figure is that of all together), `min`, `median`, `max` (float; of the value before, for what has one),
        `after_min`, `after_median`, `after_max` (of the value after, NaN without). Each case has one voice in a
        median, that of its own middle figure; there is none below 5 cases. `count_per_year` and `other` have no
        range. Units that say the same of a yearly metric (時間, 時間/年) are one.
    """
    figures = counting(stated)
    yearly = figures["metric"].str.endswith(_PER_YEAR)
    unit = figures["unit"].where(~yearly, figures["unit"].str.removesuffix(_A_YEAR))
    figures = figures.assign(unit=unit, shared=figures["technologies"].str.contains(";", regex=False))
    by_case = figures.groupby([*_KEYS, "case_id"], as_index=False).agg(
        figure_count=("value", "size"),
        shared=("shared", "first"),
        min=("value", "min"),
        median=("value", "median"),
        max=("value", "max"),
        after_min=("value_after", "min"),
        after_median=("value_after", "median"),
        after_max=("value_after", "max"),
    )
    table = by_case.groupby(_KEYS, as_index=False).agg(
        case_count=("figure_count", "size"),
        figure_count=("figure_count", "sum"),
        shared_case_count=("shared", "sum"),
        **{name: (name, name.removeprefix("after_")) for name in _RANGES},
    )
    table.loc[table["metric"].isin(_OF_DIFFERENT_THINGS), _RANGES] = float("nan")
    table.loc[table["case_count"] < MIN_FOR_SHARE, ["median", "after_median"]] = float("nan")
    metric, status = pd.Index(list(METRICS)), pd.Index(EFFECT_STATUSES)
    order = table.assign(
        metric=metric.get_indexer(pd.Index(table["metric"])), status=status.get_indexer(pd.Index(table["status"]))
    )
    return table.loc[order.sort_values(_KEYS).index].reset_index(drop=True)
