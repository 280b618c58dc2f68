from itertools import pairwise
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import geodata
from dashboard import records as record_store
from dashboard.charts.population_strip import population_strip
from dashboard.maps.legend import legend
from dashboard.metrics.choropleth import area_values
from dashboard.metrics.filters import Filters
from dashboard.metrics.selection import select

DATA = Path(__file__).parents[3] / "data"
REGISTRY = geodata.registry()
BY_SIZE = REGISTRY[REGISTRY["level"] == "municipality"].sort_values("population", ascending=False, kind="stable")
WIDTHS = ("rank", "population")


def _values(published=(), outside=()):
    """Municipalities by position in the order of size."""
    klass = np.full(len(BY_SIZE), -1)
    klass[list(published)] = 0
    klass[list(outside)] = -2
    value = np.where(klass == 0, 1.0, np.nan)
    frame = pd.DataFrame(
        {"value": value, "klass": klass, "numerator": value, "denominator": np.nan}, index=BY_SIZE.index
    )
    return frame.loc[REGISTRY.index[REGISTRY["level"] == "municipality"]]


def _chart(values, width="rank", measure="cases"):
    rows = legend(values["klass"], measure, "municipality")
    return population_strip(values, measure, rows, REGISTRY, label="事例数", width=width)


def _cells(chart):
    """Code, row, start and end of every piece."""
    return [
        (code, y, base, base + length)
        for trace in chart.figure.data
        # An empty class has no cells, only its entry in the legend.
        if len(trace.customdata)
        for (code,), y, base, length in zip(trace.customdata, trace.y, trace.base, trace.x, strict=True)
    ]


@pytest.mark.parametrize("width", WIDTHS)
def test_the_chart_looks_like_the_app(width, looks_right):
    looks_right(_chart(_values(range(40)), width))


@pytest.mark.parametrize("width", WIDTHS)
def test_every_municipality_is_there_from_the_largest_to_the_smallest(width):
    order = sorted(_cells(_chart(_values(range(40)), width)), key=lambda cell: (cell[1], cell[2]))
    assert list(dict.fromkeys(code for code, *_ in order)) == list(BY_SIZE.index)


@pytest.mark.parametrize("width", WIDTHS)
def test_pieces_fill_the_rows_without_overlap(width):
    rows = {}
    for _, row, start, end in _cells(_chart(_values(), width)):
        rows.setdefault(row, []).append((start, end))
    for pieces in rows.values():
        ends = sorted(pieces)
        assert ends[0][0] == pytest.approx(0, abs=1e-6)
        assert all(before[1] == pytest.approx(after[0], abs=1e-6) for before, after in pairwise(ends))
        assert ends[-1][1] <= 1 + 1e-6


def test_by_rank_cells_are_alike_and_by_population_as_wide_as_their_people():
    by_rank = {round(end - start, 6) for *_, start, end in _cells(_chart(_values()))}
    assert by_rank == {0.02}
    widths = {}
    for code, _, start, end in _cells(_chart(_values(), "population")):
        widths[code] = widths.get(code, 0) + end - start
    share = pd.Series(widths) / BY_SIZE["population"]
    assert share.max() == pytest.approx(share.min(), rel=1e-6)


def test_size_bands_are_marked_where_they_begin():
    chart = _chart(_values())
    assert len(chart.figure.layout.shapes) == len(geodata.SIZE_BANDS) - 1
    assert chart.figure.layout.yaxis.ticktext[0] == "50万人以上"
    assert "1–3万人" in chart.figure.layout.yaxis.ticktext


@pytest.mark.parametrize(
    ("published", "title"),
    [
        (range(200), "掲載は人口の多い半分の市区町村に多い（200 / 870 団体以上、少ない半分は 0 / 871 団体以上）"),
        (
            range(1541, 1741),
            "掲載は人口の少ない半分の市区町村に多い（200 / 871 団体以上、多い半分は 0 / 870 団体以上）",
        ),
        # Intervals of 30 and 40 of 870 overlap.
        (
            [*range(40), *range(900, 930)],
            "人口の多い半分（40 / 870 団体以上）と少ない半分（30 / 871 団体以上）で、掲載率に差があるとは言えません",
        ),
        (range(4), "傾向は言えない件数です（掲載 4 団体）"),
        ([], "この条件に当てはまる掲載団体はありません"),
    ],
)
def test_the_title_compares_the_halves_only_where_their_intervals_are_apart(published, title):
    assert _chart(_values(published)).title == title


def test_a_filter_that_leaves_few_municipalities_compares_nothing():
    assert _chart(_values(range(6), range(9, 1741))).title.startswith("傾向は言えない件数です")


def test_by_population_the_title_says_how_many_people_live_there():
    title = _chart(_values(range(1741)), "population").title
    assert title == "掲載がある 1,741 / 1,741 市区町村に、人口の 100% が住んでいる（少なくとも）"


def test_costs_are_values_and_not_published_cases():
    values = _values(range(24))
    values.loc[values["klass"] == 0, "value"] = 3000.0
    assert _chart(values, measure="cost").title == "値があるのは 24 / 1,741 市区町村"


def test_what_is_out_of_scope_is_drawn_but_not_counted():
    chart = _chart(_values(range(40), range(1000, 1741)))
    assert "n = 1,000 市区町村" in chart.subtitle
    assert len({code for code, *_ in _cells(chart)}) == 1741
    assert "1–3万人" in chart.alt
    assert "5千人未満" not in chart.alt


def test_the_real_records_color_as_many_cells_as_the_map():
    records = record_store.load(DATA)
    values = area_values(records, select(records, Filters(), REGISTRY), "adopters", "municipality", registry=REGISTRY)
    chart = _chart(values, measure="adopters")
    assert len(chart.figure.data[0].customdata) == (values["klass"] == 0).sum()
    assert len(chart.table) == 1741
