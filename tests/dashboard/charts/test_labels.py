import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.labels import share_text, wrap


@pytest.mark.parametrize(
    ("label", "lines"),
    [
        ("RPA", ["RPA"]),
        ("電子決裁・文書管理", ["電子決裁・", "文書管理"]),
        ("オンライン相談（ビデオ通話）", ["オンライン相談", "（ビデオ通話）"]),
        ("ビジネスチャット・グループウェア", ["ビジネス", "チャット・", "グループウェア"]),
        ("住民向けスマホアプリ", ["住民向け", "スマホアプリ"]),
        ("マイナンバーカード利用", ["マイナンバー", "カード利用"]),
    ],
)
def test_labels_break_where_a_reader_would(label, lines):
    assert wrap(label, 7.2).split("<br>") == lines


@given(st.text("アイー・（）漢字かなABC-", max_size=14), st.sampled_from((2, 4.5, 7.2)))
def test_wrapping_loses_nothing(label, width):
    assert wrap(label, width).replace("<br>", "") == label


def test_a_sign_wider_than_the_line_stands_alone():
    assert wrap("漢字", 0.5) == "漢<br>字"


@pytest.mark.parametrize(
    ("share", "text"), [(0, "0%"), (0.004, "0.4%"), (0.0843, "8.4%"), (0.0996, "10%"), (0.587, "59%"), (1, "100%")]
)
def test_shares_are_percent_with_a_decimal_below_ten(share, text):
    assert share_text(share) == text
