"""All rows of an import or none, whatever happens on the way; and the way back."""

import json
import os
import shutil
import signal
import tomllib
from pathlib import Path

import pytest

from dashboard import records
from dashboard.records import store
from dashboard.records.ingest.tables import Options, prepare, read_table
from dashboard.records.store import NewSource, StoreError
from dashboard.records.store.sources import with_source

CASES = "No.,団体名,題名,状況,技術,削減時間（時間）\n1,北見市,一つ目,導入済,RPA,120\n2,長野県,二つ目,予定,,\n"
SURVEY = "lgcode,indicator,value\n01100,AI,実施\n01208,RPA,調査なし\n"
GAMMA = NewSource("gamma", "取組一覧", "北見市", "記載なし")


def draft(data_dir, text=CASES, name="取組.csv", **options):
    return prepare(
        read_table(name, text.encode()), records.load(data_dir), Options(**{"source_id": "gamma", **options})
    )


def add(data_dir, today, text=CASES, **options):
    given = {name: options.pop(name) for name in ("source", "dry_run", "keep_unlocated", "who") if name in options}
    return store.add(data_dir, draft(data_dir, text, **options), today=today, **{"source": GAMMA, **given})


def contents(data_dir):
    return {str(path.relative_to(data_dir)): path.read_bytes() for path in data_dir.rglob("*") if path.is_file()}


def record_files(data_dir):
    return {name: raw for name, raw in contents(data_dir).items() if not name.startswith(".imports")}


def problems(outcome):
    return [(problem.file, problem.row, problem.column, problem.key) for problem in outcome.problems]


# ---- all or nothing ---------------------------------------------------------------------------------------------


def test_an_import_brings_cases_effects_and_its_source(data_dir, today):
    outcome = add(data_dir, today)
    assert outcome.added == {"cases": 2, "effects": 1}
    assert outcome.new_source
    loaded = records.load(data_dir, today)
    assert loaded.problems == ()
    mine = loaded.cases[loaded.cases["source_id"] == "gamma"]
    assert mine[["case_id", "lgcodes", "status", "review"]].to_numpy().tolist() == [
        ["gamma-1", "01208", "implemented", "unchecked"],
        ["gamma-2", "20", "planned", "unchecked"],
    ]
    assert loaded.effects[loaded.effects["case_id"] == "gamma-1"]["value"].tolist() == [120]
    assert loaded.sources["title"].tolist()[-1] == "取組一覧"


def test_one_wrong_row_keeps_all_rows_out(data_dir, today):
    before = contents(data_dir)
    outcome = add(data_dir, today, CASES + "3,府中市,三つ目,導入済,RPA,\n")
    assert problems(outcome) == [("取組.csv", 4, "団体名", "not_located")]
    assert outcome.import_id == ""
    assert contents(data_dir) == before


def test_problems_of_the_whole_directory_are_told_at_their_place_in_the_file(data_dir, today):
    text = "case_id,団体名,題名,状況,URL,開始年\nbeta-2,北見市,一,導入済,,\nx,北見市,=1+1,導入済,ftp://x,2031\n"
    outcome = add(data_dir, today, text, source_id="beta")
    assert sorted(problems(outcome)) == [
        ("取組.csv", 3, "URL", "url"),
        ("取組.csv", 3, "case_id", "case_id_prefix"),
        ("取組.csv", 3, "開始年", "started_later"),
        ("取組.csv", 3, "題名", "formula"),
    ]
    assert outcome.import_id == ""


def test_what_was_wrong_before_keeps_nothing_out(data_dir, set_cell, today):
    set_cell("cases/alpha.csv", 2, "status", "done")
    assert add(data_dir, today).import_id


def test_a_dry_run_says_what_would_come_and_writes_nothing(data_dir, today):
    before = contents(data_dir)
    outcome = add(data_dir, today, dry_run=True)
    assert outcome.added == {"cases": 2, "effects": 1}
    assert outcome.import_id == ""
    assert contents(data_dir) == before


