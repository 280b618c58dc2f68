"""All municipalities from the largest to the smallest, in rows like a text: as wide as its people, or all alike."""

from collections.abc import Sequence
from typing import Literal

import numpy as np
import pandas as pd
import plotly.graph_objects as go

import geodata
from dashboard import theme
from dashboard.charts.areas import OFFICIAL, LegendEntry, area_hover, area_value, classes_of, legend_name, value_header
from dashboard.charts.common import CATEGORY_AXIS, Chart, join_notes, new_figure, undimmed
from dashboard.charts.labels import count_text, share_text
from dashboard.metrics.choropleth import OUT_OF_SCOPE
from dashboard.metrics.intervals import MIN_FOR_SHARE, wilson
from dashboard.strings import charts_effects_ja as ja

Width = Literal["rank", "population"]

_ROWS = 35
_CELLS = 50
_ROW_HEIGHT, _LEGEND_SPACE = 13, 60
_FILLED = 0.86
_LABEL_ROWS = 2
# A white border around a cell narrower than this would be all that is seen of it.
_BORDERED = 0.006


def population_strip(
    values: pd.DataFrame,
    measure: str,
    legend: Sequence[LegendEntry],
    registry: pd.DataFrame,
    *,
    label: str,
    width: Width = "rank",
    source_line: str = "",
) -> Chart:
    """A cell a municipality, largest first, coloured by the classes of the map.

    By rank all cells are as wide: what is seen is how many municipalities. By population a cell is as wide as its
    people: what is seen is how many people live there. A click on a cell selects it, with (lgcode,) as customdata.

    Args:
        values: Of `metrics.area_values` by municipality.
        measure: The same measure.
        legend: Of `maps.legend` for these values.
        registry: `geodata.registry()`.
        label: What is coloured, in Japanese: 事例数.
        width: `rank` or `population`.
        source_line: 出典 and 時点 of the page, put at the end of the note.
    """
    unit = theme.CLASSES[measure, "municipality"].unit
    facts = registry.loc[values.index, ["full_name", "population", "size_band"]]
    cells = pd.concat([values, facts], axis=1).sort_values("population", ascending=False, kind="stable")
    scope = cells[cells["klass"] != OUT_OF_SCOPE]
    return Chart(
        figure=_figure(_pieces(cells, width), cells, measure, unit, legend),
        title=_people_title(scope, measure) if width == "population" else _halves_title(scope, measure),
        subtitle=ja.STRIP[f"subtitle_{width}"].format(label=label, n=count_text(len(scope))),
        alt=_alt(scope, label),
        table=_table(cells, measure, unit, label),
        note=join_notes(
            ja.STRIP[f"note_{width}"],
            ja.STRIP["note_interval"] if width == "rank" and measure not in OFFICIAL else "",
            ja.NOT_PUBLISHED_IS_NOT_NOT_ADOPTED,
            source_line,
        ),
    )


def _pieces(cells: pd.DataFrame, width: Width) -> pd.DataFrame:
    """Where each cell lies: `row`, `start` and `length`, a row being 1 long; a cell over the end of a row has two."""
    people = cells["population"].to_numpy(dtype=float)
    sizes = people / people.sum() * _ROWS if width == "population" else np.full(len(cells), 1 / _CELLS)
    ends = np.cumsum(sizes)
    starts = ends - sizes
    pieces = []
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        row = int(start + 1e-9)
        while end - row > 1e-9:
            left = max(start - row, 0.0)
            pieces.append((number, row, left, min(end - row, 1.0) - left))
            row += 1
    return pd.DataFrame(pieces, columns=["number", "row", "start", "length"])


