"""`dxmap import` as a person types it: what it says, what it leaves, and its exit status."""

import csv
import shutil
from pathlib import Path

import pytest

from dashboard import cli, records
from dashboard.records import store

DATA = Path(__file__).resolve().parents[3] / "data"
CASES = "No.,団体名,題名,状況,技術\n1,北見市,一つ目,導入済,RPA\n2,長野県,二つ目,予定,\n"
SURVEY = "団体コード,指標,値\n011002,AI,実施\n012084,AI,調査無し\n"


@pytest.fixture
def data_dir(tmp_path):
    shutil.copytree(DATA, tmp_path / "data", ignore=shutil.ignore_patterns(".imports"))
    return tmp_path / "data"


@pytest.fixture(params=["ja_JP.UTF-8", "en_US.UTF-8"])
def dxmap(data_dir, tmp_path, monkeypatch, capsys, request):
    """Runs the command in both languages; exit status and all that it says."""
    monkeypatch.setenv("LC_ALL", request.param)
    monkeypatch.chdir(tmp_path)

    def run(*words, files=()):
        for name, content in dict(files).items():
            Path(name).write_bytes(content if isinstance(content, bytes) else content.encode())
        status = cli.main(["import", *map(str, words), "--data", str(data_dir)])
        said = capsys.readouterr()
        return status, said.out + said.err

    return run


def test_a_table_is_imported_once_listed_and_undone(dxmap, data_dir):
    before = records.load(data_dir).version
    status, said = dxmap("cases2.csv", files={"cases2.csv": CASES})
    assert status == 0
    assert "団体名" in said
    assert len(records.load(data_dir).cases) == len(records.load(DATA).cases) + 2
    assert dxmap("cases2.csv")[0] == 0
    assert len(store.history(data_dir)) == 1
    assert "cases2.csv" in dxmap("--history")[1]
    assert dxmap("--undo")[0] == 0
    assert records.load(data_dir).version == before
    assert dxmap("--undo")[0] == 2


def test_problems_are_printed_reported_and_nothing_is_imported(dxmap, data_dir):
    before = records.load(data_dir).version
    wrong = CASES + "3,府中市,=1+1,検討中,量子計算\n"
    status, said = dxmap("x.csv", "--report", "out.csv", files={"x.csv": wrong})
    assert status == 1
    assert said.count("x.csv:4") == 4
    with Path("out.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert len(rows[0]) == 5
    assert {(row[0], row[1], row[2]) for row in rows[1:]} == {
        ("x.csv", "4", column) for column in ("団体名", "題名", "状況", "技術")
    }
    assert all(row[3] and row[4] for row in rows[1:])
    assert not any(cell.startswith("=") for row in rows for cell in row)
    assert records.load(data_dir).version == before
    assert store.history(data_dir) == []


def test_a_survey_needs_its_date(dxmap, data_dir):
    status, said = dxmap("s.csv", "--as", "survey", files={"s.csv": SURVEY})
    assert status == 2
    assert "--reference-date" in said
    assert dxmap("s.csv", "--as", "survey", "--reference-date", "令和5年4月1日")[0] == 0
    survey = records.load(data_dir).survey
    assert survey[["reference_date", "lgcode", "value"]].to_numpy().tolist() == [
        ["2023-04-01", "01100", "実施"],
        ["2023-04-01", "01208", "調査なし"],
    ]
    assert records.load(data_dir).problems == ()


def test_columns_and_values_can_be_given(dxmap, data_dir):
    table = "組織,件名\n北見市,一つ目\n"
    words = ("t.csv", "--as", "cases", "--map", "organisations=組織", "--set", "status=実証", "--source", "kitami")
    assert dxmap(*words, "--source-title", "北見の取組", files={"t.csv": table})[0] == 0
    loaded = records.load(data_dir)
    assert loaded.cases[loaded.cases["source_id"] == "kitami"]["status"].tolist() == ["pilot"]
    assert loaded.sources.set_index("id").loc["kitami", "title"] == "北見の取組"


def test_effects_that_extract_has_written_come_with_their_cases(dxmap, data_dir):
    cases = "case_id,source_id,organisations,title,status,question\nnew-1,new,北見市,一つ目,implemented,確かめる\n"
    effects = "case_id,metric,value,value_after,unit,status,period,quote,note\n"
    effects += "new-1,hours_saved_per_year,120,,時間,actual,,,\n"
    status, _ = dxmap("drafts.csv", "--source", "new", files={"drafts.csv": cases, "drafts.effects.csv": effects})
    assert status == 0
    effects = records.load(data_dir).effects
    assert effects[effects["case_id"] == "new-1"]["value"].tolist() == [120]


def test_an_effect_of_no_case_is_told_in_its_file(dxmap):
    cases = "case_id,organisations,title,status\nnew-1,北見市,一つ目,implemented\n"
    effects = "case_id,metric,value,value_after,unit,status,period,quote,note\nnew-2,other,1,,件,actual,,,\n"
    status, said = dxmap("d.csv", "--source", "new", files={"d.csv": cases, "d.effects.csv": effects})
    assert status == 1
    assert "d.effects.csv:2: case_id" in said


def test_a_dry_run_changes_nothing(dxmap, data_dir):
    before = sorted(data_dir.rglob("*"))
    assert dxmap("x.csv", "--dry-run", files={"x.csv": CASES})[0] == 0
    assert sorted(data_dir.rglob("*")) == before


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600),
        ("a.csv", b"<!doctype html><table>"),
        ("a.csv", "団体名,題名,題名\n北見市,一,二\n"),
        ("a.csv", ("あ" * 400).encode()[:-1]),
        ("a.json", b"[" * 100_000),
        ("a.csv", b"," * 1_000_000),
    ],
)
def test_a_wrong_file_ends_with_a_sentence_and_without_a_trace(dxmap, data_dir, name, content):
    before = sorted(data_dir.rglob("*"))
    status, said = dxmap(name, files={name: content})
    assert status == 2
    assert said.startswith("dxmap: ")
    assert "Traceback" not in said
    assert sorted(data_dir.rglob("*")) == before


@pytest.mark.parametrize("words", [(), ("a.csv", "--undo"), ("--history", "--undo"), ("a.csv", "--map", "title")])
def test_words_that_say_nothing_are_asked_for(dxmap, words, capsys):
    status, said = dxmap(*words, files={"a.csv": CASES})
    assert status == 2
    assert said.startswith("dxmap: ")


def test_the_data_directory_has_to_be_named(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("a.csv").write_text(CASES, encoding="utf-8")
    assert cli.main(["import", "a.csv"]) == 2
    assert "--data" in capsys.readouterr().err
