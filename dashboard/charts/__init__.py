"""Charts: frames in, plotly figures out, each with its title, words, table and note."""

from dashboard.charts.before_after import before_after_minutes
from dashboard.charts.by_year import starts_by_year
from dashboard.charts.common import CONFIG, Chart
from dashboard.charts.cost_effect import cost_effect
from dashboard.charts.cost_scatter import cost_scatter
from dashboard.charts.cumulative_spread import cumulative_spread
from dashboard.charts.effect_dots import effect_dots
from dashboard.charts.mix_bars import mix_bars
from dashboard.charts.official import official_and_published
from dashboard.charts.population_strip import population_strip
from dashboard.charts.prefecture_tiles import prefecture_tiles
from dashboard.charts.target_bullets import target_bullets
from dashboard.charts.technology_by_government import technology_by_government
from dashboard.charts.technology_region import technology_region
from dashboard.charts.technology_size_band import technology_size_band

__all__ = [
    "CONFIG",
    "Chart",
    "before_after_minutes",
    "cost_effect",
    "cost_scatter",
    "cumulative_spread",
    "effect_dots",
    "mix_bars",
    "official_and_published",
    "population_strip",
    "prefecture_tiles",
    "starts_by_year",
    "target_bullets",
    "technology_by_government",
    "technology_region",
    "technology_size_band",
]