def test_a_case_off_the_map_can_be_taken_in_on_purpose(data_dir, today):
    text = "団体名,題名,状況\n北見地区消防組合,一,導入済\n"
    assert problems(add(data_dir, today, text)) == [("取組.csv", 2, "団体名", "not_located")]
    assert add(data_dir, today, text, keep_unlocated=True).added == {"cases": 1}
    loaded = records.load(data_dir, today)
    assert loaded.unlocated["organisation"].tolist() == ["北見地区消防組合"]


def test_taking_in_what_cannot_be_located_hides_no_other_fault(data_dir, today):
    text = "団体名,題名,状況,技術\n北見地区消防組合,,導入済,量子計算\n"
    outcome = add(data_dir, today, text, keep_unlocated=True)
    assert {key for *_, key in problems(outcome)} == {"empty", "technology_unknown"}


def test_a_source_that_is_not_known_and_not_described_is_a_problem(data_dir, today):
    outcome = add(data_dir, today, source=None)
    assert {key for *_, key in problems(outcome)} == {"source_unknown"}


@pytest.mark.parametrize("evil", ["../../evil", "a/b", "..\\x"])
def test_a_path_in_a_source_column_is_refused_and_leads_nowhere(data_dir, today, evil):
    before = contents(data_dir.parent)
    outcome = add(data_dir, today, f"source_id,団体名,題名,状況\n{evil},北見市,一,導入済\n", source=None)
    assert "source_unknown" in {key for *_, key in problems(outcome)}
    assert contents(data_dir.parent) == before


# ---- the same again ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "options"), [(CASES, {}), (SURVEY, {"reference_date": "2024-04-01"})])
def test_the_same_file_again_changes_nothing(data_dir, today, text, options):
    first = add(data_dir, today, text, **options)
    before = contents(data_dir)
    again = add(data_dir, today, text, **options)
    assert (again.import_id, again.added, again.problems) == ("", {}, ())
    assert again.already == sum(count for table, count in first.added.items() if table != "effects")
    assert contents(data_dir) == before


def test_rows_that_are_new_come_in_beside_those_that_are_there(data_dir, today):
    add(data_dir, today)
    outcome = add(data_dir, today, CASES + "2,札幌市,三つ目,実証,,\n")
    assert (outcome.added, outcome.already) == ({"cases": 1}, 2)
    cases = records.load(data_dir, today).cases
    assert cases[cases["source_id"] == "gamma"]["case_id"].tolist() == ["gamma-1", "gamma-2", "gamma-3"]


def test_a_case_that_somebody_has_checked_since_is_still_the_same(data_dir, set_cell, today):
    add(data_dir, today)
    set_cell("cases/gamma.csv", 2, "review", "checked")
    assert add(data_dir, today).added == {}


def test_the_same_row_twice_in_a_file_is_a_problem(data_dir, today):
    outcome = add(data_dir, today, "団体名,題名,状況\n北見市,一,導入済\n北見市,一,導入済\n")
    assert [key for *_, key in problems(outcome)] == ["row_repeated"]
    assert "取組.csv:2" in outcome.problems[0].found


def test_other_content_under_a_known_number_or_key_is_a_conflict(data_dir, today):
    add(data_dir, today, SURVEY, reference_date="2024-04-01")
    outcome = add(data_dir, today, SURVEY.replace("実施", "未実施"), reference_date="2024-04-01")
    assert [(row, key) for _, row, _, key in problems(outcome)] == [(2, "conflict")]
    assert "survey/gamma.csv:2" in outcome.problems[0].found
    assert "value=実施" in outcome.problems[0].expected
    same_id = "case_id,団体名,題名,状況\nalpha-1,北見市,別の題名,導入済\n"
    outcome = add(data_dir, today, same_id, source_id="alpha")
    assert [key for *_, key in problems(outcome)] == ["conflict"]


def test_files_keep_what_stands_in_them_byte_for_byte(data_dir, today):
    before = (data_dir / "cases/alpha.csv").read_bytes()
    add(data_dir, today, "団体名,題名,状況\n北見市,別の記録,導入済\n", source_id="alpha")
    after = (data_dir / "cases/alpha.csv").read_bytes()
    assert after.startswith(before)
    assert after.count(b"\n") == before.count(b"\n") + 1


