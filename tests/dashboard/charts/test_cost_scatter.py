from dataclasses import replace
from pathlib import Path

import pytest

import geodata
from dashboard import records as record_store
from dashboard.charts.cost_scatter import cost_scatter
from dashboard.metrics.costs import cost_claim

DATA = Path(__file__).parents[3] / "data"


@pytest.fixture(scope="module")
def real():
    records = record_store.load(DATA)
    return records.costs, cost_claim(records, "toda2020")


def _chart(real, **options):
    return cost_scatter(*real, geodata.registry(), **options)


def test_the_chart_looks_like_the_app(real, looks_right):
    looks_right(_chart(real))


def test_classes_differ_in_shape_and_colour_and_say_how_many_they_are(real):
    marks = _chart(real).figure.data
    assert [trace.name for trace in marks] == [
        "A 自治体クラウド 2 団体 中央値 3,543円",
        "B 単独クラウド 10 団体 中央値 2,993円",
        "C クラウド未導入 12 団体 中央値 3,000円",
    ]
    assert len({trace.marker.symbol for trace in marks}) == len({trace.marker.color for trace in marks}) == 3


def test_the_population_axis_is_logarithmic_and_the_cost_starts_at_0(real):
    layout = _chart(real).figure.layout
    assert layout.xaxis.type == "log"
    assert layout.yaxis.range[0] == 0
    assert "10万" in layout.xaxis.ticktext


def test_the_median_of_few_is_a_dotted_line(real):
    assert [line.line.dash for line in _chart(real).figure.layout.shapes] == ["dot", "solid", "solid"]


def test_the_title_sets_the_rows_beside_the_claim(real):
    chart = _chart(real)
    assert (
        chart.title
        == "資料の説明と違い、載っている 24 団体の平均で A は最も低くない（A 3,543円、B 3,084円、C 2,879円）"
    )
    assert "「自治体クラウド導入団体は、全体的に1人あたり経費が低い」" in chart.subtitle
    assert "埼玉県、愛知県の 24 市区町村" in chart.subtitle


def test_the_note_says_that_these_are_two_prefectures_and_a_class_of_two(real):
    note = _chart(real).note
    assert "全国の傾向を示しません" in note
    assert "A 自治体クラウドは 5 市区町村に満たず" in note


@pytest.mark.parametrize(
    ("change", "start"),
    [
        ({"reading": "agrees"}, "資料の説明のとおり"),
        ({"reading": "depends"}, "資料の説明は、載っている 24 団体では"),
        ({"reading": "not_comparable"}, "1人当たりの情報システム経費は 1,364–6,776円（24 市区町村）"),
        ({"claim": ""}, "1人当たりの情報システム経費は"),
        ({"count": 4}, "傾向は言えない件数です"),
    ],
)
def test_the_title_follows_the_reading(real, change, start):
    costs, claim = real
    assert _chart((costs, replace(claim, **change))).title.startswith(start)


def test_the_highest_and_the_lowest_are_named_or_the_chosen_one(real):
    names = [note.text for note in _chart(real).figure.layout.annotations]
    assert "埼玉県越谷市 6,776円" in names
    assert "埼玉県所沢市 1,364円" in names
    chosen = [note.text for note in _chart(real, highlight="11224").figure.layout.annotations]
    assert "埼玉県戸田市 4,349円" in chosen
    assert "埼玉県越谷市 6,776円" not in chosen


def test_a_mark_leads_to_its_municipality_and_the_table_has_all(real):
    chart = _chart(real)
    codes = {code for trace in chart.figure.data for (code,) in trace.customdata}
    assert codes == set(real[0]["lgcode"])
    assert len(chart.table) == 24
