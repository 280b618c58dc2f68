"""What a loaded data directory holds, and what is left out of it."""

import re
import shutil

import pandas as pd
import pytest

from dashboard import records


def _excluded(loaded):
    return loaded.excluded[["table", "row", "case_id", "because"]].values.tolist()


def test_texts_stay_texts_and_figures_become_figures(data_dir, today):
    loaded = records.load(data_dir, today)
    cases = loaded.cases.set_index("case_id")
    assert cases["published_fy"].dtype == "Int64"
    assert cases["population_stated"].dtype == "Int64"
    assert cases["started"]["alpha-1"] == "2021-01"
    assert cases["start_year"].tolist() == [2021, pd.NA, 2019, 2028, pd.NA]
    assert cases["unnamed_members"].tolist() == [0, 0, 39, 0, 0]
    assert cases["review"].tolist() == ["checked", *["unchecked"] * 4]
    assert cases["url"]["alpha-2"] == ""
    assert loaded.effects["value"].tolist() == [1200.5, 18, 90, 3]
    assert loaded.effects["value_after"].notna().tolist() == [False, True, False, False]
    assert loaded.costs["source_id"].tolist() == ["beta", "beta"]
    assert loaded.targets["deadline_fy"].tolist() == [2025, pd.NA]
    assert loaded.survey["value"].tolist() == ["実施", "12"]
    assert loaded.survey_counts["adopted"].tolist() == [879, 31, 34]
    assert loaded.sources["published"].tolist() == ["2023", "2024-03-01"]
    assert loaded.technologies["aliases"].tolist() == ["ロボットによる自動化", ""]


def test_no_text_is_missing(data_dir, today):
    loaded = records.load(data_dir, today)
    for name in ("cases", "effects", "sources", "technologies", "members", "left_out", "corrections"):
        texts = getattr(loaded, name).select_dtypes("str")
        assert not texts.isna().any(axis=None), name


def test_codes_that_an_analyst_leaves_out_come_from_the_names(data_dir, today):
    cases = records.load(data_dir, today).cases.set_index("case_id")
    assert cases["lgcodes"]["beta-1"] == "01208"
    assert cases["lgcodes"]["alpha-4"] == "41201"


def test_members_and_technologies_have_a_row_each(data_dir, today):
    loaded = records.load(data_dir, today)
    assert loaded.members.values.tolist() == [
        ["alpha-1", "01208", "municipality"],
        ["alpha-2", "20", "prefecture"],
        ["alpha-3", "01100", "municipality"],
        ["alpha-3", "13206", "municipality"],
        ["alpha-4", "41201", "municipality"],
        ["beta-1", "01208", "municipality"],
    ]
    assert loaded.case_technologies.values.tolist() == [
        ["alpha-1", "rpa"],
        ["alpha-1", "ai-ocr"],
        ["alpha-3", "rpa"],
        ["alpha-4", "ai-ocr"],
    ]


def test_two_wards_of_a_city_are_one_member(data_dir, set_cell, today):
    set_cell("cases/alpha.csv", 4, "organisations", "神奈川県横浜市鶴見区;神奈川県横浜市西区")
    set_cell("cases/alpha.csv", 4, "lgcodes", "")
    loaded = records.load(data_dir, today)
    assert loaded.problems == ()
    assert loaded.members.query("case_id == 'alpha-3'")["lgcode"].tolist() == ["14100"]
    assert loaded.cases["lgcodes"][2] == "14100;14100"


def test_a_faulty_case_takes_its_effects_with_it(data_dir, set_cell, today):
    set_cell("cases/alpha.csv", 3, "status", "done")
    loaded = records.load(data_dir, today)
    assert "alpha-2" not in loaded.cases["case_id"].tolist()
    assert "alpha-2" not in loaded.effects["case_id"].tolist()
    assert "alpha-2" not in loaded.members["case_id"].tolist()
    assert _excluded(loaded) == [["cases", 3, "alpha-2", "problem"], ["effects", 4, "alpha-2", "case"]]
    assert [problem.case_id for problem in loaded.problems] == ["alpha-2"]


