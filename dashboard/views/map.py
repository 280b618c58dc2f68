"""全国マップ: who does what, on the map, with the cases behind every colour."""

import pandas as pd
import streamlit as st

from dashboard.maps import MapChoice, compose_view, legend
from dashboard.metrics import (
    KeyFigures,
    PlaceSummary,
    area_values,
    key_figures,
    place_summary,
    prefecture_figures,
    select,
)
from dashboard.records import Records
from dashboard.strings import text
from dashboard.widgets import pages, url_state
from dashboard.widgets.area_map import area_map
from dashboard.widgets.area_table import area_table
from dashboard.widgets.current import current_records, registry
from dashboard.widgets.filters import chosen_filters, filter_sidebar, prefecture_names
from dashboard.widgets.guard import guarded
from dashboard.widgets.legend import draw_legend
from dashboard.widgets.map_controls import (
    case_to_open,
    current_choice,
    drill,
    load_map,
    map_controls,
    receive_click,
)
from dashboard.widgets.map_heading import map_figures, map_heading
from dashboard.widgets.map_popup import place_popup
from dashboard.widgets.map_source import map_source
from dashboard.widgets.page import banner, empty_result
from dashboard.widgets.place_panel import place_panel
from dashboard.widgets.plain import plain

_HEIGHT = 540
_HINTS = 5


def render() -> None:
    """Draw the page."""
    records = current_records()
    ignored = url_state.enter("map", lambda query: load_map(query, records))
    banner(records, ignored)
    _content(records)  # before the sidebar: see there
    filter_sidebar(records, prefecture=False)


@st.fragment
@guarded
def _content(records: Records) -> None:
    """Everything that a click on the map changes; the filters stand outside and run the whole page."""
    if case_id := case_to_open():
        pages.go("cases", {**chosen_filters(records).to_query(), "case": [case_id]})
    choice, filters = current_choice(records), chosen_filters(records)
    url_state.leave({**filters.to_query(), **choice.to_query()})

    selection = select(records, choice.narrowed(filters), registry())
    figures = key_figures(selection)
    level = choice.area_level(filters.prefecture)
    values = area_values(
        records, selection, choice.measure, level, technology=choice.technology, indicator=choice.indicator,
        registry=registry(),
    )  # fmt: skip
    prefectures = prefecture_figures(selection)
    place = place_summary(selection, choice.place) if choice.place else None
    view = compose_view(
        choice,
        filters.prefecture,
        values,
        own_cases=prefectures["own_case_count"],
        selected=_outlined(choice, place, level, records),
        popup=place_popup(place, records, filters) if place else None,
    )

    # The map's message goes first: the browser draws in the order in which it is told.
    heading, controls, key_numbers, hint = (st.container(gap=None) for _ in range(4))
    left, right = st.columns([7, 3], gap="medium")
    with left:
        area_map(view, key="map", height=_HEIGHT, on_message=receive_click)
    with heading:
        map_heading(choice, filters, figures, values, records)
    with controls:
        map_controls(records)
    with key_numbers:
        map_figures(choice, figures, values, len(records.technologies))
    if not figures.case_count and choice.kind == "published":
        with hint:
            empty_result(records, selection)
    with left:
        drawn = values.loc[values.index.str.startswith(view.focus), "klass"]
        draw_legend(legend(drawn, choice.measure, level), level, marks=len(view.marks))
    with right:
        if place:
            place_panel(place, records, filters)
        else:
            _prompt(prefectures)
    if choice.kind == "published":
        _beside(figures)
    source = map_source(choice, values, records, selection)
    area_table(selection, values, choice.measure, level, note=source)
    st.caption(plain(source))


def _outlined(choice: MapChoice, place: PlaceSummary | None, level: str, records: Records) -> list[str]:
    """The chosen place, and with it the other members of its joint cases."""
    if not place:
        return []
    if level == "prefecture":
        return [choice.place[:2]]
    members = records.members.loc[records.members["case_id"].isin(place.joint_cases), "lgcode"].unique()
    return [choice.place, *(code for code in members if code != choice.place)]


def _prompt(figures: pd.DataFrame) -> None:
    """Before a place is chosen: what to do, and where most is to be seen."""
    st.info(text("map.panel.prompt"), icon=":material/touch_app:")
    most = figures[figures["in_scope"] & (figures["case_count"] > 0)].nlargest(_HINTS, "case_count")
    if most.empty:
        return
    st.markdown(f"**{text('map.panel.hint')}**")
    names = prefecture_names()
    hints = st.container(key="map_hints", gap=None)
    for code, row in most.to_dict("index").items():
        line = text(
            "map.panel.prefecture_line", prefecture=names[str(code)], adopters=row["adopters"],
            denominator=row["denominator"], cases=row["case_count"],
        )  # fmt: skip
        hints.button(line, key=f"map_hint_{code}", on_click=drill, args=(code,), width="stretch", type="tertiary")


def _beside(figures: KeyFigures) -> None:
    """What the map cannot show is counted beside it."""
    st.caption(
        text(
            "map.beside", unlocated=figures.unlocated_count, unnamed=figures.unnamed_members,
            undated=figures.undated_count, unchecked=figures.unchecked_count,
        )
    )  # fmt: skip
