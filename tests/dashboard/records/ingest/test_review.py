"""Drafts of a document beside their text, and what becomes of them once somebody has decided."""

from dataclasses import replace
from pathlib import Path

import pytest

from dashboard import records
from dashboard.records import store
from dashboard.records.ingest.documents import extract, parse, taxonomy
from dashboard.records.ingest.passages import passages
from dashboard.records.ingest.review import drafted, to_store

DOCUMENT = """# 取組事例集

## 1 北海道北見市　書かない窓口

令和3年4月から、窓口で職員が聞き取り、AI-OCRを使って申請書を作成する仕組みを導入した。年間約1,200時間を削減した。

## 2 長野県　RPAによる入力の自動化

2020年度にRPAを導入し、税の入力作業を自動化した。
"""


@pytest.fixture
def drafts(data_dir, today):
    known = records.load(data_dir, today)
    return extract(parse(DOCUMENT.encode(), Path("jirei.md")), taxonomy(known.technologies), "gamma")


def test_marks_stand_on_the_words_that_a_field_rests_on(drafts):
    found = {
        name: passage.text[mark.start : mark.end]
        for passage in passages(drafts, 0)
        for mark in passage.marks
        for name in mark.fields
    }
    assert "北海道北見市" in found["organisations"]
    assert "AI-OCR" in found["technologies"]
    assert "令和3年4月" in found["started"]
    assert "1,200時間" in found["effect:hours_saved_per_year"]


def test_marks_of_a_passage_are_in_order_and_apart(drafts):
    for number in range(len(drafts.cases)):
        for passage in passages(drafts, number):
            ends = [0, *(mark.end for mark in passage.marks)]
            starts = [mark.start for mark in passage.marks]
            assert all(end <= start for end, start in zip(ends, starts, strict=False))
            assert all(mark.start < mark.end <= len(passage.text) for mark in passage.marks)


def test_only_what_was_taken_is_stored_and_marked_with_who_has_looked(drafts, data_dir, today):
    first, second = drafts.cases["case_id"]
    checked = replace(drafted(drafts, first), state="checked")
    decisions = {first: replace(checked, case={**checked.case, "title": "書かない窓口"})}
    assert to_store(drafts, {}, "0" * 64).rows == ()
    draft = to_store(drafts, {**decisions, second: drafted(drafts, second)}, "0" * 64)
    outcome = store.add(data_dir, draft, source=store.source_of(draft), today=today)
    assert outcome.problems == ()
    loaded = records.load(data_dir, today)
    mine = loaded.cases[loaded.cases["source_id"] == "gamma"].set_index("case_id")
    assert mine["review"].to_dict() == {first: "checked", second: "unchecked"}
    assert mine.loc[first, "title"] == "書かない窓口"
    assert loaded.effects[loaded.effects["case_id"] == first]["value"].tolist() == [1200]


def test_a_rejected_draft_is_not_stored(drafts):
    first, second = drafts.cases["case_id"]
    decisions = {first: replace(drafted(drafts, first), state="rejected"), second: drafted(drafts, second)}
    assert [row.cells["case_id"] for row in to_store(drafts, decisions, "0" * 64).rows] == [second]


def test_a_problem_of_a_draft_is_told_by_its_number(drafts, data_dir, today):
    second = drafts.cases["case_id"].iloc[1]
    wrong = drafted(drafts, second)
    wrong = replace(wrong, case={**wrong.case, "title": "", "started": "来年"})
    outcome = store.add(
        data_dir, draft := to_store(drafts, {second: wrong}, ""), source=store.source_of(draft), today=today
    )
    assert {(p.file, p.row, p.column, p.key) for p in outcome.problems} == {
        ("jirei.md", 2, "title", "empty"), ("jirei.md", 2, "started", "date"),
    }  # fmt: skip
