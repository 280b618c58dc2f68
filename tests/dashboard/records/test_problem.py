"""How a problem reads."""

import string

import pytest

from dashboard.records.problem import DataDirectoryError, Problem, shown
from dashboard.strings import problems_en, problems_ja

PROBLEM = Problem(
    "cases/mic2023.csv", 5, "status", "not_in_list", (("value", "done"), ("allowed", "a, b")), "mic2023-04"
)


def test_the_line_says_place_found_and_expected():
    assert str(PROBLEM) == "cases/mic2023.csv:5: status: found 'done', expected one of a, b"
    assert PROBLEM.text("ja") == "cases/mic2023.csv:5: status: 現状：「done」　必要：次のいずれか：a, b"
    assert (PROBLEM.found, PROBLEM.expected) == ("「done」", "次のいずれか：a, b")


def test_a_fault_of_a_whole_file_has_no_row():
    assert str(Problem("cases/x.xlsx", 0, "", "file_unexpected")).startswith("cases/x.xlsx: found a file")


def test_braces_in_the_data_are_text():
    problem = Problem("f", 2, "c", "url", (("value", "{0} {value}"),))
    assert problem.found == "「{0} {value}」"


def test_both_languages_have_the_same_sentences():
    def names(text):
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    assert problems_en.SENTENCES.keys() == problems_ja.SENTENCES.keys()
    assert problems_en.DATA_DIRECTORY.keys() == problems_ja.DATA_DIRECTORY.keys()
    for key, text in problems_en.DATA_DIRECTORY.items():
        assert names(text) == names(problems_ja.DATA_DIRECTORY[key]), key


def test_invisible_characters_are_shown_and_long_texts_cut():
    assert shown("a\x07b\u200b") == "a\\u0007b\\u200b"
    assert shown("長" * 81) == "長" * 80 + "…"
    assert shown("長" * 80) == "長" * 80


@pytest.mark.parametrize("key", problems_ja.DATA_DIRECTORY)
def test_a_directory_error_speaks_both_languages(key):
    error = DataDirectoryError(key, path="/x", name="sources.toml", inside="a", error="refused")
    assert "/x" in error.text("ja")
    assert str(error) == error.text("en")
