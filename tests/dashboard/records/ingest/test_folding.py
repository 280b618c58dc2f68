"""Texts folded for comparing, and the way back to what is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.records.ingest.folding import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ＡＩ－ＯＣＲ を導入", "AI-OCRを導入"),
        ("⼩樽市と⻑岡市", "小樽市と長岡市"),
        ("A I 音声、P R 動画", "AI音声、PR動画"),
        ("open  data の 公開", "open dataの公開"),
        ("①3件", "①3件"),
        ("ｶﾞﾊﾞﾒﾝﾄ", "ガバメント"),
        ("東京都\u3000港区", "東京都港区"),
    ],
)
def test_spellings_are_folded(text, folded):
    assert fold(text).text == folded


@given(st.text(max_size=80))
def test_every_sign_knows_where_it_stands(text):
    folded = fold(text)
    assert len(folded.text) == len(folded.places) == len(folded.folded_case)
    assert list(folded.places) == sorted(folded.places)
    assert folded.as_written(0, len(folded.text)) in text


def test_a_part_is_given_back_as_written():
    folded = fold("約 2 0 万円で、ＲＰＡ を導入")
    start = folded.text.index("RPA")
    assert folded.as_written(start, start + 3) == "ＲＰＡ"
    assert folded.as_written(0, folded.text.index("円") + 1) == "約 2 0 万円"
