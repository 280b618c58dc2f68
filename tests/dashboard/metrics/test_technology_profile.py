import pandas as pd
import pytest

from dashboard.metrics.filters import Filters
from dashboard.metrics.selection import select
from dashboard.metrics.technology_profile import technology_profile


@pytest.fixture
def profile(make_records, registry):
    def profile(*cases, technology="rpa", filters=None, **tables):
        selection = select(make_records(*cases, **tables), filters or Filters(), registry)
        return technology_profile(selection, technology)

    return profile


def test_governments_are_counted_once_and_prefectures_apart(profile):
    found = profile(
        {"at": ["16201", "16202"], "uses": ["rpa"]},
        {"at": ["16201"], "uses": ["rpa"], "status": "pilot"},
        {"at": ["16"], "uses": ["rpa"]},
        {"at": ["16204"], "uses": ["ai-ocr"]},
    )
    assert (found.adopters, found.denominator, found.prefectural_adopters, found.prefectural_denominator) == (
        2,
        20,
        1,
        3,
    )
    assert (found.case_count, found.implemented_count, found.pilot_count, found.planned_count) == (3, 2, 1, 0)
    assert found.regions.set_index("region").loc["中部", ["adopters", "denominator", "case_count"]].tolist() == [
        2,
        15,
        2,
    ]
    assert found.size_bands["adopters"].sum() == found.adopters
    assert found.label_ja == "RPA"


def test_who_comes_by_year_with_the_furthest_status(profile):
    found = profile(
        {"at": ["16204"], "uses": ["rpa"]},
        {"at": ["16202"], "uses": ["rpa"], "year": 2021, "status": "pilot"},
        {"at": ["16201", "16202"], "uses": ["rpa"], "year": 2022},
    )
    assert found.governments.index.tolist() == ["16202", "16201", "16204"]
    assert found.governments["status"].tolist() == ["implemented"] * 3
    assert found.governments["case_count"].tolist() == [2, 1, 1]
    assert found.governments["first_year"].tolist() == [2021, 2022, pd.NA]
    assert (found.first_year, found.undated_count) == (2021, 1)


def test_first_in_a_prefecture_names_equals_and_counts_those_without_a_year(profile):
    found = profile(
        {"at": ["16202"], "uses": ["rpa"], "year": 2019},
        {"at": ["16201"], "uses": ["rpa"], "year": 2019},
        {"at": ["16204"], "uses": ["rpa"]},
        {"at": ["01208"], "uses": ["rpa"], "year": 2017, "status": "planned"},
        filters=Filters(statuses=("implemented", "pilot", "planned")),
    )
    assert found.first_in_prefecture.to_dict("index") == {
        "16": {"year": 2019, "lgcodes": "16201;16202", "undated_count": 1}
    }


def test_partners_are_counted_and_the_lift_waits_for_five_cases(profile):
    with_ocr = [{"at": ["16201"], "uses": ["rpa", "ai-ocr"]}] * 5
    found = profile(
        *({**case, "case_id": f"o{n}"} for n, case in enumerate(with_ocr)),
        {"at": ["16202"], "uses": ["rpa", "telework"]},
        *({"case_id": f"x{n}", "at": ["16204"], "uses": ["telework"]} for n in range(4)),
    )
    partners = found.partners
    assert partners["case_count"].to_dict() == {"ai-ocr": 5, "telework": 1}
    assert partners.loc["telework", "partner_case_count"] == 5
    # 5 of 10 cases carry ai-ocr, 6 rpa: 3 would be together by chance.
    assert partners.loc["ai-ocr", "lift"] == pytest.approx(5 / 3)
    assert pd.isna(partners.loc["telework", "lift"])


def test_a_filter_by_technology_leaves_partners_and_takes_the_lift_away(profile):
    cases = [{"case_id": f"o{n}", "at": ["16201"], "uses": ["rpa", "ai-ocr"]} for n in range(6)]
    found = profile(*cases, filters=Filters(technologies=("rpa",)))
    assert found.partners["case_count"].to_dict() == {"ai-ocr": 6}
    assert found.partners["lift"].isna().all()


def test_results_and_costs_stand_apart(profile):
    found = profile(
        {"at": ["16201"], "uses": ["rpa"], "technologies": "rpa"},
        {"at": ["16202"], "uses": ["ai-ocr"], "technologies": "ai-ocr"},
        effects=[
            {"case_id": "c1", "metric": "hours_saved_per_year", "value": 100, "unit": "時間", "status": "actual"},
            {"case_id": "c1", "metric": "initial_cost_yen", "value": 5000, "unit": "円", "status": "expected"},
            {"case_id": "c2", "metric": "hours_saved_per_year", "value": 900, "unit": "時間", "status": "actual"},
        ],
    )
    assert found.effects[["metric", "max"]].values.tolist() == [["hours_saved_per_year", 100.0]]
    assert found.costs[["metric", "status", "max"]].values.tolist() == [["initial_cost_yen", "expected", 5000.0]]


def test_the_official_rate_is_that_of_the_tag_or_of_its_family(profile):
    counts = [
        {
            "survey_id": "s",
            "indicator": indicator,
            "by": "size_band",
            "key": "30–50万人",
            "adopted": 3,
            "not_adopted": 1,
        }
        for indicator in ("RPA", "AI")
    ]
    rpa = profile(survey_counts=counts).official
    assert [(rate.indicator, rate.is_of_family, rate.adopted, rate.rate) for rate in rpa] == [("RPA", False, 3, None)]
    ocr = profile(survey_counts=counts, technology="ai-ocr").official
    assert [(rate.indicator, rate.is_of_family, rate.denominator) for rate in ocr] == [("AI", True, 4)]
    assert profile(technology="telework").official == ()


@pytest.mark.parametrize(
    ("technology", "filters", "message"),
    [
        ("abacus", Filters(), "technology was 'abacus'"),
        ("rpa", Filters(technologies=("ai-ocr",)), "choose others only"),
    ],
)
def test_a_technology_that_is_not_there_is_refused(profile, technology, filters, message):
    with pytest.raises(ValueError, match=message):
        profile(technology=technology, filters=filters)


def test_a_technology_without_cases_has_empty_tables(profile):
    found = profile({"at": ["16201"], "uses": ["ai-ocr"]})
    assert (found.adopters, found.case_count, found.first_year) == (0, 0, None)
    assert found.governments.empty
    assert found.partners.empty
    assert found.effects.empty
    assert found.first_in_prefecture.empty
    assert found.regions["denominator"].sum() == 20
