"""Maps: frames in, folium elements out. Nothing here is loaded from another host."""

from dashboard.maps.area_view import AreaView, Popup, PopupCase, recolour
from dashboard.maps.choice import MapChoice
from dashboard.maps.compose import compose_view
from dashboard.maps.legend import LegendRow, legend
from dashboard.maps.offline_map import AssetUrls, base_map

__all__ = [
    "AreaView", "AssetUrls", "LegendRow", "MapChoice", "Popup", "PopupCase", "base_map",
    "compose_view", "legend", "recolour",
]  # fmt: skip
