"""The one copy of the records that all sessions of a process share."""

import shutil
from concurrent.futures import ThreadPoolExecutor

import pytest

from dashboard import records
from dashboard.records import shared_copy


@pytest.fixture
def loads(monkeypatch):
    """The directories that were loaded, one entry a time."""
    loaded = []

    def load(data_dir):
        loaded.append(data_dir)
        return records.load(data_dir)

    monkeypatch.setattr(shared_copy, "load", load)
    return loaded


def _lengthen(path):
    path.write_bytes(path.read_bytes() + b"\n")


def test_the_records_are_loaded_once(data_dir, loads):
    first = records.shared(data_dir)
    assert records.shared(data_dir) is first
    assert len(loads) == 1
    assert records.is_current(data_dir)


def test_sessions_that_start_together_share_one_load(data_dir, loads):
    with ThreadPoolExecutor(4) as sessions:
        copies = list(sessions.map(records.shared, [data_dir] * 4))
    assert len(loads) == 1
    assert all(copy is copies[0] for copy in copies)


def test_a_directory_is_the_same_however_it_is_written(data_dir, loads):
    assert records.shared(data_dir / "cases" / "..") is records.shared(str(data_dir))
    assert len(loads) == 1


def test_a_changed_file_renews_the_copy(data_dir, loads):
    before = records.shared(data_dir)
    _lengthen(data_dir / "left_out.csv")
    assert not records.is_current(data_dir)
    after = records.shared(data_dir)
    assert after.version != before.version
    assert records.is_current(data_dir)
    assert len(loads) == 2


def test_a_new_file_and_a_lost_one_renew_the_copy(data_dir, loads):
    assert "beta-1" in records.shared(data_dir).cases["case_id"].tolist()
    (data_dir / "cases" / "beta.csv").unlink()
    assert "beta-1" not in records.shared(data_dir).cases["case_id"].tolist()
    (data_dir / "cases" / "beta.csv").write_text("case_id\n", encoding="utf-8")
    assert records.shared(data_dir).problems
    assert len(loads) == 3


def test_the_last_copy_stays_while_the_directory_is_away(data_dir):
    before = records.shared(data_dir)
    away = data_dir.with_name("away")
    data_dir.rename(away)
    assert records.shared(data_dir) is before
    assert not records.is_current(data_dir)
    away.rename(data_dir)
    assert records.shared(data_dir) is before
    assert records.is_current(data_dir)


def test_the_last_copy_stays_while_the_directory_has_no_catalogue(data_dir):
    before = records.shared(data_dir)
    (data_dir / "sources.toml").rename(data_dir / "sources.txt")
    assert records.shared(data_dir) is before
    assert not records.is_current(data_dir)


def test_the_last_copy_stays_while_the_system_refuses(data_dir, monkeypatch):
    before = records.shared(data_dir)

    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(shared_copy, "_signature", refuse)
    assert records.shared(data_dir) is before
    assert not records.is_current(data_dir)


def test_a_directory_that_never_was_readable_stops_with_the_reason(data_dir):
    shutil.rmtree(data_dir)
    with pytest.raises(records.DataDirectoryError, match="found"):
        records.shared(data_dir)
    assert not records.is_current(data_dir)


def test_two_directories_have_a_copy_each(data_dir, tmp_path_factory):
    other = tmp_path_factory.mktemp("other") / "data"
    shutil.copytree(data_dir, other)
    _lengthen(other / "left_out.csv")
    assert records.shared(data_dir).version != records.shared(other).version
    assert records.is_current(data_dir)
    assert records.is_current(other)
