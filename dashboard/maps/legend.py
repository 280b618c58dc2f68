"""The legend: classes in the order of the map, each with the number of areas."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard import theme
from dashboard.strings import text

NO_DATA, OUT_OF_SCOPE = -1, -2


@dataclass(frozen=True)
class LegendRow:
    """One class: its colour, what it means and how many areas have it."""

    colour: str
    label: str
    count: int


def legend(klasses: pd.Series, measure: str, level: str, language: str = "ja") -> list[LegendRow]:
    """The rows of the legend, lightest class first, then the areas without data and out of scope.

    Args:
        klasses: Class of each area: from 0, -1 no data, -2 out of scope.
        measure: One of the measures of the map.
        level: `prefecture` or `municipality`.
        language: Of the labels.
    """
    classes = theme.CLASSES[measure, level]
    counts = klasses.value_counts()
    kind = "answers" if classes.words else measure if measure in ("cost", "survey") else "published"
    rows = [
        LegendRow(colour, label, int(counts.get(number, 0)))
        for number, (colour, label) in enumerate(zip(classes.colours, class_labels(classes, language), strict=True))
    ]
    rows.append(
        LegendRow(theme.UNKNOWN_FILL, text(f"map.legend.no_data.{kind}", language), int(counts.get(NO_DATA, 0)))
    )
    if counts.get(OUT_OF_SCOPE, 0):
        rows.append(
            LegendRow(theme.EXCLUDED_FILL, text("map.legend.out_of_scope", language), int(counts[OUT_OF_SCOPE]))
        )
    return rows


def class_labels(classes: theme.Classes, language: str = "ja") -> Sequence[str]:
    """`1`, `2`, `3–5`, `6 以上`, each with its unit; counts are whole, money and rates are not."""
    if classes.words:
        return classes.words
    if len(classes.lower) == 1:
        return [text("map.published", language)]
    whole = classes.unit not in ("%", "円/人")
    labels = []
    for low, high in zip(classes.lower, (*classes.lower[1:], None), strict=True):
        edges = {"low": f"{low:,}", "unit": classes.unit}
        if high is None:
            labels.append(text("map.class.open", language, **edges))
        elif whole and high - 1 == low:
            labels.append(text("map.class.one", language, **edges))
        else:
            labels.append(text("map.class.range", language, high=f"{high - 1 if whole else high:,}", **edges))
    return labels
