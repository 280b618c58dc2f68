"""What the numbers say: pure functions over the records and the registry."""

from dashboard.metrics.adoption import KeyFigures, key_figures, municipality_figures, prefecture_figures
from dashboard.metrics.behind import cases_behind
from dashboard.metrics.choropleth import MEASURES, area_values
from dashboard.metrics.comparison import (
    FAMILY_OF_INDICATOR,
    TECHNOLOGY_OF_INDICATOR,
    comparable_indicators,
    detection_rate,
    published_vs_official,
)
from dashboard.metrics.costs import CostClaim, CostPosition, against_size_band, cost_by_class, cost_claim
from dashboard.metrics.effects import before_after, cost_against_effect, cost_effect_kinds, stated_effects
from dashboard.metrics.facets import facets, narrow
from dashboard.metrics.filters import Filters
from dashboard.metrics.findings import Finding, map_finding
from dashboard.metrics.highlights import highlights
from dashboard.metrics.mix import Mix, mix
from dashboard.metrics.neighbours import blank_spots, neighbour_following
from dashboard.metrics.next_steps import NextSteps, next_steps, technologies_against
from dashboard.metrics.official import (
    has_municipal_answers,
    municipal_answers,
    official_by_region,
    official_indicators,
    official_survey,
)
from dashboard.metrics.peers import PeerWeights, peers
from dashboard.metrics.place import PlaceSummary, place_summary
from dashboard.metrics.query import Vocabulary
from dashboard.metrics.search import Found, find, search
from dashboard.metrics.selection import Selection, select
from dashboard.metrics.side_by_side import MAX_GOVERNMENTS, group_codes, side_by_side, technology_matrix
from dashboard.metrics.similar import similar_cases
from dashboard.metrics.spread import spread
from dashboard.metrics.targets import target_progress
from dashboard.metrics.technology import by_region, by_size_band, by_year, families_by_size_band
from dashboard.metrics.technology_profile import TechnologyProfile, technology_profile

__all__ = [
    "FAMILY_OF_INDICATOR", "MAX_GOVERNMENTS", "MEASURES", "TECHNOLOGY_OF_INDICATOR", "CostClaim", "CostPosition",
    "Filters", "Finding", "Found", "KeyFigures", "Mix", "NextSteps", "PeerWeights", "PlaceSummary", "Selection",
    "TechnologyProfile", "Vocabulary", "against_size_band", "area_values", "before_after", "blank_spots", "by_region",
    "by_size_band", "by_year", "cases_behind", "comparable_indicators", "cost_against_effect", "cost_by_class",
    "cost_claim", "cost_effect_kinds", "detection_rate", "facets", "families_by_size_band", "find", "group_codes",
    "has_municipal_answers", "highlights", "key_figures", "map_finding", "mix", "municipal_answers",
    "municipality_figures", "narrow", "neighbour_following", "next_steps", "official_by_region", "official_indicators",
    "official_survey", "peers", "place_summary", "prefecture_figures", "published_vs_official", "search", "select",
    "side_by_side", "similar_cases", "spread", "stated_effects", "target_progress", "technologies_against",
    "technology_matrix", "technology_profile",
]  # fmt: skip
