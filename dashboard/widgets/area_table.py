"""The table twin of the map: every area with its figures, sortable, to be downloaded."""

import pandas as pd
import streamlit as st

from dashboard import theme
from dashboard.metrics import Selection, municipality_figures, prefecture_figures
from dashboard.strings import text
from dashboard.widgets.current import registry
from dashboard.widgets.download import download_csv

_COUNTED = ("adopters", "cases", "technologies", "technology")


def area_table(selection: Selection, values: pd.DataFrame, measure: str, level: str, *, note: str) -> None:
    """Draw the areas in scope as a table, folded away; the download has `note` as its last line."""
    # Built only when it is opened: most readers look at the map, and 1,741 rows are more than all the rest together.
    box = st.expander(text("map.table"), icon=":material/table_rows:", key="map_table", on_change="rerun")
    if not box.open:
        return
    table = area_frame(selection, values, measure, level)
    with box:
        st.dataframe(
            table,
            hide_index=True,
            width="stretch",
            alt=text("map.table.alt", title=text(f"map.measure.{measure}"), rows=len(table)),
        )
        download_csv(table, f"dxmap_{measure}_{level}.csv", key="map_table_download", note=note)


def area_frame(selection: Selection, values: pd.DataFrame, measure: str, level: str) -> pd.DataFrame:
    """The rows of the table with Japanese headers and units: code, name, population, the value and the counts."""
    places = registry().loc[values.index]
    unit = theme.CLASSES[measure, level].unit
    facts = pd.DataFrame(
        {
            text("column.code"): places["lgcode"],
            text("column.prefecture"): places["prefecture"],
            text("column.name"): places["name"],
            text("column.population"): places["population"],
        }
    )
    if level == "municipality":
        facts[text("column.type")] = places["type"]
        facts[text("column.band")] = places["size_band"]
    if measure in _COUNTED:
        figures = _municipalities(selection) if level == "municipality" else _prefectures(selection)
    else:
        figures = pd.DataFrame(index=values.index)
    if measure in ("technology", "cost", "survey"):
        header = text("column.value", measure=text(f"map.measure.{measure}"), unit=unit)
        words = theme.CLASSES[measure, level].words
        if words:
            facts[text("column.answer")] = [words[klass] if klass >= 0 else "" for klass in values["klass"]]
        else:
            facts[header] = values["value"].round(1)
        if measure == "survey" and not words:
            facts[text("column.numerator")] = values["numerator"].astype("Int64")
            facts[text("column.denominator")] = values["denominator"].astype("Int64")
    in_scope = values["klass"] != -2
    return facts[in_scope].join(figures).reset_index(drop=True)


def _municipalities(selection: Selection) -> pd.DataFrame:
    figures = municipality_figures(selection)
    return pd.DataFrame(
        {
            text("column.cases"): figures["case_count"],
            text("column.implemented"): figures["implemented_count"],
            text("column.pilot"): figures["pilot_count"],
            text("column.planned"): figures["planned_count"],
            text("column.technologies"): figures["technology_count"],
            text("column.first_year"): figures["first_year"],
        }
    )


def _prefectures(selection: Selection) -> pd.DataFrame:
    figures = prefecture_figures(selection)
    return pd.DataFrame(
        {
            text("column.numerator"): figures["adopters"],
            text("column.denominator"): figures["denominator"],
            text("column.cases"): figures["case_count"],
            text("column.technologies"): figures["technology_count"],
            text("column.own"): figures["own_case_count"],
        }
    )
