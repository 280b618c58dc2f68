"""The map in the page: folium through st_folium, every file from this server."""

import hashlib
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import streamlit as st
import streamlit.components.v1 as components
from streamlit_folium import st_folium

import dashboard.maps
import geodata.files
from dashboard.maps import AreaView, AssetUrls, base_map, recolour

_PACKAGE = "js_lib_leaflet"


@cache
def _leaflet_folder() -> Path:
    """Where the installed Leaflet package keeps its files."""
    spec = find_spec(_PACKAGE)
    for place in (spec.submodule_search_locations if spec else None) or ():
        folder = Path(place) / "static" / _PACKAGE
        if (folder / "leaflet.js").is_file():
            return folder
    raise FileNotFoundError(
        f"leaflet.js was not found in the package {_PACKAGE}, but is expected there. Install the requirements again."
    )


@cache
def _assets() -> AssetUrls:
    """Addresses of the map's files, with their content's hash so that no browser shows an old one.

    Each folder is declared as a component that is never drawn: Streamlit then serves it next to the map's own frame,
    so the relative addresses hold under any base path and behind any proxy.
    """
    folders = {
        "dxmap_leaflet": _leaflet_folder(),
        "dxmap_map": Path(dashboard.maps.__file__).parent / "assets",
        "dxmap_geometry": geodata.files.path("places.json").parent,
    }
    names = {}
    for name, folder in folders.items():
        names[name] = components.declare_component(name, path=str(folder)).name

    def url(folder: str, file: str) -> str:
        digest = hashlib.sha256((folders[folder] / file).read_bytes()).hexdigest()[:12]
        return f"../{names[folder]}/{file}?v={digest}"

    return AssetUrls(
        leaflet_js=url("dxmap_leaflet", "leaflet.js"),
        leaflet_css=url("dxmap_leaflet", "leaflet.css"),
        dxmap_js=url("dxmap_map", "dxmap.js"),
        dxmap_css=url("dxmap_map", "dxmap.css"),
        prefectures=url("dxmap_geometry", "prefectures.topojson"),
        municipalities=url("dxmap_geometry", "municipalities.topojson"),
        places=url("dxmap_geometry", "places.json"),
    )


def area_map(view: AreaView, *, key: str, height: int, on_message: Any = None) -> None:
    """Draw the map.

    Args:
        view: What it shows now.
        key: Name of the map; the same in every rerun.
        height: Pixels; lower on a phone.
        on_message: Called with the message of a click: `area`, `government` or `case`, before the page is drawn
            again.
    """

    def receive() -> None:
        message = st.session_state.get(key)
        if on_message and isinstance(message, dict):
            on_message(message)

    st_folium(
        base_map(_assets()),
        key=key,
        height=height,
        use_container_width=True,
        feature_group_to_add=recolour(view),
        returned_objects=[],
        on_change=receive,
    )
