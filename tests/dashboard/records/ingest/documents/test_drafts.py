"""Drafts as rows: nothing copied, everything with its evidence, doubts as questions, files whole or not at all."""

import csv

import pytest

from dashboard import records
from dashboard.records.ingest.documents import CASE_COLUMNS, DocumentError, titles
from dashboard.records.ingest.documents.against import merged, scores
from dashboard.records.ingest.documents.drafts import cell
from dashboard.records.ingest.documents.quotation import clean_quotation
from dashboard.records.ingest.documents.writing import paths, write
from dashboard.records.schema import CASES, EFFECTS, QUOTE_LENGTH, SUMMARY_LENGTH, TITLE_LENGTH

ARTICLE = """## 1. 北海道北見市：職員が聞き取って申請書を仕上げる書かないワンストップ窓口で負担を大きく減らした取組

北見市では令和3年1月から、職員が申請書を作成する書かない窓口の運用を開始し、RPAで入力を自動化した。年間約660時間を削減した。

担当課：窓口課

## 2. 東京都府中市：習慣化アプリ

習慣化アプリを使うフレイル予防を実施している。

## 3. 府中市：電子契約

電子契約サービスを導入し、印紙代を減らした。
"""


def test_a_draft_has_the_columns_of_a_case_and_is_unchecked(drafts):
    found = drafts(ARTICLE)
    assert tuple(found.cases.columns) == CASE_COLUMNS
    assert set(CASES.names) < set(CASE_COLUMNS)
    assert list(found.effects.columns) == EFFECTS.names
    assert set(found.cases["review"]) == {"unchecked"}
    assert set(found.cases["source_file"]) == {"sample.md"}


def test_title_and_summary_are_short_and_copy_no_sentence(drafts):
    found = drafts(ARTICLE)
    for row in found.cases.itertuples():
        assert 0 < len(row.title) <= TITLE_LENGTH
        assert len(row.summary) <= SUMMARY_LENGTH
        assert not titles.copies(row.title, found.document.text)
        assert not titles.copies(row.summary, found.document.text)
        assert len(row.evidence) <= QUOTE_LENGTH
    assert found.cases.at[0, "title"].startswith("北見市の書かない窓口")


def test_every_filled_field_has_its_place_and_its_words(drafts):
    found = drafts(ARTICLE)
    lines = ARTICLE.split("\n")
    stated = {"organisations", "status", "technologies", "started", "department"}
    first = found.evidence[found.evidence["case_id"] == "sample-01"]
    assert stated < set(first["field"])
    assert "effect:hours_saved_per_year" in set(first["field"])
    for row in found.evidence.itertuples():
        assert row.words in lines[int(row.line) - 1]
        assert len(row.words) <= QUOTE_LENGTH


def test_what_is_not_sure_is_asked(drafts):
    cases = drafts(ARTICLE).cases.set_index("case_id")
    assert "書く" in cases.at["sample-01", "question"]
    assert cases.at["sample-03", "lgcodes"] == ""
    assert "13206、34208" in cases.at["sample-03", "question"]
    assert float(cases.at["sample-03", "confidence"]) < float(cases.at["sample-02", "confidence"])


def test_a_name_that_must_be_read_differently_is_asked_about(drafts):
    text = "## 1 書かない窓口【埼玉県川ロ市】\n\n書かない窓口を導入した。" + "手続が速くなり、住民に喜ばれている。" * 6
    case = drafts(text).cases.iloc[0]
    assert case["lgcodes"] == "11203"
    assert "川ロ市" in case["question"]


def test_drafts_pass_the_check_of_the_records(drafts, tmp_path, word):
    found = drafts(ARTICLE, source_id="alpha")
    (tmp_path / "cases").mkdir()
    (tmp_path / "effects").mkdir()
    located = found.cases[found.cases["lgcodes"] != ""]
    located[CASES.names].to_csv(tmp_path / "cases" / "alpha.csv", index=False, lineterminator="\n")
    found.effects.to_csv(tmp_path / "effects" / "alpha.csv", index=False, lineterminator="\n")
    (tmp_path / "sources.toml").write_text(
        '[[source]]\nid = "alpha"\ntitle = "t"\npublisher = "p"\npublished = 2023\nurl = ""\nlicence = "l"\n', "utf-8"
    )
    (tmp_path / "technologies.toml").write_bytes((records_data() / "technologies.toml").read_bytes())
    assert [str(problem) for problem in records.check(tmp_path)] == []


