"""Charts: frames in, plotly figures out, each with its title, words, table and note."""

from dashboard.charts.by_year import starts_by_year
from dashboard.charts.common import CONFIG, Chart
from dashboard.charts.official import official_and_published
from dashboard.charts.technology_region import technology_region
from dashboard.charts.technology_size_band import technology_size_band

__all__ = [
    "CONFIG",
    "Chart",
    "official_and_published",
    "starts_by_year",
    "technology_region",
    "technology_size_band",
]
