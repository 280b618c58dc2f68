"""Which technologies the governments of a group have published: a sign for each, nothing ranked."""

import math
from collections.abc import Mapping
from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from dashboard import theme
from dashboard.charts.common import CATEGORY_AXIS, Chart, join_notes, new_figure, undimmed
from dashboard.charts.labels import count_text, wrap
from dashboard.charts.rows import add_texts, hover_lines, short
from dashboard.metrics.intervals import MIN_FOR_SHARE
from dashboard.metrics.side_by_side import TechnologyMatrix
from dashboard.strings import charts_effects_ja as ja

SHOWN_GOVERNMENTS = 60
# A column of a telephone is then one sign wide: names stand upright, one sign a line.
_PER_BLOCK = 16
_LABEL_WIDTH = 8.0
_LINE, _PADDING, _FAMILY_GAP, _SIGN, _BLOCK_GAP = 18, 5, 10, 17, 28
_LEGEND_SPACE = 40
_DASH = "–"
_NAMED = 3


class _Block(NamedTuple):
    """Some of the governments, and where their table starts, in pixels from the top."""

    codes: list[str]
    top: float
    header: float


class _Sign(NamedTuple):
    """One technology at one government: where it is drawn, and how many cases there are."""

    x: float
    y: float
    technology: str
    lgcode: str
    n: int


def technology_by_government(
    matrix: TechnologyMatrix,
    registry: pd.DataFrame,
    labels: Mapping[str, str],
    families: Mapping[str, str],
    *,
    source_line: str = "",
) -> Chart:
    """Technologies (rows, family by family) against governments (columns, in blocks of at most 16).

    A dot says published; a dash that nothing is known. Technologies that none of them has published are in the
    table only. A click on a sign selects it, with (technology, lgcode) as customdata.

    Args:
        matrix: Of `metrics.technology_matrix`; its first 60 governments are drawn.
        registry: `geodata.registry()`.
        labels: Japanese label by tag.
        families: Family by tag.
        source_line: 出典 and 時点 of the page, put at the end of the note.
    """
    counts, names = matrix.counts, registry["name"]
    drawn = counts.iloc[:, :SHOWN_GOVERNMENTS]
    drawn = drawn[(drawn > 0).any(axis=1)]
    rest, governments = counts.shape[1] - drawn.shape[1], counts.shape[1]
    without = len(counts) - len(drawn)
    subtitle = ja.MATRIX["subtitle"].format(n=count_text(governments), k=len(drawn))
    return Chart(
        figure=_figure(drawn, matrix.totals, names, labels, families),
        title=_title(matrix, labels),
        subtitle=subtitle + (ja.MATRIX["subtitle_left_out"].format(rest=without) if without else ""),
        alt=_alt(drawn, names, labels),
        table=_table(matrix, registry, labels),
        note=join_notes(
            ja.MATRIX["note_order"],
            ja.MATRIX["note_omitted"].format(shown=SHOWN_GOVERNMENTS, rest=rest) if rest else "",
            ja.NOT_PUBLISHED_IS_NOT_NOT_ADOPTED,
            source_line,
        ),
    )


def _figure(
    counts: pd.DataFrame,
    totals: pd.DataFrame,
    names: pd.Series,
    labels: Mapping[str, str],
    families: Mapping[str, str],
) -> go.Figure:
    rows, body = _rows(counts, totals, labels, families)
    blocks, height = _blocks(counts, names, body)
    figure = new_figure(int(height) + _LEGEND_SPACE)
    for published in (True, False):
        _add_signs(figure, _signs(counts, rows, blocks, published=published), names, labels, published=published)
    ticks: list[tuple[float, str]] = []
    heads: list[dict[str, Any]] = []
    for block in blocks:
        ticks += [(block.top + block.header + centre, label) for centre, label in rows.values()]
        heads += [
            {
                "text": "<br>".join(names[code]),
                "x": column + 0.5,
                "y": block.top + block.header,
                "yanchor": "bottom",
                "showarrow": False,
            }
            for column, code in enumerate(block.codes)
        ]
    add_texts(figure, heads)
    figure.update_layout(showlegend=True, margin={"t": _LEGEND_SPACE, "l": 0, "r": 0, "b": 0})
    columns = max((len(block.codes) for block in blocks), default=1)
    figure.update_xaxes(visible=False, fixedrange=True, range=[0, columns])
    figure.update_yaxes(
        CATEGORY_AXIS,
        range=[height, 0],
        tickvals=[centre for centre, _ in ticks],
        ticktext=[label for _, label in ticks],
        showgrid=True,
        gridcolor=theme.GRIDLINE,
    )
    return figure


