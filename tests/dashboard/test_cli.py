"""The command `dxmap`: what it says, in which language, and with which exit status."""

import csv
import io
import os
import socket
import sys

import pytest

from dashboard import cli
from dashboard.commands import resolve
from dashboard.strings import text

VERBS = [module.__name__.rpartition(".")[2].rstrip("_") for module in cli.VERBS]
LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


@pytest.fixture(autouse=True)
def english(monkeypatch, tmp_path):
    """English unless a test says otherwise, in a folder of its own, with nothing left in the environment."""
    for name in LOCALE_VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    monkeypatch.setenv("DXMAP_DATA", "")
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def japanese(monkeypatch, english):
    monkeypatch.setenv("LANG", "ja_JP.UTF-8")


@pytest.fixture
def dxmap(capsys):
    """Runs the command; exit status, output and messages come back."""

    def run(*words):
        try:
            status = cli.main([str(word) for word in words])
        except SystemExit as ended:  # argparse
            status = ended.code
        said = capsys.readouterr()
        return status, said.out, said.err

    return run


@pytest.fixture
def table(tmp_path):
    """Writes a CSV file, text or bytes."""

    def write(content, encoding="utf-8"):
        path = tmp_path / "in.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return path

    return write


def _rows(output):
    return list(csv.DictReader(io.StringIO(output)))


# ---- the command as a whole


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize(("locale", "language"), [("ja_JP.UTF-8", "ja"), ("en_US.UTF-8", "en")])
def test_every_verb_has_help_in_the_readers_language(dxmap, monkeypatch, verb, locale, language):
    monkeypatch.setenv("LANG", locale)
    status, out, _ = dxmap(verb, "--help")
    assert status == 0
    assert text(f"cli.{verb}", language) in out
    assert f"dxmap {verb}" in out


def test_the_help_of_the_command_names_every_verb(dxmap):
    status, out, _ = dxmap("--help")
    assert status == 0
    for verb in VERBS:
        assert text(f"cli.{verb}", "en") in out


@pytest.mark.parametrize("words", [[], ["fly"], ["serve", "--port", "abc"], ["check", "--nonsense"]])
def test_words_that_make_no_command_are_refused(dxmap, words):
    status, out, err = dxmap(*words)
    assert status == 2
    assert out == ""
    assert "dxmap" in err


def test_words_are_refused_in_japanese_with_the_next_step(dxmap, japanese):
    status, _, err = dxmap("serve", "--port", "abc")
    assert status == 2
    assert "dxmap serve --help" in err
    assert any(ord(sign) > 0x3000 for sign in err)


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({"LANG": "ja_JP.UTF-8"}, "ja"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "ja_JP.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "ja_JP"}, "ja"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": ""}, "en"),
    ],
)
def test_the_language_is_that_of_the_locale(monkeypatch, variables, language):
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert cli.reader_language() == language


@pytest.mark.parametrize(
    ("found", "language"), [("ja_JP", "ja"), ("Japanese_Japan", "ja"), ("en_US", "en"), (None, "en")]
)
def test_without_variables_the_system_is_asked(monkeypatch, found, language):
    for name in LOCALE_VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("locale.getlocale", lambda *_: (found, "UTF-8"))
    assert cli.reader_language() == language


# ---- serve


@pytest.fixture
def served(monkeypatch):
    """What Streamlit is handed, instead of a server."""
    from streamlit.web import bootstrap

    handed = {}
    monkeypatch.setattr(bootstrap, "load_config_options", lambda flag_options: handed.update(flags=flag_options))
    monkeypatch.setattr(bootstrap, "run", lambda script, *_: handed.update(script=script, folder=os.getcwd()))
    return handed


@pytest.fixture
def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def busy_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield taken.getsockname()[1]


def test_serve_hands_the_app_and_the_data_to_streamlit(dxmap, served, free_port, small_data):
    status, out, err = dxmap("serve", "--port", free_port, "--data", small_data)
    assert (status, err) == (0, "")
    assert f"http://127.0.0.1:{free_port}" in out
    assert served["script"].endswith("app.py")
    assert served["flags"] == {"server_port": free_port, "server_address": "127.0.0.1"}
    assert os.environ["DXMAP_DATA"] == str(small_data.resolve())


