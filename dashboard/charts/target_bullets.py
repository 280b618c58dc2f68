"""The numeric targets of plans, a row each, with the actual where one is recorded."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard import theme
from dashboard.charts.common import VALUE_AXIS, Chart, Row, join_notes, new_figure, undimmed
from dashboard.charts.rows import NamedRow, RowPlan, draw_rows, hover_lines, plan_rows
from dashboard.charts.scales import value_text
from dashboard.strings import charts_effects_ja as ja

_LEGEND_SPACE, _AXIS_SPACE = 76, 64
_FULL, _LONGEST = 100.0, 150.0
_BAR = 12
_WITHOUT = {"overdue": "x-thin", "no_actual": "circle-open"}
"""States without a bar, with the sign at the start of their tracks."""

_Style = tuple[str, str, str]
"""Colour, pattern and colour of the pattern: a colour alone says nothing on a black-and-white print."""
_TRACK_STYLE: _Style = (theme.UNKNOWN_FILL, "", theme.PAGE)
_STYLES: dict[str, _Style] = {
    "reached": (theme.BLUE_900, "", theme.PAGE),
    "exceeded": (theme.BLUE_900, "+", theme.PAGE),
    "not_yet": (theme.BLUE_400, "", theme.PAGE),
    "missed": (theme.YELLOW_600, "\\", theme.PAGE),
    "not_final": (theme.UNKNOWN_FILL, "/", theme.GREY_900),
    "not_judged": (theme.UNKNOWN_FILL, ".", theme.GREY_900),
}


def target_bullets(progress: pd.DataFrame, *, source_line: str = "") -> Chart:
    """A track from 0 to the target for each, filled as far as the actual reaches; empty where none is recorded.

    A click on a bar or track selects it, with (source_id, chapter, indicator) as customdata.

    Args:
        progress: Of `metrics.target_progress`.
        source_line: 出典 and 時点 of the page, put at the end of the note.
    """
    rows = progress.reset_index(drop=True)
    return Chart(
        figure=_figure(rows),
        title=_title(rows),
        subtitle=ja.TARGETS["subtitle"].format(n=len(rows)),
        alt=_alt(rows),
        table=_table(rows),
        note=join_notes(
            ja.TARGETS["note_meaning"],
            ja.TARGETS["note_exact"] if (rows["state"] == "exceeded").any() else "",
            ja.TARGETS["note_at_most"] if (rows["comparator"] == "<=").any() else "",
            ja.NOT_PUBLISHED_IS_NOT_NOT_ADOPTED,
            source_line,
        ),
    )


def _figure(rows: pd.DataFrame) -> go.Figure:
    several = rows["source_id"].nunique() > 1
    plan = plan_rows(_named_row(number, row, several) for number, row in enumerate(rows.to_dict("records")))
    figure = new_figure(int(plan.height) + _LEGEND_SPACE + _AXIS_SPACE)
    share = (rows["reached_share"] * 100).clip(upper=_LONGEST)
    _add_bars(figure, rows, pd.Series(_FULL, index=rows.index), plan, _TRACK_STYLE)
    for state, style in _STYLES.items():
        shown = (rows["state"] == state) & share.notna()
        _add_bars(figure, rows[shown], share[shown], plan, style, ja.TARGET_STATE[state])
    for state, symbol in _WITHOUT.items():
        shown = rows["state"] == state
        marker = {"symbol": symbol, "size": 11, "color": theme.TEXT, "line": {"color": theme.TEXT, "width": 2}}
        _add_signs(figure, plan, list(rows.index[shown]), 0, marker, ja.TARGET_STATE[state])
    marker = {"symbol": "line-ns", "size": _BAR + 8, "line": {"color": theme.TEXT, "width": 3}}
    _add_signs(figure, plan, list(rows.index), _FULL, marker, ja.TARGETS["goal"])
    figure.update_layout(barmode="overlay", showlegend=True, margin={"t": _LEGEND_SPACE, "l": 16, "r": 16})
    longest = max(_FULL, share.max() if share.notna().any() else 0)
    figure.update_xaxes(VALUE_AXIS, range=[0, longest * 1.02], dtick=25, tickangle=0, title_text=ja.TARGETS["axis"])
    draw_rows(figure, plan)
    figure.update_yaxes(showgrid=False)
    return figure


def _named_row(number: int, row: Row, several: bool) -> NamedRow:
    chapter = ja.TARGETS["chapter"].format(chapter=row["chapter"]) if row["chapter"] else ja.TARGETS["chapter_none"]
    heading = f"{row['source_id']} {chapter}" if several else chapter
    return NamedRow(number, str(row["indicator"]), below=(_goal(row), _standing(row)), heading=heading)


def _goal(row: Row) -> str:
    deadline = ja.TARGETS["no_deadline"]
    if pd.notna(row["deadline_fy"]):
        deadline = ja.TARGETS["deadline"].format(year=row["deadline_fy"])
    comparator = ja.COMPARATOR[row["comparator"]]
    value = value_text(row["value"], row["unit"])
    return ja.TARGETS["value"].format(value=value, comparator=comparator, deadline=deadline)


def _standing(row: Row) -> str:
    """The actual with its date and state, or that none is recorded."""
    state = ja.TARGET_STATE[row["state"]]
    if pd.isna(row["actual"]):
        return state
    date = row["actual_date"] or ja.TARGETS["date_unknown"]
    actual = value_text(row["actual"], row["unit"])
    return ja.TARGETS["standing"].format(actual=actual, date=date, state=state)


def _add_signs(
    figure: go.Figure, plan: RowPlan, numbers: list[int], x: float, marker: dict[str, Any], name: str
) -> None:
    if not numbers:
        return
    figure.add_scatter(
        name=name,
        mode="markers",
        x=[x] * len(numbers),
        y=[plan.tracks[number] for number in numbers],
        marker=marker,
        hoverinfo="skip",
        cliponaxis=False,
        **undimmed(),
    )


def _add_bars(
    figure: go.Figure, rows: pd.DataFrame, lengths: pd.Series, plan: RowPlan, style: _Style, name: str = ""
) -> None:
    if rows.empty:
        return
    colour, pattern, lines = style
    figure.add_bar(
        orientation="h",
        name=name,
        showlegend=bool(name),
        x=lengths,
        y=[plan.tracks[number] for number in rows.index],
        width=_BAR,
        marker={
            "color": colour,
            "line": {"color": theme.AREA_BORDER, "width": 1},
            "pattern": {"shape": pattern, "bgcolor": colour, "fgcolor": lines, "size": 6, "solidity": 0.3},
        },
        customdata=rows[["source_id", "chapter", "indicator"]].to_numpy(),
        hovertext=[_hover(row) for row in rows.to_dict("records")],
        hoverinfo="text",
        **undimmed(),
    )


def _hover(row: Row) -> str:
    return hover_lines([row["indicator"], _goal(row), _standing(row), row["note"]])


def _title(rows: pd.DataFrame) -> str:
    if rows.empty:
        return ja.TARGETS["title_none"]
    counts = rows["state"].value_counts()
    known = int(rows["actual"].notna().sum())
    overdue = int(counts.get("overdue", 0))
    if known:
        reached = int(counts.get("reached", 0))
        return ja.TARGETS["title_reached"].format(known=known, reached=reached, n=len(rows))
    if overdue:
        return ja.TARGETS["title_overdue"].format(n=len(rows), overdue=overdue)
    return ja.TARGETS["title_open"].format(n=len(rows))


def _alt(rows: pd.DataFrame) -> str:
    texts = (
        ja.TARGETS["alt_row"].format(indicator=row["indicator"], value=_goal(row), state=_standing(row))
        for row in rows.to_dict("records")
    )
    return ja.TARGETS["alt"].format(rows=ja.LIST_SEPARATOR.join(texts) or ja.TARGETS["title_none"])


def _table(rows: pd.DataFrame) -> pd.DataFrame:
    plain = {
        "header_source": "source_id", "header_chapter": "chapter", "header_indicator": "indicator",
        "header_value": "value", "header_unit": "unit", "header_deadline": "deadline_fy",
        "header_actual": "actual", "header_actual_date": "actual_date", "header_note": "note",
    }  # fmt: skip
    table = pd.DataFrame({ja.TARGETS[header]: rows[column] for header, column in plain.items()})
    table.insert(5, ja.TARGETS["header_comparator"], rows["comparator"].map(ja.COMPARATOR_WORD))
    table.insert(9, ja.TARGETS["header_share"], (rows["reached_share"] * 100).round(1))
    table.insert(10, ja.TARGETS["header_state"], rows["state"].map(ja.TARGET_STATE))
    return table