def _rows(
    counts: pd.DataFrame, totals: pd.DataFrame, labels: Mapping[str, str], families: Mapping[str, str]
) -> tuple[dict[str, tuple[float, str]], float]:
    """Centre and label of each technology, families a little apart, and the height of the table."""
    rows: dict[str, tuple[float, str]] = {}
    top, family = 0.0, ""
    for tag in map(str, counts.index):
        top += _FAMILY_GAP if family and families[tag] != family else 0
        family = families[tag]
        label = ja.MATRIX["row"].format(technology=wrap(short(labels[tag]), _LABEL_WIDTH), n=totals["adopters"][tag])
        height = (label.count("<br>") + 1) * _LINE + _PADDING
        rows[tag] = (top + height / 2, label)
        top += height
    return rows, top


def _blocks(counts: pd.DataFrame, names: pd.Series, body: float) -> tuple[list[_Block], float]:
    """The governments in blocks of about the same size, one under the other."""
    codes = [str(code) for code in counts.columns]
    number = math.ceil(len(codes) / _PER_BLOCK) or 1
    size = math.ceil(len(codes) / number) or 1
    blocks: list[_Block] = []
    top = 0.0
    for start in range(0, len(codes), size):
        part = codes[start : start + size]
        header = max(len(names[code]) for code in part) * _SIGN + _PADDING
        blocks.append(_Block(part, top, header))
        top += header + body + _BLOCK_GAP
    return blocks, max(top, 1)


def _signs(
    counts: pd.DataFrame, rows: Mapping[str, tuple[float, str]], blocks: list[_Block], *, published: bool
) -> list[_Sign]:
    return [
        _Sign(column + 0.5, block.top + block.header + rows[str(tag)][0], str(tag), code, int(n))
        for block in blocks
        for column, code in enumerate(block.codes)
        for tag, n in counts[code].items()
        if (n > 0) == published
    ]


def _add_signs(
    figure: go.Figure, signs: list[_Sign], names: pd.Series, labels: Mapping[str, str], *, published: bool
) -> None:
    """The signs of one kind, a trace of their own, in the legend also where there are none."""
    marker: dict[str, Any] = {"symbol": "circle", "size": 12, "color": theme.BLUE_600}
    if not published:
        marker = {"symbol": "line-ew", "size": 5, "line": {"color": theme.GREY_700, "width": 2}}
    figure.add_scatter(
        name=ja.MATRIX["published" if published else "unknown"],
        mode="markers",
        # A trace without any point has no legend entry.
        x=[sign.x for sign in signs] if signs else [None],
        y=[sign.y for sign in signs] if signs else [None],
        marker=marker,
        customdata=[(sign.technology, sign.lgcode) for sign in signs],
        hovertext=[hover_lines([names[sign.lgcode], labels[sign.technology], _said(sign.n)]) for sign in signs],
        hoverinfo="text",
        cliponaxis=False,
        **undimmed(),
    )


def _said(n: int) -> str:
    return ja.MATRIX["hover_published"].format(n=n) if n else ja.MATRIX["unknown"]


def _title(matrix: TechnologyMatrix, labels: Mapping[str, str]) -> str:
    governments = matrix.counts.shape[1]
    if not governments:
        return ja.MATRIX["title_no_governments"]
    adopters = matrix.totals["adopters"]
    most = int(adopters.max()) if len(adopters) else 0
    if not most:
        return ja.MATRIX["title_nothing"].format(n=count_text(governments))
    if governments < MIN_FOR_SHARE or most < 2:
        return ja.MATRIX["too_few"].format(n=count_text(governments))
    top = [labels[str(tag)] for tag in adopters.index[adopters == most]]
    key = "title" if len(top) == 1 else "title_ties" if len(top) <= _NAMED else "title_ties_many"
    return ja.MATRIX[key].format(
        n=count_text(governments), technology=ja.LIST_SEPARATOR.join(top), adopters=most, k=len(top)
    )


def _alt(counts: pd.DataFrame, names: pd.Series, labels: Mapping[str, str]) -> str:
    rows = (
        ja.MATRIX["alt_row"].format(
            technology=labels[str(tag)], names=ja.LIST_SEPARATOR.join(names[counts.columns[row > 0]])
        )
        for tag, row in counts.iterrows()
    )
    return ja.MATRIX["alt"].format(rows=ja.LIST_SEPARATOR.join(rows) or ja.MATRIX["alt_none"])


def _table(matrix: TechnologyMatrix, registry: pd.DataFrame, labels: Mapping[str, str]) -> pd.DataFrame:
    """Every technology and government: 事例数, with a dash where nothing is known."""
    cells = matrix.counts.astype(object).where(matrix.counts > 0, _DASH)
    cells.columns = list(registry.loc[cells.columns, "full_name"])
    facts = {
        ja.MATRIX["header_technology"]: [labels[str(tag)] for tag in matrix.counts.index],
        ja.MATRIX["header_adopters"]: matrix.totals["adopters"].to_numpy(),
        ja.MATRIX["header_denominator"]: matrix.totals["denominator"].to_numpy(),
    }
    return pd.concat([pd.DataFrame(facts), cells.astype("str").reset_index(drop=True)], axis=1)
