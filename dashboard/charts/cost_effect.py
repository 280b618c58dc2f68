"""What was spent against what was gained, for the cases that state both."""

from collections.abc import Mapping
from html import escape

import pandas as pd
import plotly.graph_objects as go

from dashboard import theme
from dashboard.charts.common import Chart, Row, join_notes, new_figure, undimmed
from dashboard.charts.effect_marks import (
    add_figures,
    effect_notes,
    figure_text,
    figures_table,
    government_text,
    metric_label,
    one_source_note,
    short_government,
)
from dashboard.charts.scales import reaches_far, value_axis, value_text
from dashboard.metrics.effects import rank_correlation
from dashboard.metrics.intervals import MIN_FOR_SHARE
from dashboard.strings import charts_effects_ja as ja

_HEIGHT, _LEGEND_SPACE = 460, 84
_NAMED = 14
_YEN = "円"
# With fewer cases a rank correlation has to be 0.65 or more to be told from chance: no sentence about it.
_MIN_FOR_RELATION = 2 * MIN_FOR_SHARE


def cost_effect(
    pairs: pd.DataFrame,
    cost_metric: str,
    effect_metric: str,
    *,
    source_titles: Mapping[str, str] | None = None,
    source_line: str = "",
) -> Chart:
    """A mark for each effect figure, at the largest cost that its case states; a line back to the smallest one.

    A click on a mark selects it, with (case_id,) as customdata.

    Args:
        pairs: Of `metrics.cost_against_effect` with the same metrics.
        cost_metric: Kind of cost.
        effect_metric: Kind of effect.
        source_titles: Title by source id, to name a source that most cases come from.
        source_line: 出典 and 時点 of the page, put at the end of the note.
    """
    names = {"cost": metric_label(cost_metric), "effect": metric_label(effect_metric)}
    return Chart(
        figure=_figure(pairs, names),
        title=_title(pairs, names),
        subtitle=ja.COST_EFFECT["subtitle"].format(
            **names, n=pairs["case_id"].nunique(), governments=pairs["government"].nunique()
        ),
        alt=_alt(pairs, names),
        table=_table(pairs),
        note=join_notes(
            ja.SCALE["log"] if reaches_far(pairs["cost_low"]) or reaches_far(pairs["result"]) else "",
            ja.COST_EFFECT["note_range"] if (pairs["cost_count"] > 1).any() else "",
            ja.COST_EFFECT["note_period"],
            *effect_notes(pairs),
            one_source_note(pairs, source_titles or {}),
            ja.NOT_PUBLISHED_IS_NOT_NOT_ADOPTED,
            source_line,
        ),
    )


def _figure(pairs: pd.DataFrame, names: Mapping[str, str]) -> go.Figure:
    figure = new_figure(_HEIGHT)
    _add_lines(figure, pairs)
    extra = [_cost_text(row, names["cost"]) for row in pairs.to_dict("records")]
    add_figures(figure, pairs, pairs["cost_high"], pairs["result"], extra=pd.Series(extra, index=pairs.index))
    _name(figure, pairs)
    unit = str(pairs["unit"].iloc[0]) if len(pairs) else ""
    figure.update_layout(showlegend=True, margin={"t": _LEGEND_SPACE, "l": 8, "r": 40})
    figure.update_xaxes(value_axis([*pairs["cost_low"], *pairs["cost_high"]]))
    figure.update_xaxes(title_text=ja.COST_EFFECT["axis_cost"].format(**names), automargin=True)
    figure.update_yaxes(value_axis(pairs["result"]))
    figure.add_annotation(
        text=ja.COST_EFFECT["axis_effect"].format(**names, unit=unit),
        font={"color": theme.SECONDARY_TEXT},
        x=0, xref="paper", xanchor="left", y=1, yref="paper", yanchor="bottom", yshift=8, showarrow=False,
    )  # fmt: skip
    return figure


def _add_lines(figure: go.Figure, pairs: pd.DataFrame) -> None:
    """From the smallest to the largest cost of each figure, and between the figures of one case."""
    x: list[float | None] = []
    y: list[float | None] = []
    for row in pairs[pairs["cost_count"] > 1].to_dict("records"):
        x += [row["cost_low"], row["cost_high"], None]
        y += [row["result"], row["result"], None]
    for _, rows in pairs.groupby("case_id"):
        x += [*rows["cost_high"], None]
        y += [*rows["result"], None]
    line = {"color": theme.AREA_BORDER, "width": 2}
    figure.add_scatter(x=x, y=y, mode="lines", line=line, hoverinfo="skip", showlegend=False, **undimmed())


def _name(figure: go.Figure, pairs: pd.DataFrame) -> None:
    """Names at the marks while they are few enough to be read; at the lowest one of a case with several."""
    first = pairs.sort_values("result", kind="stable").drop_duplicates("case_id")
    if len(first) > _NAMED:
        return
    several = pairs["case_id"].value_counts().reindex(first["case_id"]) > 1
    names = [escape(short_government(row), quote=False) for row in first.to_dict("records")]
    figure.add_scatter(
        x=first["cost_high"],
        y=first["result"],
        mode="text",
        text=[f"  {name}" if beside else f"{name}<br> " for name, beside in zip(names, several, strict=True)],
        textposition=["middle right" if beside else "top center" for beside in several],
        cliponaxis=False,
        hoverinfo="skip",
        showlegend=False,
        **undimmed(),
    )


def _cost_text(row: Row, cost: str) -> str:
    low, high = value_text(row["cost_low"], _YEN), value_text(row["cost_high"], _YEN)
    key = "hover_cost_many" if row["cost_count"] > 1 else "hover_cost"
    return ja.COST_EFFECT[key].format(cost=cost, value=high, low=low, high=high, n=row["cost_count"])


def _title(pairs: pd.DataFrame, names: Mapping[str, str]) -> str:
    cases = pairs["case_id"].nunique()
    if not cases:
        return ja.COST_EFFECT["title_none"].format(**names)
    if cases < _MIN_FOR_RELATION:
        return ja.COST_EFFECT["too_few"].format(**names, n=cases)
    relation = rank_correlation(pairs)
    if not relation.is_clear:
        return ja.COST_EFFECT["title_no_relation"].format(**names, n=cases)
    key = "title_grows" if relation.rho > 0 else "title_shrinks"
    return ja.COST_EFFECT[key].format(**names, n=cases, rho=f"{relation.rho:.2f}")


def _alt(pairs: pd.DataFrame, names: Mapping[str, str]) -> str:
    rows = (
        ja.COST_EFFECT["alt_row"].format(
            government=government_text(row), cost=value_text(row["cost_high"], _YEN), effect=figure_text(row)
        )
        for row in pairs.to_dict("records")
    )
    none = ja.COST_EFFECT["title_none"].format(**names)
    return ja.COST_EFFECT["alt"].format(**names, rows=ja.LIST_SEPARATOR.join(rows) or none)


def _table(pairs: pd.DataFrame) -> pd.DataFrame:
    table = figures_table(pairs)
    columns = {"header_low": "cost_low", "header_high": "cost_high", "header_count": "cost_count"}
    for place, (header, column) in enumerate(columns.items(), start=3):
        table.insert(place, ja.COST_EFFECT[header], pairs[column].to_numpy())
    return table
