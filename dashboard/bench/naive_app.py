"""The obvious way to draw the same map: a new folium.Choropleth of every municipality on every rerun.

`dxmap bench` measures the dashboard against this page. It has the same records, the same filters and the same borders,
and it is given what helps it: records and borders are kept between reruns, Leaflet comes from this server, the colour
bar that needs a script from another host is left out, and there is no table, no legend and one page only.
"""

import importlib.resources
import json
import os
from pathlib import Path
from typing import Any

import folium
import streamlit as st
import streamlit.components.v1 as components
from streamlit_folium import st_folium

import geodata
from dashboard import records
from dashboard.metrics import key_figures, municipality_figures, place_summary, select
from dashboard.records import Records
from dashboard.widgets.case_card import case_line
from dashboard.widgets.filters import filter_sidebar, load_filters

DATA_VARIABLE = "DXMAP_DATA"
HEIGHT = 620

_leaflet = components.declare_component(
    "naive_leaflet", path=str(importlib.resources.files("js_lib_leaflet") / "static" / "js_lib_leaflet")
)


class LocalMap(folium.Map):
    """folium's map without its CDNs: on a closed network st_folium would draw nothing at all."""

    default_js = [("leaflet", f"../{_leaflet.name}/leaflet.js")]  # noqa: RUF012  folium reads it from the class
    default_css = [("leaflet_css", f"../{_leaflet.name}/leaflet.css")]  # noqa: RUF012


@st.cache_resource
def _records() -> Records:
    return records.load(Path(os.environ[DATA_VARIABLE]))


@st.cache_resource
def _borders() -> dict[str, Any]:
    """The municipalities as GeoJSON: as detailed as the file that the dashboard's own map loads."""
    borders: dict[str, Any] = json.loads(geodata.boundaries("municipality").to_json())
    return borders


def render() -> None:
    """Draw the page."""
    st.set_page_config(layout="wide")
    data = _records()
    if "loaded" not in st.session_state:
        load_filters({}, data)
        st.session_state["loaded"] = True
    filters = filter_sidebar(data)
    selection = select(data, filters, geodata.registry())
    figures = key_figures(selection)
    st.title("全国：掲載された事例の数")
    first, second = st.columns(2)
    first.metric("掲載団体（市区町村）", f"{figures.adopters:,} / {figures.denominator:,}")
    second.metric("事例", f"{figures.case_count:,} 件")

    counts = municipality_figures(selection)["case_count"]
    area_map = LocalMap(location=[37.9, 137.3], zoom_start=5, tiles=None)
    choropleth = folium.Choropleth(
        _borders(), data=counts[counts > 0], key_on="feature.id", fill_color="Blues", fill_opacity=1,
        nan_fill_color="#E6E6E6", line_weight=0.3, bins=4,
    )  # fmt: skip
    for name in [name for name in choropleth._children if name.startswith("color_map")]:
        del choropleth._children[name]  # draws with d3, which it loads from two other hosts
    choropleth.color_scale = None
    choropleth.add_to(area_map)
    left, right = st.columns([7, 3])
    with left:
        clicked = st_folium(area_map, key="map", height=HEIGHT, use_container_width=True)
    with right:
        drawing = (clicked or {}).get("last_active_drawing")
        if drawing:
            _panel(place_summary(selection, drawing["id"]), data)


def _panel(place: Any, data: Records) -> None:
    st.subheader(place.facts["full_name"])
    for case_id in place.own_cases + place.joint_cases:
        case = data.cases[data.cases["case_id"] == case_id].iloc[0]
        with st.container(border=True):
            st.markdown(case["title"])
            st.caption(case_line(case, data))


render()
