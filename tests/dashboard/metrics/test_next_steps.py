import pytest

from dashboard.metrics.filters import Filters
from dashboard.metrics.next_steps import next_steps, technologies_against
from dashboard.metrics.selection import select

TOYAMA = ["16202", "16204", "16205", "16206", "16207"]


@pytest.fixture
def choose(make_records, registry):
    def choose(*cases, **filters):
        return select(make_records(*cases), Filters(**filters), registry)

    return choose


def test_what_most_peers_have_published_comes_first(choose):
    selection = choose(
        {"at": ["16202"], "uses": ["ai-ocr"]},
        {"at": ["16202"], "uses": ["rpa"]},
        {"at": ["16204"], "uses": ["rpa"]},
        {"at": ["16204"], "uses": ["rpa"]},
        {"at": ["16201"], "uses": ["telework"]},
    )
    steps = next_steps(selection, "16201", TOYAMA).steps
    assert steps["peer_count"].to_dict() == {"rpa": 2, "ai-ocr": 1}
    assert steps["rank"].tolist() == [1, 2]
    assert steps["published_share"].tolist() == [0.4, 0.2]
    assert steps["small"].all()


def test_peers_that_share_a_count_share_a_rank(choose):
    selection = choose({"at": ["16202"], "uses": ["rpa", "ai-ocr"]})
    steps = next_steps(selection, "16201", TOYAMA).steps
    assert steps["rank"].to_dict() == {"ai-ocr": 1, "rpa": 1}


def test_fewer_than_five_peers_are_counted_and_not_ranked(choose):
    selection = choose({"at": ["16202"], "uses": ["rpa"]}, {"at": ["16204"], "uses": ["rpa", "ai-ocr"]})
    steps = next_steps(selection, "16201", TOYAMA[:4]).steps
    assert list(steps.index) == ["ai-ocr", "rpa"]
    assert steps["denominator"].tolist() == [4, 4]
    assert steps["rank"].isna().all()
    assert steps["published_share"].isna().all()


def test_the_evidence_names_peer_case_and_department(choose):
    selection = choose(
        {"at": ["16204"], "uses": ["rpa"], "department": "総務課", "status": "pilot"},
        {"at": ["16202", "16201"], "uses": ["ai-ocr"]},
        {"at": ["16202"], "uses": ["rpa"], "unnamed_members": 3},
        {"at": ["14100"], "uses": ["rpa"]},
    )
    steps = next_steps(selection, "16201", TOYAMA)
    assert steps.evidence.to_dict("records") == [
        {"technology": "rpa", "lgcode": "16202", "case_id": "c3", "status": "implemented"}
        | {"department": "", "is_joint": True},
        {"technology": "rpa", "lgcode": "16204", "case_id": "c1", "status": "pilot"}
        | {"department": "総務課", "is_joint": False},
    ]


def test_a_filter_does_not_turn_an_own_case_into_a_gap(choose):
    cases = ({"at": ["16201"], "uses": ["rpa"], "source_id": "b2021"}, {"at": ["16202"], "uses": ["rpa"]})
    selection = choose(*cases, sources=("a2023",))
    assert next_steps(selection, "16201", TOYAMA).steps.empty
    against = technologies_against(selection, "16201", TOYAMA).loc["rpa"]
    assert (against["own_case_count"], against["own_hidden_count"], against["peer_count"]) == (0, 1, 1)


def test_an_own_plan_stands_beside_the_step(choose):
    selection = choose({"at": ["16201"], "uses": ["rpa"], "status": "planned"}, {"at": ["16202"], "uses": ["rpa"]})
    assert next_steps(selection, "16201", TOYAMA).steps["own_planned_count"].tolist() == [1]


def test_peers_out_of_scope_are_not_in_the_denominator(choose):
    selection = choose({"at": ["16202"], "uses": ["rpa"]}, regions=("中部",))
    against = technologies_against(selection, "16201", ["16202", "01100", "16201", "16202"])
    assert against["denominator"].unique().tolist() == [1]


def test_all_chosen_technologies_are_there_with_zero_too(choose):
    against = technologies_against(choose(technologies=("rpa", "telework")), "16201", TOYAMA)
    assert against["peer_count"].to_dict() == {"rpa": 0, "telework": 0}


def test_a_prefectural_government_is_held_against_prefectures(choose):
    selection = choose({"at": ["14"], "uses": ["rpa"]}, {"at": ["16201"], "uses": ["ai-ocr"]})
    assert list(next_steps(selection, "16", ["14", "01"]).steps.index) == ["rpa"]
    with pytest.raises(ValueError, match="lgcodes were of both levels"):
        next_steps(selection, "16", ["16201"])


def test_without_peers_there_is_no_next_step(choose):
    steps = next_steps(choose({"at": ["16202"], "uses": ["rpa"]}), "16201", [])
    assert steps.steps.empty
    assert steps.evidence.empty
