"""The panel beside the map: the chosen place and its cases."""

import pandas as pd
import streamlit as st

from dashboard.metrics import Filters, PlaceSummary
from dashboard.records import Records
from dashboard.strings import text
from dashboard.widgets import pages
from dashboard.widgets.case_card import case_card
from dashboard.widgets.filters import people

SHOWN = 8


def place_panel(place: PlaceSummary, records: Records, filters: Filters) -> None:
    """Draw the place's facts, then its cases: for a prefecture its government's own apart from the municipalities'."""
    facts = place.facts
    st.subheader(facts["full_name"], anchor=False)
    st.markdown(f"{facts['type']}　{_population(facts)}")
    st.caption(text("map.panel.source"))
    st.markdown(
        text(
            "map.panel.prefecture_line", prefecture=place.prefecture.name, adopters=place.prefecture.adopters,
            denominator=place.prefecture.denominator, cases=place.prefecture.case_count,
        )
    )  # fmt: skip
    if facts["level"] == "prefecture":
        _cases(place.own_cases + place.joint_cases, "map.panel.own", place, records, filters)
        _cases(place.municipal_cases, "map.panel.municipal", place, records, filters)
    else:
        _cases(place.own_cases + place.joint_cases, "map.panel.cases", place, records, filters)


def _population(facts: pd.Series) -> str:
    if facts["level"] == "prefecture":
        return text("map.panel.population_prefecture", population=people(facts["population"]))
    return text("map.panel.population", population=people(facts["population"]), band=facts["size_band"])


def _cases(case_ids: tuple[str, ...], heading: str, place: PlaceSummary, records: Records, filters: Filters) -> None:
    st.markdown(f"**{text(heading, n=len(case_ids), prefecture=place.facts['prefecture'])}**")
    if not case_ids:
        st.caption(text("map.panel.none"))
    shown = records.cases[records.cases["case_id"].isin(case_ids[:SHOWN])]
    for _, case in shown.iterrows():
        case_card(case, records, filters.to_query(), key=heading)
    if len(case_ids) > SHOWN:
        query = {**filters.to_query(), "org": [place.facts["lgcode"]]}
        pages.link("cases", text("map.panel.more", n=len(case_ids) - SHOWN), query)
