"""What the form of a file does to its rows: encoding, line ends, header, width, quotation marks."""

from dashboard import records

ALPHA = "cases/alpha.csv"


def _change(path, old, new):
    raw = path.read_bytes()
    assert old in raw
    path.write_bytes(raw.replace(old, new, 1))


def _places(loaded):
    return [(problem.file, problem.row, problem.column, problem.key) for problem in loaded.problems]


def _ids(loaded):
    return loaded.cases["case_id"].tolist()


def test_a_byte_order_mark_is_no_fault(data_dir, today):
    path = data_dir / ALPHA
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    loaded = records.load(data_dir, today)
    assert loaded.problems == ()
    assert _ids(loaded) == ["alpha-1", "alpha-2", "alpha-3", "alpha-4", "beta-1"]


def test_a_file_in_shift_jis_is_left_out_whole_and_counted(data_dir, today):
    path = data_dir / ALPHA
    path.write_bytes(path.read_text(encoding="utf-8").encode("cp932"))
    loaded = records.load(data_dir, today)
    assert _places(loaded) == [(ALPHA, 2, "", "encoding")]
    assert "Shift_JIS" in loaded.problems[0].found
    assert _ids(loaded) == ["beta-1"]
    out = loaded.excluded
    assert out.loc[out["table"] == "cases", ["row", "because"]].values.tolist() == [[n, "file"] for n in (2, 3, 4, 5)]
    assert out.loc[out["table"] == "effects", "because"].tolist() == ["case"] * 4


def test_a_file_in_utf_16_is_named_as_such(data_dir, today):
    path = data_dir / ALPHA
    path.write_bytes(path.read_text(encoding="utf-8").encode("utf-16"))
    loaded = records.load(data_dir, today)
    assert (ALPHA, 1, "", "encoding") in _places(loaded)
    assert "UTF-16" in loaded.problems[0].found
    assert _ids(loaded) == ["beta-1"]


def test_windows_line_ends_are_told_and_leave_nothing_out(data_dir, today):
    path = data_dir / ALPHA
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    loaded = records.load(data_dir, today)
    assert _places(loaded) == [(ALPHA, 1, "", "line_endings")]
    assert len(loaded.cases) == 5
    assert not loaded.cases.map(lambda cell: isinstance(cell, str) and "\r" in cell).any(axis=None)


def test_a_missing_required_column_leaves_the_file_out(data_dir, today):
    _change(data_dir / ALPHA, b",status,", b",state,")
    loaded = records.load(data_dir, today)
    assert _places(loaded) == [(ALPHA, 1, "status", "column_missing"), (ALPHA, 1, "state", "column_unknown")]
    assert _ids(loaded) == ["beta-1"]
    assert (loaded.excluded["because"] == "file").sum() == 4


def test_an_unknown_column_leaves_nothing_out(data_dir, today):
    _change(data_dir / ALPHA, b",summary,", b",memo,")
    _change(data_dir / ALPHA, "入力を自動にした。".encode(), "入".encode() * 200)
    loaded = records.load(data_dir, today)
    assert _places(loaded) == [(ALPHA, 1, "memo", "column_unknown")]
    assert loaded.cases["summary"].tolist() == [""] * 5


def test_a_repeated_column_leaves_the_file_out(data_dir, today):
    _change(data_dir / ALPHA, b",summary,", b",title,")
    loaded = records.load(data_dir, today)
    assert _places(loaded) == [(ALPHA, 1, "title", "column_repeated")]
    assert _ids(loaded) == ["beta-1"]


def test_a_row_of_another_width_is_left_out_alone(data_dir, today):
    _change(data_dir / ALPHA, "alpha-2,alpha,2,,県の試行,".encode(), "alpha-2,alpha,2,,県の試行,,".encode())
    loaded = records.load(data_dir, today)
    assert _places(loaded) == [(ALPHA, 3, "", "row_width")]
    assert loaded.problems[0].case_id == "alpha-2"
    assert _ids(loaded) == ["alpha-1", "alpha-3", "alpha-4", "beta-1"]
    assert loaded.excluded.values.tolist() == [
        ["cases", ALPHA, 3, "alpha-2", "problem"],
        ["effects", "effects/alpha.csv", 4, "alpha-2", "case"],
    ]


