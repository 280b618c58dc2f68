"""A chart with everything that has to stand around it."""

import streamlit as st

from dashboard.charts import CONFIG, Chart
from dashboard.strings import text
from dashboard.widgets.download import download_csv
from dashboard.widgets.plain import plain


def draw_chart(chart: Chart, *, key: str) -> tuple[object, ...] | None:
    """Draw title, subtitle, figure, note and table twin; what was clicked comes back, as the chart's customdata."""
    st.subheader(plain(chart.title), anchor=False)
    st.caption(plain(chart.subtitle))
    event = st.plotly_chart(
        chart.figure, width="stretch", theme=None, config=CONFIG, on_select="rerun", selection_mode="points", key=key,
        alt=chart.alt,
    )  # fmt: skip
    st.caption(plain(chart.note))
    with st.expander(text("technology.table"), icon=":material/table_rows:"):
        st.dataframe(chart.table, hide_index=True, width="stretch", alt=chart.alt)
        download_csv(chart.table, f"dxmap_{key}.csv", key=f"{key}_download", note=chart.note)
    points = event["selection"]["points"]
    clicked = points[0].get("customdata") if points else None
    return tuple(clicked) if clicked else None
