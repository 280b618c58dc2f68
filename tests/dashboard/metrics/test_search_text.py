import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.metrics.search_text import BETWEEN, clusters, fold, fold_all, join, join_all, positions, spellings
from geodata import names

TEXTS = st.text(st.characters(exclude_characters=BETWEEN, exclude_categories=["Cs"]), max_size=12) | st.text(
    "窓口嶋ｶﾞﾊﾟがか゛ヶケ㈱①ＡＢab-ー・ 　;々", max_size=12
)
RELAXED = settings(deadline=None)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("ﾁｬｯﾄﾎﾞｯﾄ", "ちゃっとぼっと"),
        ("ＡＩ－ＯＣＲ", "ai-ocr"),
        ("廣島の學校", "広島の学校"),
        ("㈱ガンバル", "(株)がんばる"),
        ("か゛", "が"),
        ("ひと\u200bつ", "ひとつ"),
        ("一;二　三", "一 二 三"),
    ],
)
def test_spellings_of_one_word_fold_into_one(written, folded):
    assert fold(written) == folded


def test_joining_signs_make_no_difference_when_joined():
    assert join("サーバー") == join("サーバ") == "さば"
    assert join("Wi-Fi") == join("WiFi")


@RELAXED
@given(texts=st.lists(TEXTS, min_size=1, max_size=5))
def test_texts_fold_together_as_they_fold_alone(texts):
    assert fold_all(texts).split(BETWEEN) == [fold(text) for text in texts]
    assert join_all(fold_all(texts)).split(BETWEEN) == [join(text) for text in texts]


@RELAXED
@given(text=TEXTS)
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)


@RELAXED
@given(text=TEXTS)
def test_the_signs_of_a_text_fold_into_the_whole(text):
    signs = clusters(text)
    assert [start for start, _ in signs] == sorted({start for start, _ in signs})
    assert "".join(sign for _, sign in signs) == fold(text)


@pytest.mark.parametrize("name", ["渡邉", "髙﨑", "鹿嶋市", "ＤＸ", "ｼｽﾃﾑ", "靑森"])
def test_names_fold_as_the_resolver_reads_them(name):
    assert fold(name) == fold(names.loose(name))


def test_a_latin_word_stands_only_where_it_begins():
    assert positions("ai mail ai-ocr 3ai", "ai") == [0, 8]
    assert positions("窓口と窓口", "窓口") == [0, 3]


def test_a_small_ke_has_its_spellings_before_kanji_only():
    assert "霞ヶ関" in spellings("霞が関")
    assert "箇所" in spellings("か所")
    assert spellings("窓口が") == ("窓口が",)
    assert spellings("がいど") == ("がいど",)
