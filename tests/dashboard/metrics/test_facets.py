import pytest

from dashboard.metrics.facets import facets, narrow


@pytest.fixture
def records(make_records):
    return make_records(
        {"at": ["01100"], "uses": ["rpa"], "published_fy": 2022, "category_major": "行政改革", "source_id": "b2021"},
        {"at": ["16201", "16202"], "uses": ["ai-ocr", "ai-chatbot"], "published_fy": 2023},
        {"at": ["01"], "status": "planned", "review": "unchecked"},
    )


def test_a_joint_case_counts_once_under_each_value(records, registry):
    counts = facets(records, records.cases, registry=registry)
    assert counts["prefecture"].to_dict() == {"01": 2, "16": 1}
    assert counts["government"].to_dict() == {"01": 1, "01100": 1, "16201": 1, "16202": 1}
    assert counts["family"].to_dict() == {"AI": 1, "RPA・自動化": 1}
    assert counts["type"].to_dict() == {"指定都市": 1, "中核市": 1, "市": 1, "都道府県": 1}


def test_years_come_newest_first_and_what_is_not_stated_last(records, registry):
    counts = facets(records, records.cases, registry=registry)
    assert counts["published_fy"].to_dict() == {"2023": 1, "2022": 1, "": 1}
    assert list(counts["published_fy"].index) == ["2023", "2022", ""]
    assert counts["category_major"].to_dict() == {"行政改革": 1, "": 2}


def test_a_facets_own_choice_does_not_narrow_its_own_counts(records, registry):
    counts = facets(records, records.cases, {"source": ["b2021"]}, registry)
    assert counts["source"].to_dict() == {"a2023": 2, "b2021": 1}
    assert counts["technology"].to_dict() == {"rpa": 1}


def test_facets_count_only_the_cases_given(records, registry):
    assert facets(records, records.cases.iloc[[1]], registry=registry)["prefecture"].to_dict() == {"16": 1}


def test_narrowing_is_or_within_a_facet_and_and_between_them(records, registry):
    either = narrow(records, records.cases, {"technology": ["rpa", "ai-ocr"]}, registry)
    assert list(either["case_id"]) == ["c1", "c2"]
    both = narrow(records, records.cases, {"technology": ["rpa", "ai-ocr"], "prefecture": ["16"]}, registry)
    assert list(both["case_id"]) == ["c2"]


def test_narrowing_keeps_the_order_of_the_cases(records, registry):
    turned = records.cases.iloc[::-1]
    assert list(narrow(records, turned, {"status": ["implemented"]}, registry)["case_id"]) == ["c2", "c1"]


def test_an_empty_choice_does_not_narrow(records, registry):
    assert len(narrow(records, records.cases, {"technology": [], "source": ()}, registry)) == 3


def test_an_unknown_facet_is_refused(records, registry):
    with pytest.raises(ValueError, match="colour"):
        narrow(records, records.cases, {"colour": ["blue"]}, registry)
