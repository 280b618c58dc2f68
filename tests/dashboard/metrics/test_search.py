import pytest

from dashboard.metrics.search import search


@pytest.fixture
def records(make_records):
    return make_records(
        {"title": "問い合わせに自動で答える", "at": ["01208"], "uses": ["ai-chatbot"], "organisations": "北海道北見市"},
        {"title": "申請書の読み取り", "at": ["16201"], "uses": ["ai-ocr", "rpa"], "summary": "サーバーで処理する"},
        {"title": "RPAで夜間に入力", "at": ["14100"], "uses": ["rpa"], "department": "デジタル統括本部"},
        {"title": "メールの一斉送信", "summary": "e-mailで知らせる", "organisations": "某広域連合"},
    )


def _found(records, registry, words):
    return list(search(records, words, registry))


def test_without_words_all_cases_come_in_order(records, registry):
    assert _found(records, registry, " 　") == ["c1", "c2", "c3", "c4"]


def test_all_words_have_to_fit(records, registry):
    assert _found(records, registry, "RPA 横浜市") == ["c3"]
    assert _found(records, registry, "RPA、北見市") == []


def test_a_hit_in_the_title_comes_before_a_hit_in_a_label(records, registry):
    assert _found(records, registry, "rpa") == ["c3", "c2"]


@pytest.mark.parametrize("word", ["チャットボット", "チャットボットシステム", "自動応答", "AIﾁｬｯﾄﾎﾞｯﾄ"])
def test_aliases_of_a_technology_find_its_cases(records, registry, word):
    assert _found(records, registry, word) == ["c1"]


@pytest.mark.parametrize("word", ["AI-OCR", "ＡＩ－ＯＣＲ", "aiocr", "AI‐OCR"])
def test_hyphens_width_and_case_do_not_matter(records, registry, word):
    assert _found(records, registry, word) == ["c2"]


@pytest.mark.parametrize("word", ["サーバ", "ｻｰﾊﾞｰ"])
def test_long_vowel_signs_do_not_matter(records, registry, word):
    assert _found(records, registry, word) == ["c2"]


@pytest.mark.parametrize("word", ["北見市", "きたみ", "キタミ", "北海道", "北見 市"])
def test_places_are_found_by_name_reading_and_prefecture(records, registry, word):
    assert _found(records, registry, word) == ["c1"]


def test_old_kanji_find_the_new_ones(make_records, registry):
    records = make_records({"title": "広島の学校"}, {"title": "廣島の學校"})
    assert _found(records, registry, "廣島") == _found(records, registry, "広島") == ["c1", "c2"]


def test_a_latin_word_begins_where_a_latin_word_begins(records, registry):
    assert "c4" not in _found(records, registry, "ai")
    assert _found(records, registry, "mail") == ["c4"]


def test_signs_alone_look_for_nothing(records, registry):
    assert len(_found(records, registry, "・ - %")) == 4


def test_signs_of_patterns_are_taken_as_they_are(records, registry):
    assert _found(records, registry, ".*a[") == []


def test_a_case_without_place_is_found_by_its_organisation(records, registry):
    assert _found(records, registry, "広域連合") == ["c4"]


def test_no_records_find_nothing(make_records, registry):
    assert _found(make_records(), registry, "RPA") == []