def test_serve_takes_a_relative_directory_from_where_it_is_called(dxmap, served, free_port, small_data):
    status, _, _ = dxmap("serve", "--port", free_port, "--data", small_data.name)
    assert status == 0
    assert os.environ["DXMAP_DATA"] == str(small_data.resolve())
    assert os.path.isfile(os.path.join(served["folder"], ".streamlit", "config.toml"))


def test_serve_starts_on_broken_records_and_says_how_many_problems_there_are(dxmap, served, free_port, broken_data):
    status, _, err = dxmap("serve", "--port", free_port, "--data", broken_data)
    assert status == 0
    assert text("cli.serve.problems", "en", count=2) in err
    assert served


@pytest.mark.parametrize("name", ["nowhere", "records/sources.toml", "."])
def test_serve_does_not_start_without_a_data_directory(dxmap, served, free_port, small_data, name):
    status, out, err = dxmap("serve", "--port", free_port, "--data", name)
    assert (status, out) == (2, "")
    assert err.startswith("dxmap: ")
    assert "found" in err
    assert "expected" in err
    assert not served


def test_serve_says_it_in_japanese_too(dxmap, japanese, served, free_port):
    status, _, err = dxmap("serve", "--port", free_port, "--data", "nowhere")
    assert status == 2
    assert "nowhere には何もありません" in err
    assert "--data" in err


def test_serve_does_not_start_on_a_port_in_use(dxmap, served, busy_port, small_data):
    status, out, err = dxmap("serve", "--port", busy_port, "--data", small_data)
    assert (status, out) == (2, "")
    assert f"127.0.0.1:{busy_port}" in err
    assert "--port" in err
    assert not served


@pytest.mark.parametrize("port", [0, -1, 65536, 99999999])
def test_serve_refuses_a_port_that_does_not_exist(dxmap, served, small_data, port):
    status, _, err = dxmap("serve", "--port", port, "--data", small_data)
    assert status == 2
    assert str(port) in err
    assert "65535" in err
    assert not served


@pytest.mark.parametrize("address", ["203.0.113.1", "no such host"])
def test_serve_refuses_an_address_that_is_not_this_machines(dxmap, served, free_port, small_data, address):
    status, _, err = dxmap("serve", "--port", free_port, "--address", address, "--data", small_data)
    assert status == 2
    assert address in err
    assert not served


# ---- check


def test_check_finds_nothing_in_clean_records(dxmap, small_data):
    assert dxmap("check", "--data", small_data) == (0, text("cli.check.clean", "en", cases=4, effects=1) + "\n", "")


def test_check_prints_every_problem_on_a_line_of_its_own(dxmap, broken_data):
    status, out, err = dxmap("check", "--data", broken_data)
    lines = out.splitlines()
    assert (status, err, len(lines)) == (1, "", 3)
    for line, place in zip(lines, ("cases/alpha.csv:2: status: ", "cases/alpha.csv:5: organisations: "), strict=False):
        assert line.startswith(place)
        assert "found" in line
        assert "expected" in line
    assert lines[-1] == text("cli.check.problems", "en", count=2, cases=3, effects=0)


def test_check_speaks_japanese(dxmap, japanese, broken_data):
    status, out, _ = dxmap("check", "--data", broken_data)
    assert status == 1
    assert out.splitlines()[0].startswith("cases/alpha.csv:2: status: 現状：「done」　必要：")
    assert out.splitlines()[-1] == "問題 2 件（使える記録：事例 3 件・効果 0 件）"


def test_check_without_a_data_directory_is_a_failure_of_its_own(dxmap):
    status, out, err = dxmap("check", "--data", "nowhere")
    assert (status, out) == (2, "")
    assert "nowhere" in err


