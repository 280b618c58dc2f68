"""The value and the colour class of every area of the map."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard import theme
from dashboard.metrics.adoption import municipality_figures, prefecture_figures
from dashboard.metrics.official import municipal_answers, official_by_prefecture
from dashboard.metrics.selection import Selection
from dashboard.records import Records

MEASURES = ("adopters", "cases", "technologies", "technology", "cost", "survey")
LEVELS = ("municipality", "prefecture")
NO_DATA, OUT_OF_SCOPE = -1, -2


@dataclass(frozen=True)
class _Chosen:
    """What a measure may need besides the selection."""

    technology: str
    indicator: str
    registry: pd.DataFrame


def area_values(
    records: Records,
    selection: Selection,
    measure: str,
    level: str,
    *,
    technology: str = "",
    indicator: str = "",
    registry: pd.DataFrame,
) -> pd.DataFrame:
    """The value of each area under one measure.

    Args:
        records: What `selection` was made from; costs and survey answers are taken from it.
        selection: The choice; areas that it leaves out are `OUT_OF_SCOPE`.
        measure: `adopters`, `cases`, `technologies` (kinds), `technology` (one: its cases at a municipality,
            its adopters in a prefecture), `cost` (yen per head, municipalities only), `survey` (official
            adoption in percent in a prefecture; at a municipality its answer, by position in
            `theme.ANSWERS`, where answers are known one by one).
        level: `municipality` or `prefecture`.
        technology: Tag for the measure `technology`.
        indicator: Indicator for the measure `survey`.
        registry: `geodata.registry()`, as for `selection`.

    Returns:
        Index `lgcode`, all areas of the level in registry order. `value` (float, NaN without data: no
        published case is no data, not 0), `klass` (int8: position in `theme.CLASSES[measure, level]`, -1 no
        data, -2 out of scope), `numerator`, `denominator` (float, what the value was counted or divided from;
        NaN where it has none). A survey rate of fewer than 5 asked has no value, its counts stand; a
        municipality that was asked counts 1 in `denominator`, one that has adopted 1 in `numerator`.

    Raises:
        ValueError: Unknown measure or level, a measure at a level it does not exist for, or no technology
            chosen, or no municipal answers to the indicator.
    """
    if (measure, level) not in theme.CLASSES or (measure, level) not in _VALUES:
        exist = ", ".join(f"{m} by {at}" for m, at in _VALUES)
        raise ValueError(f"measure was {measure!r} by {level!r} but is expected to be one of: {exist}.")
    if measure == "technology" and technology not in selection.known.technologies:
        raise ValueError(f"technology was {technology!r} but is expected to be a tag of technologies.toml.")
    known = selection.known
    areas = known.prefectures if level == "prefecture" else known.municipalities
    values = _VALUES[measure, level](records, selection, _Chosen(technology, indicator, registry))
    values = values.reindex(areas.index).rename_axis("lgcode")
    in_scope = selection.in_universe
    if level == "prefecture":
        in_scope = np.bincount(known.prefecture[in_scope], minlength=len(areas)) > 0
    # A denominator stands for an area without data, too; nothing stands for one that is not asked about.
    values[~in_scope] = np.nan
    klass = classify(values["value"], theme.CLASSES[measure, level])
    values.insert(1, "klass", np.where(in_scope, klass, OUT_OF_SCOPE).astype(np.int8))
    return values


def classify(values: pd.Series, classes: theme.Classes) -> NDArray[np.int8]:
    """The class of each value, `NO_DATA` for NaN.

    Raises:
        ValueError: A value lies below the lowest class.
    """
    numbers = values.to_numpy(dtype=float)
    klass = np.searchsorted(classes.lower, numbers, side="right") - 1
    missing = np.isnan(numbers)
    if (klass[~missing] < 0).any():
        lowest = np.nanmin(numbers)
        raise ValueError(f"value was {lowest:g} but the lowest class starts at {classes.lower[0]:g}.")
    return np.where(missing, NO_DATA, klass).astype(np.int8)


def class_counts(values: pd.DataFrame, classes: theme.Classes) -> list[int]:
    """Areas in each class, light to dark, then those without data and those out of scope."""
    return [int((values["klass"] == k).sum()) for k in (*range(len(classes.lower)), NO_DATA, OUT_OF_SCOPE)]


def _published(value: pd.Series, denominator: pd.Series | float) -> pd.DataFrame:
    """Counts of cases: where nothing is published, nothing is known."""
    counted = value.astype(float)
    return pd.DataFrame({"value": counted.where(counted > 0), "numerator": counted, "denominator": denominator})


def _municipality_count(column: str) -> Callable[[Records, Selection, _Chosen], pd.DataFrame]:
    def values(records: Records, selection: Selection, chosen: _Chosen) -> pd.DataFrame:
        return _published(municipality_figures(selection)[column], np.nan)

    return values


def _prefecture_count(column: str) -> Callable[[Records, Selection, _Chosen], pd.DataFrame]:
    def values(records: Records, selection: Selection, chosen: _Chosen) -> pd.DataFrame:
        figures = prefecture_figures(selection)
        return _published(figures[column], figures["denominator"].astype(float))

    return values


def _municipality_adopters(records: Records, selection: Selection, chosen: _Chosen) -> pd.DataFrame:
    return _published((municipality_figures(selection)["case_count"] > 0).astype(float), 1.0)


def _municipality_technology(records: Records, selection: Selection, chosen: _Chosen) -> pd.DataFrame:
    known, adoptions = selection.known, selection.adoptions
    of_it = adoptions.technology == known.technologies.get_loc(chosen.technology)
    counts = np.bincount(adoptions.government[of_it], minlength=known.government_count)
    municipalities = known.municipalities.index
    return _published(pd.Series(counts[: len(municipalities)], index=municipalities), np.nan)


def _prefecture_technology(records: Records, selection: Selection, chosen: _Chosen) -> pd.DataFrame:
    known, adoptions = selection.known, selection.adoptions
    of_it = adoptions.technology == known.technologies.get_loc(chosen.technology)
    adopting = np.unique(adoptions.government[of_it & (adoptions.government < len(known.municipalities))])
    counts = np.bincount(known.prefecture[adopting], minlength=len(known.prefectures))
    denominator = prefecture_figures(selection)["denominator"].astype(float)
    return _published(pd.Series(counts, index=known.prefectures.index), denominator)


def _cost(records: Records, selection: Selection, chosen: _Chosen) -> pd.DataFrame:
    newest = records.costs.sort_values("survey_date", kind="stable").drop_duplicates("lgcode", keep="last")
    newest = newest.set_index("lgcode")
    return pd.DataFrame(
        {
            "value": newest["per_capita_yen"].astype(float),
            "numerator": newest["cost_thousand_yen"].astype(float) * 1000,
            "denominator": newest["population"].astype(float),
        }
    )


def _survey(records: Records, selection: Selection, chosen: _Chosen) -> pd.DataFrame:
    official = official_by_prefecture(records, chosen.indicator, chosen.registry)
    return pd.DataFrame(
        {
            "value": official["rate"] * 100,
            "numerator": official["adopted"].astype(float),
            "denominator": official["denominator"].astype(float),
        }
    )


def _municipality_survey(records: Records, selection: Selection, chosen: _Chosen) -> pd.DataFrame:
    answers = municipal_answers(records, chosen.indicator)
    asked = answers != "調査なし"
    return pd.DataFrame(
        {
            "value": answers.map({answer: klass for klass, answer in enumerate(theme.ANSWERS)}).astype(float),
            "numerator": (answers == "実施").astype(float).where(asked),
            "denominator": asked.astype(float).where(asked),
        }
    )


_VALUES: dict[tuple[str, str], Callable[[Records, Selection, _Chosen], pd.DataFrame]] = {
    ("adopters", "municipality"): _municipality_adopters,
    ("adopters", "prefecture"): _prefecture_count("adopters"),
    ("cases", "municipality"): _municipality_count("case_count"),
    ("cases", "prefecture"): _prefecture_count("case_count"),
    ("technologies", "municipality"): _municipality_count("technology_count"),
    ("technologies", "prefecture"): _prefecture_count("technology_count"),
    ("technology", "municipality"): _municipality_technology,
    ("technology", "prefecture"): _prefecture_technology,
    ("cost", "municipality"): _cost,
    ("survey", "prefecture"): _survey,
    ("survey", "municipality"): _municipality_survey,
}
