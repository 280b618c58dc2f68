"""The legend of the map as a list that a screen reader reads too."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from dashboard import theme
from dashboard.maps import LegendRow
from dashboard.strings import text


def draw_legend(rows: Sequence[LegendRow], level: str, *, marks: int = 0) -> None:
    """Draw the classes in the order of the map, each with its number of areas."""
    areas = text(f"map.legend.areas.{level}")
    items = "".join(
        f'<li style="display:flex;align-items:center;gap:6px"><span aria-hidden="true" style="width:22px;height:16px;'
        f'border:1px solid {theme.AREA_BORDER};background:{row.colour}"></span>'
        f"<span>{escape(row.label)}：{escape(text('map.legend.n', n=f'{row.count:,}', areas=areas))}</span></li>"
        for row in rows
    )
    if marks:
        items += f"<li>{escape(text('map.legend.mark', n=marks))}</li>"
    st.html(
        '<ul class="dxmap-legend" style="list-style:none;display:flex;flex-wrap:wrap;gap:4px 18px;padding:0;margin:0;'
        f'font-size:14px;line-height:1.6">{items}</ul>'
    )
