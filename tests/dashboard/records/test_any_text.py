"""Whatever somebody types into a data directory, it loads, and every problem can be told."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard import records

TODAY = date(2026, 11, 21)
CELLS = st.one_of(
    st.text(max_size=60),
    st.from_regex(r"[0-9;,.\-=+@\"\n\r ]{0,12}", fullmatch=True),
    st.sampled_from(
        [
            "\x00",
            '"',
            '""',
            ";",
            ";;",
            "=1",
            "nan",
            "-0",
            "01100;;",
            "9" * 5000,
            "0" * 5000 + "1",
            "２０２１",
            "府中市;",
            "http://[",
        ]
    ),
)
QUIET = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def _load_and_tell(data_dir: Path) -> records.Records:
    loaded = records.load(data_dir, TODAY)
    for problem in loaded.problems:
        assert problem.text("ja")
        assert str(problem)
    assert set(loaded.effects["case_id"]) <= set(loaded.cases["case_id"])
    assert set(loaded.members["case_id"]) | set(loaded.unlocated["case_id"]) <= set(loaded.cases["case_id"])
    assert loaded.cases["case_id"].is_unique
    return loaded


@pytest.fixture
def pristine(data_dir, tmp_path_factory):
    copy = tmp_path_factory.mktemp("pristine") / "data"
    shutil.copytree(data_dir, copy)
    return copy


@QUIET
@given(data=st.data(), value=CELLS)
def test_any_text_in_one_cell_loads(data_dir, set_cell, pristine, data, value):
    file = data.draw(st.sampled_from(sorted(p.relative_to(pristine).as_posix() for p in pristine.rglob("*.csv"))))
    rows = (pristine / file).read_text(encoding="utf-8").splitlines()
    row = data.draw(st.integers(2, len(rows)))
    column = data.draw(st.sampled_from(rows[0].split(",")))
    shutil.copyfile(pristine / file, data_dir / file)
    try:
        value.encode()
    except UnicodeEncodeError:
        return  # a lone surrogate cannot be written into a file
    set_cell(file, row, column, value)
    try:
        loaded = _load_and_tell(data_dir)
    finally:
        shutil.copyfile(pristine / file, data_dir / file)
    assert len(loaded.cases) + (loaded.excluded["table"] == "cases").sum() == 5


@QUIET
@given(data=st.data(), junk=st.binary(max_size=40))
def test_any_bytes_in_a_file_load(data_dir, pristine, data, junk):
    names = sorted(p.relative_to(pristine).as_posix() for p in pristine.rglob("*.*") if p.is_file())
    file = data.draw(st.sampled_from(names))
    raw = (pristine / file).read_bytes()
    start = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(start, min(len(raw), start + 80)))
    (data_dir / file).write_bytes(raw[:start] + junk + raw[end:])
    try:
        _load_and_tell(data_dir)
    finally:
        shutil.copyfile(pristine / file, data_dir / file)
