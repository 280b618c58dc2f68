import pandas as pd
import pytest

import geodata
from dashboard.metrics.filters import Filters
from dashboard.metrics.selection import select
from dashboard.metrics.side_by_side import group_codes, side_by_side, technology_matrix


def _answer(lgcode, value, indicator="オンライン申請", date="2023-04-01", unit=""):
    return {"survey_id": f"s{date[:4]}", "reference_date": date, "indicator": indicator, "lgcode": lgcode} | {
        "value": value,
        "unit": unit,
    }


def _cost(lgcode, per_capita, date="2017-04-01"):
    return {"lgcode": lgcode, "survey_date": date, "population": 1000, "cost_thousand_yen": per_capita} | {
        "per_capita_yen": per_capita,
        "cloud_class": "A",
    }


def test_each_government_has_its_own_figures(make_records, registry):
    records = make_records(
        {"at": ["16201"], "uses": ["rpa", "ai-ocr"], "year": 2020},
        {"at": ["16201", "16202"], "uses": ["rpa"], "status": "pilot", "year": 2018},
        {"at": ["16202"], "uses": ["rpa"], "status": "planned"},
        effects=[{"case_id": "c2", "metric": "hours_saved_per_year", "value": 100, "unit": "時間", "status": "actual"}],
    )
    together = side_by_side(select(records, Filters(), registry), ["16202", "16201"])
    assert list(together.figures.index) == ["16202", "16201"]
    assert together.figures["case_count"].tolist() == [1, 2]
    assert together.figures["hidden_count"].tolist() == [1, 0]
    assert together.figures["pilot_count"].tolist() == [1, 1]
    assert together.figures["technology_count"].tolist() == [1, 2]
    assert together.figures["first_year"].tolist() == [2018, 2018]
    assert together.technologies.loc["rpa"].to_dict() == {"16202": 1, "16201": 2}
    # The figure of a joint project stands at both, marked, and is no sum.
    assert together.effects[["lgcode", "is_joint", "value"]].values.tolist() == [
        ["16202", True, 100.0],
        ["16201", True, 100.0],
    ]


def test_a_government_without_anything_is_there_with_nothing_known(make_records, registry):
    together = side_by_side(select(make_records(), Filters(), registry), ["16201"])
    assert together.figures.loc["16201", "case_count"] == 0
    assert pd.isna(together.figures.loc["16201", "first_year"])
    assert together.technologies.empty
    assert together.effects.empty
    assert together.survey.empty
    assert together.costs.loc["16201", "size_band"] == "30–50万人"
    assert pd.isna(together.costs.loc["16201", "per_capita_yen"])


def test_costs_stand_against_the_median_of_the_band_from_five_on(make_records):
    towns = ["16204", "16205", "16206", "16207", "16208"]
    records = make_records(costs=[*(_cost(code, 100 * n) for n, code in enumerate(towns)), _cost("16201", 900)])
    costs = side_by_side(select(records, Filters(), geodata.registry()), ["16204", "16201"]).costs
    assert costs.loc["16204", ["per_capita_yen", "band_count", "band_median_yen"]].tolist() == [0, 5, 200]
    assert costs.loc["16201", "band_count"] == 1
    assert pd.isna(costs.loc["16201", "band_median_yen"])


def test_the_newest_survey_answers(make_records, registry):
    records = make_records(
        survey=[
            _answer("16201", "実施"),
            _answer("16201", "未実施", date="2022-04-01"),
            _answer("16204", "検討中"),
            _answer("16201", "12", indicator="職員数", unit="人"),
        ]
    )
    survey = side_by_side(select(records, Filters(), registry), ["16201", "16202"]).survey
    assert survey.reset_index()[["indicator", "reference_date", "unit", "16201", "16202"]].values.tolist() == [
        ["オンライン申請", "2023-04-01", "", "実施", ""],
        ["職員数", "2023-04-01", "人", "12", ""],
    ]


def test_prefectures_stand_side_by_side_without_their_municipalities(make_records, registry):
    records = make_records({"at": ["16"], "uses": ["rpa"]}, {"at": ["16201"], "uses": ["rpa"]})
    together = side_by_side(select(records, Filters(), registry), ["16", "01"])
    assert together.figures["case_count"].tolist() == [1, 0]
    assert together.costs["size_band"].tolist() == ["", ""]


@pytest.mark.parametrize(
    ("lgcodes", "message"),
    [
        (["16201", "16202", "16204", "16205", "16206", "16207"], "6 governments were given but at most 5"),
        (["16", "16201"], "of both levels"),
        (["16999"], "lgcode was '16999'"),
    ],
)
def test_what_does_not_fit_side_by_side_is_refused(make_records, registry, lgcodes, message):
    with pytest.raises(ValueError, match=message):
        side_by_side(select(make_records(), Filters(), registry), lgcodes)


def test_a_matrix_has_every_technology_and_every_member_of_the_group(make_records, registry):
    records = make_records({"at": ["16201"], "uses": ["rpa"]}, {"at": ["16321", "16201"], "uses": ["rpa"]})
    matrix = technology_matrix(select(records, Filters(), registry), group_codes(registry, prefecture="16"))
    assert matrix.counts.shape == (4, 15)
    assert matrix.counts.loc["rpa", ["16201", "16321", "16202"]].tolist() == [2, 1, 0]
    assert matrix.totals.loc["rpa", ["adopters", "denominator"]].tolist() == [2, 15]
    assert matrix.totals.loc["rpa", "published_share"] == 2 / 15


def test_a_small_group_has_no_share_and_what_is_out_of_scope_is_not_in_it(make_records, registry):
    selection = select(make_records(), Filters(regions=("北海道",)), registry)
    matrix = technology_matrix(selection, ["01100", "01208", "16201"])
    assert list(matrix.counts.columns) == ["01100", "01208"]
    assert matrix.totals["published_share"].isna().all()


def test_groups_are_those_of_the_registry():
    registry = geodata.registry()
    assert len(group_codes(registry)) == 1741
    assert set(group_codes(registry, size_band="50万人以上", region="北海道")) == {"01100"}
    assert len(group_codes(registry, prefecture="16")) == 15
