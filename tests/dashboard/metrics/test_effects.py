from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import geodata
from dashboard import records as record_store
from dashboard.metrics.effects import (
    COST_METRICS,
    GAIN_METRICS,
    before_after,
    cost_against_effect,
    cost_effect_kinds,
    counting,
    rank_correlation,
    stated_effects,
)
from dashboard.metrics.filters import Filters
from dashboard.metrics.selection import select

DATA = Path(__file__).parents[3] / "data"


def effect(case_id="c1", metric="hours_saved_per_year", value=100.0, **more):
    units = {"minutes_before_after": "分", "percent_reduction": "%"}
    unit = "円" if "yen" in metric else units.get(metric, "時間")
    return {"case_id": case_id, "metric": metric, "value": value, "unit": unit, "status": "actual", **more}


@pytest.fixture(scope="session")
def stated(make_records, registry):
    def build(*effects, cases=({"at": ["01208"], "uses": ["rpa"]},), filters=None, **more):
        records = make_records(*cases, effects=effects, **more)
        return stated_effects(select(records, filters or Filters(), registry))

    return build


def test_each_figure_comes_with_who_states_it_and_when(stated):
    case = {"at": ["01208"], "year": 2021, "technologies": "rpa", "review": "unchecked"}
    row = stated(effect(), cases=[case]).iloc[0]
    assert (row["government"], row["short_name"], row["lgcode"]) == ("北海道北見市", "北見市", "01208")
    assert (row["member_count"], row["start_year"], row["technologies"]) == (1, 2021, "rpa")
    assert row["population"] == geodata.registry().loc["01208", "population"]
    assert not row["is_checked"]


def test_a_joint_figure_has_no_population_of_its_own(stated):
    row = stated(effect(), cases=[{"at": ["01208", "01209"], "unnamed_members": 39}]).iloc[0]
    assert row["member_count"] == 41
    assert row["short_name"] == "北見市"
    assert pd.isna(row["population"])


def test_a_prefectural_government_states_with_its_own_population(stated):
    row = stated(effect(), cases=[{"at": ["01"]}]).iloc[0]
    assert (row["government"], row["population"]) == ("北海道", geodata.registry().loc["01", "population"])


def test_an_organisation_without_a_place_keeps_its_published_name(stated):
    case = {"case_id": "c1", "organisations": "どこかの市"}
    row = stated(effect(), cases=[case], unlocated=[("c1", "どこかの市")]).iloc[0]
    assert (row["government"], row["lgcode"], row["member_count"]) == ("どこかの市", "", 1)
    assert pd.isna(row["population"])


def test_effects_of_cases_that_the_filters_leave_out_are_not_stated(stated):
    cases = [{"at": ["01208"]}, {"at": ["14100"]}]
    shown = stated(effect("c1"), effect("c2"), cases=cases, filters=Filters(regions=("北海道",)))
    assert shown["case_id"].tolist() == ["c1"]


def test_of_some_cases_only_theirs_are_stated(make_records, registry):
    records = make_records({"at": ["01208"]}, {"at": ["01100"]}, effects=[effect("c1"), effect("c2")])
    shown = stated_effects(select(records, Filters(), registry), ["c2"])
    assert shown["case_id"].tolist() == ["c2"]
    assert shown.index.tolist() == [1]


@pytest.mark.parametrize(
    ("note", "is_part"),
    [
        ("18,603時間の内数。概要と同じ事実", True),
        ("内数（約250万円の一部）。郵送費", True),
        ("想定効果。6,000時間の内数かは明示なし", False),
        ("660時間を含むかは記載なし", False),
        ("", False),
    ],
)
def test_a_part_is_what_the_note_calls_one(stated, note, is_part):
    assert stated(effect(note=note))["is_part"].tolist() == [is_part]


def test_a_rounded_repetition_does_not_count_again(stated):
    shown = stated(effect(value=2028), effect(value=2000, note="2,028時間と同じ事実の概数（加算不可）"))
    assert counting(shown)["value"].tolist() == [2028]


def test_a_fact_told_in_two_units_counts_in_both(stated):
    shown = stated(effect(metric="percent_reduction", value=17, note="552時間→458時間と同じ事実"))
    assert len(counting(shown)) == 1


def test_the_result_of_a_comparison_is_what_stands_in_the_end(stated):
    shown = stated(effect(metric="adoption_rate_percent", value=13.3, value_after=99.8), effect(value=5))
    assert shown["result"].tolist() == [99.8, 5]


def test_pages_of_one_collection_are_documents_of_their_own(stated):
    pages = [{"at": ["01208"], "publisher": "新聞", "url": f"https://example.jp/{n}"} for n in (1, 2)]
    shown = stated(effect("c1"), effect("c2"), effect("c3"), cases=[*pages, {"at": ["01100"]}])
    assert shown["document"].tolist() == ["https://example.jp/1", "https://example.jp/2", "a2023"]


def test_times_are_compared_in_minutes(stated):
    pairs = before_after(
        stated(
            effect(metric="minutes_before_after", value=26, value_after=10, unit="時間"),
            effect(metric="minutes_before_after", value=90, value_after=30, unit="秒"),
            effect(),
        )
    )
    assert pairs["minutes_before"].tolist() == [1560, 1.5]
    assert pairs["minutes_after"].tolist() == [600, 0.5]
    assert pairs["remaining"].round(2).tolist() == [0.38, 0.33]