def test_check_finds_nothing_in_the_records_of_the_project(dxmap):
    assert dxmap("check")[0] == 0


# ---- resolve


def test_names_are_resolved_with_their_codes(dxmap):
    status, out, err = dxmap("resolve", "北見市", "北海道", "横浜市鶴見区")
    assert status == 0
    rows = _rows(out)
    assert [(row["name"], row["lgcode"], row["status"]) for row in rows] == [
        ("北見市", "01208", "exact"),
        ("北海道", "01", "prefecture"),
        ("横浜市鶴見区", "14100", "ward"),
    ]
    assert list(rows[0]) == ["name", *resolve.COLUMNS]
    assert err.strip() == text("cli.resolve.summary", "en", total=3, unsure=0)


def test_a_name_without_a_single_answer_is_not_guessed(dxmap):
    status, out, _ = dxmap("resolve", "府中市", "どこにもない市")
    rows = _rows(out)
    assert status == 1
    assert [(row["lgcode"], row["status"]) for row in rows] == [("", "ambiguous"), ("", "unknown")]
    assert rows[0]["candidates"].split(";") == ["13206", "34208"]
    assert all(row["reason"] for row in rows)


@pytest.mark.parametrize("words", [[], ["北見市", "--csv", "in.csv"]])
def test_either_names_or_a_table_are_asked_for(dxmap, words):
    status, out, err = dxmap("resolve", *words)
    assert (status, out) == (2, "")
    assert "--csv" in err


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_tables_are_read_in_the_encodings_of_excel(dxmap, table, encoding):
    path = table("番号,団体\n01,北海道北見市\n02,髙山市\n", encoding)
    status, out, _ = dxmap("resolve", "--csv", path, "--name-column", "団体")
    assert status == 0
    assert [(row["番号"], row["lgcode"]) for row in _rows(out)] == [("01", "01208"), ("02", "21203")]


def test_line_endings_and_cells_of_several_lines_are_read(dxmap, table):
    path = table('団体,備考\r\n北海道北見市,"一行目\r\n二行目, ""引用"""\r\n\r\n東京都府中市,\r\n')
    status, out, _ = dxmap("resolve", "--csv", path, "--name-column", "団体")
    assert status == 0
    rows = _rows(out)
    assert [row["lgcode"] for row in rows] == ["01208", "13206"]
    assert rows[0]["備考"] == '一行目\r\n二行目, "引用"'


@pytest.mark.parametrize("sign", ["\u2028", "\x85", "\x0b", "\x0c", "\x1c"])
def test_signs_that_only_look_like_line_endings_stay_in_their_cell(dxmap, table, sign):
    path = table(f"団体,備考\n北海道北見市,前{sign}後\n")
    status, out, err = dxmap("resolve", "--csv", path, "--name-column", "団体")
    assert status == 0, err
    assert [(row["lgcode"], row["備考"]) for row in _rows(out)] == [("01208", f"前{sign}後")]


def test_a_column_of_prefectures_tells_namesakes_apart(dxmap, table):
    path = table("県,市\n東京都,府中市\n広島県,府中市\n,府中市\n")
    status, out, _ = dxmap("resolve", "--csv", path, "--name-column", "市", "--prefecture-column", "県")
    assert status == 1
    assert [row["lgcode"] for row in _rows(out)] == ["13206", "34208", ""]


def test_columns_of_the_table_are_kept_beside_ours(dxmap, table):
    path = table("団体,lgcode\n北海道北見市,01100\n")
    status, out, _ = dxmap("resolve", "--csv", path, "--name-column", "団体")
    assert status == 0
    header = out.splitlines()[0].split(",")
    assert len(set(header)) == len(header)
    (row,) = _rows(out)
    assert (row["lgcode"], row["resolved_lgcode"]) == ("01100", "01208")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"name\n\x81\x20\n", id="neither"),
        pytest.param("name\n北見市\n".encode("utf-16"), id="utf-16"),
        pytest.param("name\n北見市\n".encode("utf-16-be"), id="utf-16 without mark"),
    ],
)
def test_another_encoding_is_refused(dxmap, table, content):
    status, out, err = dxmap("resolve", "--csv", table(content), "--name-column", "name")
    assert (status, out) == (2, "")
    assert "UTF-8" in err
    assert "cp932" in err


