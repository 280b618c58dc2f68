import pandas as pd
import pytest

from dashboard.charts.technology_size_band import technology_size_band
from dashboard.metrics.intervals import wilson


def _table(*bands, key="technology"):
    rows = []
    for band, adopters, denominator in bands:
        low, high = wilson(adopters, denominator)
        enough = denominator >= 5
        share = (adopters / denominator, float(low), float(high)) if enough else (float("nan"),) * 3
        rows.append(("rpa", band, adopters, denominator, adopters, *share, enough and denominator < 20))
    columns = [key, "size_band", "adopters", "denominator", "case_count", "published_share", "low", "high", "small"]
    return pd.DataFrame(rows, columns=columns)


@pytest.fixture
def table():
    return _table(("5千人未満", 3, 320), ("3–5万人", 4, 7), ("20–30万人", 1, 2), ("50万人以上", 12, 34))


def _chart(table, **options):
    return technology_size_band(table, "RPA", technology="rpa", **options)


def test_the_chart_looks_like_the_app(table, looks_right):
    looks_right(_chart(table))
    looks_right(_chart(table, measure="count"))


def test_bars_carry_count_denominator_and_the_small_number_mark(table):
    labels = [text.strip() for text in _chart(table).figure.data[1].text]
    assert labels == ["3 / 320（0.9%）", "4 / 7（57%）△", "1 / 2", "12 / 34（35%）"]


def test_fewer_than_five_have_no_bar_in_percent_and_one_in_counts(table):
    assert pd.isna(_chart(table).figure.data[0].x[2])
    assert _chart(table, measure="count").figure.data[0].x[2] == 1
    assert "母数が 5 団体に満たない" in _chart(table).note
    assert "母数が 5 団体に満たない" not in _chart(table, measure="count").note


def test_whiskers_are_the_interval_of_the_share(table):
    bars = _chart(table).figure.data[0]
    low, high = wilson(12, 34)
    assert bars.x[3] + bars.error_x.array[3] == pytest.approx(high * 100)
    assert bars.x[3] - bars.error_x.arrayminus[3] == pytest.approx(low * 100)


def test_counts_have_no_whiskers(table):
    assert _chart(table, measure="count").figure.data[0].error_x.array is None


@pytest.mark.parametrize("measure", ["share", "count"])
def test_bars_start_at_0(table, measure):
    assert _chart(table, measure=measure).figure.layout.xaxis.rangemode == "tozero"


def test_the_title_says_different_when_the_intervals_do_not_overlap(table):
    assert _chart(table).title == (
        "「RPA」の掲載率は「50万人以上」（12 / 34 団体以上）が「5千人未満」（3 / 320 団体以上）より高い"
    )


def test_the_title_does_not_say_different_when_they_overlap():
    alike = _table(("5千人未満", 3, 30), ("50万人以上", 6, 34))
    assert _chart(alike).title == "「RPA」の掲載率に、人口規模による差があるとは言えません"


def test_the_title_withdraws_when_the_counts_are_few():
    assert _chart(_table(("5千人未満", 0, 320), ("50万人以上", 4, 34))).title.startswith("傾向は言えない件数です")


def test_the_title_compares_no_groups_of_fewer_than_five():
    assert _chart(_table(("5千人未満", 3, 30), ("50万人以上", 4, 4))).title.startswith("傾向は言えない件数です")


def test_bands_out_of_scope_are_not_drawn():
    assert list(_chart(_table(("5千人未満", 3, 30), ("50万人以上", 0, 0))).table["人口規模"]) == ["5千人未満"]


def test_families_are_drawn_alike():
    table = _table(("50万人以上", 12, 34), key="family")
    assert tuple(_chart(table).figure.data[0].customdata[0]) == ("rpa", "50万人以上")
