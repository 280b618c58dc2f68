"""How many municipalities had begun by each year, with those of unknown year beside."""

import pandas as pd
import plotly.graph_objects as go

from dashboard import theme
from dashboard.charts.common import (
    CATEGORY_AXIS,
    VALUE_AXIS,
    Chart,
    Row,
    join_notes,
    new_figure,
    undimmed,
    whole_numbers,
)
from dashboard.charts.labels import count_text
from dashboard.charts.rows import hover_lines
from dashboard.metrics.intervals import MIN_FOR_SHARE
from dashboard.metrics.spread import Spread
from dashboard.strings import charts_effects_ja as ja

_HEIGHT, _LEGEND_SPACE, _HEADROOM = 400, 64, 1.15
_TICKS = 7
UNDATED = 0
"""Stands where the year would in the customdata of the bar of unknown year."""


def cumulative_spread(spread: Spread, *, technology: str = "", source_line: str = "") -> Chart:
    """A line of all that had begun, bars of those that began in the year, and a grey bar of unknown year.

    The last two years are shaded. A click on a bar or on the line selects it, with (year,) as customdata, 0 for the
    bar of unknown year.

    Args:
        spread: Of `metrics.spread`.
        technology: Japanese name of the one technology that is selected, for the subtitle.
        source_line: 出典 and 時点 of the page, put at the end of the note.
    """
    table = spread.by_year
    key = "subtitle_technology" if technology else "subtitle"
    return Chart(
        figure=_figure(spread),
        title=_title(spread),
        subtitle=ja.SPREAD[key].format(technology=technology, of=count_text(spread.denominator)),
        alt=_alt(table),
        table=_table(table),
        note=join_notes(
            ja.SPREAD["note_lower"],
            ja.SPREAD["note_undated"].format(n=count_text(spread.undated_adopters)) if spread.undated_adopters else "",
            ja.SPREAD["note_incomplete"].format(year=spread.incomplete_from),
            ja.NOT_PUBLISHED_IS_NOT_NOT_ADOPTED,
            source_line,
        ),
    )


def _figure(spread: Spread) -> go.Figure:
    table, figure = spread.by_year, new_figure(_HEIGHT)
    records = table.to_dict("records")
    hovers = [_hover(row, spread) for row in records]
    # The axis names years only; it goes up to the present, which is shaded.
    first = int(table["year"].min()) if len(table) else spread.incomplete_from
    last = max(spread.incomplete_from + 1, int(table["year"].max()) if len(table) else 0)
    figure.add_bar(
        name=ja.SPREAD["new"], x=table["year"], y=table["new_count"], width=0.7,
        marker={"color": theme.BLUE_400}, customdata=table[["year"]].to_numpy(), hovertext=hovers, hoverinfo="text",
        **undimmed(),
    )  # fmt: skip
    figure.add_scatter(
        name=ja.SPREAD["so_far"], x=table["year"], y=table["adopters"], mode="lines+markers",
        line={"color": theme.BLUE_900, "width": 3}, marker={"size": 8, "color": theme.BLUE_900},
        customdata=table[["year"]].to_numpy(), hovertext=hovers, hoverinfo="text", cliponaxis=False,
        **undimmed(),
    )  # fmt: skip
    undated_at = last + _gap(first, last)
    _add_undated(figure, spread, undated_at, 0.7 * max(1, _gap(first, last) / 3))
    _shade(figure, spread.incomplete_from, last)
    highest = max([spread.undated_adopters, *table["adopters"]], default=0)
    figure.update_layout(barmode="overlay", showlegend=True, margin={"t": _LEGEND_SPACE})
    years = _year_ticks(first, last)
    figure.update_xaxes(
        CATEGORY_AXIS,
        range=[first - 0.6, undated_at + 0.5 * _gap(first, last)],
        tickvals=[*years, undated_at],
        ticktext=[*map(str, years), ja.SPREAD["undated"]],
        tickangle=0,
    )
    figure.update_yaxes(VALUE_AXIS, range=[0, max(highest * _HEADROOM, 1)])
    whole_numbers(figure.layout.yaxis, highest)
    return figure


