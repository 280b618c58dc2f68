import pandas as pd
import pytest

from dashboard.metrics import Filters, key_figures, select
from dashboard.records import load
from geodata import registry
from tests.synthetic import synthetic_records, write

TABLES = ("cases", "effects", "members", "case_technologies")


@pytest.fixture(scope="module")
def records():
    return synthetic_records(500, seed=7)


def test_the_same_seed_gives_the_same_records(records):
    again, other = synthetic_records(500, seed=7), synthetic_records(500, seed=8)
    for name in TABLES:
        pd.testing.assert_frame_equal(getattr(again, name), getattr(records, name))
    assert not other.cases.equals(records.cases)
    assert other.version != records.version


def test_there_are_as_many_cases_as_asked_for_with_all_states_and_levels(records):
    assert len(records.cases) == 500
    assert records.cases["case_id"].is_unique
    assert set(records.cases["status"]) == {"implemented", "pilot", "planned"}
    assert set(records.cases["level"]) == {"municipality", "prefecture", "joint"}
    assert records.cases["start_year"].isna().any()


def test_every_metric_can_be_computed_from_them(records):
    selection = select(records, Filters(statuses=("implemented", "pilot", "planned")), registry())
    assert len(selection.cases) == 500
    assert 0 < key_figures(selection).adopters <= 500


def test_written_as_files_they_pass_every_check_and_come_back_as_they_were(records, tmp_path):
    write(records, tmp_path)
    loaded = load(tmp_path)
    assert loaded.problems == ()
    for name in TABLES:
        keys = [key for key in ("case_id", "lgcode", "technology", "metric") if key in getattr(records, name)]
        there, here = (getattr(some, name).sort_values(keys).reset_index(drop=True) for some in (loaded, records))
        pd.testing.assert_frame_equal(there, here)
