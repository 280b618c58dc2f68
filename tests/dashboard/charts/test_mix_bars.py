from pathlib import Path

import pandas as pd
import pytest

import geodata
from dashboard import records as record_store
from dashboard.charts.mix_bars import PLACE, RECORD, mix_bars
from dashboard.metrics.filters import Filters
from dashboard.metrics.mix import Imbalance, Mix, mix
from dashboard.metrics.selection import select

DATA = Path(__file__).parents[3] / "data"
LONG = "先進事例検索システム 事例No.2287「スマート自治体への転換」（埼玉県坂戸市）"


def _mix(*, adopters=40, cases=50, sources=((LONG, 30), ("toda", 20)), imbalance=None):
    rows = [
        ("size_band", "5千人未満", 10, 10, 320),
        ("size_band", "50万人以上", 30, 30, 34),
        ("region", "北海道", 25, 25, 179),
        *(("source", name, n, n, pd.NA) for name, n in sources),
        ("year", "2021", 30, 20, pd.NA),
        ("year", "", 20, 20, pd.NA),
    ]
    table = pd.DataFrame(rows, columns=["dimension", "group", "case_count", "adopters", "municipalities"])
    table["municipalities"] = table["municipalities"].astype("Int64")
    table["case_share"] = table["case_count"] / cases if cases >= 5 else float("nan")
    table["adopter_share"] = table["adopters"] / adopters if adopters >= 5 else float("nan")
    table["municipality_share"] = table["municipalities"].astype("Float64") / 1741
    return Mix(table, adopters, cases, imbalance)


LARGE = Imbalance("mix.size_band", "50万人以上", 30, 40, 34, 1741)


def test_the_chart_looks_like_the_app(looks_right):
    looks_right(mix_bars(_mix(imbalance=LARGE)))
    looks_right(mix_bars(_mix(), by=RECORD))
    looks_right(mix_bars(_mix(adopters=0, cases=0)))


def test_places_have_a_mark_for_all_of_japan_and_records_have_none():
    assert [trace.name for trace in mix_bars(_mix()).figure.data] == ["表示中の掲載団体", "全国の市区町村"]
    assert [trace.name for trace in mix_bars(_mix(), by=RECORD).figure.data] == ["表示中の事例"]


def test_bars_are_shares_from_0_and_say_them():
    chart = mix_bars(_mix())
    assert list(chart.figure.data[0].x) == [25, 75, 62.5]
    assert chart.figure.layout.xaxis.range[0] == 0
    assert chart.figure.layout.yaxis.ticktext[1] == "50万人以上 <b>75%</b>"


def test_a_click_gives_dimension_and_group():
    assert tuple(mix_bars(_mix()).figure.data[0].customdata[0]) == ("size_band", "5千人未満")


def test_a_long_source_is_cut_in_the_picture_and_whole_in_hover_and_table():
    chart = mix_bars(_mix(), by=("source",))
    label = chart.figure.layout.yaxis.ticktext[0]
    assert label.count("<br>") == 1
    assert "…" in label
    assert "坂戸市" in chart.figure.data[0].hovertext[0]
    assert LONG in chart.table["区分"].tolist()


def test_sources_are_called_by_their_labels_and_no_year_by_its_name():
    table = mix_bars(_mix(), by=RECORD, labels={"toda": "戸田市"}).table
    assert {"戸田市", "年不明"} <= set(table["区分"])


@pytest.mark.parametrize(
    ("found", "by", "title"),
    [
        (
            LARGE,
            PLACE,
            "掲載 40 団体のうち 30 団体が人口50万人以上で、全国（1,741 市区町村のうち 34）より多く含まれます",
        ),
        (LARGE, ("region",), "人口規模と地域について、はっきりした偏りは言えません"),
        (None, PLACE, "人口規模と地域について、はっきりした偏りは言えません"),
    ],
)
def test_the_title_names_the_imbalance_of_what_is_shown(found, by, title):
    assert mix_bars(_mix(imbalance=found), by=by).title == title


@pytest.mark.parametrize(
    ("sources", "title"),
    [
        ((("a", 30), ("b", 20)), "事例 50 件のうち 30 件は「a」から"),
        ((("a", 25), ("b", 25)), "事例 50 件の半分を超える出典はありません"),
    ],
)
def test_a_source_of_more_than_half_is_said(sources, title):
    assert mix_bars(_mix(sources=sources), by=RECORD).title == title


def test_few_carry_no_title():
    assert mix_bars(_mix(adopters=4)).title == "かたよりは言えない件数です（掲載 4 団体、事例 50 件）"
    assert mix_bars(_mix(cases=4), by=RECORD).title.startswith("かたよりは言えない件数です")
    assert mix_bars(_mix(adopters=0)).title == "この条件に当てはまる掲載団体はありません"


def test_the_real_records_are_drawn_whole(looks_right):
    records = record_store.load(DATA)
    real = mix(select(records, Filters(), geodata.registry()))
    chart = mix_bars(real)
    looks_right(chart)
    assert len(chart.table) == len(geodata.SIZE_BANDS) + len(geodata.REGIONS)
    assert chart.table["全国の市区町村数"].sum() == 2 * 1741
