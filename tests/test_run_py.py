"""What run.py trusts, repairs and hands over to. No environment is built here."""

import contextlib
import importlib.util
import json
import os
import shutil
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

RUN_PY = Path(__file__).resolve().parents[1] / "run.py"


@pytest.fixture
def run(tmp_path, monkeypatch):
    """run.py as a module, with a project and an environment of its own below `tmp_path`; nothing is installed."""
    spec = importlib.util.spec_from_file_location("dxmap_run", RUN_PY)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name in ("BOOTSTRAP_LOCK", "RUN_LOCK", "DEV_LOCK"):
        lock = tmp_path / getattr(module, name).name
        lock.write_text(f"# {name}\n", encoding="utf-8")
        monkeypatch.setattr(module, name, lock)
    (tmp_path / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(module, "MANIFEST", tmp_path / ".venv" / "dxmap-environment.json")
    monkeypatch.setattr(module, "install_uv", lambda python: None)
    monkeypatch.setattr(module, "call", lambda *command: pytest.fail(f"{command} was called"))
    return module


def _package(run):
    return run.VENV / ("Lib" if os.name == "nt" else "lib") / "site-packages" / "package.py"


def _files(run):
    """What an installer leaves, in little."""
    for path in (run.venv_python(), run.VENV / "pyvenv.cfg", _package(run)):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x = 1\n", encoding="utf-8")


def _environment(run, *, dev=False):
    _files(run)
    run.MANIFEST.write_text(json.dumps({"for": run.wanted(dev), "holds": run.inventory()}), encoding="utf-8")


def _installer(run, commands):
    """A stand-in for venv, pip and uv: notes what is called, and leaves files where venv would."""

    def call(*command):
        assert not run.MANIFEST.exists(), "the manifest comes last"
        words = [str(word) for word in command]
        commands.append(words)
        if "venv" in words:
            _files(run)

    return call


def test_a_whole_environment_is_trusted_for_what_it_was_built_for(run):
    _environment(run)
    assert run.is_whole(dev=False)
    assert not run.is_whole(dev=True)


def test_the_environment_of_the_tests_serves_both(run):
    _environment(run, dev=True)
    assert run.is_whole(dev=True)
    assert run.is_whole(dev=False)


def test_an_environment_without_manifest_is_not_trusted(run):
    _files(run)
    assert not run.is_whole(dev=False)


def test_no_environment_at_all_is_not_trusted(run):
    assert not run.is_whole(dev=False)


@pytest.mark.parametrize("text", ["", "{", "{}", "[]", "null", '"x"', '{"for": {}}', "\ufffd"])
def test_a_manifest_that_says_something_else_is_not_trusted(run, text):
    _environment(run)
    run.MANIFEST.write_text(text, encoding="utf-8")
    assert not run.is_whole(dev=False)
    assert not run.was_for_tests()


def test_a_lost_file_is_noticed(run):
    _environment(run)
    _package(run).unlink()
    assert not run.is_whole(dev=False)


def test_a_cut_file_is_noticed(run):
    _environment(run)
    _package(run).write_text("", encoding="utf-8")
    assert not run.is_whole(dev=False)


def test_a_lost_interpreter_is_noticed(run):
    _environment(run)
    run.venv_python().unlink()
    assert not run.is_whole(dev=False)


def test_a_lost_configuration_is_noticed(run):
    _environment(run)
    (run.VENV / "pyvenv.cfg").unlink()
    assert not run.is_whole(dev=False)


def test_what_python_compiles_by_itself_does_not_matter(run):
    _environment(run)
    compiled = _package(run).parent / "__pycache__" / "package.cpython-311.pyc"
    compiled.parent.mkdir()
    compiled.write_bytes(b"\0")
    assert run.is_whole(dev=False)


@pytest.mark.parametrize("name", ["BOOTSTRAP_LOCK", "RUN_LOCK"])
def test_another_lock_needs_another_environment(run, name):
    _environment(run)
    getattr(run, name).write_text("# newer\n", encoding="utf-8")
    assert not run.is_whole(dev=False)


def test_another_lock_of_the_tests_does_not_touch_the_dashboard(run):
    _environment(run)
    run.DEV_LOCK.write_text("# newer\n", encoding="utf-8")
    assert run.is_whole(dev=False)


def test_another_project_file_needs_another_environment(run):
    _environment(run)
    (run.ROOT / "pyproject.toml").write_text("[project]\nname = 'other'\n", encoding="utf-8")
    assert not run.is_whole(dev=False)


def test_another_python_needs_another_environment(run, monkeypatch):
    _environment(run)
    monkeypatch.setattr(run, "sys", SimpleNamespace(version_info=(3, 99, 1, "final", 0)))
    assert not run.is_whole(dev=False)


def test_a_project_that_was_moved_needs_another_environment(run, monkeypatch, tmp_path):
    _environment(run)
    moved = tmp_path / "moved"
    moved.mkdir()
    shutil.copy(run.ROOT / "pyproject.toml", moved)
    monkeypatch.setattr(run, "ROOT", moved)
    assert not run.is_whole(dev=False)


@pytest.mark.parametrize("dev", [False, True])
def test_a_build_leaves_an_environment_that_is_trusted(run, monkeypatch, dev):
    commands = []
    monkeypatch.setattr(run, "call", _installer(run, commands))
    run.build(dev)
    assert run.is_whole(dev)
    lock = run.DEV_LOCK if dev else run.RUN_LOCK
    assert any("--require-hashes" in words and str(lock) in words for words in commands)
    assert any("--editable" in words and "--no-deps" in words for words in commands)


def test_a_build_begins_with_an_empty_place(run, monkeypatch):
    _environment(run)
    left = run.VENV / "left-behind"
    left.write_text("x", encoding="utf-8")
    monkeypatch.setattr(run, "call", _installer(run, []))
    run.build(False)
    assert not left.exists()


def test_an_interrupted_build_is_not_trusted(run, monkeypatch):
    install = _installer(run, [])

    def call(*command):
        install(*command)
        if "--require-hashes" in command:
            raise KeyboardInterrupt

    monkeypatch.setattr(run, "call", call)
    with pytest.raises(KeyboardInterrupt):
        run.build(False)
    assert not run.is_whole(dev=False)


def test_a_python_without_ensurepip_gets_its_environment_without_pip(run, monkeypatch):
    commands = []
    install = _installer(run, commands)

    def call(*command):
        install(*command)
        if "venv" in command and "--without-pip" not in command:
            raise RuntimeError("ensurepip is not available")

    monkeypatch.setattr(run, "call", call)
    run.build(False)
    assert ["--without-pip" in words for words in commands if "venv" in words] == [False, True]
    assert run.is_whole(dev=False)


def test_a_whole_environment_is_not_built_again(run):
    _environment(run)
    run.prepare(dev=False)


def test_a_broken_environment_is_built_anew(run, monkeypatch):
    _environment(run)
    _package(run).unlink()
    monkeypatch.setattr(run, "call", _installer(run, []))
    run.prepare(dev=False)
    assert run.is_whole(dev=False)


def test_repairing_the_environment_of_the_tests_keeps_it_one(run, monkeypatch):
    _environment(run, dev=True)
    _package(run).unlink()
    monkeypatch.setattr(run, "call", _installer(run, []))
    run.prepare(dev=False)
    assert run.is_whole(dev=True)


def test_a_build_that_fails_ends_with_the_reason_and_what_to_do(run, monkeypatch, capsys):
    def call(*command):
        raise RuntimeError("no index was reached")

    monkeypatch.setattr(run, "call", call)
    with pytest.raises(SystemExit) as ended:
        run.prepare(dev=False)
    said = f"{ended.value.code} {capsys.readouterr().err}"
    assert "no index was reached" in said
    assert "Expected: Python 3.11" in said
    assert not run.MANIFEST.exists()
    assert not run.VENV.with_name(".venv.building").exists()


def test_a_failure_ends_with_status_2(run):
    with pytest.raises(SystemExit) as ended:
        run.fail("found nothing, expected something")
    assert ended.value.code == 2


@pytest.fixture
def clock(run, monkeypatch):
    """The time as run.py sees it: it passes only in `sleep`, which calls `clock.meanwhile`."""
    passed = SimpleNamespace(seconds=0.0, sleeps=0, meanwhile=lambda: None)

    def sleep(seconds):
        passed.sleeps += 1
        passed.seconds += seconds
        passed.meanwhile()

    now = SimpleNamespace(sleep=sleep, time=time.time, monotonic=lambda: passed.seconds)
    monkeypatch.setattr(run, "time", now)
    return passed


@pytest.fixture
def flag(run):
    """The flag of another start that is building."""
    flag = run.VENV.with_name(".venv.building")
    flag.touch()
    return flag


def test_a_second_start_waits_and_takes_what_the_first_has_built(run, clock, flag):
    def first_start_finishes():
        _environment(run)
        flag.unlink()

    clock.meanwhile = first_start_finishes
    run.prepare(dev=False)
    assert run.is_whole(dev=False)
    assert clock.sleeps == 1
    assert not flag.exists()


def test_the_flag_of_a_build_that_died_is_taken_over(run, clock, flag):
    long_ago = time.time() - run.WAIT_FOR_OTHER_BUILD_SECONDS - 60
    os.utime(flag, (long_ago, long_ago))
    with run.only_one_build():
        assert flag.stat().st_mtime > long_ago
    assert clock.sleeps <= 1
    assert not flag.exists()


def test_waiting_is_said_and_ends_with_the_flag_to_delete(run, clock, flag, capsys):
    with pytest.raises(SystemExit) as ended, run.only_one_build():
        pass
    said = capsys.readouterr().err
    assert said.count("; waiting.") == 1
    assert str(flag) in f"{ended.value.code} {said}"
    assert run.WAIT_FOR_OTHER_BUILD_SECONDS <= clock.seconds <= run.WAIT_FOR_OTHER_BUILD_SECONDS + 1
    assert flag.exists(), "it belongs to the other start"


def test_the_flag_goes_when_a_build_fails(run):
    with pytest.raises(RuntimeError), run.only_one_build():
        raise RuntimeError
    assert not run.VENV.with_name(".venv.building").exists()


@pytest.fixture
def handed_over(run, monkeypatch):
    """Calls main and returns what was prepared for (tests or not) and the command that was handed over to."""

    def main(*words):
        seen = {}

        def takes(command):
            seen["command"] = [str(word) for word in command]
            return SimpleNamespace(returncode=0)

        monkeypatch.setattr(run, "prepare", lambda dev: seen.update(dev=dev))
        monkeypatch.setattr(run.os, "execv", lambda path, command: takes(command))
        monkeypatch.setattr(run, "subprocess", SimpleNamespace(run=takes))
        with contextlib.suppress(SystemExit):  # Windows has no exec: run.py ends with the status of the command
            run.main(list(words))
        assert seen["command"][0] == str(run.venv_python())
        return seen["dev"], seen["command"][1:]

    return main


def test_without_words_the_dashboard_starts(handed_over):
    assert handed_over() == (False, ["-m", "dashboard.cli", "serve"])


def test_words_go_to_the_command(handed_over):
    assert handed_over("resolve", "北見市") == (False, ["-m", "dashboard.cli", "resolve", "北見市"])


def test_the_tests_run_in_their_own_environment_with_further_words(handed_over):
    assert handed_over("test", "-k", "map") == (True, ["-m", "pytest", "-k", "map"])


def test_the_benchmark_gets_the_packages_of_the_tests(handed_over):
    assert handed_over("bench", "--json") == (True, ["-m", "dashboard.cli", "bench", "--json"])


def test_an_old_python_is_told_which_one_is_needed(run, monkeypatch, capsys):
    old = SimpleNamespace(version_info=(3, 9, 2), version="3.9.2 (main)", exit=sys.exit, stderr=sys.stderr)
    monkeypatch.setattr(run, "sys", old)
    monkeypatch.setattr(run, "prepare", lambda dev: pytest.fail("built with an old Python"))
    with pytest.raises(SystemExit) as ended:
        run.main([])
    said = f"{ended.value.code} {capsys.readouterr().err}"
    assert "3.9.2" in said
    assert "3.11" in said


def test_the_real_locks_hold_hashes_and_no_address():
    for name in ("requirements.lock", "requirements-dev.lock", "requirements-bootstrap.lock"):
        lines = (RUN_PY.parent / name).read_text(encoding="utf-8").splitlines()
        assert sum(line.strip().startswith("--hash=sha256:") for line in lines) >= sum("==" in line for line in lines)
        assert not any("://" in line for line in lines), name
