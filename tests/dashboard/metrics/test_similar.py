import pytest

from dashboard.metrics.similar import similar_cases


@pytest.fixture
def similar(make_records, registry):
    def similar(*cases, of="c1", **options):
        return similar_cases(make_records(*cases), of, registry=registry, **options)

    return similar


def test_the_same_technologies_come_before_one_of_them(similar):
    table = similar(
        {"title": "一", "uses": ["rpa", "ai-ocr"]},
        {"title": "二", "uses": ["rpa", "telework"]},
        {"title": "三", "uses": ["rpa", "ai-ocr"]},
        {"title": "四", "uses": ["telework"]},
    )
    assert table.index.tolist() == ["c3", "c2"]
    assert table["technologies"].tolist() == ["ai-ocr;rpa", "rpa"]
    assert table["score"].is_monotonic_decreasing


def test_a_rare_technology_in_common_says_more_than_a_frequent_one(similar):
    frequent = [{"title": f"x{n}", "uses": ["rpa"]} for n in range(10)]
    table = similar({"title": "一", "uses": ["rpa", "ai-ocr"]}, *frequent, {"title": "二", "uses": ["ai-ocr"]})
    assert table.index[0] == "c12"


def test_like_titles_count_without_a_technology(similar):
    table = similar({"title": "道路の損傷を市民が通報"}, {"title": "道路の損傷を住民が通報"}, {"title": "水道の検針"})
    assert table.index.tolist() == ["c2"]
    assert table["word_likeness"].iloc[0] > 0.8


def test_places_of_one_size_come_first_and_a_prefecture_is_no_place_of_a_size(similar):
    table = similar(
        {"title": "一", "at": ["16202"], "uses": ["rpa"]},
        {"title": "二", "at": ["16321"], "uses": ["rpa"]},
        {"title": "三", "at": ["01208"], "uses": ["rpa"]},
        {"title": "四", "at": ["16"], "uses": ["rpa"]},
        {"title": "五", "uses": ["rpa"]},
    )
    assert table.index[0] == "c3"
    assert table["size_likeness"].drop("c3").tolist() == [0, 0, 0]


def test_a_domain_counts_only_where_it_is_stated(similar):
    table = similar(
        {"title": "一", "uses": ["rpa"], "domain": "バックヤード"},
        {"title": "二", "uses": ["rpa"]},
        {"title": "三", "uses": ["rpa"], "domain": "バックヤード"},
    )
    assert table["same_domain"].to_dict() == {"c3": True, "c2": False}


def test_like_places_alone_make_no_similar_case(similar):
    table = similar({"title": "一", "at": ["16202"], "domain": "バックヤード"}, {"title": "別", "at": ["16202"]})
    assert table.empty


def test_no_more_than_asked_for_and_never_itself(similar):
    table = similar(*({"title": str(n), "uses": ["rpa"]} for n in range(9)), n=3)
    assert table.index.tolist() == ["c2", "c3", "c4"]
    assert (table["score"] <= 1).all()


def test_a_case_that_does_not_exist_is_refused(similar):
    with pytest.raises(ValueError, match="case_id was 'c9'"):
        similar({"title": "一"}, of="c9")
