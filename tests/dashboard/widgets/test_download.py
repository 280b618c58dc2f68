"""Tables as files: a spreadsheet opens them in Japanese, as numbers and texts, and runs nothing."""

import csv
import io

import pandas as pd
import pytest

from dashboard.widgets.download import csv_bytes


def _rows(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_excel_reads_the_file_as_utf_8():
    content = csv_bytes(pd.DataFrame({"団体名": ["北見市"]}))
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8-sig") == "団体名\r\n北見市\r\n"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_a_text_that_a_spreadsheet_would_run_is_disarmed(sign):
    text = f"{sign}HYPERLINK(1)"
    assert _rows(csv_bytes(pd.DataFrame({"題名": [text]})))[1] == ["'" + text]


def test_a_sign_inside_a_text_is_left_alone():
    assert _rows(csv_bytes(pd.DataFrame({"題名": ["A=B", "1-2", "a@b"]})))[1:] == [["A=B"], ["1-2"], ["a@b"]]


def test_numbers_stay_numbers():
    table = pd.DataFrame({"増減": [-3, 12], "率": [-0.5, 2.0], "年": pd.array([2021, None], dtype="Int64")})
    assert _rows(csv_bytes(table))[1:] == [["-3", "-0.5", "2021"], ["12", "2.0", ""]]


@pytest.mark.parametrize("note", ["", "出典：資料　|　未掲載は未導入を意味しません"])
def test_whole_numbers_and_codes_are_printed_whole_with_and_without_a_note(note):
    table = pd.DataFrame({"コード": ["01208", "13206"], "人口（人）": [115480, 262790]})
    rows = _rows(csv_bytes(table, note))
    assert rows[:3] == [["コード", "人口（人）"], ["01208", "115480"], ["13206", "262790"]]


def test_the_note_is_the_last_row():
    note = "出典：資料A、資料B　|　時点：2023"
    rows = _rows(csv_bytes(pd.DataFrame({"団体名": ["北見市"], "事例（件）": [2]}), note))
    assert len(rows) == 3
    assert rows[-1][0] == note
    assert not any(rows[-1][1:])


def test_without_a_note_there_is_no_further_row():
    assert len(_rows(csv_bytes(pd.DataFrame({"団体名": ["北見市"]})))) == 2


def test_a_table_without_rows_keeps_header_and_note():
    rows = _rows(csv_bytes(pd.DataFrame({"団体名": [], "事例（件）": []}), "出典：該当なし"))
    assert rows[0] == ["団体名", "事例（件）"]
    assert [row[0] for row in rows[1:]] == ["出典：該当なし"]


def test_signs_of_the_format_come_back_as_they_were():
    texts = ['引用符 " と , と', "二行\nの値", "𠮷"]
    assert [row[0] for row in _rows(csv_bytes(pd.DataFrame({"題名": texts})))[1:]] == texts


def test_the_table_is_not_changed():
    table = pd.DataFrame({"題名": ["=1"], "件": [2]})
    before = table.copy()
    csv_bytes(table, "注")
    pd.testing.assert_frame_equal(table, before)
