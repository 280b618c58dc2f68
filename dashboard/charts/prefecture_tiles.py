"""The 47 prefectures as tiles of one size: the same values, classes and legend as the map, without its areas."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard import theme
from dashboard.charts.areas import (
    OFFICIAL,
    LegendEntry,
    area_hover,
    area_value,
    classes_of,
    legend_name,
    marker,
    text_on,
    value_header,
)
from dashboard.charts.common import Chart, Row, join_notes, new_figure, undimmed
from dashboard.charts.labels import count_text
from dashboard.charts.tile_layout import COLUMNS, ROWS, TILES
from dashboard.metrics.choropleth import NO_DATA, OUT_OF_SCOPE
from dashboard.metrics.intervals import MIN_FOR_SHARE
from dashboard.strings import charts_effects_ja as ja

_TILE, _GAP = 58, 0.04
# Two signs of 14 px are as wide as a tile on a telephone.
_LINE = 2
_NAMED = 2


def prefecture_tiles(
    values: pd.DataFrame,
    measure: str,
    legend: Sequence[LegendEntry],
    registry: pd.DataFrame,
    *,
    label: str,
    source_line: str = "",
) -> Chart:
    """A tile a prefecture in the place that it has among the others, coloured by the classes of the map.

    A click on a tile selects it, with (prefecture code,) as customdata.

    Args:
        values: Of `metrics.area_values` by prefecture.
        measure: The same measure.
        legend: Of `maps.legend` for these values.
        registry: `geodata.registry()`.
        label: What is coloured, in Japanese, with the technology or survey indicator: 掲載団体数.
        source_line: 出典 and 時点 of the page, put at the end of the note.
    """
    unit = theme.CLASSES[measure, "prefecture"].unit
    names = registry["name"].reindex(values.index)
    scope = values[values["klass"] != OUT_OF_SCOPE]
    kind = measure if measure in OFFICIAL else "published"
    return Chart(
        figure=_figure(values.assign(name=names), measure, unit, legend),
        title=_title(scope.assign(name=names.reindex(scope.index)), measure),
        subtitle=ja.TILES["subtitle"].format(label=label, n=len(scope)),
        alt=_alt(scope.assign(name=names.reindex(scope.index)), measure, unit, label),
        table=_table(values.assign(name=names), measure, unit, label),
        note=join_notes(
            ja.TILES["note"],
            ja.TILES[f"note_{kind}"],
            ja.NOT_PUBLISHED_IS_NOT_NOT_ADOPTED,
            source_line,
        ),
    )


def _figure(values: pd.DataFrame, measure: str, unit: str, legend: Sequence[LegendEntry]) -> go.Figure:
    figure = new_figure(ROWS * _TILE)
    for entry, areas in classes_of(values, legend):
        places = [TILES[str(code)] for code in areas.index]
        colour = text_on(entry.colour)
        figure.add_bar(
            name=legend_name(entry),
            orientation="h",
            # A trace without any point has no legend entry.
            base=[column + _GAP / 2 for _, column in places] if places else [None],
            x=[1 - _GAP] * len(places) if places else [None],
            y=[row + 0.5 for row, _ in places] if places else [None],
            width=1 - _GAP,
            marker=marker(entry.colour),
            text=[_tile_text(row) for row in areas.to_dict("records")],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            constraintext="none",
            textfont={"color": colour},
            customdata=[(code,) for code in areas.index],
            hovertext=[area_hover(row["name"], row, measure, unit) for row in areas.to_dict("records")],
            hoverinfo="text",
            **undimmed(colour),
        )
    # The north-west of the map is sea: the legend has its place there.
    inside = {"orientation": "v", "xref": "paper", "yref": "paper", "x": 0, "y": 1}
    figure.update_layout(barmode="overlay", showlegend=True, margin={"t": 0, "l": 0, "r": 0, "b": 0}, legend=inside)
    hidden = {"visible": False, "fixedrange": True}
    figure.update_xaxes(hidden, range=[0, COLUMNS])
    figure.update_yaxes(hidden, range=[ROWS, 0])
    return figure


def _tile_text(row: Row) -> str:
    """Name without 県, 府 and 都 in lines of two signs, and the value; a dash where nothing is known."""
    name = row["name"] if row["name"].endswith(ja.TILES["kept"]) else row["name"][:-1]
    value = ja.AREA["none"] if row["klass"] < 0 else count_text(round(row["value"]))
    lines = [name[start : start + _LINE] for start in range(0, len(name), _LINE)]
    return "<br>".join([*lines, f"<b>{value}</b>" if row["klass"] != OUT_OF_SCOPE else ""])


def _title(scope: pd.DataFrame, measure: str) -> str:
    known = scope[scope["klass"] != NO_DATA]
    if measure == "survey":
        return _rate_title(known)
    if known.empty:
        return ja.TILES["title_nothing"]
    numbers = {"k": len(known), "of": len(scope)}
    every = "_all" if len(known) == len(scope) else ""
    if measure in ("adopters", "technology"):
        n, whole = int(scope["numerator"].sum()), int(scope["denominator"].sum())
        if n < MIN_FOR_SHARE:
            return ja.AREA["too_few"].format(n=n)
        return ja.TILES[f"title_adopters{every}"].format(n=count_text(n), whole=count_text(whole), **numbers)
    return ja.TILES[f"title_published{every}"].format(**numbers)


def _rate_title(known: pd.DataFrame) -> str:
    if len(known) < MIN_FOR_SHARE:
        return ja.TILES["title_rate_few"].format(n=len(known))
    ends: dict[str, str] = {}
    for end, value in (("low", known["value"].min()), ("high", known["value"].max())):
        names = list(known.loc[known["value"] == value, "name"])
        named = ja.LIST_SEPARATOR.join(names) if len(names) <= _NAMED else ja.TILES["several"].format(n=len(names))
        ends |= {end: f"{value:.0f}", f"{end}_names": named}
    return ja.TILES["title_rate"].format(**ends)


def _alt(scope: pd.DataFrame, measure: str, unit: str, label: str) -> str:
    rows = (
        ja.TILES["alt_row"].format(name=row["name"], value=area_value(row, measure, unit))
        for row in scope.to_dict("records")
    )
    return ja.TILES["alt"].format(label=label, rows=ja.LIST_SEPARATOR.join(rows) or ja.TILES["title_nothing"])


def _table(values: pd.DataFrame, measure: str, unit: str, label: str) -> pd.DataFrame:
    table = {
        ja.AREA["header_prefecture"]: values["name"],
        value_header(label, unit): values["value"].round(1),
        ja.AREA["header_words"]: [area_value(row, measure, unit) for row in values.to_dict("records")],
    }
    return pd.DataFrame(table).reset_index(drop=True)