def records_data():
    from pathlib import Path

    return Path(__file__).parents[5] / "data"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("=cmd()", "cmd()"),
        ("  +81 3", "81 3"),
        ("a\x00b\u200bc", "a b c"),
        ("@導入した", "導入した"),
    ],
)
def test_nothing_in_a_cell_calculates_or_hides(text, kept):
    assert cell(text) == kept
    assert not clean_quotation(text).startswith(("=", "+", "@"))


def test_ids_come_from_the_file_name_or_the_content(drafts):
    assert drafts(ARTICLE, "report-2023.md", "").cases.at[0, "case_id"] == "report-2023-01"
    assert drafts(ARTICLE, "事例集.md", "").cases.at[0, "case_id"].startswith("doc-")
    assert drafts(ARTICLE, "../../etc/a;b.md", "").cases.at[0, "case_id"] == "a-b-01"


def test_all_files_are_written_with_a_mark_for_spreadsheets(drafts, tmp_path):
    files = write([drafts(ARTICLE)], tmp_path / "out.csv")
    assert files == paths(tmp_path / "out.csv")
    assert [file.name for file in files] == ["out.csv", "out.effects.csv", "out.evidence.csv"]
    assert sorted(tmp_path.iterdir()) == sorted(files)
    assert files[0].read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(files[0].open(encoding="utf-8-sig")))
    assert [row["lgcodes"] for row in rows] == ["01208", "13206", ""]


def test_where_one_file_cannot_be_written_none_is(drafts, tmp_path):
    (tmp_path / "out.evidence.csv").mkdir()
    (tmp_path / "out.csv").write_text("kept", "utf-8")
    with pytest.raises(DocumentError) as error:
        write([drafts(ARTICLE)], tmp_path / "out.csv")
    assert error.value.key == "unwritable"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.csv", "out.evidence.csv"]
    assert (tmp_path / "out.csv").read_text("utf-8") == "kept"


def by_field(found, cases, effects):
    return {score.field: score for score in scores(found, cases, effects)}


def test_drafts_that_equal_the_records_score_full_marks(drafts):
    found = drafts(ARTICLE)
    score = by_field(found, found.cases, found.effects)
    assert (score["cases"].right, score["cases"].extra, score["cases"].missing) == (3, 0, 0)
    for field in ("organisations", "effects", "status", "started"):
        assert (score[field].extra, score[field].missing) == (0, 0)


def test_scores_tell_what_is_extra_and_what_is_missing(drafts):
    found = drafts(ARTICLE)
    cases, effects = found.cases.copy(), found.effects.copy()
    cases.loc[0, "technologies"] = "assisted-counter;gis"
    cases.loc[0, "started"] = "2020"
    effects.loc[0, "value"] = "700"
    score = by_field(found, cases, effects)
    assert (score["technologies"].missing, score["technologies"].extra) == (1, 1)
    assert (score["started"].right, score["started"].extra, score["started"].missing) == (0, 1, 1)
    assert (score["effects"].right, score["effects"].extra, score["effects"].missing) == (0, 1, 1)
    assert score["started"].exact == pytest.approx(2 / 3)


def test_effects_that_the_document_does_not_state_are_not_asked_of_it(drafts):
    found = drafts(ARTICLE)
    elsewhere = found.effects.assign(quote="別の資料による値")
    assert by_field(found, found.cases, elsewhere)["effects"].missing == 0


def test_documents_of_one_source_are_scored_together(drafts):
    first, second = drafts(ARTICLE), drafts("## 1 電子契約【千葉県君津市】\n\n電子契約を導入し、郵送をなくした。" * 2)
    both = merged([first, second])
    assert len(both.cases) == len(first.cases) + len(second.cases) == len(both.segments)
