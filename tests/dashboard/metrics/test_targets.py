from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import records as record_store
from dashboard.metrics.targets import STATES, target_progress
from dashboard.records.vocabulary import COMPARATORS

DATA = Path(__file__).parents[3] / "data"
TODAY = date(2026, 11, 22)


def targets(*rows):
    columns = {
        "source_id": "s",
        "chapter": "1",
        "indicator": "割合",
        "value": 60.0,
        "unit": "%",
        "comparator": ">=",
        "deadline_fy": pd.NA,
        "note": "",
        "actual": float("nan"),
        "actual_date": "",
    }
    frame = pd.DataFrame([columns | row for row in rows], columns=list(columns))
    return frame.astype({"deadline_fy": "Int64", "value": float, "actual": float})


def state(today=TODAY, **row):
    return target_progress(targets(row), today)["state"].iloc[0]


@pytest.mark.parametrize(
    ("comparator", "below", "equal", "above"),
    [
        (">=", "not_yet", "reached", "reached"),
        ("+>=", "not_yet", "reached", "reached"),
        ("->=", "not_yet", "reached", "reached"),
        ("<=", "reached", "reached", "not_yet"),
        ("=", "not_yet", "reached", "exceeded"),
        ("+=", "not_yet", "reached", "exceeded"),
        ("-=", "not_yet", "reached", "exceeded"),
        ("", "not_judged", "not_judged", "not_judged"),
    ],
)
def test_the_comparator_says_what_reached_is(comparator, below, equal, above):
    assert [state(comparator=comparator, actual=actual) for actual in (59, 60, 61)] == [below, equal, above]


def test_a_fiscal_year_ends_with_march_of_the_next():
    assert state(date(2026, 3, 31), deadline_fy=2025) == "no_actual"
    assert state(date(2026, 4, 1), deadline_fy=2025) == "overdue"


@pytest.mark.parametrize(
    ("actual_date", "expected"),
    [
        ("2026-03-31", "missed"),
        ("2026-03", "missed"),
        ("2026", "missed"),
        ("2026-03-30", "not_final"),
        ("2025", "not_final"),
        ("", "not_final"),
    ],
)
def test_a_target_is_missed_only_by_an_actual_of_its_end(actual_date, expected):
    assert state(deadline_fy=2025, actual=59, actual_date=actual_date) == expected


def test_what_was_reached_early_is_reached():
    assert state(deadline_fy=2025, actual=60, actual_date="2024-03") == "reached"


def test_without_an_actual_and_a_deadline_nothing_is_late():
    assert state() == "no_actual"


def test_progress_is_a_share_of_the_target():
    progress = target_progress(targets({"actual": 45}, {}, {"value": 0, "comparator": "<=", "actual": 3}), TODAY)
    assert progress["reached_share"].iloc[0] == 0.75
    assert progress["reached_share"].iloc[1:].isna().all()


def test_targets_come_by_chapter_and_deadline():
    frame = targets(
        {"chapter": "10"},
        {"chapter": "2"},
        {"chapter": "2", "deadline_fy": 2025},
        {"chapter": "2", "deadline_fy": 2023},
        {"chapter": "付"},
    )
    assert target_progress(frame, TODAY).index.tolist() == [3, 2, 1, 0, 4]


def test_no_targets_are_an_empty_frame():
    assert "state" in target_progress(targets(), TODAY).columns


@given(
    comparator=st.sampled_from((*COMPARATORS, "")),
    actual=st.none() | st.floats(0, 200),
    deadline=st.none() | st.integers(2020, 2030),
    actual_date=st.sampled_from(("", "2024", "2026-03-31")),
)
def test_every_target_has_one_of_the_states(comparator, actual, deadline, actual_date):
    found = state(
        comparator=comparator,
        actual=float("nan") if actual is None else actual,
        deadline_fy=pd.NA if deadline is None else deadline,
        actual_date=actual_date,
    )
    assert found in STATES
    assert (found in ("overdue", "no_actual")) == (actual is None)


def test_the_plan_of_saitama_has_no_actual_on_record():
    progress = target_progress(record_store.load(DATA).targets, TODAY)
    assert len(progress) == 13
    assert progress["state"].value_counts().to_dict() == {"overdue": 10, "no_actual": 3}
    assert progress["chapter"].tolist() == sorted(progress["chapter"])
