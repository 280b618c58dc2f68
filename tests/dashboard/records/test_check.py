"""One broken cell gives one problem, at its file, row and column."""

import pytest

from dashboard import records

LONG = "長" * 121

# file, row, column, what is written there, kind of fault
BROKEN_CELLS = [
    ("cases/alpha.csv", 2, "case_id", "", "empty"),
    ("cases/alpha.csv", 3, "case_id", "alpha", "case_id_prefix"),
    ("cases/alpha.csv", 3, "case_id", "gamma-2", "case_id_prefix"),
    ("cases/alpha.csv", 3, "case_id", "alpha-2 b", "identifier"),
    ("cases/alpha.csv", 3, "source_id", "gamma", "source_unknown"),
    ("cases/alpha.csv", 3, "source_id", "beta", "source_of_file"),
    ("cases/alpha.csv", 2, "title", "", "empty"),
    ("cases/alpha.csv", 2, "title", LONG[:41], "too_long"),
    ("cases/alpha.csv", 2, "title", " 前に空白", "outer_space"),
    ("cases/alpha.csv", 2, "title", "後に空白　", "outer_space"),
    ("cases/alpha.csv", 2, "title", "見えない\x07音", "control_character"),
    ("cases/alpha.csv", 2, "title", "幅のない\u200b空白", "control_character"),
    ("cases/alpha.csv", 2, "title", "文字化け\ufffd", "control_character"),
    ("cases/alpha.csv", 2, "title", "=HYPERLINK(1)", "formula"),
    ("cases/alpha.csv", 2, "title", "二行の\n題名", "line_break"),
    ("cases/alpha.csv", 2, "department", "+1", "formula"),
    ("cases/alpha.csv", 2, "department", "@市民課", "formula"),
    ("cases/alpha.csv", 2, "summary", LONG, "too_long"),
    ("cases/alpha.csv", 2, "evidence", LONG[:26], "too_long"),
    ("cases/alpha.csv", 2, "status", "done", "not_in_list"),
    ("cases/alpha.csv", 2, "status", "Implemented", "not_in_list"),
    ("cases/alpha.csv", 2, "level", "", "empty"),
    ("cases/alpha.csv", 2, "level", "city", "not_in_list"),
    ("cases/alpha.csv", 2, "level", "prefecture", "level"),
    ("cases/alpha.csv", 2, "level", "joint", "level"),
    ("cases/alpha.csv", 3, "level", "municipality", "level"),
    ("cases/alpha.csv", 4, "level", "municipality", "level"),
    ("cases/alpha.csv", 2, "organisations", "", "empty"),
    ("cases/alpha.csv", 5, "organisations", "", "empty"),
    ("cases/alpha.csv", 2, "organisations", "どこにもない市", "not_located"),
    ("cases/alpha.csv", 5, "organisations", "府中市", "not_located"),
    ("cases/alpha.csv", 4, "organisations", "北海道札幌市;;府中市", "list_gap"),
    ("cases/alpha.csv", 4, "organisations", "北海道札幌市; 府中市", "outer_space"),
    ("cases/alpha.csv", 2, "lgcodes", "1208", "code"),
    ("cases/alpha.csv", 2, "lgcodes", "012084", "code_form"),
    ("cases/alpha.csv", 2, "lgcodes", "01999", "code_not_registered"),
    ("cases/alpha.csv", 2, "lgcodes", "48", "code"),
    ("cases/alpha.csv", 2, "lgcodes", "01100", "code_disagrees"),
    ("cases/alpha.csv", 4, "lgcodes", "01100;13100", "code_not_registered"),
    ("cases/alpha.csv", 4, "lgcodes", "01100", "organisations_count"),
    ("cases/alpha.csv", 2, "unnamed_members", "-1", "too_small"),
    ("cases/alpha.csv", 2, "unnamed_members", "39市町村", "not_a_whole_number"),
    ("cases/alpha.csv", 4, "unnamed_members", "1742", "too_large"),
    ("cases/alpha.csv", 2, "technologies", "rpa;blockchain", "tag_unknown"),
    ("cases/alpha.csv", 2, "technologies", "rpa;rpa", "list_repeats"),
    ("cases/alpha.csv", 2, "technologies", "rpa;", "list_gap"),
    ("cases/alpha.csv", 2, "domain", "フロント", "not_in_list"),
    ("cases/alpha.csv", 2, "published_fy", "令和4", "year"),
    ("cases/alpha.csv", 2, "published_fy", "1989", "year"),
    ("cases/alpha.csv", 2, "published_fy", "2027", "year"),
    ("cases/alpha.csv", 2, "published_fy", "2023", "fiscal_year"),
    ("cases/alpha.csv", 2, "started", "2021-13", "date"),
    ("cases/alpha.csv", 2, "started", "2021/04", "date"),
    ("cases/alpha.csv", 2, "started", "2021-04-01", "date"),
    ("cases/alpha.csv", 2, "started", "２０２１", "date"),
    ("cases/alpha.csv", 2, "started", "1989", "date_range"),
    ("cases/alpha.csv", 2, "started", "2027", "started_later"),
    ("cases/alpha.csv", 3, "started", "2026-12", "started_later"),
    ("cases/alpha.csv", 5, "started", "2037", "date_range"),
    ("cases/alpha.csv", 3, "population_stated", "0", "too_small"),
    ("cases/alpha.csv", 3, "population_stated", "115,480", "not_a_whole_number"),
    ("cases/alpha.csv", 3, "population_stated", "1.5", "not_a_whole_number"),
    ("cases/alpha.csv", 2, "url", "ftp://example.jp", "url"),
    ("cases/alpha.csv", 2, "url", "javascript:alert(1)", "url"),
    ("cases/alpha.csv", 2, "url", "https://", "url"),
    ("cases/alpha.csv", 2, "url", "https://example.jp/a b", "url"),
    ("costs/beta.csv", 2, "lgcode", "112241", "code_form"),
    ("cases/alpha.csv", 2, "published", "2023-02-30", "date"),
    ("cases/alpha.csv", 2, "published", "2026-11-22", "date_range"),
    ("cases/alpha.csv", 2, "review", "yes", "not_in_list"),
    ("cases/alpha.csv", 4, "also_urls", "https://example.jp/3;gamma", "url_or_source"),
    ("cases/beta.csv", 2, "organisations", "港区", "not_located"),
    ("effects/alpha.csv", 2, "case_id", "alpha-9", "case_unknown"),
    ("effects/alpha.csv", 2, "case_id", "beta-1", "case_id_prefix"),
    ("effects/alpha.csv", 2, "metric", "hours", "not_in_list"),
    ("effects/alpha.csv", 2, "value", "", "empty"),
    ("effects/alpha.csv", 2, "value", "-3", "too_small"),
    ("effects/alpha.csv", 2, "value", "-0", "too_small"),
    ("effects/alpha.csv", 2, "value", "1,200", "not_a_number"),
    ("effects/alpha.csv", 2, "value", "inf", "not_a_number"),
    ("effects/alpha.csv", 2, "value", "nan", "not_a_number"),
    ("effects/alpha.csv", 2, "value", "1e3", "not_a_number"),
    ("effects/alpha.csv", 2, "value", "9" * 400, "not_a_number"),
    ("cases/alpha.csv", 3, "population_stated", "0" * 5000 + "1", "not_a_whole_number"),
    ("effects/alpha.csv", 4, "value", "101", "too_large"),
    ("effects/alpha.csv", 2, "unit", "分", "unit"),
    ("effects/alpha.csv", 2, "unit", "", "empty"),
    ("effects/alpha.csv", 3, "value_after", "", "value_after"),
    ("effects/alpha.csv", 2, "status", "implemented", "not_in_list"),
    ("effects/alpha.csv", 2, "quote", LONG[:26], "too_long"),
    ("costs/beta.csv", 2, "lgcode", "11", "code"),
    ("costs/beta.csv", 2, "lgcode", "112242", "code"),
    ("costs/beta.csv", 2, "survey_date", "平成29年", "date"),
    ("costs/beta.csv", 2, "per_capita_yen", "4352", "per_capita"),
    ("costs/beta.csv", 2, "population", "0", "too_small"),
    ("targets/alpha.csv", 2, "source_id", "gamma", "source_unknown"),
    ("targets/alpha.csv", 2, "value", "すべて", "not_a_number"),
    ("targets/alpha.csv", 2, "comparator", "以上", "not_in_list"),
    ("targets/alpha.csv", 2, "deadline_fy", "R7", "year"),
    ("survey/beta.csv", 2, "value", "導入済", "answer"),
    ("survey/beta.csv", 3, "value", "-1", "too_small"),
    ("survey/beta.csv", 2, "lgcode", "01000", "code"),
    ("survey/beta.counts.csv", 2, "by", "region", "not_in_list"),
    ("survey/beta.counts.csv", 3, "key", "48", "group_unknown"),
    ("survey/beta.counts.csv", 4, "key", "50万+", "group_unknown"),
    ("survey/beta.counts.csv", 3, "adopted", "32", "group_total"),
    ("survey/beta.counts.csv", 3, "adopted", "1.5", "not_a_whole_number"),
    ("left_out.csv", 2, "reason", "", "empty"),
    ("corrections.csv", 2, "case_id", "", "empty"),
    ("corrections.csv", 2, "case_id", "alpha-9", "case_unknown"),
    ("corrections.csv", 2, "column", "colour", "not_in_list"),
    ("corrections.csv", 2, "column", "quote", "not_in_list"),
    ("corrections.csv", 2, "as_published", "115001", "correction_differs"),
    ("corrections.csv", 3, "status", "done", "not_in_list"),
]


