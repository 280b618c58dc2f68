"""`dxmap extract`: what it writes, what it says, and with which exit status."""

import csv
from pathlib import Path

import pytest

from dashboard import cli

DATA = Path(__file__).parents[3] / "data"
CASE = "## 1 書かない窓口【北海道北見市】\n\n職員が聞き取る書かない窓口を導入し、年間約660時間を削減した。\n"


@pytest.fixture
def dxmap(monkeypatch, tmp_path, capsys):
    """Runs `dxmap extract` in a folder of its own; exit status, output and messages come back."""

    def run(*words, language="ja_JP.UTF-8"):
        for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
            monkeypatch.setenv(name, language)
        monkeypatch.chdir(tmp_path)
        status = cli.main(["extract", *words])
        return status, *capsys.readouterr()

    return run


def rows(path):
    return list(csv.DictReader(path.open(encoding="utf-8-sig")))


def test_drafts_effects_and_evidence_are_written(dxmap, tmp_path):
    (tmp_path / "a.md").write_text(CASE, "utf-8")
    status, _, said = dxmap("a.md", "-o", "out.csv", "--source", "mine")
    assert status == 0
    assert "a.md" in said
    assert [row["case_id"] for row in rows(tmp_path / "out.csv")] == ["mine-01"]
    assert [row["value"] for row in rows(tmp_path / "out.effects.csv")] == ["660"]
    assert {row["case_id"] for row in rows(tmp_path / "out.evidence.csv")} == {"mine-01"}


def test_of_several_documents_of_one_source_the_ids_stay_apart(dxmap, tmp_path):
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(CASE, "utf-8")
    assert dxmap("a.md", "b.md", "-o", "out.csv", "--source", "mine")[0] == 0
    found = rows(tmp_path / "out.csv")
    assert [(row["case_id"], row["source_file"]) for row in found] == [("mine-1-01", "a.md"), ("mine-2-01", "b.md")]


def test_where_one_document_cannot_be_read_nothing_is_written(dxmap, tmp_path):
    (tmp_path / "a.md").write_text(CASE, "utf-8")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7 cut off")
    status, _, said = dxmap("a.md", "b.pdf", "-o", "out.csv")
    assert status == 2
    assert "b.pdf は壊れている" in said
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.md", "b.pdf"]


def test_messages_are_in_the_language_of_the_reader(dxmap, tmp_path):
    (tmp_path / "a.xlsx").write_bytes(b"PK")
    assert "扱えない種類" in dxmap("a.xlsx", "-o", "out.csv")[2]
    assert "cannot be used" in dxmap("a.xlsx", "-o", "out.csv", language="en_US.UTF-8")[2]


def test_a_document_without_cases_is_found_and_said(dxmap, tmp_path):
    (tmp_path / "a.txt").write_text("何も書かれていない。", "utf-8")
    status, _, said = dxmap("a.txt", "-o", "out.csv")
    assert status == 1
    assert "下書き 0 件" in said
    assert rows(tmp_path / "out.csv") == []


@pytest.mark.parametrize("words", [("a.md",), ("a.md", "-o", "out.txt"), ("a.md", "--against", str(DATA))])
def test_words_that_do_not_fit_are_refused(dxmap, tmp_path, words):
    (tmp_path / "a.md").write_text(CASE, "utf-8")
    assert dxmap(*words)[0] == 2
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]


def test_against_curated_records_precision_and_recall_are_printed(dxmap, tmp_path):
    (tmp_path / "a.md").write_text(CASE, "utf-8")
    status, out, _ = dxmap("a.md", "--against", str(DATA), "--source", "mic2023", language="en_US.UTF-8")
    assert status == 0
    lines = {line.split()[0]: line.split() for line in out.splitlines()[1:]}
    assert lines["organisations"][1] == "1.000"
    assert {"cases", "technologies", "started", "population_stated", "effects"} < set(lines)
    assert dxmap("a.md", "--against", str(DATA), "--source", "nobody")[0] == 2
