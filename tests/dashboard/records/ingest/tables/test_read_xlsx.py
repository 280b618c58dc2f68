import contextlib
import io
import zipfile

import pytest

from dashboard.records.ingest.tables import Limits, Options, TableError, prepare, read_table

ROWS = [["団体名", "人口", "割合"], ["北見市", 115480, 0.5]]


def refused(content, **options):
    with pytest.raises(TableError) as caught:
        read_table("a.xlsx", content, **options)
    assert caught.value.text("ja")
    return caught.value.key


def test_values_are_read_as_they_are_shown(xlsx, raw):
    percent = raw('s="1"', "<v>0.625</v>")
    date = raw('s="2" t="d"', "<v>2021-04-01T00:00:00</v>")
    yes = raw('t="b"', "<v>1</v>")
    sheet = read_table(
        "a.xlsx", xlsx({"表": [["a", "b", "c", "d", "e"], ["01100", 1100.0, percent, 0.1, yes], [date]]})
    )
    assert sheet.name == "表"
    assert sheet.lines[1].cells[:5] == ("01100", "1100", "62.5%", "0.1", "TRUE")
    assert sheet.lines[2].cells[0] == "2021-04-01"


def test_empty_rows_and_columns_keep_their_numbers(xlsx):
    sheet = read_table("a.xlsx", xlsx({"表": [[], [None, "題名"], [], [None, "一"]]}))
    assert [(line.number, line.cells) for line in sheet.lines] == [(2, ("", "題名")), (4, ("", "一"))]


def test_formulas_are_their_saved_results_and_are_told(xlsx, raw):
    formula = raw("", "<f>1+1</f><v>2</v>")
    sheet = read_table("a.xlsx", xlsx({"表": [["a", "b"], [formula, "x"]]}))
    assert sheet.lines[1].cells == ("2", "x")
    assert [(notice.key, dict(notice.params)) for notice in sheet.notices] == [
        ("formulas", {"count": 1, "cells": "A2"})
    ]
    assert sheet.faulty == ()


def test_a_formula_without_result_and_an_error_are_problems_not_empty_cells(xlsx, raw):
    without, error = raw("", "<f>SUM(A1)</f>"), raw('t="e"', "<v>#N/A</v>")
    empty_text = raw('t="str"', "<f>T(A1)</f><v></v>")
    sheet = read_table("a.xlsx", xlsx({"表": [["a", "b", "c"], [without, error, empty_text]]}))
    assert [(row, column, fault.key) for row, column, fault in sheet.faulty] == [
        (2, 0, "no_result"),
        (2, 1, "cell_error"),
    ]
    assert dict(sheet.faulty[1][2].params)["value"] == "#N/A"


def test_an_error_keeps_a_table_out_only_where_it_would_be_used(xlsx, raw, known):
    error = raw('t="e"', "<v>#N/A</v>")
    rows = [["団体名", "題名", "状況", "メモ"], ["北見市", "一", "導入済", error], ["北見市", error, "導入済", ""]]
    draft = prepare(read_table("a.xlsx", xlsx({"表": rows})), known, Options())
    assert [(p.row, p.column, p.key) for p in draft.problems] == [(3, "題名", "cell_error")]


def test_one_filled_visible_sheet_is_read_and_of_several_one_must_be_named(xlsx):
    one = xlsx({"表紙": [], "表": ROWS, "裏": [["x"], ["y"]]}, hidden=["裏"])
    assert read_table("a.xlsx", one).name == "表"
    assert read_table("a.xlsx", one, sheet="裏").lines[1].cells == ("y",)
    assert refused(xlsx({"表": ROWS, "一行だけ": [["x"]]})) == "several_sheets"
    two = xlsx({"表": ROWS, "裏": [["x"], ["y"]]})
    assert refused(two) == "several_sheets"
    assert read_table("a.xlsx", two, sheet="裏").lines[0].cells == ("x",)
    assert refused(two, sheet="無い") == "no_such_sheet"
    with pytest.raises(TableError) as caught:
        read_table("a.csv", b"a\n1\n", sheet="表")
    assert caught.value.key == "sheet_of_text"


def test_a_cut_off_workbook_is_refused_wherever_it_is_cut(xlsx):
    whole = xlsx({"表": ROWS})
    for cut in range(4, len(whole), 97):
        assert refused(whole[:cut]) == "broken_xlsx"


def test_a_changed_byte_is_a_workbook_or_a_refusal(xlsx):
    whole = xlsx({"表": ROWS})
    for place in range(4, len(whole), 13):
        broken = bytearray(whole)
        broken[place] ^= 0x55
        with contextlib.suppress(TableError):
            assert read_table("a.xlsx", bytes(broken)).lines


def test_macros_encryption_and_other_documents_are_refused(xlsx):
    assert refused(xlsx({"表": ROWS}, extra={"xl/vbaProject.bin": b"x"})) == "macros"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    assert refused(out.getvalue()) == "wrong_content"
    encrypted = bytearray(xlsx({"表": ROWS}))
    for start in (b"PK\x03\x04", b"PK\x01\x02"):
        flag = encrypted.index(start) + (6 if start == b"PK\x03\x04" else 8)
        encrypted[flag] |= 1
    assert refused(bytes(encrypted)) == "password"


def test_a_zip_bomb_is_refused_before_it_is_unpacked(xlsx):
    bomb = xlsx({"表": ROWS}, extra={"xl/media/image1.xml": b"\x00" * (60 * 1024 * 1024)})
    assert len(bomb) < 200_000
    assert refused(bomb) == "zip_bomb"
    assert refused(xlsx({"表": ROWS}), limits=Limits(unpacked_bytes=1_000)) == "zip_bomb"


def test_a_part_that_is_longer_than_it_says_is_no_workbook(xlsx):
    lying = bytearray(xlsx({"表": ROWS * 200}))
    name = b"xl/worksheets/sheet1.xml"
    for start, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = lying.index(name)
        header = lying.rindex(start, 0, place if start == b"PK\x03\x04" else lying.rindex(name))
        lying[header + offset : header + offset + 4] = (50).to_bytes(4, "little")
    assert refused(bytes(lying)) == "broken_xlsx"


def test_a_cell_far_away_takes_no_memory(xlsx, raw):
    far = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1">'
        b'<v>1</v></c></row><row r="1048576"><c r="%s1048576"><v>1</v></c></row></sheetData></worksheet>'
    )
    assert refused(xlsx({"表": ROWS}, extra={"xl/worksheets/sheet1.xml": far % b"XFD"})) == "columns"
    assert refused(xlsx({"表": ROWS}, extra={"xl/worksheets/sheet1.xml": far % b"J"})) == "cells"


def test_entities_that_grow_are_refused(xlsx):
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><worksheet><sheetData/></worksheet>'
    assert refused(xlsx({"表": ROWS}, extra={"xl/worksheets/sheet1.xml": laughs})) == "broken_xlsx"


def test_a_sheet_that_points_out_of_the_workbook_is_not_followed(xlsx):
    relations = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" '
        b'Target="../../../../etc/passwd"/></Relationships>'
    )
    assert refused(xlsx({"表": ROWS}, extra={"xl/_rels/workbook.xml.rels": relations})) in ("broken_xlsx", "empty_file")
