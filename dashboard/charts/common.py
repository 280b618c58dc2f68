"""What all charts share: fonts, colours, gridlines, and the parcel in which a chart is handed over."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard import theme

Row = Mapping[Any, Any]
"""One row of a frame, by column."""

FONT_SIZE = 14
HEADING_SIZE = 16
ROW_HEIGHT = 34
"""Height of a bar with its gap: two lines of text fit, and a finger."""

_FEW = 6
_LABEL_SIGN = 9
"""Width of a digit in pixels, with some reserve for %, （ and ）."""

CONFIG: dict[str, Any] = {
    "displayModeBar": False,
    "displaylogo": False,
    "scrollZoom": False,
    "doubleClick": False,
}
"""For `st.plotly_chart(config=...)`. No button saves the picture: it would leave without its source line."""


@dataclass(frozen=True)
class Chart:
    """A chart and everything that has to stand around it.

    Attributes:
        figure: Without title; it fits 340 px and wider. Show it with `theme=None` and `config=CONFIG`.
        title: The finding, computed from the numbers; says so when they are too few for one.
        subtitle: Content, unit and denominator.
        alt: The chart in words, from its numbers.
        table: The numbers with Japanese headers and units, every row of the chart.
        note: What the reader must know beside the picture: what is left out, what the signs mean.
    """

    figure: go.Figure
    title: str
    subtitle: str
    alt: str
    table: pd.DataFrame
    note: str


def new_figure(height: int) -> go.Figure:
    """An empty figure in the style of the app, `height` pixels high."""
    figure = go.Figure()
    figure.update_layout(
        template="none",
        height=height,
        autosize=True,
        font={"family": theme.FONT_FAMILY, "size": FONT_SIZE, "color": theme.TEXT},
        paper_bgcolor=theme.PAGE,
        plot_bgcolor=theme.PAGE,
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
        separators=".,",
        hovermode="closest",
        hoverlabel={
            "bgcolor": theme.PAGE,
            "bordercolor": theme.AREA_BORDER,
            "font": {"family": theme.FONT_FAMILY, "size": FONT_SIZE, "color": theme.TEXT},
            "align": "left",
        },
        legend=LEGEND,
        # Touch has to scroll the page and a wheel must not zoom: the axes are fixed, a click still selects.
        dragmode=False,
        clickmode="event+select",
        barcornerradius=0,
    )
    return figure


LEGEND: dict[str, Any] = {
    "orientation": "h",
    "x": 0,
    "xanchor": "left",
    "xref": "container",
    "yref": "container",
    "y": 1,
    "yanchor": "top",
    "font": {"size": FONT_SIZE},
    "itemclick": False,
    "itemdoubleclick": False,
    "traceorder": "normal",
}
"""Above the plot, in the order of the chart; what is shown is chosen in the filters, not by clicking here."""

VALUE_AXIS: dict[str, Any] = {
    "fixedrange": True,
    "rangemode": "tozero",
    "gridcolor": theme.GRIDLINE,
    "zeroline": True,
    "zerolinecolor": theme.AREA_BORDER,
    "zerolinewidth": 1,
    "showline": False,
    "ticks": "",
    "tickfont": {"size": FONT_SIZE, "color": theme.SECONDARY_TEXT},
    "title": {"font": {"size": FONT_SIZE, "color": theme.SECONDARY_TEXT}, "standoff": 8},
    "automargin": True,
}
CATEGORY_AXIS: dict[str, Any] = {
    "fixedrange": True,
    "showgrid": False,
    "zeroline": False,
    "ticks": "",
    "tickfont": {"size": FONT_SIZE, "color": theme.TEXT},
    "automargin": True,
}


def undimmed(text_colour: str = theme.TEXT) -> dict[str, Any]:
    """Options of a trace that keep it as it is when something is clicked: a click opens cases, it hides nothing."""
    as_it_is = {"marker": {"opacity": 1}, "textfont": {"color": text_colour}}
    return {"selected": as_it_is, "unselected": as_it_is}


def label_after_bar(
    figure: go.Figure, categories: pd.Index | pd.Series, ends: pd.Series, labels: list[str], **where: int
) -> None:
    """Texts to the right of horizontal bars (and their whiskers), with room for them on a narrow screen."""
    figure.add_scatter(
        x=ends,
        y=categories,
        text=[f" {label}" for label in labels],
        mode="text",
        textposition="middle right",
        cliponaxis=False,
        hoverinfo="skip",
        showlegend=False,
        **undimmed(),
        **where,
    )
    longest = max((len(label) for label in labels), default=0)
    figure.update_layout(margin={"r": max(figure.layout.margin.r or 0, int(longest * _LABEL_SIGN))})


def whole_numbers(axis: Any, highest: float) -> None:
    """Ticks of a count at whole numbers, from 0, also where there are few or none."""
    axis.tickformat = ",d"
    if highest < _FEW:
        axis.dtick = 1
        axis.range = [0, max(highest, 1) * 1.1]


def join_notes(*notes: str) -> str:
    """Sentences of a note in one line, empty ones left out."""
    return "".join(note for note in notes if note)
