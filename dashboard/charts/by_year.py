"""Since when: municipalities that began in each year, by the status of what they began with."""

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
from dashboard.metrics.intervals import MIN_FOR_SHARE
from dashboard.metrics.technology import YearTable
from dashboard.records.vocabulary import STATUSES
from dashboard.strings import charts_ja as ja

_HEIGHT = 380
_LEGEND_SPACE = 64
# A colour alone says nothing on a black-and-white print.
_PATTERNS = {"implemented": "", "pilot": "/", "planned": "."}


def starts_by_year(years: YearTable, *, technology: str = "", source_line: str = "") -> Chart:
    """Stacked bars of the municipalities that began in each year; the last two years shaded as incomplete.

    Each municipality stands once, in the year of its first dated case. A click on a bar
    selects it, with (year, status) as customdata.

    Args:
        years: Of `metrics.by_year(selection, "status")`.
        technology: Japanese name of the one technology that is selected, for the subtitle.
        source_line: 出典 and 時点 of the page, put at the end of the note.
    """
    table = years.table
    key = "subtitle_technology" if technology else "subtitle"
    totals = table.groupby("year")["adopters"].sum()
    return Chart(
        figure=_figure(years),
        title=_title(totals, years),
        subtitle=ja.YEAR[key].format(technology=technology),
        alt=_alt(totals),
        table=_table(table),
        note=_note(years, source_line),
    )


def _figure(years: YearTable) -> go.Figure:
    figure = new_figure(_HEIGHT)
    table = years.table
    for status in STATUSES:
        rows = table[table["status"] == status]
        if not rows["case_count"].any():
            continue
        figure.add_bar(
            name=ja.STATUS[status],
            x=rows["year"],
            y=rows["adopters"],
            marker={
                "color": theme.STATUS_COLOURS[status],
                "line": {"color": theme.PAGE, "width": 1},
                "pattern": {
                    "shape": _PATTERNS[status],
                    "bgcolor": theme.STATUS_COLOURS[status],
                    "fgcolor": theme.PAGE,
                    "size": 6,
                    "solidity": 0.2,
                },
            },
            customdata=rows[["year", "status"]].to_numpy(),
            hovertext=[_hover(row) for row in rows.to_dict("records")],
            hoverinfo="text",
            **undimmed(),
        )
    totals = table.groupby("year")["adopters"].sum()
    first = int(totals.index.min()) if len(totals) else years.incomplete_from
    last = max([years.incomplete_from + 1, *totals.index])
    figure.add_scatter(
        x=totals.index,
        y=totals,
        text=[count_text(n) if n else "" for n in totals],
        mode="text",
        textposition="top center",
        cliponaxis=False,
        hoverinfo="skip",
        showlegend=False,
        **undimmed(),
    )
    _shade(figure, years.incomplete_from, last)
    figure.update_layout(barmode="stack", bargap=0.2, margin={"t": _LEGEND_SPACE}, showlegend=True)
    figure.update_xaxes(CATEGORY_AXIS, range=[first - 0.6, last + 0.6], tickformat="d", tickangle=0)
    highest = totals.max() if len(totals) else 0
    # Room for the number on the highest bar.
    figure.update_yaxes(VALUE_AXIS, range=[0, max(highest * 1.12, 1)])
    whole_numbers(figure.layout.yaxis, highest)
    figure.add_annotation(
        text=ja.YEAR["unit"],
        font={"color": theme.SECONDARY_TEXT},
        xref="paper",
        yref="paper",
        x=0,
        y=1,
        xanchor="left",
        yanchor="bottom",
        xshift=-8,
        showarrow=False,
    )
    return figure


def _shade(figure: go.Figure, incomplete_from: int, last: int) -> None:
    figure.add_vrect(
        x0=incomplete_from - 0.5,
        x1=last + 0.6,
        fillcolor=theme.GREY_100,
        line_width=0,
        layer="below",
        annotation={
            "text": ja.YEAR["incomplete"],
            "font": {"color": theme.SECONDARY_TEXT},
            "yref": "paper",
            "y": 1,
            "yanchor": "bottom",
            "x": last + 0.6,
            "xanchor": "right",
        },
    )


def _hover(row: Row) -> str:
    return ja.YEAR["hover"].format(
        year=row["year"], status=ja.STATUS[row["status"]], n=row["adopters"], cases=row["case_count"]
    )


def _title(totals: pd.Series, years: YearTable) -> str:
    if not totals.sum():
        return ja.YEAR["title_undated"].format(n=years.undated_cases) if years.undated_cases else ja.NOTHING
    complete = totals[totals.index < years.incomplete_from]
    most = int(complete.max()) if len(complete) else 0
    if most < MIN_FOR_SHARE:
        return ja.TOO_FEW.format(n=int(totals.sum()))
    named = [str(year) for year in complete[complete == most].index]
    if len(named) > 1:
        return ja.YEAR["title_ties"].format(years=ja.LIST_SEPARATOR.join(named), n=most)
    return ja.YEAR["title"].format(year=named[0], n=most)


def _note(years: YearTable, source_line: str) -> str:
    undated = ja.YEAR["note_undated"].format(
        cases=count_text(years.undated_cases), governments=count_text(years.undated_adopters)
    )
    return join_notes(
        undated if years.undated_cases else "",
        ja.YEAR["note_incomplete"].format(first=years.incomplete_from),
        ja.NOT_PUBLISHED_IS_NOT_NOT_ADOPTED,
        source_line,
    )


def _alt(totals: pd.Series) -> str:
    rows = (ja.YEAR["alt_row"].format(year=year, n=n) for year, n in totals.items() if n)
    return ja.YEAR["alt"].format(rows=ja.LIST_SEPARATOR.join(rows) or ja.NOTHING)


def _table(table: pd.DataFrame) -> pd.DataFrame:
    stated = table[table["case_count"] > 0]
    return pd.DataFrame(
        {
            ja.YEAR["header_year"]: stated["year"],
            ja.YEAR["header_status"]: stated["status"].map(ja.STATUS),
            ja.YEAR["header_adopters"]: stated["adopters"],
            ja.YEAR["header_cases"]: stated["case_count"],
        }
    ).reset_index(drop=True)
