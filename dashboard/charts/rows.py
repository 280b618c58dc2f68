"""Charts with one row a case: its name and value in a line of text, under it a track with its marks.

The text stands above the track and not beside it, so that a telephone has its whole width for the marks.
"""

import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard import theme
from dashboard.charts.common import CATEGORY_AXIS
from dashboard.charts.labels import wrap

_LINE, _GAP, _TRACK, _HEADING = 18, 12, 22, 34
_NEAR = 7
_TEXT_WIDTH, _HOVER_WIDTH = 23.0, 20.0
_NEVER_FIRST = "、。）」"


@dataclass(frozen=True)
class NamedRow:
    """One row: what finds it again, its texts, and the heading of its group.

    `value` moves to a second line where the first has no room for it, `detail` is then left out; the texts of
    `below` come under them, in one line where they fit.
    """

    key: Hashable
    name: str
    value: str = ""
    detail: str = ""
    below: tuple[str, ...] = ()
    heading: str = ""

    @property
    def lines(self) -> list[str]:
        """The texts above the track, none wider than a telephone."""
        name = wrap(self.name, _TEXT_WIDTH).split("<br>")
        lines = [f"<b>{escape(line, quote=False)}</b>" for line in name]
        used = text_width(name[-1])
        for text, shown in ((self.value, escape(self.value, quote=False)), (self.detail, _quiet(self.detail))):
            fits = used + text_width(f"　{text}") <= _TEXT_WIDTH
            if text and fits:
                lines[-1] += f"　{shown}"
                used += text_width(f"　{text}")
            elif text and text == self.value:
                lines.append(shown)
                used = text_width(text)
        together = "　".join(self.below)
        below = (together,) if text_width(together) <= _TEXT_WIDTH else self.below
        return [*lines, *(_quiet(line) for text in below for line in _cut(text, _TEXT_WIDTH))]


@dataclass(frozen=True)
class RowPlan:
    """Rows from top to bottom, in pixels: the track of each, the headings, and the height of all."""

    rows: tuple[NamedRow, ...]
    tracks: Mapping[Hashable, float]
    headings: tuple[tuple[float, str], ...]
    height: float


def plan_rows(rows: Iterable[NamedRow]) -> RowPlan:
    """Where each row stands; a heading comes above the first row of each group."""
    placed = tuple(rows)
    tracks: dict[Hashable, float] = {}
    headings: list[tuple[float, str]] = []
    top, heading = 0.0, ""
    for row in placed:
        if row.heading != heading:
            heading = row.heading
            headings.append((top + _HEADING * 0.7, heading))
            top += _HEADING
        top += _GAP + _LINE * len(row.lines)
        tracks[row.key] = top + _TRACK / 2
        top += _TRACK
    return RowPlan(placed, tracks, tuple(headings), max(top, 1))


def draw_rows(figure: go.Figure, plan: RowPlan) -> None:
    """The vertical axis of the plan: texts, tracks and headings."""
    figure.update_yaxes(
        CATEGORY_AXIS,
        range=[plan.height, 0],
        tickvals=list(plan.tracks.values()),
        showticklabels=False,
        showgrid=True,
        gridcolor=theme.GRIDLINE,
    )
    figure.update_xaxes(zeroline=False)
    texts = [_text("<br>".join(row.lines), plan.tracks[row.key] - _NEAR, "bottom") for row in plan.rows]
    texts += [_text(f"<b>{escape(heading, quote=False)}</b>", centre, "middle") for centre, heading in plan.headings]
    add_texts(figure, texts)


def add_texts(figure: go.Figure, texts: list[dict[str, Any]]) -> None:
    """Annotations, all at once: one by one plotly checks the whole layout for each."""
    figure.update_layout(annotations=[*figure.layout.annotations, *texts])


def _text(text: str, y: float, anchor: str) -> dict[str, Any]:
    return {
        "text": text,
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": y,
        "yanchor": anchor,
        "align": "left",
        "showarrow": False,
        # Over the grid, so that no line strikes a name through.
        "bgcolor": theme.PAGE,
        "borderpad": 0,
    }


def _quiet(text: str) -> str:
    return f"<span style='color:{theme.SECONDARY_TEXT}'>{escape(text, quote=False)}</span>"


def short(label: str) -> str:
    """The first part of a long technology label: 電子申請 of 電子申請・オンライン手続."""
    return re.split("[・（]", label, maxsplit=1)[0]


def text_width(text: str) -> float:
    """Width in full-width signs."""
    return sum(0.6 if sign.isascii() else 1.0 for sign in text)


def hover_lines(lines: Sequence[str]) -> str:
    """Lines of a hover box: the first bold, all broken so that they fit a telephone; texts of records stay texts."""
    texts = ["<br>".join(escape(part, quote=False) for part in _cut(line, _HOVER_WIDTH)) for line in lines if line]
    return "<br>".join([f"<b>{texts[0]}</b>", *texts[1:]]) if texts else ""


def _cut(text: str, width: float) -> list[str]:
    """The text in lines of at most `width` full-width signs, cut wherever the width ends."""
    lines, rest = [], text.replace("\n", " ")
    if text_width(rest) <= width:
        return [rest] if rest else []
    while rest:
        taken, cut = 0.0, 0
        while cut < len(rest) and (cut == 0 or taken + text_width(rest[cut]) <= width or rest[cut] in _NEVER_FIRST):
            taken += text_width(rest[cut])
            cut += 1
        lines.append(rest[:cut])
        rest = rest[cut:]
    return lines


def top_rows(frame: pd.DataFrame, key: str, limit: int) -> pd.DataFrame:
    """The rows of the first `limit` different values of `key`."""
    return frame[frame[key].isin(frame[key].drop_duplicates().head(limit))]
