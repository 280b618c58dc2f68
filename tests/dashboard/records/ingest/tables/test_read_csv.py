import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.records.ingest.tables import Limits, TableError, read_table

TABLE = "団体名,題名\n北見市,窓口の自動化\n髙﨑市,別の題名\n"


def key(name, content, **options):
    with pytest.raises(TableError) as caught:
        read_table(name, content, **options)
    for language in ("ja", "en"):
        assert caught.value.text(language)
        assert "{" not in caught.value.text(language).replace("{…}", "").replace('{"records"', "")
    return caught.value.key


def outcome(name, content):
    """The kind of refusal, or the second row."""
    try:
        lines = read_table(name, content).lines
    except TableError as error:
        return error.key if error.text("ja") and error.text("en") else ""
    return lines[min(1, len(lines) - 1)].cells


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_the_three_encodings_give_the_same_rows(encoding):
    sheet = read_table("表.csv", TABLE.encode(encoding))
    assert [line.cells for line in sheet.lines] == [
        ("団体名", "題名"),
        ("北見市", "窓口の自動化"),
        ("髙﨑市", "別の題名"),
    ]
    assert [notice.key for notice in sheet.notices] == (["encoding"] if encoding == "cp932" else [])


def test_rows_are_numbered_as_a_spreadsheet_does():
    sheet = read_table("a.csv", '題名\n\n"二行の\n題名"\n\n三\n'.encode())
    assert [(line.number, line.cells[0]) for line in sheet.lines] == [(1, "題名"), (3, "二行の\n題名"), (5, "三")]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (TABLE.encode("utf-16"), "encoding"),
        ("題名,団体名\n窓口,北見市\n".encode("euc_jp"), "encoding"),
        (TABLE.encode()[:-3], "cut_off"),
        (TABLE.encode("utf-8-sig").replace("北".encode(), b"\xff\xff"), "damaged_utf8"),
        (TABLE.encode().replace("見".encode(), b"\x82\xa0"), "damaged_utf8"),
        (b'a,b\n1,"2\n3,4\n', "quotes"),
        (b'a,b\n1,"2"x\n', "quotes"),
        (b"a\tb\n1\t2\n", "separator"),
        (b"a;b\n1;2\n", "separator"),
        (b"a,b\n1,\x00\n", "binary"),
        (b"", "empty_file"),
        (b"\n , \n,,\n", "empty_file"),
        (b"a\n" + b"x" * 40_000, "long_cell"),
    ],
)
def test_a_damaged_file_is_told_from_a_whole_one(content, expected):
    assert key("a.csv", content) == expected


def test_a_truncated_file_in_utf8_is_never_read_as_cp932():
    whole = ("団体名,題名\n" + "北見市,窓口の自動化を進める取組\n" * 50).encode()
    for cut in range(len(whole) - 120, len(whole)):
        assert outcome("a.csv", whole[:cut]) in ("cut_off", ("北見市", "窓口の自動化を進める取組"))


def test_limits_are_held_before_the_rows_are_kept():
    assert key("a.csv", b"a,b\n" * 100, limits=Limits(file_bytes=100)) == "too_large_file"
    assert key("a.csv", b"a,b\n" * 100, limits=Limits(cells=100)) == "cells"
    assert key("a.csv", ",".join("x" * 2_001).encode()) == "columns"
    assert key("a.csv", b"," * 1_000_000) == "columns"


@settings(deadline=None, max_examples=200)
@given(st.binary(max_size=400))
def test_any_bytes_are_rows_or_a_clear_refusal(content):
    for name in ("a.csv", "a.xlsx", "a.json"):
        assert outcome(name, content)


# Signs that cp932 writes and reads back as others; no reader can know.
CELL = st.text(
    st.characters(codec="cp932", exclude_categories=["Cc", "Zs", "Zl", "Zp"], exclude_characters="¢£¬‖−〜"), max_size=8
)


@settings(deadline=None, max_examples=100)
@given(
    st.lists(st.lists(CELL, min_size=2, max_size=2), min_size=1, max_size=6),
    st.sampled_from(["utf-8", "utf-8-sig", "cp932"]),
)
def test_what_a_spreadsheet_writes_is_what_is_read(rows, encoding):
    out = io.StringIO(newline="")
    csv.writer(out).writerows([["題名", "要約"], *rows])
    content = out.getvalue().encode(encoding)
    lines = [line.cells for line in read_table("a.csv", content).lines[1:]]
    assert lines == [tuple(cell.strip() for cell in row) for row in rows if any(cell.strip() for cell in row)]