@pytest.mark.parametrize("option", ["--name-column", "--prefecture-column"])
def test_an_unknown_column_is_refused_with_those_that_exist(dxmap, table, option):
    columns = {"--name-column": "団体", "--prefecture-column": "団体", option: "nonsense"}
    words = [word for pair in columns.items() for word in pair]
    status, out, err = dxmap("resolve", "--csv", table("番号,団体\n1,北見市\n"), *words)
    assert (status, out) == (2, "")
    assert option in err
    assert "nonsense" in err
    assert "番号、団体" in err


def test_a_table_without_a_named_column_is_refused(dxmap, table):
    status, out, err = dxmap("resolve", "--csv", table("団体\n北見市\n"))
    assert (status, out) == (2, "")
    assert "--name-column" in err
    assert "None" not in err


def test_rows_of_another_width_are_refused_by_number(dxmap, table):
    path = table("番号,団体\n1,北見市\n2\n3,府中市,x\n")
    status, out, err = dxmap("resolve", "--csv", path, "--name-column", "団体")
    assert (status, out) == (2, "")
    assert "[3, 4]" in err


@pytest.mark.parametrize("content", ["", '団体\n"北見市\n'])
def test_a_table_that_cannot_be_read_is_refused(dxmap, table, content):
    status, out, err = dxmap("resolve", "--csv", table(content), "--name-column", "団体")
    assert (status, out) == (2, "")
    assert "in.csv" in err


def test_a_missing_table_is_refused_in_japanese(dxmap, japanese):
    status, out, err = dxmap("resolve", "--csv", "nowhere.csv", "--name-column", "団体")
    assert (status, out) == (2, "")
    assert err.startswith("dxmap: nowhere.csv を読めません")


def test_a_file_is_written_so_that_excel_reads_it(dxmap, tmp_path):
    output = tmp_path / "out.csv"
    status, out, _ = dxmap("resolve", "北見市", "-o", output)
    assert (status, out) == (0, "")
    assert output.read_bytes().startswith(b"\xef\xbb\xbf")
    assert _rows(output.read_text(encoding="utf-8-sig"))[0]["lgcode"] == "01208"
    assert os.listdir(tmp_path) == ["out.csv"]


@pytest.mark.parametrize("name", ["nowhere/out.csv", "folder"])
def test_an_output_that_cannot_be_written_leaves_nothing(dxmap, tmp_path, name):
    (tmp_path / "folder").mkdir()
    status, _, err = dxmap("resolve", "北見市", "-o", name)
    assert status == 2
    assert name in err.replace(os.sep, "/")
    assert os.listdir(tmp_path) == ["folder"]
    assert os.listdir(tmp_path / "folder") == []


def test_a_full_disk_leaves_the_file_that_was_there(dxmap, tmp_path, monkeypatch):
    output = tmp_path / "out.csv"
    output.write_text("before", encoding="utf-8")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(resolve.os, "replace", full)
    status, _, err = dxmap("resolve", "北見市", "-o", output)
    assert status == 2
    assert "No space left on device" in err
    assert output.read_text(encoding="utf-8") == "before"
    assert os.listdir(tmp_path) == ["out.csv"]


def test_a_console_that_lacks_a_sign_gets_the_rest(monkeypatch):
    """Windows consoles and pipes are cp932: a name may hold signs that it has not."""
    console = io.BytesIO()
    with monkeypatch.context() as patched:
        patched.setattr(sys, "stdout", io.TextIOWrapper(console, encoding="cp932", newline="\n"))
        status = cli.main(["resolve", "𠮷野家市", "北見市"])
        sys.stdout.flush()
        sys.stdout.detach()
    assert status == 1
    rows = console.getvalue().splitlines()
    assert len(rows) == 3
    assert b"01208" in rows[-1]
