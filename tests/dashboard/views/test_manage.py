"""データ管理 from the file to the record and back, and where it is closed."""

import shutil
from pathlib import Path

import pytest
from streamlit import config
from streamlit.testing.v1 import AppTest

from dashboard import records
from dashboard.records import store

DATA = Path(__file__).resolve().parents[3] / "data"
CASES = "No.,団体名,題名,状況,技術\n1,北見市,一つ目,導入済,RPA\n2,長野県,二つ目,予定,\n"


def _page() -> None:
    from dashboard.views import manage

    manage.render()


@pytest.fixture
def data_dir(tmp_path, monkeypatch):
    """A copy of the project's data that the page may change."""
    shutil.copytree(DATA, tmp_path / "data", ignore=shutil.ignore_patterns(".imports"))
    monkeypatch.setenv("DXMAP_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture(autouse=True)
def this_machine():
    before = config.get_option("server.address")
    config.set_option("server.address", "127.0.0.1")
    yield
    config.set_option("server.address", before)


def page() -> AppTest:
    return AppTest.from_function(_page, default_timeout=60).run()


def put(app: AppTest, name: str, content: str) -> AppTest:
    app.file_uploader[0].set_value((name, content.encode(), "text/csv"))
    return app.run()


def said(app: AppTest) -> str:
    return "\n".join(str(e.value) for kind in ("success", "error", "warning", "info") for e in app.get(kind)).replace(
        "\\", ""
    )


@pytest.mark.parametrize("address", ["0.0.0.0", "", "192.168.0.5"])
def test_a_dashboard_for_others_can_be_read_and_not_changed(data_dir, address):
    config.set_option("server.address", address)
    app = page()
    assert not app.exception
    assert "127.0.0.1" in said(app)
    assert not app.file_uploader
    assert not app.button


def test_a_table_is_looked_at_taken_in_and_undone(data_dir):
    before = records.load(data_dir).version
    app = put(page(), "取組.csv", CASES)
    assert not app.exception
    assert "事例 2 行" in said(app)
    assert records.load(data_dir).version == before
    button = app.button(key="manage_import")
    assert not button.disabled
    app = button.click().run()
    assert not app.exception
    assert "取り込みました" in said(app)
    (entry,) = store.history(data_dir)
    assert entry.file == "取組.csv"
    assert len(records.load(data_dir).cases) == len(records.load(DATA).cases) + 2
    app = app.button(key="manage_undo").click().run()
    assert "取り消しました" in said(app)
    assert records.load(data_dir).version == before


def test_a_wrong_row_is_told_and_the_button_is_off(data_dir):
    app = put(page(), "取組.csv", CASES + "3,府中市,三つ目,検討中,\n")
    assert not app.exception
    assert "問題が 2 件" in said(app)
    assert app.button(key="manage_import").disabled
    table = next(frame.value for frame in app.dataframe if "見つかった値" in frame.value.columns)
    assert sorted(table[["行", "列"]].to_numpy().tolist()) == [[4, "団体名"], [4, "状況"]]
    assert store.history(data_dir) == []


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.pdf", "%PDF-1.7"), ("a.csv", "<html><table>"), ("a.csv", ""), ("a.xlsx", "団体名\n"), ("a.csv", 'a,"b\n')],
)
def test_a_wrong_file_gets_a_japanese_sentence_and_the_page_stays_up(data_dir, name, content):
    app = put(page(), name, content)
    assert not app.exception
    assert app.error
    assert not app.button
    app = put(app, "取組.csv", CASES)
    assert "取り込めます" in said(app)


def test_columns_can_be_matched_by_hand(data_dir):
    app = put(page(), "取組.csv", "組織,件名,どうなった\n北見市,一つ目,導入済\n")
    assert "種類を選んでください" in said(app)
    app = app.selectbox(key="manage_kind").select("cases").run()
    assert app.button(key="manage_import").disabled
    app.selectbox(key="manage_column_cases_organisations").select("組織")
    app = app.selectbox(key="manage_column_cases_status").select("どうなった").run()
    assert not app.exception
    assert "取り込めます" in said(app)
    assert not app.button(key="manage_import").disabled


def test_a_status_that_the_table_lacks_can_hold_for_all_rows(data_dir):
    app = put(page(), "取組.csv", "団体名,題名\n北見市,一つ目\n")
    assert app.button(key="manage_import").disabled
    app = app.selectbox(key="manage_constant_status").select("pilot").run()
    assert "取り込めます" in said(app)


