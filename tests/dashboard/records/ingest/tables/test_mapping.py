import pytest

from dashboard.records import schema
from dashboard.records.ingest.tables import TableError, map_columns, read_table
from dashboard.records.ingest.tables.synonyms import TABLES, targets_of


def sheet(text):
    return read_table("a.csv", text.encode())


def mapped(text, kind="cases", **options):
    mapping = map_columns(sheet(text), kind, **options)
    return {target: mapping.header.cell(place) for target, place in mapping.positions.items()}


def test_our_own_names_and_their_synonyms_are_known():
    found = mapped("団体名,タイトル,summary,開始年（月）,担当課※,ＵＲＬ\n北見市,一,,,,\n")
    assert found == {
        "organisations": "団体名", "title": "タイトル", "summary": "summary", "started": "開始年（月）",
        "department": "担当課※", "url": "ＵＲＬ",
    }  # fmt: skip


def test_every_column_of_the_cases_is_known_by_its_own_name():
    for name in schema.CASES.names:
        assert targets_of(name, "cases") == (name,)


def test_no_header_word_stands_for_two_columns():
    for kind, names in TABLES.items():
        for words in names.values():
            for word in words.split():
                assert len(targets_of(word, kind)) == 1, (kind, word)


def test_a_header_that_names_another_unit_is_another_figure():
    assert targets_of("経費（千円）", "costs") == ("cost_thousand_yen",)
    assert targets_of("経費（円）", "costs") == ()
    assert targets_of("人口（千人）", "cases") == ()
    assert targets_of("1人当たり経費（円）", "costs") == ("per_capita_yen",)


def test_rows_above_the_header_are_titles():
    mapping = map_columns(sheet("令和6年度の取組,,\n,,\n番号,団体名,題名\n1,北見市,一\n"), "cases")
    assert mapping.header.number == 3
    assert [row.number for row in mapping.rows] == [4]


def test_a_choice_by_hand_comes_before_synonyms_and_can_take_a_column_away():
    text = "団体名,題名,名前,メモ\n北見市,一,二,三\n"
    assert mapped(text, by_hand={"title": "名前"}) == {"organisations": "団体名", "title": "名前"}
    assert mapped(text, by_hand={"title": ""}) == {"organisations": "団体名"}


def test_columns_that_go_nowhere_are_named():
    mapping = map_columns(sheet("団体名,題名,メモ,空\n北見市,一,三,\n"), "cases")
    assert mapping.unused == ("メモ",)


def test_one_text_can_stand_for_all_rows():
    mapping = map_columns(sheet("団体名,題名\n北見市,一\n"), "cases", constants={"status": "pilot"})
    assert "status" in mapping
    assert mapping.text(mapping.rows[0], "status") == "pilot"


@pytest.mark.parametrize(
    ("text", "options", "expected"),
    [
        ("題名,題名\n一,二\n", {}, "repeated_headers"),
        ("題名,メモ,メモ\n一,二,三\n", {}, "repeated_headers"),
        ("件名,題名,団体名\n一,二,北見市\n", {}, "two_headers"),
        ("題名,団体名\n", {}, "no_rows"),
        ("題名だけ\n", {}, "no_header"),
        ("題名,団体名\n一,北見市\n", {"by_hand": {"title": "無い"}}, "no_such_header"),
        ("題名,団体名\n一,北見市\n", {"by_hand": {"colour": "題名"}}, "no_such_target"),
        ("題名,団体名\n一,北見市\n", {"constants": {"colour": "青"}}, "no_such_target"),
        (",".join(f"列{n}" for n in range(501)) + ",題名\n" + "," * 501 + "一\n", {}, "columns"),
    ],
)
def test_what_cannot_be_mapped_is_asked_for(text, options, expected):
    with pytest.raises(TableError) as caught:
        map_columns(sheet(text), "cases", **options)
    assert caught.value.key == expected
    assert caught.value.text("ja")


def test_the_name_of_a_prefecture_goes_before_its_code():
    assert mapped("都道府県コード,都道府県名,団体名,題名\n01,北海道,北見市,一\n")["prefecture"] in (
        "都道府県コード",
        "都道府県名",
    )