def test_a_column_that_the_file_does_not_have_yet_comes_at_its_end(data_dir, today):
    header = (data_dir / "cases/beta.csv").read_bytes().split(b"\n")[0]
    add(data_dir, today, "団体名,題名,状況,担当課\n北見市,三つ目,導入済,市民課\n", source_id="beta")
    assert (data_dir / "cases/beta.csv").read_bytes().startswith(header + b",lgcodes,department\n")
    cases = records.load(data_dir, today).cases
    assert cases[cases["source_id"] == "beta"]["department"].tolist() == ["", "市民課"]


# ---- the way back -----------------------------------------------------------------------------------------------


def test_undo_leaves_the_files_as_they_were(data_dir, today):
    before = record_files(data_dir)
    first = add(data_dir, today, who="山田")
    entry, found = store.undo(data_dir, today=today)
    assert (entry.id, found) == (first.import_id, ())
    assert record_files(data_dir) == before
    assert not (data_dir / "cases/gamma.csv").exists()
    kept = store.history(data_dir)
    assert [(entry.action, entry.who, entry.file) for entry in kept[:1]] == [("import", "山田", "取組.csv")]
    assert [entry.action for entry in kept] == ["import", "undo"]
    assert store.standing(kept) == []


def test_a_folder_that_an_import_made_goes_with_it(data_dir, today):
    for path in (data_dir / "survey").iterdir():
        path.unlink()
    (data_dir / "survey").rmdir()
    add(data_dir, today, SURVEY, reference_date="2024-04-01")
    assert (data_dir / "survey/gamma.csv").exists()
    store.undo(data_dir, today=today)
    assert not (data_dir / "survey").exists()


def test_an_earlier_import_is_undone_without_the_later_one(data_dir, today):
    first = add(data_dir, today)
    add(data_dir, today, "団体名,題名,状況\n札幌市,三つ目,導入済\n")
    store.undo(data_dir, first.import_id, today=today)
    cases = records.load(data_dir, today).cases
    assert cases[cases["source_id"] == "gamma"]["title"].tolist() == ["三つ目"]
    assert records.check(data_dir, today) == ()


def test_rows_that_were_changed_by_hand_are_not_taken_away(data_dir, set_cell, today):
    add(data_dir, today)
    set_cell("cases/gamma.csv", 2, "title", "手で直した題名")
    before = contents(data_dir)
    with pytest.raises(StoreError) as caught:
        store.undo(data_dir, today=today)
    assert caught.value.key == "changed_since"
    assert contents(data_dir) == before


def test_an_import_that_others_rest_on_is_not_undone(data_dir, today):
    add(data_dir, today)
    effects = data_dir / "effects/gamma.csv"
    effects.write_text(effects.read_text("utf-8") + "gamma-2,other,3,,課,target,,,\n", "utf-8")
    entry, found = store.undo(data_dir, today=today)
    assert {problem.key for problem in found} == {"case_unknown"}
    assert store.standing(store.history(data_dir)) == [entry]


def test_what_cannot_be_undone_is_said(data_dir, today):
    def key(import_id=""):
        with pytest.raises(StoreError) as caught:
            store.undo(data_dir, import_id, today=today)
        assert caught.value.text("ja") != caught.value.text("en")
        return caught.value.key

    before = contents(data_dir)
    assert key() == "nothing_to_undo"
    assert contents(data_dir) == before
    first = add(data_dir, today)
    assert key("20200101-000000-abcdef") == "no_such_import"
    store.undo(data_dir, today=today)
    assert key(first.import_id) == "undone_already"


# ---- killed, locked, full ---------------------------------------------------------------------------------------


def in_child(work, limit):
    """Does `work` in a child that is killed at its call number `limit` to the disk; how it ended, and its calls.

    Every call that changes something on the disk counts. A limit of 0 lets it come through.
    """
    reading, writing = os.pipe()
    if child := os.fork():
        os.close(writing)
        _, status = os.waitpid(child, 0)
        with os.fdopen(reading) as pipe:
            return os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0, int(pipe.read() or 0)
    try:
        count = 0

        def deadly(function):
            def call(*arguments, **options):
                nonlocal count
                count += 1
                if count == limit:
                    os.kill(os.getpid(), signal.SIGKILL)
                return function(*arguments, **options)

            return call

        for name in ("replace", "fsync", "unlink", "mkdir", "rmdir"):
            setattr(os, name, deadly(getattr(os, name)))
        work()
        os.write(writing, str(count).encode())
    finally:
        os._exit(0)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a child that shares this process's memory is needed")
