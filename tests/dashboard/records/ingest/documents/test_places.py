"""Names of local governments in running text."""

import pytest

from dashboard.records.ingest.documents.places import mentions, unnamed_after
from dashboard.records.ingest.folding import folded


def named(text, prefecture=""):
    return [(each.name, each.lgcode) for each in mentions(folded(text), prefecture)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("東京都港区と愛知県 名古屋市", [("東京都港区", "13103"), ("愛知県名古屋市", "23100")]),
        ("北海道常呂郡佐呂間町が", [("北海道常呂郡佐呂間町", "01552")]),
        ("⻑岡市、龍ヶ崎市", [("長岡市", "15202"), ("龍ヶ崎市", "08208")]),
        ("宮崎県都城市の窓口", [("宮崎県都城市", "45202")]),
        ("市川三郷町と四日市市", [("市川三郷町", "19346"), ("四日市市", "24202")]),
        ("奈良県庁の職員", [("奈良県", "29")]),
    ],
)
def test_names_are_found_with_their_prefecture(text, expected):
    assert named(text) == expected


@pytest.mark.parametrize("text", ["本市では", "中央市場で", "各市町村", "大町市街地", "町並み", "行政区"])
def test_words_that_hold_a_name_are_no_names(text):
    assert named(text) == []


def test_a_place_within_a_municipality_is_not_another_one():
    assert named("戸田市本町") == [("戸田市", "11224")]
    assert named("札幌市北区") == [("札幌市", "01100")]


def test_a_name_that_several_share_stays_open_without_its_prefecture():
    (mention,) = mentions("府中市では")
    assert (mention.lgcode, mention.candidates) == ("", ("13206", "34208"))
    assert named("府中市では", prefecture="34") == [("府中市", "34208")]


@pytest.mark.parametrize(
    ("text", "count"), [("愛知県39市町村", 39), ("群馬県前橋市ほか3市", 3), ("神戸市", 0), ("岡山県内の市町村", 0)]
)
def test_members_that_are_counted_and_not_named(text, count):
    assert unnamed_after(text, mentions(text)[-1]) == count