def test_the_minimal_directory_has_no_problem(data_dir, today):
    assert records.check(data_dir, today) == ()


@pytest.mark.parametrize(("file", "row", "column", "value", "key"), BROKEN_CELLS)
def test_one_broken_cell_is_one_problem_at_its_place(data_dir, set_cell, today, *, file, row, column, value, key):
    set_cell(file, row, column, value)
    found = [problem for problem in records.check(data_dir, today) if problem.file == file]
    assert [(problem.row, problem.column, problem.key) for problem in found] == [(row, column, key)]


def test_every_problem_speaks_both_languages(data_dir, set_cell, today):
    for file, row, column, value, _ in BROKEN_CELLS:
        set_cell(file, row, column, value)
        for problem in records.check(data_dir, today):
            assert problem.text("en").startswith(f"{problem.file}:{problem.row}: ")
            assert "found" in problem.text("en")
            assert problem.found in problem.text("ja")
            assert problem.expected in problem.text("ja")


def test_a_wrong_code_names_both_places(data_dir, set_cell, today):
    set_cell("cases/alpha.csv", 2, "lgcodes", "01100")
    (problem,) = records.check(data_dir, today)
    assert "北海道札幌市 (01100)" in problem.found
    assert "北海道北見市 (01208)" in problem.expected