@pytest.mark.parametrize("action", ["add", "undo"])
def test_a_kill_at_any_moment_leaves_the_data_as_it_was_or_as_it_was_to_be(data_dir, today, action):
    rows = draft(data_dir)
    work = {
        "add": lambda: store.add(data_dir, rows, source=GAMMA, today=today),
        "undo": lambda: store.undo(data_dir, today=today),
    }[action]
    if action == "undo":
        add(data_dir, today)
    start, before = contents(data_dir), records.load(data_dir, today).version
    _, steps = in_child(work, 0)
    after = records.load(data_dir, today).version
    assert before != after
    assert steps > 15
    seen = set()
    for limit in range(1, steps + 1):
        restore(data_dir, start)
        assert in_child(work, limit)[0] == signal.SIGKILL
        loaded = records.load(data_dir, today)
        assert loaded.version in (before, after), limit
        assert loaded.problems == ()
        seen.add(loaded.version)
        # The next writer puts the files themselves back; nothing of the attempt is left.
        with store.writing(data_dir):
            store.recover(data_dir)
        if loaded.version == before:
            assert {**contents(data_dir), ".imports/lock": b""} == {**start, ".imports/lock": b""}, limit
    assert seen == {before, after}


def restore(data_dir, files):
    for path in data_dir.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
    for name, raw in files.items():
        path = data_dir / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)


def test_readers_see_the_old_files_while_new_ones_are_put_in_place(data_dir, today, monkeypatch):
    before, seen, really = records.load(data_dir, today).version, [], os.replace

    def watched(source, target):
        really(source, target)
        seen.append((records.load(data_dir, today).version, Path(target).parent.name))

    monkeypatch.setattr("os.replace", watched)
    add(data_dir, today)
    assert {"cases", "effects"} <= {folder for _, folder in seen}
    assert {version for version, _ in seen} == {before}
    assert records.load(data_dir, today).version != before


def test_a_disk_that_is_full_leaves_everything_as_it_was(data_dir, today, monkeypatch):
    before, really, left = contents(data_dir), os.fsync, [6]

    def full(handle):
        left[0] -= 1
        if left[0] == 0:
            raise OSError(28, "No space left on device")
        really(handle)

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(StoreError) as caught:
        add(data_dir, today)
    assert "No space left" in caught.value.text("ja")
    assert contents(data_dir) == before


def test_one_writer_at_a_time(data_dir, today):
    with store.writing(data_dir), pytest.raises(StoreError) as caught, store.writing(data_dir, wait=0):
        pass
    assert caught.value.key == "locked"
    assert add(data_dir, today).import_id


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a child that shares this process's memory is needed")
def test_a_lock_dies_with_its_process(data_dir, today):
    def die_in_the_lock():
        with store.writing(data_dir):
            os.kill(os.getpid(), signal.SIGKILL)

    assert in_child(die_in_the_lock, 0)[0] == signal.SIGKILL
    assert (data_dir / ".imports/lock").exists()
    assert add(data_dir, today).import_id


def test_an_entry_says_who_when_and_what(data_dir, today):
    outcome = add(data_dir, today, who="山田")
    entry = json.loads((data_dir / f".imports/{outcome.import_id}/entry.json").read_text("utf-8"))
    assert (entry["who"], entry["file"], entry["source"], entry["state"]) == ("山田", "取組.csv", "gamma", "done")
    assert entry["when"].endswith("+00:00")
    assert {file["path"]: file["added"] for file in entry["files"]} == {
        "sources.toml": 1, "cases/gamma.csv": 2, "effects/gamma.csv": 1,
    }  # fmt: skip
    assert (data_dir / f".imports/{outcome.import_id}/before/sources.toml").exists()


@pytest.mark.parametrize("title", ['a"b\\c', "髙﨑\U00029e3d「」", "''' \x7f"])
def test_a_source_with_any_sign_in_its_title_is_read_back(title):
    found = tomllib.loads(with_source(b"", NewSource("gamma", title, "p", "l")).decode())["source"]
    assert found[0]["title"] == title
