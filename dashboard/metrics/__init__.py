"""What the numbers say: pure functions over the records and the registry."""

from dashboard.metrics.adoption import KeyFigures, key_figures, municipality_figures, prefecture_figures
from dashboard.metrics.behind import cases_behind
from dashboard.metrics.choropleth import MEASURES, area_values
from dashboard.metrics.comparison import (
    FAMILY_OF_INDICATOR,
    TECHNOLOGY_OF_INDICATOR,
    comparable_indicators,
    published_vs_official,
)
from dashboard.metrics.facets import facets, narrow
from dashboard.metrics.filters import Filters
from dashboard.metrics.official import official_indicators, official_survey
from dashboard.metrics.place import PlaceSummary, place_summary
from dashboard.metrics.query import Vocabulary
from dashboard.metrics.search import search
from dashboard.metrics.selection import Selection, select
from dashboard.metrics.technology import by_region, by_size_band, by_year, families_by_size_band

__all__ = [
    "FAMILY_OF_INDICATOR", "MEASURES", "TECHNOLOGY_OF_INDICATOR", "Filters", "KeyFigures",
    "PlaceSummary", "Selection", "Vocabulary", "area_values", "by_region", "by_size_band", "by_year",
    "cases_behind", "comparable_indicators", "facets", "families_by_size_band", "key_figures",
    "municipality_figures", "narrow", "official_indicators", "official_survey", "place_summary",
    "prefecture_figures", "published_vs_official", "search", "select",
]  # fmt: skip
