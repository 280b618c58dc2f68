"""Numbers as Japanese writes them, found with their units."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.records.ingest import numbers
from dashboard.records.ingest.folding import folded

UNITS = re.compile(r"人|円|時間|件|%|割|分|枚|週間|倍")
COUNTS = st.integers(min_value=0, max_value=10**13)


def found(text):
    return [(each.value, each.upper, each.unit) for each in numbers.find(folded(text), UNITS)]


def in_ten_thousands(number):
    """The number as 1億2345万6,789."""
    parts = []
    for scale, sign in ((10**12, "兆"), (10**8, "億"), (10**4, "万")):
        if number >= scale:
            parts.append(f"{number // scale:,}{sign}")
            number %= scale
    return "".join(parts) + (f"{number:,}" if number or not parts else "")


@given(COUNTS)
def test_every_way_to_write_a_whole_number_means_it(number):
    for written in (str(number), f"{number:,}", in_ten_thousands(number)):
        assert numbers.parse(written) == number
        assert found(f"約{written}件あった") == [(number, None, "件")]


@given(st.integers(min_value=1, max_value=99_999), st.sampled_from("千万億"))
def test_a_decimal_with_a_scale_is_exact(tenths, scale):
    factor = {"千": 1000, "万": 10**4, "億": 10**8}[scale]
    assert numbers.parse(f"{tenths / 10:.1f}{scale}") == tenths * factor / 10


@given(st.text(max_size=60))
def test_no_text_breaks_the_search(text):
    for figure in numbers.find(folded(text), UNITS):
        assert figure.value >= 0
        assert figure.end > figure.start


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("人口1.3万人", (13_000, None, "人")),
        ("10万5,963人", (105_963, None, "人")),
        ("１万２千件", (12_000, None, "件")),
        ("約3千万円", (30_000_000, None, "円")),
        ("36・7%", (36.7, None, "%")),
        ("約1.8万時間", (18_000, None, "時間")),
        ("1億4,800万円", (148_000_000, None, "円")),
        ("約百三十万円で", (1_300_000, None, "円")),
        ("1 台当たり約 2 0 万円", (200_000, None, "円")),
        ("2～3割", (2, 3, "割")),
        ("60〜80%", (60, 80, "%")),
        ("5～10万円", (50_000, 100_000, "円")),
        ("1.5万～2万円", (15_000, 20_000, "円")),
    ],
)
def test_numbers_of_documents(text, expected):
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text", ["十分に検討", "三重県の四日市市", "1・2年生", "数十人", "第3回", "2050構想", "一部の人"]
)
def test_words_with_numerals_are_no_numbers(text):
    assert found(text) == []


def test_a_change_is_two_figures_and_no_range():
    assert found("100分から38分に短縮") == [(100, None, "分"), (38, None, "分")]


@pytest.mark.parametrize(
    ("text", "about", "bound"),
    [
        ("約50件", True, ""),
        ("50件程度", True, ""),
        ("50件以上", False, "以上"),
        ("年間10万件を超える", False, "超"),
        ("50件未満", False, "未満"),
        ("50件", False, ""),
    ],
)
def test_hedges_are_kept(text, about, bound):
    (figure,) = numbers.find(folded(text), UNITS)
    assert (figure.about, figure.bound) == (about, bound)


def test_what_is_no_number_is_refused():
    with pytest.raises(ValueError, match="'約3' but is expected"):
        numbers.parse("約3")
