"""Which technologies are published where: a table of counts, coloured by class."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go

from dashboard import theme
from dashboard.charts.common import CATEGORY_AXIS, Chart, Row, join_notes, new_figure, undimmed
from dashboard.charts.labels import count_text, wrap
from dashboard.metrics.choropleth import NO_DATA, classify
from dashboard.metrics.intervals import MIN_FOR_SHARE
from dashboard.metrics.technology import ANY
from dashboard.strings import charts_ja as ja

CLASSES = theme.CLASSES["technology", "prefecture"]
_LABEL_WIDTH = 7.2
_LINE, _PADDING, _HEADING = 18, 10, 30
_TOP, _REGION_WIDTH = 100, 2
_GAP = 2
_DASH = "–"
_NAMED = 3
# Dark text on the two light classes, white on the two dark ones: at least 4.5:1 each.
_TEXT_COLOURS = (theme.TEXT, theme.TEXT, theme.PAGE, theme.PAGE)


class _Row(NamedTuple):
    """A row of the picture, in pixels from the top; a heading has no technology."""

    label: str
    technology: str
    centre: float
    height: float


def technology_region(
    table: pd.DataFrame, labels: Mapping[str, str], *, technologies: Sequence[str] = (), source_line: str = ""
) -> Chart:
    """Counts of municipalities by technology (rows, under their families) and region (columns).

    A cell without a published case is grey with a dash: nothing is known there. A click on a cell selects it,
    with (technology, region) as customdata.

    Args:
        table: Of `metrics.by_region`.
        labels: Japanese label by tag.
        technologies: Tags to show, all of the table unless given.
        source_line: 出典 and 時点 of the page, put at the end of the note.
    """
    shown = table[table["technology"] != ANY]
    if technologies:
        shown = shown[shown["technology"].isin(list(technologies))]
    rows = _rows(shown, labels)
    figure = _figure(shown, rows, labels)
    return Chart(
        figure=figure,
        title=_title(shown, labels),
        subtitle=ja.REGION["subtitle"],
        alt=_alt(shown, labels),
        table=_table(shown, labels),
        note=join_notes(ja.REGION["note"], ja.NOT_PUBLISHED_IS_NOT_NOT_ADOPTED, source_line),
    )


def _rows(shown: pd.DataFrame, labels: Mapping[str, str]) -> list[_Row]:
    rows: list[_Row] = []
    top = 0.0
    order = shown[["technology", "family"]].drop_duplicates()
    for family, tags in order.groupby("family", sort=False)["technology"]:
        rows.append(_Row(str(family), "", top + _HEADING / 2, _HEADING))
        top += _HEADING
        for tag in tags:
            label = wrap(labels[tag], _LABEL_WIDTH)
            height = (label.count("<br>") + 1) * _LINE + _PADDING
            rows.append(_Row(label, tag, top + height / 2, height))
            top += height
    return rows


def _figure(shown: pd.DataFrame, rows: list[_Row], labels: Mapping[str, str]) -> go.Figure:
    place = {row.technology: row for row in rows if row.technology}
    total = sum(row.height for row in rows)
    cells = shown.assign(
        klass=classify(shown["adopters"].where(shown["adopters"] > 0).astype(float), CLASSES),
        column=pd.Categorical(shown["region"], categories=shown["region"].unique()).codes,
    )
    figure = new_figure(int(total) + _TOP + 8)
    for klass, name in [*enumerate(_class_names()), (NO_DATA, f"{_DASH} {ja.UNKNOWN}")]:
        _add_class(figure, cells[cells["klass"] == klass], klass, name, place, labels)
    _axes(figure, cells, rows, total)
    return figure


def _add_class(
    figure: go.Figure,
    cells: pd.DataFrame,
    klass: int,
    name: str,
    place: Mapping[str, _Row],
    labels: Mapping[str, str],
) -> None:
    """The cells of one class, one trace and legend entry each, in the legend also where the class is empty.

    Bars and no heat map: a click on a heat map selects nothing, and its rows all have one height.
    """
    colour, text_colour = theme.UNKNOWN_FILL, theme.SECONDARY_TEXT
    if klass != NO_DATA:
        colour, text_colour = CLASSES.colours[klass], _TEXT_COLOURS[klass]
    figure.add_bar(
        name=name,
        orientation="h",
        base=cells["column"],
        # A trace without any point has no legend entry.
        x=[1] * len(cells) if len(cells) else [None],
        y=[place[tag].centre for tag in cells["technology"]] if len(cells) else [None],
        width=[place[tag].height for tag in cells["technology"]],
        marker={"color": colour, "line": {"color": theme.PAGE, "width": _GAP}},
        text=[_DASH if klass == NO_DATA else count_text(n) for n in cells["adopters"]],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        constraintext="none",
        textfont={"color": text_colour},
        customdata=cells[["technology", "region"]].to_numpy(),
        hovertext=[_hover(cell, labels) for cell in cells.to_dict("records")],
        hoverinfo="text",
        **undimmed(text_colour),
    )


def _axes(figure: go.Figure, cells: pd.DataFrame, rows: list[_Row], total: float) -> None:
    technologies = [row for row in rows if row.technology]
    regions = cells.drop_duplicates("region")
    # 九州・沖縄 in two lines: a column of a telephone is two signs wide.
    names = [
        [line for part in region.split("・") for line in wrap(part, _REGION_WIDTH).split("<br>")]
        for region in regions["region"]
    ]
    lines = max((len(name) for name in names), default=1)
    figure.update_layout(barmode="overlay", margin={"t": _TOP, "l": 0, "r": 0})
    figure.update_xaxes(
        CATEGORY_AXIS,
        side="top",
        range=[0, max(len(regions), 1)],
        tickvals=[column + 0.5 for column in regions["column"]],
        ticktext=[
            "<br>".join(
                [""] * (lines - len(name)) + [*name, f"<span style='color:{theme.SECONDARY_TEXT}'>{n:,}</span>"]
            )
            for name, n in zip(names, regions["denominator"], strict=True)
        ],
        tickangle=0,
    )
    figure.update_yaxes(
        CATEGORY_AXIS,
        range=[max(total, 1), 0],
        tickvals=[row.centre for row in technologies],
        ticktext=[row.label for row in technologies],
    )
    for row in rows:
        if not row.technology:
            figure.add_annotation(
                text=f"<b>{row.label}</b>",
                x=0,
                xref="paper",
                xanchor="left",
                y=row.centre,
                yanchor="middle",
                showarrow=False,
            )


def _class_names() -> list[str]:
    lows = [int(low) for low in CLASSES.lower]
    names = [
        ja.REGION["class_one"].format(low=low) if high == low else ja.REGION["class_range"].format(low=low, high=high)
        for low, high in zip(lows, [next_low - 1 for next_low in lows[1:]], strict=False)
    ]
    return [*names, ja.REGION["class_open"].format(low=lows[-1])]


def _hover(cell: Row, labels: Mapping[str, str]) -> str:
    key = "hover" if cell["adopters"] else "hover_unknown"
    if not cell["denominator"]:
        key = "hover_out_of_scope"
    return ja.REGION[key].format(
        technology=labels[cell["technology"]],
        region=cell["region"],
        n=count_text(cell["adopters"]),
        of=count_text(cell["denominator"]),
        cases=count_text(cell["case_count"]),
    )


def _title(shown: pd.DataFrame, labels: Mapping[str, str]) -> str:
    # A municipality lies in one region, so the regions of a technology add up.
    totals = shown.groupby("technology", sort=False)["adopters"].sum().sort_values(ascending=False, kind="stable")
    if totals.empty or totals.iloc[0] == 0:
        return ja.NOTHING
    if totals.iloc[0] < MIN_FOR_SHARE:
        return ja.TOO_FEW.format(n=totals.iloc[0])
    top = totals[totals >= MIN_FOR_SHARE].head(_NAMED)
    named = (ja.REGION["top"].format(label=labels[str(tag)], n=count_text(n)) for tag, n in top.items())
    return ja.REGION["title"].format(top=ja.LIST_SEPARATOR.join(named))


def _alt(shown: pd.DataFrame, labels: Mapping[str, str]) -> str:
    texts = []
    for tag, cells in shown.groupby("technology", sort=False):
        counts = cells.set_index("region")["adopters"]
        key = "alt_row" if counts.any() else "alt_row_none"
        texts.append(
            ja.REGION[key].format(
                technology=labels[str(tag)], n=counts.sum(), region=counts.idxmax(), most=counts.max()
            )
        )
    return ja.REGION["alt"].format(rows=ja.LIST_SEPARATOR.join(texts))


def _table(shown: pd.DataFrame, labels: Mapping[str, str]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            ja.REGION["header_family"]: shown["family"],
            ja.REGION["header_technology"]: shown["technology"].map(labels),
            ja.REGION["header_region"]: shown["region"],
            ja.REGION["header_adopters"]: shown["adopters"],
            ja.REGION["header_denominator"]: shown["denominator"],
            ja.REGION["header_cases"]: shown["case_count"],
        }
    ).reset_index(drop=True)
