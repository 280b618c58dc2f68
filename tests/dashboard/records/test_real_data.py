"""The records that the project ships: no problem, whole, keys that fit, traps of the documents avoided."""

from pathlib import Path

import pytest

import geodata
from dashboard import records

DATA = Path(__file__).parents[3] / "data"
DOCUMENTS = {"mic2023", "nttdk18", "rilg2022", "toda2020", "saitama2021"}


@pytest.fixture(scope="module")
def real() -> records.Records:
    return records.load(DATA)


def test_no_problem_and_nothing_left_out(real):
    assert [str(problem) for problem in real.problems] == []
    assert real.excluded.empty
    assert real.unlocated.empty


def test_the_documents_are_complete(real):
    cases = real.cases["source_id"].value_counts()
    assert cases["mic2023"] == 35
    assert cases["nttdk18"] == 18
    assert DOCUMENTS | {"web2026"} == set(cases.index)
    assert len(real.costs) == 24
    assert set(real.targets["source_id"]) == {"saitama2021"}
    assert real.survey_counts.groupby("indicator").size().to_dict() == {"AI": 57, "RPA": 57, "テレワーク": 57}


def test_documents_are_checked_and_pages_are_not(real):
    reviews = real.cases.groupby(real.cases["source_id"].isin(DOCUMENTS))["review"].unique()
    assert reviews[True].tolist() == ["checked"]
    assert reviews[False].tolist() == ["unchecked"]


def test_keys_fit(real):
    assert real.cases["case_id"].is_unique
    assert set(real.effects["case_id"]) <= set(real.cases["case_id"])
    assert set(real.members["lgcode"]) <= set(geodata.registry().index)
    assert set(real.case_technologies["technology"]) <= set(real.technologies["tag"])
    assert set(real.cases["source_id"]) | set(real.left_out["source_id"]) <= set(real.sources["id"])


def test_survey_counts_add_up_to_all_municipalities(real):
    totals = real.survey_counts.groupby(["indicator", "by"])[["adopted", "not_adopted", "not_surveyed"]].sum()
    assert (totals.sum(axis=1) == 1741).all()


def test_namesakes_stand_where_they_belong(real):
    cases = real.cases.set_index("case_id")
    assert cases["lgcodes"]["nttdk18-05"] == "13206"  # 府中市 of Tokyo, not of Hiroshima
    kobe = cases[(cases["source_id"] == "mic2023") & (cases["lgcodes"] == "28100")]
    assert kobe["population_stated"].dropna().tolist() == [1_518_000]


def test_a_joint_case_counts_its_unnamed_members_apart(real):
    joint = real.cases.query("source_id in @DOCUMENTS and level == 'joint'")
    assert joint["unnamed_members"].max() == 39
    assert real.members["case_id"].value_counts()[joint["case_id"]].max() == 4
