"""Published cases beside the official surveys: what a library of cases sees of what was answered."""

from typing import Literal

import pandas as pd

from dashboard.metrics.intervals import MIN_FOR_SHARE
from dashboard.metrics.official import official_by_region, official_by_size_band
from dashboard.metrics.selection import Selection
from dashboard.metrics.technology import (
    ANY,
    by_region,
    by_size_band,
    families_by_region,
    families_by_size_band,
)

Grouping = Literal["size_band", "region"]
_BY = {
    "size_band": (by_size_band, families_by_size_band, official_by_size_band),
    "region": (by_region, families_by_region, official_by_region),
}

FAMILY_OF_INDICATOR = {"AI": "AI"}
TECHNOLOGY_OF_INDICATOR = {"RPA": "rpa", "テレワーク": "telework"}
"""What of the taxonomy answers the question of a survey indicator. AI is a whole family: the survey asks for any
use of AI, of which chatbots, AI-OCR and so on are kinds. RPA is one tag: データ連携 shares its family but is no
RPA. テレワーク likewise."""


def published_vs_official(
    selection: Selection, indicator: str, registry: pd.DataFrame | None = None, *, by: Grouping = "size_band"
) -> pd.DataFrame:
    """Published adopters and official answers of one indicator by group: two counts, never one rate.

    The official counts are national whatever the selection; where `published_denominator` is smaller than the
    group, a filter of place is set and the two are not about the same municipalities.

    Args:
        selection: The published cases.
        indicator: As the survey names it.
        registry: `geodata.registry()` unless given.
        by: Groups: size bands (small to large) or regions (north to south).

    Returns:
        Index `size_band` or `region`; `published_adopters`, `published_denominator`, `official_adopters`,
        `official_denominator` (those asked), `official_rate` (0-1, NaN below 5 asked),
        `official_not_surveyed`.

    Raises:
        ValueError: The indicator has no counterpart in the taxonomy, or no survey has it.
    """
    of_technologies, of_families, of_survey = _BY[by]
    if indicator in FAMILY_OF_INDICATOR:
        name, key, table = FAMILY_OF_INDICATOR[indicator], "family", of_families(selection)
    elif indicator in TECHNOLOGY_OF_INDICATOR:
        name, key, table = TECHNOLOGY_OF_INDICATOR[indicator], "technology", of_technologies(selection)
    else:
        known = ", ".join(comparable_indicators())
        raise ValueError(f"indicator was {indicator!r} but is expected to be one of {known}.")
    official = of_survey(selection.records, indicator, registry)
    published = table[table[key] == name].set_index(by).reindex(official.index)
    # Not among the chosen technologies: no municipality is selected for it, the denominators are those of
    # any.
    denominators = table[table[key] == ANY].set_index(by)["denominator"]
    return pd.DataFrame(
        {
            "published_adopters": published["adopters"].fillna(0).astype("int64"),
            "published_denominator": denominators,
            "official_adopters": official["adopted"],
            "official_denominator": official["denominator"],
            "official_rate": official["rate"],
            "official_not_surveyed": official["not_surveyed"],
        }
    )


def detection_rate(comparison: pd.DataFrame) -> pd.Series:
    """検出率: published adopters over those that the survey counts, 0-1 and more where the survey is the older.

    NaN where the survey counts fewer than 5, or where the two are not about the same municipalities because a
    filter of place is set.

    Args:
        comparison: Of `published_vs_official`.
    """
    whole = comparison["official_denominator"] + comparison["official_not_surveyed"]
    official = comparison["official_adopters"]
    comparable = (comparison["published_denominator"] == whole) & (official >= MIN_FOR_SHARE)
    rate = comparison["published_adopters"] / official.where(comparable)
    return rate.astype(float).rename("detection_rate")


def comparable_indicators() -> tuple[str, ...]:
    """The survey indicators that have a counterpart in the taxonomy."""
    return (*FAMILY_OF_INDICATOR, *TECHNOLOGY_OF_INDICATOR)
