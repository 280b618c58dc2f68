"""Stated effects of one kind: a row a case, a mark a figure."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from dashboard import theme
from dashboard.charts.common import Chart, Row, join_notes, new_figure, undimmed
from dashboard.charts.effect_marks import (
    add_figures,
    effect_notes,
    figures_table,
    government_text,
    metric_label,
    one_source_note,
    short_government,
    status_label,
)
from dashboard.charts.rows import NamedRow, RowPlan, draw_rows, plan_rows, short, top_rows
from dashboard.charts.scales import reaches_far, value_axis, value_text
from dashboard.metrics.effects import counting
from dashboard.metrics.intervals import MIN_FOR_SHARE
from dashboard.strings import charts_effects_ja as ja

SHOWN_CASES = 40
"""More rows than this are a list to search in: the table has them."""
_LEGEND_SPACE, _AXIS_SPACE = 52, 40
_PERCENT = "%"
# Only here does the metric leave open what time the value is for.
_WITH_PERIOD = ("cost_saved_yen",)
_ALT_ROWS = 12


def effect_dots(
    stated: pd.DataFrame,
    metric: str,
    labels: Mapping[str, str],
    *,
    source_titles: Mapping[str, str] | None = None,
    source_line: str = "",
) -> Chart:
    """The figures of one kind of effect, largest first; several units stand under headings and are not compared.

    The axis is logarithmic where the values reach over more than two powers of ten, except for percentages. A click
    on a mark selects it, with (case_id,) as customdata.

    Args:
        stated: Of `metrics.stated_effects`, all kinds.
        metric: Which kind; `minutes_before_after` has a chart of its own.
        labels: Japanese label by tag.
        source_titles: Title by source id, to name a source that most cases come from.
        source_line: 出典 and 時点 of the page, put at the end of the note.
    """
    figures = stated[stated["metric"] == metric]
    # Groups in the order of their largest group; within them the largest value first.
    group = figures.groupby("unit")["case_id"].transform("nunique")
    best = figures.groupby(["unit", "case_id"])["result"].transform("max")
    figures = figures.assign(_group=-group, _best=-best)
    figures = figures.sort_values(["_group", "unit", "_best", "case_id"], kind="stable")
    figures = figures.drop(columns=["_group", "_best"])
    drawn = top_rows(figures, "case_id", SHOWN_CASES)
    cases = int(counting(figures)["case_id"].nunique())
    omitted = figures["case_id"].nunique() - drawn["case_id"].nunique()
    units = list(figures["unit"].drop_duplicates())
    return Chart(
        figure=_figure(drawn, metric, labels),
        title=_title(figures, metric),
        subtitle=ja.DOTS["subtitle"].format(
            unit=units[0] if len(units) == 1 else ja.DOTS["unit_many"],
            n=cases,
            governments=counting(figures)["government"].nunique(),
        ),
        alt=_alt(figures, metric),
        table=figures_table(figures),
        note=join_notes(
            ja.SCALE["log"] if reaches_far(drawn["result"]) and not _is_percent(drawn) else "",
            *effect_notes(figures),
            ja.DOTS["note_omitted"].format(shown=SHOWN_CASES, rest=omitted) if omitted else "",
            one_source_note(counting(figures), source_titles or {}),
            ja.NOT_PUBLISHED_IS_NOT_NOT_ADOPTED,
            source_line,
        ),
    )


def _key(row: Row) -> tuple[str, str]:
    return str(row["unit"]), str(row["case_id"])


def _figure(figures: pd.DataFrame, metric: str, labels: Mapping[str, str]) -> go.Figure:
    several = figures["unit"].nunique() > 1
    plan = plan_rows(_named_row(key, rows, metric, labels, several=several) for key, rows in _by_row(figures).items())
    figure = new_figure(int(plan.height) + _LEGEND_SPACE + _AXIS_SPACE)
    y = pd.Series([plan.tracks[_key(row)] for row in figures.to_dict("records")], index=figures.index, dtype=float)
    _add_spans(figure, counting(figures), plan)
    add_figures(figure, figures, figures["result"], y)
    figure.update_layout(showlegend=True, margin={"t": _LEGEND_SPACE, "l": 16, "r": 16})
    percent = _is_percent(figures)
    figure.update_xaxes(value_axis(figures["result"], highest=100 if percent else None, linear=percent))
    draw_rows(figure, plan)
    return figure


def _is_percent(figures: pd.DataFrame) -> bool:
    return set(figures["unit"]) == {_PERCENT}


def _named_row(
    key: tuple[str, str], rows: pd.DataFrame, metric: str, labels: Mapping[str, str], *, several: bool
) -> NamedRow:
    first: Row = rows.iloc[0].to_dict()
    tag = str(first["technologies"]).partition(";")[0]
    return NamedRow(
        key,
        short_government(first),
        _value_label(rows, metric),
        short(labels[tag]) if tag in labels else "",
        heading=str(first["unit"]) if several else "",
    )


def _by_row(figures: pd.DataFrame) -> dict[tuple[str, str], pd.DataFrame]:
    grouped = figures.groupby(["unit", "case_id"], sort=False)
    return {(str(unit), str(case)): rows for (unit, case), rows in grouped}


def _results(figures: pd.DataFrame) -> dict[tuple[str, str], list[float]]:
    return {key: list(rows["result"]) for key, rows in _by_row(figures).items()}


def _add_spans(figure: go.Figure, figures: pd.DataFrame, plan: RowPlan) -> None:
    """A thin line between the figures of one case."""
    x: list[float | None] = []
    y: list[float | None] = []
    for key, values in _results(figures).items():
        if len(values) > 1:
            x += [min(values), max(values), None]
            y += [plan.tracks[key], plan.tracks[key], None]
    if x:
        line = {"color": theme.AREA_BORDER, "width": 2}
        figure.add_scatter(x=x, y=y, mode="lines", line=line, hoverinfo="skip", showlegend=False, **undimmed())


def _value_label(rows: pd.DataFrame, metric: str) -> str:
    """The values of one row as text: one, two, or the ends of many."""
    own = counting(rows)
    own = own if len(own) else rows
    unit = str(own["unit"].iloc[0])
    values = sorted(own["result"].unique())
    if len(values) == 1:
        value = value_text(values[0], unit)
        period = str(own["period"].iloc[0])
        return (
            ja.DOTS["label_period"].format(value=value, period=period) if metric in _WITH_PERIOD and period else value
        )
    key = "label_two" if len(values) == 2 else "label_many"
    low = value_text(values[0], unit).removesuffix(unit)
    return ja.DOTS[key].format(low=low, high=value_text(values[-1], unit))


def _title(figures: pd.DataFrame, metric: str) -> str:
    own = counting(figures)
    cases, actual = own["case_id"].nunique(), own[own["status"] == "actual"]
    name = metric_label(metric)
    if figures.empty:
        return ja.DOTS["title_none"].format(metric=name)
    if cases < MIN_FOR_SHARE:
        return ja.TOO_FEW_CASES.format(n=cases)
    with_actual = actual["case_id"].nunique()
    if not with_actual:
        return ja.DOTS["title_no_actual"].format(metric=name, n=cases)
    key = "title_all_actual" if with_actual == cases else "title"
    units = actual["unit"].unique()
    if len(units) > 1 or with_actual < MIN_FOR_SHARE:
        # A range over several units, or of a few, says nothing.
        return ja.DOTS["title_all_actual_no_range" if with_actual == cases else "title_no_range"].format(
            metric=name, n=cases, actual=with_actual
        )
    low = value_text(actual["result"].min(), units[0]).removesuffix(units[0])
    high = value_text(actual["result"].max(), units[0])
    return ja.DOTS[key].format(metric=name, n=cases, actual=with_actual, low=low, high=high)


def _alt(figures: pd.DataFrame, metric: str) -> str:
    rows = [
        ja.DOTS["alt_row"].format(
            government=government_text(row),
            value=value_text(row["result"], row["unit"]),
            status=status_label(row["status"]),
        )
        for row in figures.head(_ALT_ROWS).to_dict("records")
    ]
    if len(figures) > _ALT_ROWS:
        rows.append(ja.DOTS["alt_more"].format(n=len(figures) - _ALT_ROWS))
    none = ja.DOTS["title_none"].format(metric=metric_label(metric))
    return ja.DOTS["alt"].format(metric=metric_label(metric), rows=ja.LIST_SEPARATOR.join(rows) or none)