def test_a_faulty_effect_is_left_out_alone(data_dir, set_cell, today):
    set_cell("effects/alpha.csv", 2, "value", "約千")
    loaded = records.load(data_dir, today)
    assert len(loaded.cases) == 5
    assert loaded.effects["metric"].tolist() == ["minutes_before_after", "percent_reduction", "other"]
    assert _excluded(loaded) == [["effects", 2, "alpha-1", "problem"]]


def test_a_case_whose_place_is_unknown_stays_off_the_map(data_dir, set_cell, today):
    set_cell("cases/alpha.csv", 2, "organisations", "どこにもない市")
    loaded = records.load(data_dir, today)
    assert loaded.cases["case_id"].tolist()[0] == "alpha-1"
    assert loaded.cases["lgcodes"][0] == ""
    assert loaded.unlocated.values.tolist() == [["alpha-1", "どこにもない市"]]
    assert "alpha-1" not in loaded.members["case_id"].tolist()
    assert loaded.effects["case_id"].tolist().count("alpha-1") == 2
    assert [problem.key for problem in loaded.problems] == ["not_located"]
    assert loaded.excluded.empty


def test_one_unknown_member_leaves_the_others_on_the_map(data_dir, set_cell, today):
    set_cell("cases/alpha.csv", 4, "organisations", "北海道札幌市;どこにもない市")
    set_cell("cases/alpha.csv", 4, "lgcodes", "01100;")
    loaded = records.load(data_dir, today)
    assert loaded.members.query("case_id == 'alpha-3'")["lgcode"].tolist() == ["01100"]
    assert loaded.cases["lgcodes"][2] == "01100;"
    assert loaded.unlocated.values.tolist() == [["alpha-3", "どこにもない市"]]


def test_an_unknown_place_with_another_fault_is_left_out(data_dir, set_cell, today):
    set_cell("cases/alpha.csv", 2, "organisations", "どこにもない市")
    set_cell("cases/alpha.csv", 2, "status", "done")
    loaded = records.load(data_dir, today)
    assert "alpha-1" not in loaded.cases["case_id"].tolist()
    assert loaded.unlocated.empty


def test_cases_that_share_an_id_are_both_left_out(data_dir, set_cell, today):
    set_cell("cases/alpha.csv", 4, "case_id", "alpha-1")
    loaded = records.load(data_dir, today)
    assert loaded.cases["case_id"].tolist() == ["alpha-2", "alpha-4", "beta-1"]
    assert set(loaded.effects["case_id"]) == {"alpha-2"}


def test_an_applied_correction_replaces_what_was_published(data_dir, today):
    loaded = records.load(data_dir, today)
    assert loaded.cases["population_stated"][0] == 115_480
    assert loaded.corrections["status"].tolist() == ["applied", "confirmed"]


def test_a_correction_that_no_longer_fits_is_left_out_and_changes_nothing(data_dir, set_cell, today):
    set_cell("cases/alpha.csv", 2, "population_stated", "116000")
    loaded = records.load(data_dir, today)
    assert loaded.cases["population_stated"][0] == 116_000
    assert [(problem.file, problem.row, problem.key) for problem in loaded.problems] == [
        ("corrections.csv", 2, "correction_differs")
    ]
    assert "116000" in loaded.problems[0].expected


def test_a_correction_with_another_fault_is_not_applied(data_dir, set_cell, today):
    set_cell("corrections.csv", 2, "why", "")
    loaded = records.load(data_dir, today)
    assert [(problem.row, problem.column) for problem in loaded.problems] == [(2, "why")]
    assert loaded.cases["population_stated"][0] == 115_000
    assert loaded.corrections["status"].tolist() == ["confirmed"]


def test_a_corrected_value_is_checked_like_any_other(data_dir, set_cell, today):
    set_cell("corrections.csv", 2, "corrected", "11万人")
    loaded = records.load(data_dir, today)
    assert [(problem.file, problem.row, problem.column) for problem in loaded.problems] == [
        ("cases/alpha.csv", 2, "population_stated")
    ]


