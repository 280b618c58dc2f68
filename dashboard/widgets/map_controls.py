"""What the reader chooses on the map page: with the controls, with a click, or with an address."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import streamlit as st

from dashboard.maps import MapChoice
from dashboard.metrics import MEASURES, has_municipal_answers, official_indicators
from dashboard.records import Records
from dashboard.strings import text
from dashboard.widgets.current import registry
from dashboard.widgets.filters import chosen_prefecture, load_filters, prefecture_choice, set_prefecture

_LEVEL, _PLACE, _MEASURE, _TECHNOLOGY, _INDICATOR, _OPEN_CASE = (
    "map_level", "map_place", "map_measure", "map_technology", "map_indicator", "map_open_case",
)  # fmt: skip


def load_map(query: Mapping[str, Sequence[str]], records: Records) -> tuple[str, ...]:
    """Set filters and controls to what an address says; the `name=value` pairs that could not be read come back."""
    ignored = load_filters(query, records)
    prefecture = chosen_prefecture()
    choice, not_read = MapChoice.from_query(
        query,
        places=[code for code in registry().index if code.startswith(prefecture)],
        measures=_measures(records),
        technologies=records.technologies["tag"],
        indicators=official_indicators(records),
    )
    st.session_state[_LEVEL] = choice.level
    st.session_state[_PLACE] = choice.place
    _follow_place()
    st.session_state[_MEASURE] = choice.measure
    st.session_state[_TECHNOLOGY] = choice.technology or next(iter(records.technologies["tag"]), "")
    st.session_state[_INDICATOR] = choice.indicator or next(iter(official_indicators(records)), "")
    return ignored + not_read


def current_choice(records: Records) -> MapChoice:
    """What is chosen now, before the controls are drawn: the map's message goes to the browser first."""
    prefecture, measure = chosen_prefecture(), st.session_state[_MEASURE]
    if not st.session_state[_PLACE].startswith(prefecture):
        st.session_state[_PLACE] = ""
    return MapChoice(
        level=st.session_state[_LEVEL],
        place=st.session_state[_PLACE],
        measure=measure,
        technology=st.session_state[_TECHNOLOGY] if measure == "technology" else "",
        indicator=st.session_state[_INDICATOR] if measure == "survey" else "",
        answered=measure == "survey" and has_municipal_answers(records, st.session_state[_INDICATOR]),
    )


def map_controls(records: Records) -> None:
    """Draw the choices above the map; what a click does can be done here with the keyboard."""
    with st.container(key="map_controls"):
        first, second, third, fourth = st.columns(4, vertical_alignment="bottom")
    with first:
        st.segmented_control(
            text("map.level"), ("pref", "all"), format_func=lambda value: text(f"map.level.{value}"),
            key=_LEVEL, required=True, persist_state="session", on_change=drill, args=("",),
        )  # fmt: skip
    with second:
        prefecture_choice(text("map.prefecture"), on_change=_forget_place)
    with third:
        _place_choice()
    with fourth:
        st.selectbox(
            text("map.measure"), _measures(records), key=_MEASURE,
            format_func=lambda value: text(f"map.measure.{value}"),
            persist_state="session",
        )  # fmt: skip
    measure = st.session_state[_MEASURE]
    if measure == "technology":
        labels = dict(zip(records.technologies["tag"], records.technologies["label_ja"], strict=True))
        st.selectbox(
            text("map.technology"), list(labels), format_func=labels.__getitem__, key=_TECHNOLOGY,
            persist_state="session",
        )  # fmt: skip
    if measure == "survey":
        st.segmented_control(
            text("map.indicator"), official_indicators(records), key=_INDICATOR, required=True, persist_state="session"
        )


def _measures(records: Records) -> list[str]:
    """The measures that these records can show."""
    needs = {
        "technology": len(records.technologies),
        "cost": len(records.costs),
        "survey": len(official_indicators(records)),
    }
    return [measure for measure in MEASURES if needs.get(measure, 1)]


def _place_choice() -> None:
    """The places of the chosen prefecture, its own government first.

    Without a prefecture there is nothing to choose from: a box of all 1,788 takes the browser as long at each change
    as all the rest of the page.
    """
    names = _place_names(chosen_prefecture(), st.session_state[_PLACE])
    st.selectbox(
        text("map.area"), list(names), format_func=names.__getitem__, key=_PLACE, persist_state="session",
        on_change=_follow_place,
    )  # fmt: skip


@cache
def _place_names(prefecture: str, chosen: str) -> dict[str, str]:
    places = registry()
    if prefecture:
        of_prefecture = places[places["prefecture_code"] == prefecture]
        return {"": text("map.area_none"), **dict(zip(of_prefecture["lgcode"], of_prefecture["name"], strict=True))}
    if chosen:
        return {"": text("map.area_none"), chosen: str(places.loc[chosen, "full_name"])}
    return {"": text("map.area_first")}


def drill(code: str) -> None:
    """Go to a prefecture (two digits), or back to all of Japan (""); for callbacks."""
    set_prefecture(code)
    _forget_place()


def _forget_place() -> None:
    st.session_state[_PLACE] = ""


def _follow_place() -> None:
    """A chosen place brings its prefecture, unless the whole country is on the map in its municipalities."""
    if st.session_state[_PLACE] and st.session_state[_LEVEL] != "all":
        set_prefecture(st.session_state[_PLACE][:2])


def receive_click(message: Mapping[str, Any]) -> None:
    """Do what a click on the map asks. The message comes from the browser: its codes are looked up, not trusted."""
    if "case" in message:
        st.session_state[_OPEN_CASE] = str(message["case"])
        return
    code = str(message.get("area") or message.get("government") or "")
    if code not in registry().index:
        return
    if len(code) == 2 and "area" in message:
        drill(code)
    else:
        st.session_state[_PLACE] = code
        _follow_place()


def case_to_open() -> str:
    """Id of the case whose link in the popup was clicked, once; else ""."""
    return str(st.session_state.pop(_OPEN_CASE, ""))
