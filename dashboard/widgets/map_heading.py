"""Above the map: what it shows, of when, out of how many."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard.maps import MapChoice
from dashboard.metrics import Filters, KeyFigures
from dashboard.records import Records
from dashboard.strings import text
from dashboard.widgets.filters import prefecture_names
from dashboard.widgets.map_source import stated, survey_date
from dashboard.widgets.plain import plain


def map_heading(
    choice: MapChoice, filters: Filters, figures: KeyFigures, values: pd.DataFrame, records: Records
) -> None:
    """Draw title and subtitle: content, unit, denominator and period."""
    place = prefecture_names().get(filters.prefecture, text("map.nation"))
    labels = dict(zip(records.technologies["tag"], records.technologies["label_ja"], strict=True))
    technology, indicator = plain(labels.get(choice.technology, "")), plain(choice.indicator)
    key = f"map.title.{_title_key(choice, filters)}"
    st.title(text(key, place=place, technology=technology, indicator=indicator), anchor=False)
    if choice.kind == "cost":
        known = values["value"].dropna()
        names = prefecture_names()
        prefectures = "・".join(dict.fromkeys(names[str(code)[:2]] for code in known.index))
        date = stated(records.costs["survey_date"])
        st.caption(text("map.subtitle.cost", n=len(known), prefectures=prefectures or place, date=date))
    elif choice.kind == "survey":
        st.caption(text(f"map.subtitle.{_title_key(choice, filters)}", date=survey_date(records, choice.indicator)))
    else:
        period, of = _period(filters, figures), f"{figures.denominator:,}"
        st.caption(text("map.subtitle.published", place=place, denominator=of, period=period))


def _title_key(choice: MapChoice, filters: Filters) -> str:
    """The measure, and whether of a survey the rates or the answers one by one are shown."""
    answers = choice.kind == "survey" and choice.area_level(filters.prefecture) == "municipality"
    return "survey_answers" if answers else choice.measure


def _period(filters: Filters, figures: KeyFigures) -> str:
    if filters.year_from is None and filters.year_to is None:
        return text("map.period_all")
    period = text("map.period", first=filters.year_from or "", last=filters.year_to or "")
    return period + (text("map.period_undated", n=figures.undated_count) if filters.undated else "")


def map_figures(choice: MapChoice, figures: KeyFigures, values: pd.DataFrame, technologies: int) -> None:
    """Draw the key figures of what the map shows, each with its denominator and, one hover away, its definition."""
    with st.container(key="map_figures"):
        columns = st.columns(4)
    if choice.kind == "survey":
        drawn = _survey_figures(values)
    elif choice.kind == "cost":
        drawn = _cost_figures(values["value"].dropna())
    else:
        drawn = _published_figures(figures, technologies)
    for column, figure in zip(columns, drawn, strict=False):
        column.metric(**figure)


def _published_figures(figures: KeyFigures, technologies: int) -> list[dict[str, Any]]:
    counts = {
        "implemented": figures.implemented_count, "pilot": figures.pilot_count, "planned": figures.planned_count,
    }  # fmt: skip
    value = "map.figure.adopters_value"
    return [
        {
            "label": text("map.figure.adopters"),
            "value": text(value, n=f"{figures.adopters:,}", of=f"{figures.denominator:,}"),
            "help": text("map.figure.adopters_help"),
        },
        {
            "label": text("map.figure.prefectural"),
            "value": text(value, n=figures.prefectural_adopters, of=figures.prefectural_denominator),
            "help": text("map.figure.prefectural_help"),
        },
        {
            "label": text("map.figure.cases"),
            "value": text("map.figure.cases_value", n=f"{figures.case_count:,}"),
            "delta": text("map.figure.cases_delta", "ja", **counts),
            "delta_color": "off",
            "delta_arrow": "off",
            "help": text("map.figure.cases_help"),
        },
        {
            "label": text("map.figure.technologies"),
            "value": text("map.figure.technologies_value", n=figures.technology_count, of=technologies),
            "help": text("map.figure.technologies_help"),
        },
    ]


def _survey_figures(values: pd.DataFrame) -> list[dict[str, Any]]:
    adopted, asked = int(values["numerator"].sum()), int(values["denominator"].sum())
    rate = f"{adopted / asked * 100:.1f}" if asked else "–"
    hint = text("map.figure.survey_help")
    value = text("map.figure.adopters_value", n=f"{adopted:,}", of=f"{asked:,}")
    return [
        {"label": text("map.figure.survey"), "value": value, "help": hint},
        {
            "label": text("map.figure.survey_rate"),
            "value": text("map.figure.survey_rate_value", rate=rate),
            "help": hint,
        },
    ]


def _cost_figures(costs: pd.Series) -> list[dict[str, Any]]:
    hint = text("map.figure.cost_help")
    if costs.empty:
        return [{"label": text("map.figure.cost"), "value": text("map.figure.cost_value", n=0), "help": hint}]
    ends = {"low": f"{costs.min():,.0f}", "high": f"{costs.max():,.0f}"}
    median = text("map.figure.yen", n=f"{costs.median():,.0f}")
    return [
        {"label": text("map.figure.cost"), "value": text("map.figure.cost_value", n=len(costs)), "help": hint},
        {"label": text("map.figure.cost_median"), "value": median, "help": hint},
        {"label": text("map.figure.cost_range"), "value": text("map.figure.yen_range", **ends), "help": hint},
    ]
