from pathlib import Path

import pandas as pd
import pytest

import geodata
from dashboard import records as record_store
from dashboard import theme
from dashboard.charts.prefecture_tiles import prefecture_tiles
from dashboard.maps.legend import legend
from dashboard.metrics.choropleth import area_values, classify
from dashboard.metrics.filters import Filters
from dashboard.metrics.selection import select

DATA = Path(__file__).parents[3] / "data"
REGISTRY = geodata.registry()
CODES = [code for code in REGISTRY.index if len(code) == 2]


def _values(measure, counts=None, *, whole=40.0, only=()):
    """Prefectures with their value; those not given have no published case."""
    value = pd.Series(counts or {}, dtype=float).reindex(CODES)
    klass = classify(value, theme.CLASSES[measure, "prefecture"])
    frame = pd.DataFrame({"value": value, "klass": klass, "numerator": value.fillna(0), "denominator": whole})
    if only:
        frame.loc[~frame.index.isin(list(only)), ["value", "numerator", "denominator", "klass"]] = [
            float("nan")
        ] * 3 + [-2]
    return frame.astype({"klass": "int8"})


def _chart(values, measure="adopters", label="掲載団体数"):
    return prefecture_tiles(values, measure, legend(values["klass"], measure, "prefecture"), REGISTRY, label=label)


def test_the_chart_looks_like_the_app(looks_right):
    looks_right(_chart(_values("adopters", {"01": 3, "13": 30})))
    looks_right(_chart(_values("adopters")))


def test_classes_colours_and_names_are_those_of_the_map():
    values = _values("adopters", {"01": 3, "13": 30})
    rows = legend(values["klass"], "adopters", "prefecture")
    traces = _chart(values).figure.data
    assert [trace.marker.color for trace in traces] == [row.colour for row in rows]
    assert [trace.name for trace in traces] == [f"{row.label}（{row.count}）" for row in rows]


def test_every_prefecture_is_one_tile_that_leads_to_it():
    codes = [code for trace in _chart(_values("adopters", {"01": 3})).figure.data for (code,) in trace.customdata]
    assert sorted(codes) == CODES


def test_tiles_have_one_size():
    sizes = {
        (length, trace.width)
        for trace in _chart(_values("cases", {"01": 3}), "cases").figure.data
        for length in trace.x
        if length
    }
    assert len(sizes) == 1


def test_a_tile_says_its_name_and_value_and_a_dash_where_nothing_is_known():
    traces = _chart(_values("adopters", {"01": 3, "14": 12})).figure.data
    texts = {code: text for trace in traces for (code,), text in zip(trace.customdata, trace.text or (), strict=False)}
    assert texts["01"] == "北海<br>道<br><b>3</b>"
    assert texts["14"] == "神奈<br>川<br><b>12</b>"
    assert texts["13"] == "東京<br><b>–</b>"


@pytest.mark.parametrize(
    ("measure", "counts", "title"),
    [
        ("adopters", {"01": 3, "13": 30}, "47 都道府県のうち 2 に掲載があり、合わせて 33 / 1,880 市区町村以上"),
        ("adopters", dict.fromkeys(CODES, 2), "47 都道府県のすべてに掲載があり、合わせて 94 / 1,880 市区町村以上"),
        ("adopters", {"01": 4}, "傾向は言えない件数です（掲載 4 団体）"),
        ("adopters", {}, "この条件に当てはまる掲載団体はありません"),
        # Joint cases stand in several prefectures: they do not add up.
        ("cases", {"01": 3, "13": 30}, "掲載があるのは 47 都道府県のうち 2 都道府県以上"),
        (
            "survey",
            {"01": 20, "02": 50, "03": 50, "04": 30, "05": 25},
            "公式調査の導入率は 20%（北海道）から 50%（青森県、岩手県）まで",
        ),
        (
            "survey",
            {"01": 20, **dict.fromkeys(CODES[1:5], 50)},
            "公式調査の導入率は 20%（北海道）から 50%（4 都道府県）まで",
        ),
        ("survey", {"01": 20, "02": 50}, "導入率を比べられる件数ではありません（2 都道府県）"),
    ],
)
def test_the_title_follows_the_numbers(measure, counts, title):
    assert _chart(_values(measure, counts), measure).title == title


def test_a_filter_that_leaves_one_region_counts_only_there():
    chart = _chart(_values("adopters", {"01": 3, "02": 9}, only=("01", "02")))
    assert chart.title == "2 都道府県のすべてに掲載があり、合わせて 12 / 80 市区町村以上"
    assert "n = 2 都道府県" in chart.subtitle
    assert chart.figure.data[-1].marker.color == theme.EXCLUDED_FILL
    assert len(chart.figure.data[-1].customdata) == 45


def test_the_alt_text_has_every_prefecture_in_scope():
    alt = _chart(_values("adopters", {"01": 3})).alt
    assert "北海道 3 / 40 団体以上" in alt
    assert "沖縄県 掲載事例なし（未把握）" in alt


def test_the_real_records_fill_the_tiles(looks_right):
    records = record_store.load(DATA)
    selection = select(records, Filters(), REGISTRY)
    for measure in ("adopters", "cases", "technologies", "technology", "survey"):
        values = area_values(
            records, selection, measure, "prefecture", technology="rpa", indicator="AI", registry=REGISTRY
        )
        chart = _chart(values, measure, "値")
        assert len(chart.table) == 47
        looks_right(chart)
