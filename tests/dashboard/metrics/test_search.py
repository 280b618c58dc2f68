import pytest

from dashboard.metrics.search import find, search


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


def test_title_comes_before_technology_before_place_before_text(make_records, registry):
    records = make_records(
        {"title": "一", "summary": "札幌のRPA"},
        {"title": "二", "at": ["01100"], "organisations": "RPA札幌市"},
        {"title": "三", "uses": ["rpa"]},
        {"title": "RPAの活用"},
    )
    assert _found(records, registry, "RPA") == ["c4", "c3", "c2", "c1"]
    assert _found(records, registry, "札幌") == ["c2", "c1"]


@pytest.mark.parametrize(("word", "case_id"), [("窓口", "c1"), ("DX", "c2"), ("ＤＸ", "c2"), ("道路", "c3")])
def test_words_of_two_letters_are_found(make_records, registry, word, case_id):
    records = make_records({"title": "書かない窓口"}, {"title": "DX推進"}, {"title": "水道", "summary": "道路の点検"})
    assert _found(records, registry, word) == [case_id]


@pytest.mark.parametrize("word", ["霞ヶ関", "霞が関", "霞ケ関"])
def test_a_small_ke_is_found_in_every_spelling(make_records, registry, word):
    records = make_records({"title": "霞が関の庁舎"}, {"title": "霞ヶ関の庁舎"}, {"title": "窓口が混む"})
    assert _found(records, registry, word) == ["c1", "c2"]
    assert _found(records, registry, "窓口が") == ["c3"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("チャットポット", "チャットボット"),
        ("チャツトボット", "チャットボット"),
        ("telewrok", "telework"),
        ("在宅勤務務", "在宅勤務"),
    ],
)
def test_a_mistyped_word_finds_the_nearest_one_and_says_so(records, registry, typed, meant):
    found = find(records, typed, registry)
    assert found.corrected == {typed: (meant,)}
    assert found.words == (meant,)
    assert list(found.case_ids) == _found(records, registry, meant)


@pytest.mark.parametrize("word", ["RPE", "自動応当", "砂漠の緑化", "きたがみ"])
def test_a_short_or_quite_different_word_is_not_corrected(records, registry, word):
    found = find(records, word, registry)
    assert found.case_ids.empty
    assert not found.corrected


def test_a_place_without_a_case_is_not_taken_for_its_neighbour_in_spelling(make_records):
    # 立川市 has a case; 滝川市 (たきかわし) is one letter away and has none.
    records = make_records({"title": "事例", "at": ["13202"], "organisations": "東京都立川市"})
    found = find(records, "たきかわし")
    assert found.case_ids.empty
    assert not found.corrected
    assert find(records, "たちかわじ").corrected == {"たちかわじ": ("たちかわし",)}


def test_when_too_many_words_are_equally_near_none_is_chosen(make_records, registry):
    # Five words, each one letter away.
    records = make_records({"title": "カメラA・カメラB"}, *({"title": f"ナイロン{s}ト"} for s in "アイウエオ"))
    assert find(records, "ナイロンカト", registry).corrected == {}


def test_a_word_that_names_a_technology_brings_its_other_names(records, registry):
    found = find(records, "自動応答", registry)
    assert list(found.case_ids) == ["c1"]
    assert found.synonyms == ("AIチャットボット", "AI chatbot", "チャットボット")


def test_records_that_change_are_searched_anew(make_records, registry):
    assert _found(make_records({"title": "古い記録"}), registry, "新しい") == []
    assert _found(make_records({"title": "新しい記録"}), registry, "新しい") == ["c1"]
