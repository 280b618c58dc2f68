import json

import pytest

from dashboard.records.ingest.tables import TableError, read_table


def read(value):
    return read_table("a.json", json.dumps(value, ensure_ascii=False).encode())


def test_a_list_of_objects_and_an_object_with_records_are_the_same_table():
    rows = [{"題名": "一", "人口": 1200}, {"題名": "二", "技術": ["RPA", "AI-OCR"], "導入": True, "人口": None}]
    for value in (rows, {"records": rows, "note": "…"}):
        sheet = read(value)
        assert sheet.lines[0].cells == ("題名", "人口", "技術", "導入")
        assert [(line.number, line.cells) for line in sheet.lines[1:]] == [
            (1, ("一", "1200", "", "")),
            (2, ("二", "", "RPA;AI-OCR", "TRUE")),
        ]


def test_numbers_keep_the_form_they_are_written_in():
    sheet = read_table("a.json", b'[{"a": 1.50, "b": 12345678901234567890123}]')
    assert sheet.lines[1].cells == ("1.50", "12345678901234567890123")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b'[{"a": 1}', "json_syntax"),
        (b"[" * 100_000, "json_depth"),
        (b'{"a": 1}', "json_shape"),
        (b"[]", "json_shape"),
        (b"[1, 2]", "json_shape"),
        (b'[{"a": {"b": 1}}]', "json_value"),
        (b'[{"a": [[1]]}]', "json_value"),
        (b'[{"a": NaN}]', "json_refused"),
        (b'[{"a": 1, "a": 2}]', "json_refused"),
        ('[{"a": "北見"}]'.encode("cp932"), "json_encoding"),
        (b'[{"a": "' + b"x" * 40_000 + b'"}]', "long_cell"),
    ],
)
def test_another_shape_is_refused(content, expected):
    with pytest.raises(TableError) as caught:
        read_table("a.json", content)
    assert caught.value.key == expected
    assert caught.value.text("ja")
