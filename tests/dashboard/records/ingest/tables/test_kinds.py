import pytest

from dashboard.records.ingest.tables import Limits, TableError, read_file, read_table

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.xls", OLE + "Workbook".encode("utf-16-le"), "old_xls"),
        ("a.xlsx", OLE + "Workbook".encode("utf-16-le"), "old_xls"),
        ("a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        ("a.xlsm", b"PK\x03\x04", "macros"),
        ("a.xlsb", b"PK\x03\x04", "binary_xlsb"),
        ("a.pdf", b"%PDF-1.7", "unknown_kind"),
        ("a", b"x,y", "unknown_kind"),
        ("a.csv", b"%PDF-1.7", "wrong_content"),
        ("a.csv", b"PK\x03\x04 zip", "wrong_content"),
        ("a.csv", b"<!DOCTYPE html><table>", "wrong_content"),
        ("a.csv", b"\xef\xbb\xbf\n<html>", "wrong_content"),
        ("a.xlsx", b"a,b\n1,2\n", "wrong_content"),
        ("a.json", b"PK\x03\x04", "wrong_content"),
        ("a.json", b"\x89PNG\r\n", "wrong_content"),
    ],
)
def test_a_file_is_what_its_first_bytes_say(name, content, expected):
    with pytest.raises(TableError) as caught:
        read_table(name, content)
    assert caught.value.key == expected
    assert name in caught.value.text("ja")


@pytest.mark.parametrize("name", ["../../etc/passwd.csv", "..\\..\\windows\\a.csv", "/tmp/x/a.csv", "C:\\a.csv"])
def test_a_path_in_the_name_leads_nowhere(name):
    sheet = read_table(name, "題名\n一\n".encode())
    assert "/" not in sheet.file
    assert "\\" not in sheet.file
    assert sheet.file.endswith(".csv")


def test_invisible_signs_in_the_name_are_shown():
    assert read_table("evil\u202evsc.csv", b"a\n1\n").file == "evil\\u202evsc.csv"


def test_only_a_regular_file_within_the_size_is_opened(tmp_path):
    def key(path, **options):
        with pytest.raises(TableError) as caught:
            read_file(path, **options)
        return caught.value.key

    big = tmp_path / "big.csv"
    with big.open("wb") as file:
        file.truncate(500 * 1024 * 1024)
    assert key(big) == "too_large_file"
    assert key(tmp_path / "none.csv") == "no_file"
    assert key(tmp_path) == "not_a_file"
    small = tmp_path / "a.csv"
    small.write_bytes(b"a,b\n1,2\n")
    assert key(small, limits=Limits(file_bytes=5)) == "too_large_file"
    assert read_file(small).lines[1].cells == ("1", "2")


def test_the_largest_file_can_be_configured(monkeypatch):
    from dashboard.records.ingest.tables import current_limits

    assert current_limits().file_megabytes == 50
    monkeypatch.setenv("DXMAP_MAX_FILE_MB", "5")
    assert current_limits().file_bytes == 5 * 1024 * 1024
    for wrong in ("0", "-1", "viel", "9999"):
        monkeypatch.setenv("DXMAP_MAX_FILE_MB", wrong)
        with pytest.raises(ValueError, match="expected to be a whole number"):
            current_limits()
