import pytest

from dashboard.records.ingest.tables import Options, prepare, read_table


def draft(known, text, **options):
    return prepare(read_table("取組.csv", text.encode()), known, Options(**options))


def keys(result):
    return [(problem.row, problem.column, problem.key) for problem in result.problems]


def test_a_row_becomes_a_record(known):
    text = (
        "No.,都道府県,自治体名,タイトル,概要,状況,開始年月,技術,担当課,URL,人口\n"
        "7,東京都,府中市,窓口の自動化,入力を自動にした。,導入済,令和3年4月,AI-OCR、RPA,情報課,https://example.jp/1 https://example.jp/2,26.4万人\n"
    )
    result = draft(known, text, source_id="beta")
    assert result.problems == ()
    (row,) = result.rows
    filled = {name: value for name, value in row.cells.items() if value}
    assert filled == {
        "source_id": "beta", "source_item": "7", "title": "窓口の自動化", "summary": "入力を自動にした。",
        "status": "implemented", "level": "municipality", "organisations": "府中市", "lgcodes": "13206",
        "technologies": "ai-ocr;rpa", "started": "2021-04", "department": "情報課", "population_stated": "264000",
        "url": "https://example.jp/1", "also_urls": "https://example.jp/2",
    }  # fmt: skip
    assert row.origin.row == 2
    assert row.origin.header("title") == "タイトル"


@pytest.mark.parametrize(
    ("organisation", "level"), [("北見市", "municipality"), ("長野県", "prefecture"), ("北見市;札幌市", "joint")]
)
def test_the_level_follows_from_the_organisations(known, organisation, level):
    result = draft(known, f"団体名,題名,状況\n{organisation},一,実証\n")
    assert result.rows[0].cells["level"] == level


def test_all_problems_of_all_rows_are_told_with_their_headers(known):
    text = (
        "自治体名,コード,件名,状況,開始年,使った技術\n"
        "府中市,,一,検討中,来年,量子計算\n"
        "北見市,01100,二,導入済,2021,RPA\n"
        "北見市,,<b>三</b>,導入済,2021,RPA\n"
    )
    result = draft(known, text, by_hand={"technologies": "使った技術"})
    assert sorted(keys(result)) == [
        (2, "使った技術", "technology_unknown"),
        (2, "状況", "word_unknown"),
        (2, "自治体名", "not_located"),
        (2, "開始年", "date_unclear"),
        (3, "コード", "code_disagrees"),
        (4, "件名", "markup"),
    ]
    for problem in result.problems:
        for language in ("ja", "en"):
            assert problem.found_in(language)
            assert problem.expected_in(language)


def test_figures_beside_a_case_become_effects(known):
    text = (
        "団体名,題名,状況,削減時間（時間）,削減率,導入費用（千円）,効果\n"
        '北見市,一,導入済,"約1,200",30%,"3,000",年1200時間\n'
        "北見市,二,予定,500時間（見込み）,,,\n"
        "北見市,三,導入済,目標100時間,,,\n"
    )
    result = draft(known, text)
    effects = [
        (e.cells["metric"], e.cells["value"], e.cells["unit"], e.cells["status"])
        for row in result.rows
        for e in row.effects
    ]
    assert effects == [
        ("hours_saved_per_year", "1200", "時間", "actual"),
        ("percent_reduction", "30", "%", "actual"),
        ("initial_cost_yen", "3000000", "円", "actual"),
        ("hours_saved_per_year", "500", "時間", "expected"),
        ("hours_saved_per_year", "100", "時間", "target"),
    ]
    assert "約1,200" in result.rows[0].effects[0].cells["note"]
    assert result.problems == ()


def test_figures_in_words_become_effects_and_words_alone_are_told(known):
    text = (
        "団体名,題名,状況,削減時間（時間）,効果\n"
        "北見市,一,導入済,120,年120時間削減。作業時間を100分から38分に短縮\n"
        "北見市,二,予定,,年間約300万円の削減見込み\n"
        "北見市,三,導入済,,職員の負担が軽くなった\n"
    )
    result = draft(known, text)
    assert result.problems == ()
    effects = [
        [(e.cells["metric"], e.cells["value"], e.cells["value_after"], e.cells["status"]) for e in row.effects]
        for row in result.rows
    ]
    assert effects == [
        [("hours_saved_per_year", "120", "", "actual"), ("minutes_before_after", "100", "38", "actual")],
        [("cost_saved_yen", "3000000", "", "expected")],
        [],
    ]
    assert ("effects_in_words", {"count": 1}) in [(notice.key, dict(notice.params)) for notice in result.notices]


def test_a_share_without_its_sign_is_asked_for(known):
    result = draft(known, "団体名,題名,状況,削減率\n北見市,一,導入済,0.3\n")
    assert keys(result) == [(2, "削減率", "percent_unclear")]


def test_words_for_nothing_are_empty_cells(known):
    result = draft(known, "団体名,題名,状況,担当課,URL,開始年\n北見市,一,導入済,－,なし,不明\n")
    assert result.problems == ()
    assert {result.rows[0].cells[name] for name in ("department", "url", "started")} == {""}


def test_a_row_with_a_cell_too_many_or_too_few_is_cut_off(known):
    result = draft(known, "団体名,題名,状況\n北見市,一,導入済,あ\n札幌市,二\n")
    assert [problem for problem in keys(result) if problem[2] == "row_width"] == [
        (2, "", "row_width"),
        (3, "", "row_width"),
    ]


def test_rows_without_a_source_belong_to_the_file(known):
    assert draft(known, "団体名,題名,状況\n北見市,一,導入済\n").source_id.startswith("import-")
    named = prepare(read_table("mic2024.csv", "団体名,題名,状況\n北見市,一,導入済\n".encode()), known, Options())
    assert named.source_id == "mic2024"


@pytest.mark.parametrize("name", ["../x", "a/b", "con", "NUL.txt", "あ", "a" * 65, ".x", "-x"])
def test_a_source_is_a_plain_name(known, name):
    from dashboard.records.ingest.tables import TableError

    with pytest.raises(TableError) as caught:
        draft(known, "団体名,題名,状況\n北見市,一,導入済\n", source_id=name)
    assert caught.value.key == "source_name"


def test_our_own_table_comes_back_as_it_is(known, data_dir):
    raw = (data_dir / "cases/alpha.csv").read_bytes()
    result = prepare(read_table("alpha.csv", raw), known, Options(kind="cases"))
    assert result.problems == ()
    assert [row.cells["case_id"] for row in result.rows] == ["alpha-1", "alpha-2", "alpha-3", "alpha-4"]
    assert result.rows[2].cells["lgcodes"] == "01100;13206"