def _gap(first: int, last: int) -> float:
    """Room between the last year and the bar of unknown year, in years: its label must not touch that of the year."""
    return max(2.5, (last - first) * 0.26)


def _year_ticks(first: int, last: int) -> list[int]:
    """At most seven years, evenly apart, that end with a shaded one."""
    step = -(-(last - first + 1) // _TICKS)
    return list(range(last, first - 1, -step))[::-1]


def _add_undated(figure: go.Figure, spread: Spread, at: float, width: float) -> None:
    n = spread.undated_adopters
    hover = ja.SPREAD["hover_undated"].format(n=count_text(n), cases=count_text(spread.undated_cases))
    figure.add_bar(
        name=ja.SPREAD["undated"], x=[at], y=[n], width=width, customdata=[(UNDATED,)],
        marker={"color": theme.UNKNOWN_FILL, "line": {"color": theme.AREA_BORDER, "width": 1}},
        text=[count_text(n)], textposition="outside", textangle=0, constraintext="none", cliponaxis=False,
        hovertext=[hover_lines([ja.SPREAD["undated"], hover])], hoverinfo="text",
        **undimmed(),
    )  # fmt: skip
    table = spread.by_year
    if len(table):
        figure.add_annotation(
            text=f"<b>{count_text(table['adopters'].iloc[-1])}</b>",
            x=table["year"].iloc[-1], y=table["adopters"].iloc[-1], yanchor="bottom", yshift=8, showarrow=False,
        )  # fmt: skip


def _shade(figure: go.Figure, incomplete_from: int, last: int) -> None:
    figure.add_vrect(
        x0=incomplete_from - 0.5,
        x1=last + 0.5,
        fillcolor=theme.GREY_100,
        line_width=0,
        layer="below",
        annotation={
            "text": ja.SPREAD["incomplete"],
            "font": {"color": theme.SECONDARY_TEXT},
            "yref": "paper",
            "y": 1,
            "yanchor": "bottom",
            "x": last + 0.5,
            "xanchor": "right",
        },
    )


def _hover(row: Row, spread: Spread) -> str:
    return hover_lines(
        [
            ja.SPREAD["hover"].format(year=row["year"]),
            ja.SPREAD["hover_new"].format(n=count_text(row["new_count"])),
            ja.SPREAD["hover_so_far"].format(n=count_text(row["adopters"]), of=count_text(spread.denominator)),
            ja.SPREAD["hover_prefectures"].format(n=row["prefecture_count"]),
        ]
    )


def _title(spread: Spread) -> str:
    """The year by which half had begun: of complete years only, and only where there are enough."""
    undated = count_text(spread.undated_adopters)
    complete = spread.by_year[~spread.by_year["is_incomplete"]]
    dated = int(spread.by_year["new_count"].sum())
    if not dated:
        return ja.SPREAD["title_undated" if spread.undated_adopters else "title_nothing"].format(undated=undated)
    half = complete[complete["adopters"] * 2 >= dated]
    if dated < MIN_FOR_SHARE or half.empty:
        return ja.SPREAD["too_few"].format(n=count_text(dated), undated=undated)
    key = "title_half" if spread.undated_adopters else "title_half_all_dated"
    return ja.SPREAD[key].format(n=count_text(dated), year=half["year"].iloc[0], undated=undated)


def _alt(table: pd.DataFrame) -> str:
    rows = (
        ja.SPREAD["alt_row"].format(year=row["year"], so_far=count_text(row["adopters"]))
        for row in table.to_dict("records")
    )
    return ja.SPREAD["alt"].format(rows=ja.LIST_SEPARATOR.join(rows) or ja.SPREAD["title_nothing"])


def _table(table: pd.DataFrame) -> pd.DataFrame:
    columns = {
        "header_year": "year", "header_new": "new_count", "header_so_far": "adopters",
        "header_new_prefectures": "new_prefecture_count", "header_prefectures": "prefecture_count",
    }  # fmt: skip
    return pd.DataFrame({ja.SPREAD[header]: table[column] for header, column in columns.items()})
