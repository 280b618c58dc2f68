"""The two optional columns of a target: what was reached, and as of when."""

import math
from pathlib import Path

import pytest

from dashboard import records

HEADER = "source_id,chapter,indicator,value,unit,comparator,deadline_fy,quote,note,actual,actual_date\n"


@pytest.fixture
def with_actual(data_dir):
    def write(actual, actual_date):
        rows = f"alpha,1,手続の割合,100,%,=,2025,,,{actual},{actual_date}\n"
        (data_dir / "targets/alpha.csv").write_text(HEADER + rows, encoding="utf-8")
        return data_dir

    return write


def test_a_target_file_without_the_columns_has_no_actual(data_dir, today):
    targets = records.load(data_dir, today).targets
    assert targets["actual"].isna().all()
    assert targets["actual_date"].tolist() == ["", ""]


def test_an_actual_is_read_with_its_date(with_actual, today):
    loaded = records.load(with_actual("62.5", "2026-03"), today)
    assert loaded.problems == ()
    assert loaded.targets["actual"].tolist() == [62.5]
    assert loaded.targets["actual_date"].tolist() == ["2026-03"]


@pytest.mark.parametrize(
    ("actual", "actual_date", "column", "key"),
    [
        ("六割", "2026-03", "actual", "not_a_number"),
        ("-1", "2026-03", "actual", "too_small"),
        ("62", "R8", "actual_date", "date"),
        ("62", "2027-03", "actual_date", "date_range"),
    ],
)
def test_a_wrong_actual_is_a_problem_of_its_cell(with_actual, today, actual, actual_date, column, key):
    (problem,) = records.load(with_actual(actual, actual_date), today).problems
    assert (problem.file, problem.row, problem.column, problem.key) == ("targets/alpha.csv", 2, column, key)


def test_the_dictionary_names_every_column_of_a_target():
    text = (Path(__file__).parents[3] / "data" / "README.md").read_text(encoding="utf-8")
    section = text.split("## targets/")[1].split("\n## ")[0]
    assert all(f"`{name}`" in section for name in HEADER.strip().split(","))


def test_no_actual_is_a_missing_number(with_actual, today):
    assert math.isnan(records.load(with_actual("", ""), today).targets["actual"].iloc[0])
