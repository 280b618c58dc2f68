"""Areas drawn without their shapes: the classes, colours and legend of the map, for tiles and strips."""

from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np
import pandas as pd

from dashboard import theme
from dashboard.charts.common import Row
from dashboard.charts.labels import count_text
from dashboard.charts.rows import hover_lines
from dashboard.metrics.choropleth import NO_DATA, OUT_OF_SCOPE
from dashboard.strings import charts_effects_ja as ja
from dashboard.strings import text

OFFICIAL = ("cost", "survey")
"""Measures that are no published cases: what they lack was not asked or not listed."""


class LegendEntry(Protocol):
    """A row of the map's legend (`dashboard.maps.legend`): the charts show the same one."""

    @property
    def colour(self) -> str:
        """Fill of the class."""

    @property
    def label(self) -> str:
        """What the class means, with its unit."""

    @property
    def count(self) -> int:
        """Areas of the class."""


def classes_of(values: pd.DataFrame, legend: Sequence[LegendEntry]) -> list[tuple[LegendEntry, pd.DataFrame]]:
    """Each row of the legend with the areas that have its class, in the order of the legend.

    Args:
        values: Of `metrics.area_values`.
        legend: Classes from light to dark, then no data, then out of scope where there is any.

    Raises:
        ValueError: An area has a class that the legend does not have.
    """
    # The legend ends with no data, or with no data and out of scope.
    scoped = bool((values["klass"] == OUT_OF_SCOPE).any())
    colours = len(legend) - (2 if scoped else 1)
    order = [*range(colours), NO_DATA, *([OUT_OF_SCOPE] if scoped else [])]
    missing = set(values["klass"]) - set(order)
    if missing:
        raise ValueError(
            f"klass was {sorted(missing)} but the legend has {len(legend)} rows. Build it from the values."
        )
    return [(entry, values[values["klass"] == klass]) for entry, klass in zip(legend, order, strict=True)]


def legend_name(entry: LegendEntry) -> str:
    """Name of a class with the number of its areas."""
    return ja.AREA["legend"].format(label=entry.label, n=count_text(entry.count))


def marker(colour: str) -> dict[str, Any]:
    """Fill of a class; the light ones have a border, so that they are seen on white."""
    return {
        "color": colour,
        "line": {"color": theme.AREA_BORDER if _contrast(colour) < 1.5 else theme.PAGE, "width": 1},
    }


def text_on(colour: str) -> str:
    """White or dark text, whichever is easier to read on the colour."""
    return theme.PAGE if _contrast(colour) > _contrast(colour, theme.TEXT) else theme.TEXT


def area_value(row: Row, measure: str, unit: str) -> str:
    """The value of one area in words: 41 / 179 団体以上, 120 件, 32.5%（58 / 179 団体）."""
    kind = measure if measure in OFFICIAL else "published"
    if row["klass"] == OUT_OF_SCOPE:
        return text("map.outOfScope")
    if row["klass"] == NO_DATA:
        return text(f"map.legend.no_data.{kind}")
    counts = {"n": _count(row["numerator"]), "of": _count(row["denominator"])}
    if measure == "survey" and not unit:  # a municipality has an answer and no rate
        return theme.ANSWERS[int(row["klass"])]
    if measure == "survey":
        return ja.AREA["rate"].format(rate=f"{row['value']:.1f}", **counts)
    if unit == ja.AREA["governments"]:
        return ja.AREA["of"].format(**counts)
    # One municipality is an adopter or not: a number would say nothing.
    return ja.AREA["value"].format(value=_count(row["value"]), unit=unit) if unit else text("map.published")


def area_hover(name: str, row: Row, measure: str, unit: str, extra: str = "") -> str:
    """Name and value of an area, with an `extra` line."""
    return hover_lines([name, area_value(row, measure, unit), extra])


def value_header(label: str, unit: str) -> str:
    """Header of the column of values: 掲載団体数（団体）."""
    return ja.AREA["header_value"].format(label=label, unit=unit) if unit else label


def _count(value: float) -> str:
    return count_text(round(value)) if not pd.isna(value) else ja.AREA["none"]


def _contrast(colour: str, against: str = theme.PAGE) -> float:
    """Contrast ratio after WCAG 2."""
    dark, light = sorted((_luminance(colour), _luminance(against)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = np.array([int(colour[place : place + 2], 16) for place in (1, 3, 5)]) / 255
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])
