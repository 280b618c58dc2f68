import json
from collections import Counter

import pytest

import geodata
from dashboard import cli
from dashboard.bench import names
from dashboard.bench.name_lists import Sample, samples

LISTS = list(samples())


def answer(lgcode="", status="unknown", candidates=()):
    return geodata.Resolution("x", lgcode, "", "", status, candidates, "")


@pytest.mark.parametrize(
    ("right", "found", "verdict"),
    [
        ({"01208"}, answer("01208", "exact"), "right"),
        ({"01208"}, answer("01209", "alias"), "wrong"),
        ({"01208"}, answer("", "ambiguous", ("01208", "01209")), "ambiguous"),
        ({"01208"}, answer("", "ambiguous", ("01209", "01210")), "unknown"),
        ({"01208"}, answer(), "unknown"),
        ({"13206", "34208"}, answer("13206", "exact"), "wrong"),
        ({"13206", "34208"}, answer("", "ambiguous", ("13206", "34208")), "right"),
        (set(), answer(), "right"),
        (set(), answer("01208", "alias"), "wrong"),
    ],
)
def test_a_name_of_several_or_none_that_is_read_as_one_is_wrong(right, found, verdict):
    assert names.verdict(Sample("kind", "x", frozenset(right)), found) == verdict


def test_another_body_must_be_said_to_be_one():
    sample = Sample("body", "北見市消防本部", frozenset(), status="not_municipal")
    assert names.verdict(sample, answer()) == "unknown"
    assert names.verdict(sample, answer("", "not_municipal")) == "right"


def test_the_lists_are_long_and_hold_every_class_and_municipality():
    kinds = Counter(sample.kind for sample in LISTS)
    assert len(LISTS) > 50_000
    assert set(kinds) == {
        *("official", "column", "spaces", "around", "radical", "supplement", "variant", "ga", "no", "look_alike"),
        *("code", "prefecture", "ward", "former", "shortened", "body", "contradiction", "group", "public"),
    }
    meant = {code for sample in LISTS if sample.kind == "official" for code in sample.right}
    assert set(geodata.registry().query("level == 'municipality'").index) <= meant


def test_nothing_is_read_wrong_silently_and_nearly_all_honestly():
    found = Counter(
        names.verdict(sample, geodata.resolve(sample.text, sample.prefecture, code=sample.code)) for sample in LISTS
    )
    assert found["wrong"] == 0
    assert (found["right"] + found["ambiguous"]) / len(LISTS) >= 0.995


def test_the_command_tells_wrong_readings_and_exits_with_1(monkeypatch, capsys):
    few = [Sample("official", "北見市", frozenset({"01208"})), Sample("public", "府中町", frozenset({"13206"}))]
    monkeypatch.setattr(names, "samples", lambda: iter(few))
    assert cli.main(["bench", "--names", "--json"]) == 1
    printed = capsys.readouterr()
    result = json.loads(printed.out)
    assert [row["wrong"] for row in result["classes"]] == [0, 1, 1]
    assert not result["met"]["wrong"]
    assert "府中町" in printed.err


@pytest.mark.parametrize(("language", "total"), [("ja_JP.UTF-8", "合計"), ("en_US.UTF-8", "total")])
def test_the_table_speaks_both_languages(monkeypatch, capsys, language, total):
    monkeypatch.setenv("LC_ALL", language)
    monkeypatch.setattr(names, "samples", lambda: iter([Sample("official", "北見市", frozenset({"01208"}))]))
    monkeypatch.setattr(names, "LEAST_PER_SECOND", 0)
    assert cli.main(["bench", "--names"]) == 0
    assert total in capsys.readouterr().out
