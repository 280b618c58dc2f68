"""How long procedures took before and after: two marks and a line for each."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from dashboard import theme
from dashboard.charts.common import Chart, Row, join_notes, new_figure, undimmed
from dashboard.charts.effect_marks import (
    add_figures,
    effect_notes,
    figure_hover,
    figures_table,
    government_text,
    one_source_note,
    short_government,
)
from dashboard.charts.rows import NamedRow, RowPlan, draw_rows, plan_rows, short, top_rows
from dashboard.charts.scales import minute_axis, reaches_far, value_text
from dashboard.metrics.intervals import MIN_FOR_SHARE
from dashboard.strings import charts_effects_ja as ja

SHOWN_PAIRS = 40
_LEGEND_SPACE, _AXIS_SPACE = 52, 40


def before_after_minutes(
    pairs: pd.DataFrame,
    labels: Mapping[str, str],
    *,
    source_titles: Mapping[str, str] | None = None,
    source_line: str = "",
) -> Chart:
    """Minutes before (hollow grey) and after (filled, by status) of each procedure, longest first.

    The axis is logarithmic where the times reach over more than two powers of ten: a line's length is then a
    ratio. A click on a mark selects it, with (case_id,) as customdata.

    Args:
        pairs: Of `metrics.before_after`.
        labels: Japanese label by tag.
        source_titles: Title by source id, to name a source that most cases come from.
        source_line: 出典 and 時点 of the page, put at the end of the note.
    """
    known = pairs[pairs["minutes_before"].notna()].sort_values("minutes_before", ascending=False, kind="stable")
    known = known.assign(pair=range(len(known)))
    drawn = top_rows(known, "pair", SHOWN_PAIRS)
    in_days, omitted = len(pairs) - len(known), len(known) - len(drawn)
    times = pd.concat([drawn["minutes_before"], drawn["minutes_after"]])
    return Chart(
        figure=_figure(drawn, labels),
        title=_title(known),
        subtitle=ja.PAIRS["subtitle"].format(
            n=len(known), cases=known["case_id"].nunique(), governments=known["government"].nunique()
        ),
        alt=_alt(drawn),
        table=figures_table(pairs),
        note=join_notes(
            ja.SCALE["log"] if reaches_far(times) else "",
            ja.PAIRS["note_chosen"],
            ja.PAIRS["note_days"].format(n=in_days) if in_days else "",
            ja.DOTS["note_omitted"].format(shown=SHOWN_PAIRS, rest=omitted) if omitted else "",
            *effect_notes(pairs),
            one_source_note(pairs, source_titles or {}),
            ja.NOT_PUBLISHED_IS_NOT_NOT_ADOPTED,
            source_line,
        ),
    )


def _figure(pairs: pd.DataFrame, labels: Mapping[str, str]) -> go.Figure:
    plan = plan_rows(_named_row(row, labels) for row in pairs.to_dict("records"))
    figure = new_figure(int(plan.height) + _LEGEND_SPACE + _AXIS_SPACE)
    y = pairs["pair"].map(plan.tracks).astype(float)
    _add_lines(figure, pairs, plan)
    figure.add_scatter(
        name=ja.PAIRS["before"],
        mode="markers",
        x=pairs["minutes_before"],
        y=y,
        marker={"symbol": "square-open", "size": 12, "color": theme.GREY_700, "line": {"width": 2}},
        customdata=pairs[["case_id"]].to_numpy(),
        hovertext=[figure_hover(row) for row in pairs.to_dict("records")],
        hoverinfo="text",
        cliponaxis=False,
        **undimmed(),
    )
    add_figures(figure, pairs, pairs["minutes_after"], y, name=ja.PAIRS["after"])
    figure.update_layout(showlegend=True, margin={"t": _LEGEND_SPACE, "l": 16, "r": 16})
    figure.update_xaxes(minute_axis([*pairs["minutes_before"], *pairs["minutes_after"]]))
    draw_rows(figure, plan)
    return figure


def _named_row(row: Row, labels: Mapping[str, str]) -> NamedRow:
    tag = str(row["technologies"]).partition(";")[0]
    minutes = {"before": value_text(row["minutes_before"]), "after": value_text(row["minutes_after"])}
    detail = short(labels[tag]) if tag in labels else ""
    return NamedRow(row["pair"], short_government(row), ja.PAIRS["label"].format(**minutes), detail)


def _add_lines(figure: go.Figure, pairs: pd.DataFrame, plan: RowPlan) -> None:
    x: list[float | None] = []
    y: list[float | None] = []
    for row in pairs.to_dict("records"):
        x += [row["minutes_before"], row["minutes_after"], None]
        y += [plan.tracks[row["pair"]], plan.tracks[row["pair"]], None]
    line = {"color": theme.AREA_BORDER, "width": 3}
    figure.add_scatter(x=x, y=y, mode="lines", line=line, hoverinfo="skip", showlegend=False, **undimmed())


def _title(pairs: pd.DataFrame) -> str:
    if pairs.empty:
        return ja.PAIRS["title_none"]
    if len(pairs) < MIN_FOR_SHARE:
        return ja.PAIRS["too_few"].format(n=len(pairs))
    shorter = int((pairs["minutes_after"] < pairs["minutes_before"]).sum())
    half = int((pairs["remaining"] <= 0.5).sum())
    key = "title_all" if shorter == len(pairs) else "title"
    return ja.PAIRS[key].format(n=len(pairs), shorter=shorter, half=half)


def _alt(pairs: pd.DataFrame) -> str:
    rows = (
        ja.PAIRS["alt_row"].format(
            government=government_text(row),
            before=value_text(row["minutes_before"]),
            after=value_text(row["minutes_after"]),
        )
        for row in pairs.to_dict("records")
    )
    return ja.PAIRS["alt"].format(rows=ja.LIST_SEPARATOR.join(rows) or ja.PAIRS["title_none"])
