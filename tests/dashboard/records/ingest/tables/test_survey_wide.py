"""A synthetic survey in the form of the official file: one column a municipality, answers made up."""

import pytest

import geodata
from dashboard.records.ingest.tables import Options, TableError, kind_of, prepare, read_table

REGISTRY = geodata.registry()
MUNICIPALITIES = REGISTRY[REGISTRY["level"] == "municipality"]
NAMES = MUNICIPALITIES["name"].tolist()


def wide(names, *rows, above=(), bom=True):
    """Two columns of labels, the names, and an empty column, as the official file has them."""
    lines = [
        *above,
        ["", "", *names, ""],
        *(["", *row, ""] if len(row) == len(names) + 1 else [*row, ""] for row in rows),
    ]
    text = "\r\n".join(",".join(line) for line in lines) + "\r\n"
    return text.encode("utf-8-sig" if bom else "utf-8")


def answers(value, *others):
    """A row of answers: `others` first, then `value`."""
    return [*others, *[value] * (len(NAMES) - len(others))]


def draft(known, content, **options):
    return prepare(
        read_table("調査.csv", content),
        known,
        Options(**{"source_id": "beta", "reference_date": "2023-04-01", **options}),
    )


def keys(result):
    return [(problem.row, problem.column, problem.key) for problem in result.problems]


def test_every_municipality_gets_its_answers(known):
    content = wide(
        NAMES,
        ["業務", "ＡＩの導入状況", *answers("未実施", "実施", "調査無し", "検討中")],
        ["住民", "カードの保有状況 ", *answers("62%")],
        ["住民", "手続数（分母）", *answers("10")],
    )
    sheet = read_table("調査.csv", content)
    assert kind_of(sheet) == "survey"
    result = draft(known, content)
    assert result.problems == ()
    assert [notice.key for notice in result.notices] == ["settled_by_order"]
    assert len(result.rows) == 3 * 1741
    cells = [row.cells for row in result.rows]
    assert [row["lgcode"] for row in cells[:1741]] == list(MUNICIPALITIES.index)
    assert [row["value"] for row in cells[:4]] == ["実施", "調査なし", "検討中", "未実施"]
    stated = {"survey_id": "beta", "reference_date": "2023-04-01", "indicator": "AI"}
    assert cells[0] == {**stated, "lgcode": "01100", "value": "実施", "unit": ""}
    assert {(row["indicator"], row["value"], row["unit"]) for row in cells[1741:]} == {
        ("カードの保有状況", "62", "%"), ("手続数（分母）", "10", ""),
    }  # fmt: skip


def test_the_reference_date_is_asked_for_when_the_file_has_none(known):
    content = wide(NAMES, ["", "AI", *answers("実施")])
    with pytest.raises(TableError) as caught:
        draft(known, content, reference_date="")
    assert caught.value.key == "no_reference_date"
    assert "--reference-date" in caught.value.text("ja")
    assert draft(known, content, reference_date="unknown").rows[0].cells["reference_date"] == ""
    assert draft(known, content, reference_date="令和5年4月1日").rows[0].cells["reference_date"] == "2023-04-01"
    with pytest.raises(TableError) as caught:
        draft(known, content, reference_date="春")
    assert caught.value.key == "reference_date"


def test_a_date_that_the_file_states_is_taken(known):
    title = ["市区町村のDX（令和6年4月1日現在）", *[""] * (len(NAMES) + 2)]
    result = draft(known, wide(NAMES, ["", "AI", *answers("実施")], above=[title]), reference_date="")
    assert {row.cells["reference_date"] for row in result.rows} == {"2024-04-01"}
    assert "date_from_file" in {notice.key for notice in result.notices}


def test_a_list_that_is_not_whole_settles_no_shared_name(known):
    short = wide(NAMES[:-1], ["", "AI", *answers("実施")[:-1]])
    assert {key for _, _, key in keys(draft(known, short))} == {"list_incomplete"}


def test_part_of_the_country_will_do_with_its_prefectures_or_codes(known):
    part = ["府中市", "昭島市", "調布市"]
    row = ["", "AI", "実施", "未実施", "調査なし"]
    prefectures = wide(part, row, above=[["", "", "東京都", "", "", ""]])
    codes = wide(part, row, above=[["", "コード", "132063", "132071", "132080", ""]])
    for content in (prefectures, codes):
        result = draft(known, content)
        assert result.problems == ()
        assert [(r.cells["lgcode"], r.cells["value"]) for r in result.rows] == [
            ("13206", "実施"),
            ("13207", "未実施"),
            ("13208", "調査なし"),
        ]
    wrong = wide(part, row, above=[["", "コード", "132063", "132080", "132071", ""]])
    assert {key for _, _, key in keys(draft(known, wrong))} == {"code_disagrees"}
    assert {key for _, _, key in keys(draft(known, wide(part, row)))} == {"list_incomplete"}


def test_what_is_no_answer_is_told_with_row_and_column(known):
    content = wide(NAMES, ["", "AI", *answers("実施", "導入？", "")], ["", "人数", *answers("3人", "3人", "4")])
    result = draft(known, content)
    assert keys(result) == [
        (2, "札幌市", "answer"),
        (2, "函館市", "answer_empty"),
        (3, "函館市", "unit_differs"),
    ]


def test_two_indicators_of_one_name_take_the_name_of_their_group(known):
    content = wide(NAMES, ["窓口", "実施", *answers("実施")], ["内部", "実施", *answers("未実施")])
    result = draft(known, content)
    assert {row.cells["indicator"] for row in result.rows} == {"窓口：実施", "内部：実施"}
    again = wide(NAMES, ["窓口", "AI", *answers("実施")], ["窓口", "AI", *answers("未実施")])
    assert {key for _, _, key in keys(draft(known, again))} == {"indicator_repeated"}


def test_a_sign_without_a_number_is_no_value(known):
    result = draft(known, wide(NAMES, ["", "割合", *answers("50%", "%")]))
    assert result.problems == ()
    assert (result.rows[0].cells["value"], result.rows[0].cells["unit"]) == ("調査なし", "")
    assert ("bare_unit", {"count": 1}) in [(notice.key, dict(notice.params)) for notice in result.notices]


def test_a_cut_off_file_is_told(known):
    content = wide(NAMES, ["", "AI", *answers("実施")], ["", "RPA", *answers("実施")])
    cut = content[: content.rindex(b",") - 4000]
    assert {"row_width"} <= {key for _, _, key in keys(draft(known, cut))}
