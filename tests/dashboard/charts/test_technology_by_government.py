from pathlib import Path

import pandas as pd
import pytest

import geodata
from dashboard import records as record_store
from dashboard.charts.technology_by_government import SHOWN_GOVERNMENTS, technology_by_government
from dashboard.metrics.filters import Filters
from dashboard.metrics.selection import select
from dashboard.metrics.side_by_side import TechnologyMatrix, group_codes, technology_matrix

DATA = Path(__file__).parents[3] / "data"
REGISTRY = geodata.registry()
LABELS = {"ai-ocr": "AI-OCR", "rpa": "RPA", "online-application": "電子申請・オンライン手続"}
FAMILIES = {"ai-ocr": "AI", "rpa": "自動化", "online-application": "窓口"}
CITIES = [code for code in REGISTRY.index if len(code) == 5]


def _matrix(governments=5, **published):
    """Tags with the positions of the governments that have published them."""
    counts = pd.DataFrame(0, index=pd.Index(LABELS, name="technology"), columns=CITIES[:governments])
    for tag, positions in published.items():
        for position in positions:
            counts.loc[tag.replace("_", "-"), CITIES[position]] = 2
    adopters = (counts > 0).sum(axis=1)
    totals = pd.DataFrame({"adopters": adopters, "denominator": governments, "published_share": 0.0})
    return TechnologyMatrix(counts, totals)


def _chart(matrix):
    return technology_by_government(matrix, REGISTRY, LABELS, FAMILIES)


def test_the_chart_looks_like_the_app(looks_right):
    looks_right(_chart(_matrix(rpa=[0, 1, 2], ai_ocr=[0])))
    looks_right(_chart(_matrix(0)))
    looks_right(_chart(_matrix()))


def test_every_technology_and_government_has_a_sign_that_leads_to_it():
    published, unknown = _chart(_matrix(rpa=[0, 2], ai_ocr=[1])).figure.data
    assert {tuple(point) for point in published.customdata} == {
        ("rpa", CITIES[0]),
        ("rpa", CITIES[2]),
        ("ai-ocr", CITIES[1]),
    }
    assert len(unknown.customdata) == 2 * 5 - 3


def test_published_and_unknown_differ_in_shape_and_name():
    published, unknown = _chart(_matrix(rpa=[0])).figure.data
    assert (published.name, unknown.name) == ("掲載あり", "掲載事例なし（未把握）")
    assert published.marker.symbol != unknown.marker.symbol
    assert "掲載事例なし（未把握）" in unknown.hovertext[0]


def test_a_technology_that_nobody_has_published_is_in_the_table_only():
    chart = _chart(_matrix(rpa=[0]))
    assert chart.figure.layout.yaxis.ticktext == ("RPA <b>1</b>",)
    assert "掲載のない技術 2 種類は表にあります" in chart.subtitle
    assert chart.table["技術"].tolist() == list(LABELS.values())
    assert chart.table.iloc[1, 3:].tolist() == ["2", "–", "–", "–", "–"]


def test_families_stand_apart():
    def gap(chart):
        first, second = chart.figure.layout.yaxis.tickvals
        return second - first

    one_family = technology_by_government(_matrix(rpa=[0], ai_ocr=[0]), REGISTRY, LABELS, dict.fromkeys(LABELS, "AI"))
    assert gap(_chart(_matrix(rpa=[0], ai_ocr=[0]))) > gap(one_family)


def test_many_governments_stand_in_blocks_of_equal_length():
    chart = _chart(_matrix(34, rpa=range(34)))
    published = chart.figure.data[0]
    rows = pd.Series(list(published.x)).groupby(list(published.y)).size()
    assert rows.tolist() == [12, 12, 10]
    assert chart.figure.layout.xaxis.range[1] == 12


def test_beyond_sixty_governments_the_rest_is_in_the_table():
    chart = _chart(_matrix(70, rpa=range(70)))
    assert len(chart.figure.data[0].x) == SHOWN_GOVERNMENTS
    assert "先頭の 60 団体を図に示し、残り 10 団体は表にあります" in chart.note
    assert len(chart.table.columns) == 3 + 70


@pytest.mark.parametrize(
    ("matrix", "title"),
    [
        (_matrix(rpa=[0, 1, 2], ai_ocr=[0]), "5 団体のうち掲載が最も多い技術はRPA（3 団体以上）"),
        (_matrix(rpa=[0, 1], ai_ocr=[2, 3]), "5 団体のうち掲載が最も多い技術はAI-OCR、RPA（各 2 団体以上）"),
        # One each is no most.
        (_matrix(rpa=[0]), "傾向は言えない件数です（選んだ 5 団体）"),
        (_matrix(4, rpa=[0, 1, 2, 3]), "傾向は言えない件数です（選んだ 4 団体）"),
        (_matrix(), "選んだ 5 団体に、この条件に当てはまる掲載事例はありません"),
        (_matrix(0), "条件に当てはまる団体が選ばれていません"),
    ],
)
def test_the_title_is_withdrawn_where_few_carry_it(matrix, title):
    assert _chart(matrix).title == title


def test_the_real_large_cities_are_drawn(looks_right):
    records = record_store.load(DATA)
    labels, families = (
        dict(zip(records.technologies["tag"], records.technologies[name], strict=True))
        for name in ("label_ja", "family")
    )
    codes = group_codes(REGISTRY, size_band="50万人以上")
    matrix = technology_matrix(select(records, Filters(), REGISTRY), codes)
    chart = technology_by_government(matrix, REGISTRY, labels, families)
    looks_right(chart)
    assert len(chart.figure.data[0].x) == (matrix.counts > 0).to_numpy().sum()