def test_empty_rows_are_no_records_but_count_as_rows(data_dir, today):
    _change(data_dir / ALPHA, b"alpha-2,", b"\n" + b"," * 26 + b"\nalpha-2,")
    _change(data_dir / ALPHA, b",joint,", b",together,")
    loaded = records.load(data_dir, today)
    assert _places(loaded) == [(ALPHA, 6, "level", "not_in_list")]


def test_a_cell_of_several_lines_is_one_row(data_dir, today):
    _change(data_dir / ALPHA, "入力を自動にした。".encode(), '"入力を\n自動に\nした。"'.encode())
    _change(data_dir / ALPHA, b",joint,", b",together,")
    loaded = records.load(data_dir, today)
    assert _places(loaded) == [(ALPHA, 4, "level", "not_in_list")]
    assert loaded.cases["summary"][0] == "入力を\n自動に\nした。"


def test_an_open_quotation_mark_costs_the_rest_of_the_file_and_says_so(data_dir, today):
    _change(data_dir / ALPHA, "共同の仕組み".encode(), '"共同の仕組み'.encode())
    loaded = records.load(data_dir, today)
    assert _places(loaded) == [(ALPHA, 4, "", "csv_quotes")]
    assert loaded.problems[0].case_id == "alpha-3"
    assert "2 line" in loaded.problems[0].found_in("en")
    assert _ids(loaded) == ["alpha-1", "alpha-2", "beta-1"]
    assert (loaded.excluded["table"] == "cases").sum() == 2


def test_a_quotation_mark_inside_a_quoted_cell_costs_one_row(data_dir, today):
    _change(data_dir / ALPHA, "県の試行".encode(), '"県の"試行"'.encode())
    loaded = records.load(data_dir, today)
    assert _places(loaded) == [(ALPHA, 3, "", "csv_quotes")]
    assert _ids(loaded) == ["alpha-1", "alpha-3", "alpha-4", "beta-1"]


def test_an_empty_file_is_told(data_dir, today):
    (data_dir / "effects/alpha.csv").write_bytes(b"")
    loaded = records.load(data_dir, today)
    assert _places(loaded) == [("effects/alpha.csv", 1, "", "file_empty")]
    assert len(loaded.cases) == 5


def test_a_header_alone_is_a_table_without_rows(data_dir, today):
    path = data_dir / "effects/alpha.csv"
    path.write_bytes(path.read_bytes().split(b"\n")[0])
    loaded = records.load(data_dir, today)
    assert loaded.problems == ()
    assert loaded.effects.empty


def test_a_file_that_is_no_table_is_told_and_notes_are_not(data_dir, today):
    (data_dir / "cases/mic.xlsx").write_bytes(b"PK")
    (data_dir / "cases/notes.md").write_text("memo", encoding="utf-8")
    (data_dir / "cases/~$alpha.csv").write_bytes(b"lock")
    (data_dir / "cases/.DS_Store").write_bytes(b"\x00")
    (data_dir / "survey/beta.meta.toml").write_text("", encoding="utf-8")
    (data_dir / "case").mkdir()
    assert _places(records.load(data_dir, today)) == [
        ("cases/mic.xlsx", 0, "", "file_unexpected"),
        ("case", 0, "", "file_unexpected"),
    ]


def test_a_folder_named_like_a_table_is_told(data_dir, today):
    (data_dir / "cases/gamma.csv").mkdir()
    assert _places(records.load(data_dir, today)) == [("cases/gamma.csv", 0, "", "file_unreadable")]


def test_a_very_long_cell_is_a_fault_of_its_row(data_dir, today):
    _change(data_dir / ALPHA, "県の試行".encode(), b"x" * 200_000)
    assert _places(records.load(data_dir, today)) == [(ALPHA, 3, "title", "too_long")]
