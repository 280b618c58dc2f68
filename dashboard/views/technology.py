"""技術: which technology is published where, by whom and since when, beside what the official surveys say."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from dashboard.charts import official_and_published, starts_by_year, technology_region, technology_size_band
from dashboard.metrics import (
    FAMILY_OF_INDICATOR,
    TECHNOLOGY_OF_INDICATOR,
    Filters,
    Selection,
    by_region,
    by_size_band,
    by_year,
    cases_behind,
    comparable_indicators,
    official_indicators,
    official_survey,
    published_vs_official,
    select,
)
from dashboard.records import Records
from dashboard.strings import text
from dashboard.widgets import pages, url_state
from dashboard.widgets.case_card import case_card
from dashboard.widgets.chart import draw_chart
from dashboard.widgets.current import current_records, registry
from dashboard.widgets.detection import detection_section
from dashboard.widgets.filters import filter_sidebar, load_filters
from dashboard.widgets.guard import guarded
from dashboard.widgets.page import banner, empty_result, footer, footer_text
from dashboard.widgets.plain import plain

_ONE, _INDICATOR = "technology_one", "technology_indicator"
_SHOWN = 12


def render() -> None:
    """Draw the page."""
    records = current_records()
    ignored = url_state.enter("technology", lambda query: _load(query, records))
    banner(records, ignored)
    filters = filter_sidebar(records)
    _content(records, filters)


def _load(query: Mapping[str, Sequence[str]], records: Records) -> tuple[str, ...]:
    ignored = load_filters(query, records)
    tags, indicators = set(records.technologies["tag"]), _indicators(records)
    one, indicator = next(iter(query.get("t", ())), ""), next(iter(query.get("survey", ())), "")
    unknown = tuple(
        f"{name}={value}"
        for name, value, known in (("t", one, tags), ("survey", indicator, indicators))
        if value and value not in known
    )
    st.session_state[_ONE] = one if one in tags else ""
    st.session_state[_INDICATOR] = indicator if indicator in indicators else next(iter(indicators), "")
    return ignored + unknown


def _indicators(records: Records) -> list[str]:
    """The survey indicators that have a counterpart among the technologies."""
    asked = official_indicators(records)
    return [indicator for indicator in comparable_indicators() if indicator in asked]


@st.fragment
@guarded
def _content(records: Records, filters: Filters) -> None:
    labels = dict(zip(records.technologies["tag"], records.technologies["label_ja"], strict=True))
    st.title(text("technology.heading"), anchor=False)
    url_state.leave(_query(filters))
    selection = select(records, filters, registry())
    if selection.cases.empty:
        empty_result(records, selection)
        footer(records, selection)
        return
    source_line = footer_text(records, selection)
    clicked = draw_chart(technology_region(by_region(selection), labels, source_line=source_line), key="chart_region")
    _evidence(selection, records, filters, labels, ("technology", "region"), clicked, key="region")

    one = _one_technology(labels)
    name = labels[one] if one else text("technology.all")
    clicked = draw_chart(
        technology_size_band(by_size_band(selection), name, technology=one, source_line=source_line),
        key="chart_band",
    )
    _evidence(selection, records, filters, labels, ("technology", "size_band"), clicked, key="band")

    started = _only(selection, filters, records, one)
    chart = starts_by_year(by_year(started), technology=name if one else "", source_line=source_line)
    clicked = draw_chart(chart, key="chart_year")
    _evidence(started, records, filters, labels, ("year", "status"), clicked, key="year")

    if indicators := _indicators(records):
        _official(selection, records, filters, labels, indicators, source_line)
    url_state.leave(_query(filters))  # again: what was chosen in between belongs to the view
    footer(records, selection)


def _query(filters: Filters) -> dict[str, list[str]]:
    one, indicator = st.session_state[_ONE], st.session_state[_INDICATOR]
    return {
        **filters.to_query(),
        **({"t": [one]} if one else {}),
        **({"survey": [indicator]} if indicator else {}),
    }


def _one_technology(labels: Mapping[str, str]) -> str:
    names = {"": text("technology.all"), **labels}
    return st.selectbox(
        text("technology.one"), list(names), format_func=names.__getitem__, key=_ONE, persist_state="session"
    )


def _only(selection: Selection, filters: Filters, records: Records, technology: str) -> Selection:
    """The same choice narrowed to one technology."""
    if not technology:
        return selection
    narrowed = {**vars(filters), "technologies": (technology,), "families": ()}
    return select(records, Filters(**narrowed), registry())


def _official(
    selection: Selection,
    records: Records,
    filters: Filters,
    labels: Mapping[str, str],
    indicators: Sequence[str],
    source_line: str,
) -> None:
    """The official rate above, the published count below: two kinds of knowledge, two axes."""
    st.segmented_control(
        text("technology.indicator"), indicators, key=_INDICATOR, required=True, persist_state="session"
    )
    indicator = str(st.session_state[_INDICATOR])
    survey = official_survey(records, indicator)
    titles = dict(zip(records.sources["id"], records.sources["title"], strict=True))
    family, tag = FAMILY_OF_INDICATOR.get(indicator, ""), TECHNOLOGY_OF_INDICATOR.get(indicator, "")
    published = published_vs_official(selection, indicator)
    chart = official_and_published(
        published, indicator, survey, titles[survey.survey_id], family or labels[tag], source_line=source_line
    )
    clicked = draw_chart(chart, key="chart_official")
    found = (family or tag, clicked[1]) if clicked else None
    _evidence(
        selection,
        records,
        filters,
        labels,
        ("family" if family else "technology", "size_band"),
        found,
        key="official",
    )
    by, seen = detection_section(selection, indicator, source_line=source_line)
    _evidence(selection, records, filters, labels, ("family" if family else "technology", by), seen, key="detection")


def _evidence(
    selection: Selection,
    records: Records,
    filters: Filters,
    labels: Mapping[str, str],
    names: tuple[str, str],
    clicked: tuple[object, ...] | None,
    *,
    key: str,
) -> None:
    """The cases behind what was clicked, under the chart."""
    if not clicked:
        st.caption(text("technology.click_hint"))
        return
    what: dict[str, Any] = dict(zip(names, clicked, strict=False))
    if "year" in what:
        what["year"] = int(what["year"])
    cases = cases_behind(selection, **what)
    shown = " × ".join(_said(name, value, labels) for name, value in what.items() if value)
    with st.container(border=True):
        st.markdown(f"**{text('technology.clicked', what=plain(shown), n=len(cases))}**")
        for _, case in cases.head(_SHOWN).iterrows():
            case_card(case, records, filters.to_query(), key=key)
        if len(cases) > _SHOWN:
            tags = [str(what["technology"])] if what.get("technology") else []
            pages.link("cases", text("map.panel.more", n=len(cases) - _SHOWN), {**filters.to_query(), "tech": tags})


def _said(name: str, value: object, labels: Mapping[str, str]) -> str:
    if name == "technology":
        return labels[str(value)]
    if name == "status":
        return text(f"status.{value}")
    return text("value.year", year=value) if name == "year" else str(value)