def test_a_name_that_several_share_names_the_candidates(data_dir, set_cell, today):
    set_cell("cases/alpha.csv", 5, "organisations", "府中市")
    (problem,) = records.check(data_dir, today)
    assert "東京都府中市 (13206)" in problem.expected
    assert "広島県府中市 (34208)" in problem.expected


def test_a_shared_name_with_a_code_of_another_place_disagrees(data_dir, set_cell, today):
    set_cell("cases/alpha.csv", 4, "lgcodes", "01100;01208")
    (problem,) = records.check(data_dir, today)
    assert (problem.column, problem.key) == ("lgcodes", "code_disagrees")
    assert "東京都府中市 (13206), 広島県府中市 (34208)" in problem.expected


def test_all_problems_are_told_at_once_in_the_order_of_the_files(data_dir, set_cell, today):
    set_cell("cases/alpha.csv", 5, "title", "")
    set_cell("cases/alpha.csv", 2, "status", "done")
    set_cell("effects/alpha.csv", 2, "value", "x")
    set_cell("corrections.csv", 3, "why", "")
    places = [(problem.file, problem.row) for problem in records.check(data_dir, today)]
    assert places == [
        ("corrections.csv", 3),
        ("cases/alpha.csv", 2),
        ("cases/alpha.csv", 5),
        ("effects/alpha.csv", 2),
    ]


def test_a_key_with_two_contents_is_a_problem_of_both_rows(data_dir, set_cell, today):
    set_cell("cases/alpha.csv", 3, "case_id", "alpha-4")
    found = [problem for problem in records.check(data_dir, today) if problem.key == "key_repeated"]
    assert [(problem.row, problem.case_id) for problem in found] == [(3, "alpha-4"), (5, "alpha-4")]
    assert "cases/alpha.csv:5" in found[0].found


def test_equal_effects_are_a_problem_of_the_second(data_dir, today):
    path = data_dir / "effects/alpha.csv"
    path.write_text(path.read_text(encoding="utf-8") + "alpha-3,other,3,,課,target,,,\n", encoding="utf-8")
    (problem,) = records.check(data_dir, today)
    assert (problem.row, problem.key, problem.case_id) == (6, "row_repeated", "alpha-3")
    assert "effects/alpha.csv:5" in problem.found


def test_a_file_of_costs_is_named_after_a_source(data_dir, today):
    (data_dir / "costs/beta.csv").rename(data_dir / "costs/gamma.csv")
    (problem,) = records.check(data_dir, today)
    assert (problem.file, problem.row, problem.key) == ("costs/gamma.csv", 0, "file_source")


def test_a_member_without_a_name_makes_a_joint_case(data_dir, set_cell, today):
    set_cell("cases/alpha.csv", 3, "unnamed_members", "5")
    (problem,) = records.check(data_dir, today)
    assert (problem.row, problem.column, problem.key) == (3, "level", "level")
