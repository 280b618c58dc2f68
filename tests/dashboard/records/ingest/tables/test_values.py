import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.records.ingest.tables import values
from dashboard.records.ingest.tables.answers import answer


@pytest.fixture(scope="module")
def tags():
    columns = ["tag", "label_ja", "label_en", "family", "aliases"]
    rows = [
        ("rpa", "RPA", "RPA", "RPA・自動化", "ロボットによる自動化"),
        ("ai-ocr", "AI-OCR", "AI OCR", "AI", "OCR;AIOCR"),
        ("ai-search", "AIナレッジ検索・回答支援", "AI search", "AI", ""),
    ]
    return values.Tags(pd.DataFrame(rows, columns=columns, dtype="str"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("導入済", "implemented"),
        ("導入済み ", "implemented"),
        ("実施中", "implemented"),
        ("実証", "pilot"),
        ("ＰｏＣ", "pilot"),
        ("予定", "planned"),
        ("導入予定", "planned"),
        ("implemented", "implemented"),
        ("Pilot", "pilot"),
    ],
)
def test_status_words(text, expected):
    assert values.status(text) == (expected, None)


@pytest.mark.parametrize("text", ["検討中", "中止", "廃止", "未実施", "○", "済", ""])
def test_a_word_that_is_no_status_is_asked_for(text):
    assert values.status(text).fault


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021", "2021"),
        ("2021年", "2021"),
        ("令和3年度", "2021"),
        ("2021年4月", "2021-04"),
        ("R3.4", "2021-04"),
        ("令和元年5月1日", "2019-05"),
        ("2021-04-01", "2021-04"),
        ("2021/4", "2021-04"),
        ("2021-04-01 00:00:00", "2021-04"),
        ("令和５年１０月～", "2023-10"),
        ("平成31年", "2019"),
        ("2021年4月から", "2021-04"),
    ],
)
def test_dates_as_japanese_writes_them(text, expected):
    assert values.month(text) == (expected, None)


@pytest.mark.parametrize(
    "text", ["令和3年頃か", "来年度", "2019～2021年", "4月", "21", "44287", "2021-13", "2021年13月"]
)
def test_what_is_not_one_date_is_no_date(text):
    found = values.month(text)
    assert found.fault
    assert found.text == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [("R4", "2022"), ("令和4年度", "2022"), ("2022", "2022"), ("令和4", "2022"), ("2022年3月", "2021")],
)
def test_fiscal_years(text, expected):
    assert values.fiscal_year(text) == (expected, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("115,480", "115480"),
        ("11万5,480人", "115480"),
        ("約1.2万人", "12000"),
        ("１２３", "123"),
        ("12.5", "12.5"),
        ("0", "0"),
    ],
)
def test_figures(text, expected):
    assert values.figure(text, "人") == (expected, None)


@pytest.mark.parametrize("text", ["数人", "10～20人", "12時間", "1,20", "=1+1", "1e3"])
def test_what_is_not_one_figure_is_no_figure(text):
    assert values.figure(text, "人").fault


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("RPA", "rpa"),
        ("ＡＩ－ＯＣＲ、ＲＰＡ", "ai-ocr;rpa"),
        ("RPA・OCR", "rpa;ai-ocr"),
        ("AIナレッジ検索・回答支援", "ai-search"),
        ("ai-ocr;AI-OCR", "ai-ocr"),
        ("ロボットによる自動化\nOCR", "rpa;ai-ocr"),
    ],
)
def test_technologies_by_tag_label_and_alias(tags, text, expected):
    assert tags.find(text) == (expected, None)


def test_an_unknown_technology_and_a_whole_field_are_asked_for(tags):
    assert tags.find("RPA、量子計算").fault.key == "technology_unknown"
    family = tags.find("AI").fault
    assert family.key == "technology_family"
    assert dict(family.params)["kinds"] == "AI-OCR、AIナレッジ検索・回答支援"


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "見出し<b>",
        "<img src=x onerror=y>",
        "javascript:alert(1)",
        "JavaScript : x",
        "data:text/html,x",
        "&lt;b&gt;",
        "<!-- x",
        "<svg onload=x",
        "</p >",
    ],
)
def test_markup_is_refused_whatever_it_does(text):
    assert values.markup(text).key == "markup"


@pytest.mark.parametrize("text", ["5 < 6", "open data: 公開", "A<B", "R&D", "データ：住民情報", "＜新規＞窓口"])
def test_signs_in_plain_text_are_no_markup(text):
    assert values.markup(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("実施", ("実施", "")),
        ("未実施", ("未実施", "")),
        ("検討中", ("検討中", "")),
        ("調査無し", ("調査なし", "")),
        ("調査なし", ("調査なし", "")),
        ("62%", ("62", "%")),
        ("６２．５％", ("62.5", "%")),
        ("1,234", ("1234", "")),
        ("12人", ("12", "人")),
        ("%", ("調査なし", "")),
    ],
)
def test_answers(text, expected):
    cell, unit = answer(text)
    assert (cell.text, unit) == expected
    assert cell.fault is None


@pytest.mark.parametrize("text", ["", "○", "-", "はい", "=1", "約半数", "無回答"])
def test_what_is_no_answer_is_never_made_one(text):
    assert answer(text)[0].fault


@given(st.text(max_size=20))
def test_any_text_is_converted_or_kept_with_a_fault(text):
    for convert in (values.status, values.month, values.day, values.fiscal_year, lambda t: values.figure(t, "人")):
        cell = convert(text)
        assert cell.fault is None or cell.text == text
    cell, _ = answer(text)
    assert cell.fault is None or cell.text in (text, "")
