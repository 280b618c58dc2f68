"""sources.toml and technologies.toml: what is wrong with an entry, and what stays of it."""

import pytest

from dashboard import records


def _write(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


BROKEN_FIELDS = [
    ("sources.toml", 'licence = "CC BY 4.0"\n', "", 1, "licence", "empty"),
    ("sources.toml", '"参考事例集"', '""', 1, "title", "empty"),
    ("sources.toml", '"https://example.go.jp/alpha"', '"file:///etc"', 1, "url", "url"),
    ("sources.toml", "published = 2024-03-01", 'published = "2024年"', 10, "published", "date"),
    ("sources.toml", "published = 2024-03-01", "published = 2030-03-01", 10, "published", "date_range"),
    ("sources.toml", '"北見市"', "12", 10, "publisher", "field_type"),
    ("sources.toml", 'publisher = "北見市"', 'publisher = "北見市"\nfoo = 1', 10, "foo", "field_unknown"),
    ("technologies.toml", 'label_en = "RPA"\n', "", 1, "label_en", "empty"),
    ("technologies.toml", '["ロボットによる自動化"]', '"ロボット"', 1, "aliases", "field_type"),
    ("technologies.toml", '["ロボットによる自動化"]', '["a;b"]', 1, "aliases", "field_type"),
    ("technologies.toml", '["ロボットによる自動化"]', '["OCR", "OCR"]', 1, "aliases", "list_repeats"),
    ("technologies.toml", "aliases = []", 'aliases = ["ロボットによる自動化"]', 8, "aliases", "alias_shared"),
]


@pytest.mark.parametrize(("file", "old", "new", "row", "column", "key"), BROKEN_FIELDS)
def test_one_broken_field_is_one_problem_and_keeps_the_entry(data_dir, today, *, file, old, new, row, column, key):
    _write(data_dir / file, old, new)
    loaded = records.load(data_dir, today)
    assert [(p.file, p.row, p.column, p.key) for p in loaded.problems] == [(file, row, column, key)]
    assert loaded.sources["id"].tolist() == ["alpha", "beta"]
    assert loaded.technologies["tag"].tolist() == ["rpa", "ai-ocr"]
    assert len(loaded.cases) == 5


def test_a_faulty_field_is_empty_in_the_frame(data_dir, today):
    _write(data_dir / "sources.toml", '"https://example.go.jp/alpha"', '"javascript:alert(1)"')
    assert records.load(data_dir, today).sources["url"].tolist() == ["", ""]


def test_an_entry_without_an_id_is_left_out_with_its_cases(data_dir, today):
    _write(data_dir / "sources.toml", 'id = "beta"\n', "")
    loaded = records.load(data_dir, today)
    assert loaded.sources["id"].tolist() == ["alpha"]
    assert loaded.cases["source_id"].unique().tolist() == ["alpha"]
    assert (loaded.problems[0].file, loaded.problems[0].column) == ("sources.toml", "id")
    assert {problem.key for problem in loaded.problems[1:]} == {
        "source_unknown",
        "file_source",
        "url_or_source",
    }


def test_the_second_entry_with_an_id_is_not_read(data_dir, today):
    _write(data_dir / "sources.toml", 'id = "beta"', 'id = "alpha"')
    loaded = records.load(data_dir, today)
    assert loaded.sources["title"].tolist() == ["参考事例集"]
    assert (loaded.problems[0].row, loaded.problems[0].key) == (10, "entry_repeated")


def test_a_syntax_error_names_its_line(data_dir, today):
    _write(data_dir / "sources.toml", 'title = "分析担当者の記録"', "title = 分析担当者の記録")
    (problem,) = records.check(data_dir, today)
    assert (problem.file, problem.row, problem.key) == ("sources.toml", 12, "toml_syntax")


@pytest.mark.parametrize("text", ["", "source = 1\n", 'source = ["alpha"]\n', "[source]\nid = 'alpha'\n"])
def test_another_shape_is_one_problem(data_dir, today, text):
    (data_dir / "sources.toml").write_text(text, encoding="utf-8")
    assert [problem.key for problem in records.check(data_dir, today)] == ["catalogue_shape"]