def _figure(
    pieces: pd.DataFrame, cells: pd.DataFrame, measure: str, unit: str, legend: Sequence[LegendEntry]
) -> go.Figure:
    rows = int(pieces["row"].max()) + 1 if len(pieces) else 1
    figure = new_figure(rows * _ROW_HEIGHT + _LEGEND_SPACE + 8)
    drawn = cells.iloc[pieces["number"]].assign(row=pieces["row"].to_numpy(), start=pieces["start"].to_numpy())
    drawn = drawn.assign(length=pieces["length"].to_numpy())
    for entry, areas in classes_of(drawn, legend):
        figure.add_bar(
            name=legend_name(entry),
            orientation="h",
            # A trace without any point has no legend entry.
            base=areas["start"] if len(areas) else [None],
            x=areas["length"] if len(areas) else [None],
            y=areas["row"] + 0.5 if len(areas) else [None],
            width=_FILLED,
            marker={
                "color": entry.colour,
                "line": {"color": theme.PAGE, "width": np.where(areas["length"] < _BORDERED, 0, 0.5)},
            },
            customdata=[(code,) for code in areas.index],
            hovertext=[
                area_hover(
                    row["full_name"], row, measure, unit, ja.STRIP["people"].format(n=count_text(row["population"]))
                )
                for row in areas.to_dict("records")
            ],
            hoverinfo="text",
            **undimmed(),
        )
    bands = _band_starts(drawn)
    for row, start, _ in bands[1:]:
        line = {"color": theme.TEXT, "width": 2}
        figure.add_shape(type="line", x0=start, x1=start, y0=row - 0.05, y1=row + 1.05, line=line)
    figure.update_layout(barmode="overlay", showlegend=True, margin={"t": _LEGEND_SPACE, "r": 4})
    figure.update_xaxes(visible=False, fixedrange=True, range=[0, 1])
    labelled = _spaced(bands)
    figure.update_yaxes(
        CATEGORY_AXIS,
        range=[rows, 0],
        tickvals=[row + 0.5 for row, _, _ in labelled],
        ticktext=[band for _, _, band in labelled],
    )
    return figure


def _band_starts(drawn: pd.DataFrame) -> list[tuple[int, float, str]]:
    """Row and place at which each size band begins, from the largest to the smallest."""
    first = drawn.drop_duplicates("size_band")
    # The cells stand from the largest to the smallest, and so do the bands.
    return list(zip(first["row"], first["start"], first["size_band"], strict=True))


def _spaced(bands: list[tuple[int, float, str]]) -> list[tuple[int, float, str]]:
    """The bands whose labels do not touch the one above."""
    kept: list[tuple[int, float, str]] = []
    for band in bands:
        if not kept or band[0] - kept[-1][0] >= _LABEL_ROWS:
            kept.append(band)
    return kept


def _halves_title(scope: pd.DataFrame, measure: str) -> str:
    """Whether the larger half of the municipalities has more published cases than the smaller half."""
    known = scope["klass"] >= 0
    n, of = int(known.sum()), len(scope)
    if measure in OFFICIAL:
        return ja.STRIP["title_known"].format(n=count_text(n), of=count_text(of))
    if not n:
        return ja.TILES["title_nothing"]
    half = of // 2
    if n < MIN_FOR_SHARE or half < MIN_FOR_SHARE:
        return ja.AREA["too_few"].format(n=n)
    large, small = int(known.iloc[:half].sum()), int(known.iloc[half:].sum())
    (low, _), (_, high) = wilson(large, half), wilson(small, of - half)
    reverse_low, reverse_high = wilson(small, of - half)[0], wilson(large, half)[1]
    key = "title_large" if low > high else "title_small" if reverse_low > reverse_high else "title_same"
    return ja.STRIP[key].format(
        large=count_text(large), large_of=count_text(half), small=count_text(small), small_of=count_text(of - half)
    )


def _people_title(scope: pd.DataFrame, measure: str) -> str:
    """How many people live where something is published, beside how many municipalities that is."""
    known = scope[scope["klass"] >= 0]
    if known.empty:
        return ja.TILES["title_nothing"]
    if len(scope) < MIN_FOR_SHARE or len(known) < MIN_FOR_SHARE:
        return ja.AREA["too_few"].format(n=len(known))
    key = "title_people_value" if measure in OFFICIAL else "title_people"
    return ja.STRIP[key].format(
        n=count_text(len(known)),
        of=count_text(len(scope)),
        share=share_text(known["population"].sum() / scope["population"].sum()),
    )


def _alt(scope: pd.DataFrame, label: str) -> str:
    known = scope["klass"] >= 0
    bands = [band.label for band in reversed(geodata.SIZE_BANDS)]
    rows = (
        ja.STRIP["alt_row"].format(
            band=band,
            n=count_text((known & (scope["size_band"] == band)).sum()),
            of=count_text((scope["size_band"] == band).sum()),
        )
        for band in bands
        if (scope["size_band"] == band).any()
    )
    return ja.STRIP["alt"].format(label=label, rows=ja.LIST_SEPARATOR.join(rows) or ja.TILES["title_nothing"])


def _table(cells: pd.DataFrame, measure: str, unit: str, label: str) -> pd.DataFrame:
    table = {
        ja.AREA["header_municipality"]: cells["full_name"],
        ja.AREA["header_population"]: cells["population"],
        ja.AREA["header_band"]: cells["size_band"],
        value_header(label, unit): cells["value"],
        ja.AREA["header_words"]: [area_value(row, measure, unit) for row in cells.to_dict("records")],
    }
    return pd.DataFrame(table).reset_index(drop=True)