def test_the_date_of_a_survey_is_asked_for(data_dir):
    app = put(page(), "調査.csv", "団体コード,指標,値\n01100,AI,実施\n")
    assert "調査時点" in said(app)
    app = app.text_input(key="manage_date").set_value("令和5年4月1日").run()
    assert "取り込めます" in said(app)
    app = app.button(key="manage_import").click().run()
    assert records.load(data_dir).survey["reference_date"].tolist() == ["2023-04-01"]


def test_a_new_source_is_entered_with_what_was_said_of_it(data_dir):
    app = put(page(), "取組.csv", CASES)
    app = app.selectbox(key="manage_source").select("+").run()
    assert "出典の名前" in said(app)
    app.text_input(key="manage_source_id").set_value("kitami2026")
    app.text_input(key="manage_source_title").set_value("北見の取組")
    app = app.text_input(key="manage_source_licence").set_value("CC BY 4.0").run()
    app = app.button(key="manage_import").click().run()
    sources = records.load(data_dir).sources.set_index("id")
    assert sources.loc["kitami2026", ["title", "publisher", "licence"]].tolist() == [
        "北見の取組",
        "記載なし",
        "CC BY 4.0",
    ]


def test_a_case_off_the_map_is_taken_in_only_when_somebody_says_so(data_dir):
    app = put(page(), "取組.csv", "団体名,題名,状況\n北見地区消防組合,一つ目,導入済\n")
    assert app.button(key="manage_import").disabled
    app = app.checkbox(key="manage_keep_unlocated").check().run()
    app = app.button(key="manage_import").click().run()
    assert "北見地区消防組合" in records.load(data_dir).unlocated["organisation"].tolist()


# ---- documents --------------------------------------------------------------------------------------------------

DOCUMENT = """# 取組事例集

## 1 北海道北見市　書かない窓口

令和3年4月から、窓口で職員が聞き取り、AI-OCRを使って申請書を作成する仕組みを導入した。年間約1,200時間を削減した。

## 2 埼玉県戸田市　RPAによる入力の自動化

2020年度にRPAを導入し、税の入力作業を自動化した。作業時間を100分から38分に短縮した。
"""


def put_document(app: AppTest, content: str = DOCUMENT, name: str = "jirei.md") -> AppTest:
    app.file_uploader[1].set_value((name, content.encode(), "text/markdown"))
    return app.run()


def test_a_document_becomes_drafts_beside_their_text(data_dir):
    app = put_document(page())
    assert not app.exception
    assert "下書き 2 件" in "\n".join(str(m.value) for m in app.markdown)
    titles = [field.value for field in app.text_input if field.label == "団体名"]
    assert titles == ["北海道北見市"]
    html = "\n".join(str(h.value) for h in app.get("html"))
    assert "<mark>" in html
    assert not store.history(data_dir)


def button(app, state):
    return next(b for b in app.button if str(b.key).endswith(f"_{state}"))


def test_what_a_person_has_checked_is_checked_and_the_rest_is_marked(data_dir):
    app = put_document(page())
    field = next(f for f in app.text_input if f.label == "題名")
    field.set_value("書かない窓口で申請書を作成")
    app = button(app, "checked").click().run()
    assert not app.exception
    app = app.button(key="manage_accept_rest").click().run()
    app = app.button(key="manage_document_import").click().run()
    assert not app.exception
    assert "取り込みました" in said(app)
    cases = records.load(data_dir).cases
    mine = cases[cases["source_id"] == "jirei"].set_index("organisations")
    assert mine["review"].to_dict() == {"北海道北見市": "checked", "埼玉県戸田市": "unchecked"}
    assert mine.loc["北海道北見市", "title"] == "書かない窓口で申請書を作成"
    assert records.load(data_dir).problems == records.load(DATA).problems
    (entry,) = store.history(data_dir)
    assert (entry.kind, entry.options) == ("document", {"checked": 1})


def test_a_rejected_draft_stays_out(data_dir):
    app = put_document(page())
    app = button(app, "rejected").click().run()
    app = app.button(key="manage_accept_rest").click().run()
    app = app.button(key="manage_document_import").click().run()
    cases = records.load(data_dir).cases
    assert cases.loc[cases["source_id"] == "jirei", "organisations"].tolist() == ["埼玉県戸田市"]


def test_nothing_is_taken_in_that_nobody_has_decided_on(data_dir):
    app = put_document(page())
    assert "採用した下書きはまだありません" in said(app)
    assert not [b for b in app.button if b.key == "manage_document_import"]


@pytest.mark.parametrize(("name", "content"), [("a.pdf", "%PDF-1.7"), ("a.xyz", "x"), ("a.md", ""), ("a.docx", "x")])
def test_a_wrong_document_gets_a_japanese_sentence(data_dir, name, content):
    app = put_document(page(), content, name)
    assert not app.exception
    assert app.error
