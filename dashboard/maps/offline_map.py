"""The folium map that loads nothing from outside."""

from dataclasses import dataclass
from typing import Any

import folium
from branca.element import MacroElement
from folium.template import Template

from dashboard import theme
from dashboard.maps.frames import FRAMES, INSETS
from dashboard.strings import text


@dataclass(frozen=True)
class AssetUrls:
    """Addresses of what the map's frame loads, relative to that frame so that any base path or proxy fits."""

    leaflet_js: str
    leaflet_css: str
    dxmap_js: str
    dxmap_css: str
    prefectures: str
    municipalities: str
    places: str


class _OfflineMap(folium.Map):
    """folium lists its scripts on CDNs, and st_folium draws nothing when one of them cannot be had."""

    def __init__(self, urls: AssetUrls, **options: Any) -> None:
        super().__init__(tiles=None, **options)
        self.default_js = [("leaflet", urls.leaflet_js), ("dxmap", urls.dxmap_js)]
        self.default_css = [("leaflet_css", urls.leaflet_css), ("dxmap_css", urls.dxmap_css)]


class _Start(MacroElement):
    """The one call that builds the layers."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "dxmap.start({{ this._parent.get_name() }}, {{ this.config | tojson }});"
        "{% endmacro %}"
    )

    def __init__(self, config: dict[str, Any]) -> None:
        super().__init__()
        self._name = "Start"
        self.config = config


def base_map(urls: AssetUrls, language: str = "ja") -> folium.Map:
    """The constant map without areas: what changes comes through `recolour`.

    The script rendered from it must be the same in every rerun, or st_folium builds the frame anew and the reader
    loses zoom and centre. Build it for each rerun (some 5 ms): a cached one would keep the groups added to it.
    """
    area_map = _OfflineMap(
        urls,
        location=[37.9, 137.3],
        zoom_start=5,
        min_zoom=4,
        max_zoom=13,
        zoom_snap=0.25,
        zoom_control=False,
    )
    texts = {
        name: text(f"map.{name}", language)
        for name in (
            "mapLabel", "zoomIn", "zoomOut", "home", "close", "ownCases", "outOfScope", "otherPrefecture",
            "northernTerritories", "failure", "credit",
        )
    }  # fmt: skip
    area_map.add_child(
        _Start(
            {
                "geometry": {"prefecture": urls.prefectures, "municipality": urls.municipalities},
                "places": urls.places,
                "frames": FRAMES,
                "insets": INSETS,
                "texts": texts,
                "colours": {
                    "unknown": theme.UNKNOWN_FILL,
                    "outOfScope": theme.EXCLUDED_FILL,
                    "border": theme.AREA_BORDER,
                    "prefectureBorder": theme.GREY_900,
                    "selected": theme.YELLOW_600,
                },
            }
        )
    )
    return area_map
