"""Published cases beside the official surveys: what a library of cases sees of what was answered."""

import pandas as pd

from dashboard.metrics.official import official_by_size_band
from dashboard.metrics.selection import Selection
from dashboard.metrics.technology import ANY, by_size_band, families_by_size_band

FAMILY_OF_INDICATOR = {"AI": "AI"}
TECHNOLOGY_OF_INDICATOR = {"RPA": "rpa", "テレワーク": "telework"}
"""What of the taxonomy answers the question of a survey indicator. AI is a whole family: the survey asks for any
use of AI, of which chatbots, AI-OCR and so on are kinds. RPA is one tag: データ連携 shares its family but is no
RPA. テレワーク likewise."""


def published_vs_official(selection: Selection, indicator: str, registry: pd.DataFrame | None = None) -> pd.DataFrame:
    """Published adopters and official answers of one indicator by size band: two counts, never one rate.

    The official counts are national whatever the selection; where `published_denominator` is smaller than the
    band, a filter of place is set and the two are not about the same municipalities.

    Returns:
        Index `size_band`, small to large; `published_adopters`, `published_denominator`, `official_adopters`,
        `official_denominator` (those asked), `official_rate` (0-1, NaN below 5 asked),
        `official_not_surveyed`.

    Raises:
        ValueError: The indicator has no counterpart in the taxonomy, or no survey has it.
    """
    if indicator in FAMILY_OF_INDICATOR:
        name, by, table = FAMILY_OF_INDICATOR[indicator], "family", families_by_size_band(selection)
    elif indicator in TECHNOLOGY_OF_INDICATOR:
        name, by, table = TECHNOLOGY_OF_INDICATOR[indicator], "technology", by_size_band(selection)
    else:
        known = ", ".join(comparable_indicators())
        raise ValueError(f"indicator was {indicator!r} but is expected to be one of {known}.")
    official = official_by_size_band(selection.records, indicator, registry)
    published = table[table[by] == name].set_index("size_band").reindex(official.index)
    # Not among the chosen technologies: no municipality is selected for it, the denominators are those of
    # any.
    denominators = table[table[by] == ANY].set_index("size_band")["denominator"]
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


def comparable_indicators() -> tuple[str, ...]:
    """The survey indicators that have a counterpart in the taxonomy."""
    return (*FAMILY_OF_INDICATOR, *TECHNOLOGY_OF_INDICATOR)
