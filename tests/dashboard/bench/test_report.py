import builtins
import json

import pytest

from dashboard import cli
from dashboard.bench import comparison, report, targets
from dashboard.commands.common import DEFAULT_DATA, FAILED, FOUND_PROBLEMS, OK, UsageError

MACHINE = {
    "cores": 2, "memory_gb": 8, "cpu": "CPU", "system": "Linux", "python": "3.11", "streamlit": "1", "browser": "C",
}  # fmt: skip


@pytest.fixture
def measured(monkeypatch):
    """Lets `report.run` print these figures instead of measuring for minutes."""
    monkeypatch.setattr("dashboard.bench.browser.find_browser", lambda: "/browser")

    def use(ours, naive):
        found = comparison.Comparison(targets.rows(ours, naive), 50, MACHINE)
        monkeypatch.setattr(comparison, "compare", lambda *_: found)

    return use


@pytest.mark.parametrize(("language", "words"), [("ja", "CHROMIUM"), ("en", "No Chromium")])
def test_without_a_browser_it_says_what_to_install(monkeypatch, language, words):
    monkeypatch.setattr("dashboard.bench.browser.find_browser", lambda: None)
    with pytest.raises(UsageError, match=words):
        report.run(DEFAULT_DATA, as_json=False, language=language)


@pytest.mark.parametrize("package", ["playwright", "psutil"])
def test_without_a_tool_it_names_the_command_that_installs_it(monkeypatch, package):
    genuine = builtins.__import__

    def missing(name, *rest, **more):
        if name == "dashboard.bench" and "comparison" in (rest[2] or ()):
            raise ModuleNotFoundError(f"No module named '{package}'", name=package)
        return genuine(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(UsageError, match=rf"{package}.*python3 run\.py bench"):
        report.run(DEFAULT_DATA, as_json=False, language="ja")


def test_too_few_records_are_said_with_the_numbers(small_data):
    with pytest.raises(UsageError, match=r"12 technologies .* has 2"):
        report.run(small_data, as_json=False, language="en")


def test_a_measurement_that_breaks_off_ends_with_a_message_and_status_2(monkeypatch, capsys):
    def fail(*_):
        raise RuntimeError("the server did not start: no room")

    monkeypatch.setattr(comparison, "compare", fail)
    monkeypatch.setattr("dashboard.bench.browser.find_browser", lambda: "/browser")
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")
    assert cli.main(["bench"]) == FAILED
    assert "測定の途中で止まりました：the server did not start: no room" in capsys.readouterr().err


def test_status_and_last_line_say_whether_all_targets_are_met(measured, make_figures, capsys):
    good = make_figures(filter_ms=5, bytes_per_rerun=1, cold_page_ms=50, warm_page_ms=50, click_ms=5)
    measured(good, make_figures())
    assert report.run(DEFAULT_DATA, as_json=False, language="en") == OK
    assert capsys.readouterr().out.splitlines()[-1] == "All targets are met."
    measured(make_figures(), make_figures())
    assert report.run(DEFAULT_DATA, as_json=False, language="ja") == FOUND_PROBLEMS
    assert "5 項目が目標に届きません" in capsys.readouterr().out.splitlines()[-1]


def test_json_is_all_that_standard_output_holds(measured, make_figures, capsys):
    measured(make_figures(), make_figures())
    report.run(DEFAULT_DATA, as_json=True, language="ja")
    found = json.loads(capsys.readouterr().out)
    assert found["command"] == "python3 run.py bench --json"
    assert found["machine"]["cores"] == 2
    assert len(found["measures"]) == len(targets.TARGETS)
