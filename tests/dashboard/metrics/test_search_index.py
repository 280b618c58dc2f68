import pytest

from dashboard.metrics.search_index import search_index


@pytest.fixture
def index(make_records, registry):
    return search_index(
        make_records(
            {"title": "スマートフォンで申請", "at": ["01208", "01100"], "uses": ["rpa", "ai-ocr"]},
            {"title": "スマートフォンで予約", "summary": "住民票をコンビニで", "at": ["16"], "uses": ["ai-chatbot"]},
            {"title": "スマートフォンで申請"},
        ),
        registry,
    )


def _names(index, word):
    return [names[0] for names, named in zip(index.called, index.named(word), strict=True) if named]


def test_equal_texts_are_kept_once_and_found_for_each_case(index):
    assert index.fields["title"].holding("申請").tolist() == [True, False, True]
    assert len(index.fields["title"].folded.begins) == 2


def test_a_place_is_found_at_every_member(index):
    place = index.fields["place"]
    assert place.holding("きたみ").tolist() == [True, False, False]
    assert place.holding("札幌").tolist() == [True, False, False]
    assert place.holding("富山").tolist() == [False, True, False]


def test_words_do_not_run_from_one_text_into_the_next(index):
    assert not index.fields["title"].holding("申請ス").any()


def test_a_technology_is_named_by_label_alias_family_or_the_longest_name_in_a_word(index):
    assert _names(index, "在宅") == ["テレワーク・モバイルワーク"]
    assert _names(index, "ai") == ["AIチャットボット", "AI-OCR"]
    assert _names(index, "AIチャットボットシステム") == ["AIチャットボット"]
    assert _names(index, "予算") == []


def test_the_vocabulary_holds_technologies_places_with_cases_and_long_words_as_written(index):
    written = set(index.vocabulary.values())
    assert {"チャットボット", "北見市", "とやまけん", "スマートフォン"} <= written
    # No case is there, and one word is too short.
    assert not {"音威子府村", "コンビニで", "住民票"} & written