def test_an_unreadable_source_list_leaves_all_out_with_one_problem(data_dir, today):
    (data_dir / "sources.toml").write_text('[[source]\nid = "alpha"\n', encoding="utf-8")
    loaded = records.load(data_dir, today)
    assert [(problem.file, problem.row, problem.key) for problem in loaded.problems] == [
        ("sources.toml", 1, "toml_syntax")
    ]
    assert loaded.cases.empty
    assert loaded.survey_counts.empty
    assert (loaded.excluded.query("table == 'cases'")["because"] == "catalogue").sum() == 5


def test_an_unreadable_taxonomy_leaves_out_the_cases_that_name_a_technology(data_dir, today):
    (data_dir / "technologies.toml").write_bytes(b"\xff")
    loaded = records.load(data_dir, today)
    assert [problem.file for problem in loaded.problems] == ["technologies.toml"]
    assert loaded.cases["case_id"].tolist() == ["alpha-2", "beta-1"]


def test_optional_files_and_folders_may_be_missing(data_dir, today):
    for folder in ("effects", "costs", "targets", "survey"):
        shutil.rmtree(data_dir / folder)
    for name in ("left_out.csv", "corrections.csv"):
        (data_dir / name).unlink()
    loaded = records.load(data_dir, today)
    assert loaded.problems == ()
    assert len(loaded.cases) == 5
    for name in ("effects", "costs", "targets", "survey", "survey_counts", "left_out", "corrections"):
        frame = getattr(loaded, name)
        assert frame.empty
        assert len(frame.columns) > 4


def test_a_directory_without_any_case_is_empty_not_broken(data_dir, today):
    shutil.rmtree(data_dir / "cases")
    (data_dir / "cases").mkdir()
    for name in ("effects/alpha.csv", "corrections.csv"):
        (data_dir / name).unlink()
    loaded = records.load(data_dir, today)
    assert loaded.problems == ()
    assert loaded.cases.columns[0] == "case_id"
    assert loaded.members.empty


def test_the_version_follows_names_and_contents_only(data_dir, today, tmp_path_factory):
    version = records.load(data_dir, today).version
    assert re.fullmatch(r"[0-9a-f]{12}", version)
    elsewhere = tmp_path_factory.mktemp("copy") / "data"
    shutil.copytree(data_dir, elsewhere)
    assert records.load(elsewhere, today).version == version
    (elsewhere / "cases/beta.csv").rename(elsewhere / "cases/gamma.csv")
    assert records.load(elsewhere, today).version != version
    path = data_dir / "left_out.csv"
    path.write_bytes(path.read_bytes() + b"\n")
    assert records.load(data_dir, today).version != version


@pytest.mark.parametrize(
    ("spoil", "key"),
    [
        (shutil.rmtree, "missing"),
        (lambda path: (shutil.rmtree(path), path.write_text("x", encoding="utf-8")), "not_a_directory"),
        (lambda path: (path / "sources.toml").unlink(), "no_catalogue"),
        (lambda path: (path / "technologies.toml").unlink(), "no_catalogue"),
        (lambda path: shutil.rmtree(path / "cases"), "no_cases"),
        (lambda path: (shutil.rmtree(path / "cases"), (path / "cases").touch()), "no_cases"),
    ],
)
def test_what_is_no_data_directory_stops_with_the_next_step(data_dir, spoil, key):
    spoil(data_dir)
    with pytest.raises(records.DataDirectoryError) as caught:
        records.load(data_dir)
    assert caught.value.key == key
    assert str(data_dir) in str(caught.value)
    assert "found" in str(caught.value)
    assert "expected" in str(caught.value)
    assert "--data" in caught.value.text("ja") or key == "not_a_directory"


def test_a_directory_that_the_system_does_not_open_stops_with_its_reason(data_dir, monkeypatch):
    def refuse(self):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.iterdir", refuse)
    with pytest.raises(records.DataDirectoryError, match="Permission denied"):
        records.load(data_dir)
