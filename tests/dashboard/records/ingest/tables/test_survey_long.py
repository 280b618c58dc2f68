import pytest

from dashboard.records.ingest.tables import Options, TableError, prepare, read_table


def draft(known, text, **options):
    given = {"kind": "survey", "source_id": "beta", "reference_date": "2023-04-01", **options}
    return prepare(read_table("調査.csv", text.encode()), known, Options(**given))


def rows(result):
    return [
        tuple(row.cells[name] for name in ("reference_date", "indicator", "lgcode", "value", "unit"))
        for row in result.rows
    ]


def test_one_row_an_answer(known):
    text = "団体コード,指標,値\n012084,AIの導入状況,実施\n01100,AIの導入状況,調査無し\n1208,職員数,12人\n"
    result = draft(known, text)
    assert result.problems == ()
    assert rows(result) == [
        ("2023-04-01", "AI", "01208", "実施", ""),
        ("2023-04-01", "AI", "01100", "調査なし", ""),
        ("2023-04-01", "職員数", "01208", "12", "人"),
    ]


def test_our_own_columns_with_their_own_date_and_unit(known):
    text = "survey_id,reference_date,indicator,lgcode,value,unit\nbeta,2022-04-01,保有率,01208,62,%\n"
    assert rows(draft(known, text, reference_date="")) == [("2022-04-01", "保有率", "01208", "62", "%")]


def test_one_row_a_municipality(known):
    text = (
        "都道府県名,市区町村名,人口メモ,AIの導入状況,オンライン化率\n"
        "東京都,府中市,多い,実施,62%\n広島県,府中市,少ない,未実施,31%\n"
    )
    result = draft(known, text)
    assert result.problems == ()
    assert rows(result) == [
        ("2023-04-01", "AI", "13206", "実施", ""),
        ("2023-04-01", "オンライン化率", "13206", "62", "%"),
        ("2023-04-01", "AI", "34208", "未実施", ""),
        ("2023-04-01", "オンライン化率", "34208", "31", "%"),
    ]
    assert [dict(notice.params) for notice in result.notices] == [{"columns": "人口メモ"}]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市区町村名,指標,値\n府中市,AI,実施\n", [(2, "市区町村名", "not_located")]),
        ("都道府県,市区町村名,指標,値\n北海道,府中市,AI,実施\n", [(2, "市区町村名", "not_located")]),
        ("コード,市区町村名,指標,値\n01100,北見市,AI,実施\n", [(2, "コード", "code_disagrees")]),
        ("コード,指標,値\n01100,,実施\n", [(2, "指標", "empty")]),
        ("コード,指標,値\n01100,AI,○\n", [(2, "値", "answer")]),
        ("コード,指標,値\n01100,<b>AI</b>,実施\n", [(2, "指標", "markup")]),
        ("コード,指標,値,時点\n01100,AI,実施,春\n", [(2, "値", "date_unclear")]),
        ("都道府県,市区町村名,指標,値\n北海道,,AI,実施\n", [(2, "市区町村名", "empty")]),
    ],
)
def test_what_is_wrong_is_told_at_its_place(known, text, expected):
    result = draft(known, text)
    assert [(problem.row, problem.column, problem.key) for problem in result.problems] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("指標,値\nAI,実施\n", "no_place_column"), ("市区町村名,メモ\n北見市,あ\n", "no_answers")],
)
def test_a_table_without_places_or_answers_is_refused(known, text, expected):
    with pytest.raises(TableError) as caught:
        draft(known, text)
    assert caught.value.key == expected