def test_days_are_not_turned_into_minutes(stated):
    pairs = before_after(stated(effect(metric="minutes_before_after", value=2, value_after=1, unit="日")))
    assert pairs["minutes_before"].isna().all()
    assert pairs["remaining"].tolist() == [0.5]


def test_costs_of_one_case_stay_a_range(stated):
    pairs = cost_against_effect(
        stated(
            effect(metric="initial_cost_yen", value=2e6),
            effect(metric="initial_cost_yen", value=2e7, status="expected"),
            effect(value=660),
            effect(value=60, note="660時間の内数"),
        ),
        "initial_cost_yen",
        "hours_saved_per_year",
    )
    (row,) = pairs.to_dict("records")
    assert (row["result"], row["cost_low"], row["cost_high"], row["cost_count"]) == (660, 2e6, 2e7, 2)
    assert not row["cost_is_actual"]


def test_cost_and_effect_of_different_cases_are_no_pair(stated):
    cases = [{"at": ["01208"]}, {"at": ["01100"]}]
    shown = stated(effect("c1", "initial_cost_yen", 5), effect("c2"), cases=cases)
    assert cost_against_effect(shown, "initial_cost_yen", "hours_saved_per_year").empty
    assert cost_effect_kinds(shown).empty


def test_kinds_that_can_be_held_together_are_counted_in_cases(stated):
    cases = [{"at": ["01208"]}, {"at": ["01100"]}]
    shown = stated(
        effect("c1", "initial_cost_yen", 5),
        effect("c1", "initial_cost_yen", 6),
        effect("c1"),
        effect("c2", "initial_cost_yen", 7),
        effect("c2"),
        effect("c2", "percent_reduction", 30),
        cases=cases,
    )
    assert cost_effect_kinds(shown).to_numpy().tolist() == [
        ["initial_cost_yen", "hours_saved_per_year", 2],
        ["initial_cost_yen", "percent_reduction", 1],
    ]


@pytest.mark.parametrize(("cost", "gain"), [("cost_saved_yen", "percent_reduction"), ("initial_cost_yen", "other")])
def test_only_costs_are_held_against_gains(stated, cost, gain):
    with pytest.raises(ValueError, match="expected to be one of"):
        cost_against_effect(stated(), cost, gain)


def test_no_effects_are_empty_frames_with_their_columns(stated):
    nothing = stated()
    assert nothing.empty
    assert {"result", "government", "population"} <= set(nothing.columns)
    assert before_after(nothing).empty
    assert np.isnan(rank_correlation(cost_against_effect(nothing, *COST_METRICS[:1], *GAIN_METRICS[:1])).rho)


def _pairs(costs, results):
    return pd.DataFrame(
        {"case_id": [f"c{n}" for n in range(len(costs))], "cost_high": costs, "result": results}, dtype=object
    ).astype({"cost_high": float, "result": float})


def test_a_relation_is_clear_when_ranks_agree_in_enough_cases():
    assert rank_correlation(_pairs(range(10), range(10))) == (pytest.approx(1), True)
    assert rank_correlation(_pairs(range(10), range(10, 0, -1))) == (pytest.approx(-1), True)
    assert not rank_correlation(_pairs(range(4), range(4))).is_clear


FIGURES = st.lists(
    st.fixed_dictionaries(
        {
            "case_id": st.sampled_from(("c1", "c2")),
            "metric": st.sampled_from((*COST_METRICS, *GAIN_METRICS)),
            "value": st.floats(0, 1e9),
            "note": st.sampled_from(("", "5の内数", "5の内数かは明示なし", "同じ事実の概数")),
        }
    ),
    max_size=8,
)


@settings(deadline=None, max_examples=40)
@given(figures=FIGURES)
def test_figures_are_neither_lost_nor_added_up(stated, figures):
    effects = [effect(**figure) for figure in figures]
    shown = stated(*effects, cases=[{"at": ["01208"]}, {"at": ["01100"]}])
    assert shown["value"].tolist() == [figure["value"] for figure in figures]
    for cost in COST_METRICS:
        for gain in GAIN_METRICS:
            pairs = cost_against_effect(shown, cost, gain)
            assert set(pairs["result"]) <= set(shown["value"])
            assert set(pairs["cost_high"]) | set(pairs["cost_low"]) <= set(shown["value"])
            assert (pairs["cost_low"] <= pairs["cost_high"]).all()


@pytest.fixture(scope="module")
def real():
    records = record_store.load(DATA)
    filters = Filters(statuses=("implemented", "pilot", "planned"))
    return records, stated_effects(select(records, filters, geodata.registry()))


def test_every_stated_figure_of_the_records_is_there_once(real):
    records, shown = real
    assert shown["value"].equals(records.effects["value"])
    assert (shown["government"] != "").all()
    assert shown["member_count"].min() == 1


def test_parts_in_the_records_are_those_that_the_notes_name(real):
    _, shown = real
    parts = shown[shown["is_part"]]
    assert parts.loc[parts["case_id"] == "mic2023-22", "value"].tolist() == [11_000, 44_000]
    assert {"mic2023-04", "mic2023-28", "web2026-223"} <= set(parts["case_id"])
    # 内数かは明示なし
    assert not shown.loc[(shown["case_id"] == "mic2023-27") & (shown["value"] == 166.6), "is_part"].any()


def test_kobe_s_7300_hours_are_a_target(real):
    _, shown = real
    assert shown.loc[shown["value"] == 7300, ["short_name", "status"]].to_numpy().tolist() == [["神戸市", "target"]]
