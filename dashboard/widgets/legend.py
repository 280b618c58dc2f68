"""The legend of the map as a list that a screen reader reads too."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from dashboard.maps import LegendRow
from dashboard.strings import text


def draw_legend(rows: Sequence[LegendRow], level: str, *, marks: int = 0) -> None:
    """Draw the classes in the order of the map, each with its number of areas."""
    areas = text(f"map.legend.areas.{level}")
    items = "".join(
        f'<li><i style="background:{row.colour}"></i>'
        f"{escape(row.label)}：{escape(text('map.legend.n', n=f'{row.count:,}', areas=areas))}</li>"
        for row in rows
    )
    if marks:
        items += f"<li>{escape(text('map.legend.mark', n=marks))}</li>"
    st.html(f'<ul class="dxmap-legend">{items}</ul>')
