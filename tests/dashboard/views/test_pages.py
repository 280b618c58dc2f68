"""What the pages show of records that hold."""

import pandas as pd
import pytest

from dashboard import records
from dashboard.widgets.current import DEFAULT_DATA

TITLES = {
    "map": "全国：事例が掲載された市区町村の数",
    "technology": "どの技術が、どこで掲載されているか",
    "cases": "事例をさがす",
    "sources": "出典とデータ",
}


@pytest.fixture(scope="module")
def real():
    return records.shared(DEFAULT_DATA)


@pytest.mark.parametrize("name", TITLES)
def test_each_page_opens_on_the_real_records(open_page, name):
    page = open_page(name)
    assert page.healthy
    assert page.all("title") == [TITLES[name]]
    assert page.all("warning") == []
    assert page.says("未掲載は未導入を意味しません")
    assert page.says("データ版 ")


@pytest.mark.parametrize("name", TITLES)
@pytest.mark.parametrize("cases", ["case_id,source_id,title,status,level,organisations\n", None])
def test_each_page_opens_on_a_directory_without_any_case(open_page, make_data, name, cases):
    page = open_page(name, make_data({"cases/alpha.csv": cases, "effects/alpha.csv": None}))
    assert page.healthy
    assert page.all("warning") == []
    assert page.all("title") == [TITLES[name]]


def test_the_key_figures_have_their_denominators(open_page, real):
    shown = real.cases[real.cases["status"].isin(["implemented", "pilot"])]["case_id"]
    members = real.members[real.members["case_id"].isin(shown)]
    adopters = members.drop_duplicates("lgcode")["level"].value_counts()
    technologies = real.case_technologies[real.case_technologies["case_id"].isin(shown)]["technology"].nunique()
    assert open_page().figures == {
        "掲載団体（市区町村）": f"{adopters['municipality']:,} / 1,741",
        "掲載団体（都道府県庁）": f"{adopters['prefecture']} / 47",
        "事例": f"{len(shown)} 件",
        "技術の種類": f"{technologies} / {len(real.technologies)}",
    }


def test_the_key_figures_of_a_small_directory_are_counted_by_hand(open_page, small_data):
    page = open_page("map", small_data)
    assert page.figures == {
        "掲載団体（市区町村）": "3 / 1,741",
        "掲載団体（都道府県庁）": "1 / 47",
        "事例": "3 件",
        "技術の種類": "2 / 2",
    }
    assert page.says("位置不明 0 件・名前の出ていない参加団体 3 団体・開始年不明 1 件・未確認 1 件")


def test_costs_and_survey_answers_have_figures_of_their_own(open_page, real):
    costs = open_page("map", measure="cost")
    assert costs.figures["値のある市"] == f"{len(real.costs)} 市"
    assert costs.says("1,741 市区町村")
    survey = open_page("map", measure="survey", survey="AI")
    answers = real.survey_counts.query("indicator == 'AI' and by == 'prefecture'")
    adopted, asked = answers["adopted"].sum(), answers[["adopted", "not_adopted"]].sum().sum()
    assert survey.figures == {
        "実施と答えた市区町村": f"{adopted} / {asked:,}",
        "導入率": f"{adopted / asked * 100:.1f}%",
    }


def test_a_prefecture_is_drilled_into_and_back(open_page, small_data):
    page = open_page("map", small_data).press("map_hint_01")
    assert page.all("title") == ["北海道：事例が掲載された市区町村の数"]
    assert page.address == {"pref": ["01"]}
    assert page.figures["掲載団体（市区町村）"] == "2 / 179"
    assert (page.map["view"]["level"], page.map["view"]["focus"]) == ("municipality", "01")
    page.app.selectbox(key="filter_prefecture").set_value("").run()
    assert page.address == {}
    assert page.map["view"]["level"] == "prefecture"


def test_a_municipality_brings_its_prefecture_its_facts_and_its_cases(open_page, small_data):
    page = open_page("map", small_data, place="01208")
    assert page.healthy
    assert page.address == {"pref": ["01"], "place": ["01208"]}
    assert page.all("subheader")[0] == "北海道北見市"
    assert page.says("人口 10.8 万人（10–20万人）")
    assert page.says("北海道：掲載 2 / 179 市区町村・事例 2 件")
    assert page.links["窓口の自動化"]["case"] == ["alpha-1"]
    assert page.map["view"]["popup"]["cases"][0]["title"] == "窓口の自動化"
    assert page.map["view"]["selected"] == ["01208"]


def test_a_joint_case_shows_all_its_named_members(open_page, small_data):
    page = open_page("map", small_data, level="all", place="01100")
    assert page.map["view"]["selected"] == ["01100", "13206"]
    assert page.says("北海道札幌市、東京都府中市")


def test_a_prefectural_government_is_marked_apart_from_its_municipalities(open_page, small_data):
    page = open_page("map", small_data)
    assert page.map["view"]["marks"] == [["20", 1]]
    place = open_page("map", small_data, place="20")
    assert place.figures["掲載団体（市区町村）"] == "0 / 77"
    assert place.figures["掲載団体（都道府県庁）"] == "1 / 1"
    assert place.says("長野県庁自身の事例（1 件）")
    assert place.says("市区町村の事例（0 件）")


def test_no_choice_of_the_reader_builds_the_map_anew(open_page, small_data):
    """st_folium keeps the frame, and with it zoom and centre, while the script stays the same."""
    page = open_page("map", small_data)
    before, view = page.map["script"], page.map["view"]
    page.app.multiselect(key="filter_technologies").set_value(["rpa"]).run()
    assert page.map["view"] != view
    page.app.selectbox(key="map_measure").set_value("cost").run()
    page.app.button_group(key="map_level").set_value("all").run()
    page.app.selectbox(key="filter_prefecture").set_value("01").run()
    page.app.selectbox(key="map_place").set_value("01208").run()
    assert page.healthy
    assert page.map["script"] == before
    assert page.map["id"] == "map_div"


def test_the_legend_counts_every_prefecture_once(open_page, small_data):
    page = open_page("map", small_data)
    classes = page.map["view"]["classes"]
    assert len(classes) == 47
    assert classes.count("0") == 2
    assert classes.count("-") == 45


def test_the_technology_page_draws_its_charts_with_words_and_tables(open_page):
    page = open_page("technology")
    charts = page.app.get("plotly_chart")
    assert len(charts) == 5
    assert all(len(chart.proto.alt) > 40 for chart in charts)
    assert len(page.app.dataframe) >= 4
    assert page.address == {"survey": ["AI"]}


def test_the_technology_page_follows_the_chosen_technology(open_page, small_data):
    page = open_page("technology", small_data, t="rpa")
    assert page.app.selectbox(key="technology_one").value == "rpa"
    assert page.says("「RPA」")
    page.app.selectbox(key="technology_one").set_value("").run()
    assert "t" not in page.address


def test_plans_are_left_out_until_they_are_asked_for(open_page, small_data):
    page = open_page("cases", small_data)
    assert page.says("3 件（全 4 件のうち）")
    assert "これからの計画" not in page.links
    page.app.multiselect(key="filter_statuses").set_value(["planned"]).run()
    assert list(page.links) == ["これからの計画"]
    assert page.address == {"status": ["planned"]}


def test_unchecked_records_are_marked_and_one_switch_hides_them(open_page, small_data):
    page = open_page("cases", small_data)
    assert sum("未確認" in line for line in page.all("markdown")) == 1
    page.app.toggle(key="filter_checked_only").set_value(True).run()
    assert page.says("2 件（全 4 件のうち）")
    assert page.address == {"checked": ["true"]}
    assert not any("未確認" in line for line in page.all("markdown"))


def test_words_find_cases_also_by_another_name_of_the_technology(open_page, small_data):
    page = open_page("cases", small_data)
    page.app.text_input(key="cases_words").set_value("ロボットによる自動化 札幌").run()
    assert list(page.links) == ["共同の仕組み"]
    assert page.address == {"q": ["ロボットによる自動化 札幌"]}


def test_the_list_is_turned_page_by_page(open_page, many_cases):
    page = open_page("cases", many_cases)
    first = list(page.links)
    assert len(first) == 20
    page.app.get("pagination")[0].set_value(2).run()
    assert len(page.links) == 5
    assert not set(first) & set(page.links)
    page.app.text_input(key="cases_words").set_value("事例7").run()
    assert list(page.links) == ["事例7"]


def test_a_case_has_everything_known_and_a_way_back(open_page, small_data):
    page = open_page("cases", small_data, case="alpha-1")
    assert page.healthy
    assert page.all("title") == ["窓口の自動化"]
    assert page.says("**団体**：北海道北見市")
    assert page.says("**開始**：2021-01")
    assert page.says("参考事例集　総務省　2023-04")
    effects = page.app.dataframe[0].value
    assert effects["値"].tolist() == ["1,200.5 時間"]
    assert effects["区別"].tolist() == ["実績"]
    view = page.map["view"]
    assert (view["focus"], view["selected"], view["classes"].count("0")) == ("01", ["01208"], 1)
    assert page.address == {"case": ["alpha-1"]}
    page.app.button[0].click().run()
    assert page.all("title") == ["事例をさがす"]
    assert page.address == {}


@pytest.mark.parametrize(
    ("case_id", "level", "codes"), [("alpha-2", "prefecture", ["20"]), ("alpha-3", "municipality", ["01100", "13206"])]
)
def test_the_small_map_of_a_case_shows_its_members(open_page, small_data, case_id, level, codes):
    view = open_page("cases", small_data, case=case_id).map["view"]
    assert (view["level"], view["focus"], view["selected"], view["frame"]) == (level, "", codes, codes)


def test_every_case_of_the_records_opens(open_page, real):
    """Not each one, but one of each source, each kind of member and each status."""
    kinds = pd.concat([real.cases.drop_duplicates(name) for name in ("source_id", "level", "status")])
    page = open_page("cases")
    for case_id in kinds["case_id"].unique():
        page.address_is(case=case_id)
        assert page.healthy, case_id
        assert len(page.all("title")) == 1


def test_links_to_a_case_carry_the_filters(open_page, small_data):
    page = open_page("cases", small_data, tech="rpa", match="all")
    assert page.links["窓口の自動化"] == {"tech": ["rpa"], "match": ["all"], "case": ["alpha-1"]}


def test_markup_in_a_record_is_shown_as_text(open_page, make_data):
    title = ":red[x] $a$ [y](z) `{{"
    cases = (
        "case_id,source_id,title,status,level,organisations\n"
        f'alpha-1,alpha,"{title}",implemented,municipality,北海道北見市\n'
    )
    data = make_data({"cases/alpha.csv": cases})
    for name, query in (("map", {"place": "01208"}), ("cases", {}), ("cases", {"case": "alpha-1"})):
        page = open_page(name, data, **query)
        assert page.healthy
        shown = [*page.all("title"), *page.links]
        assert r"\:red\[x\] \$a\$ \[y\]\(z\) \`\{\{" in shown
    assert open_page("map", data, place="01208").map["view"]["popup"]["cases"][0]["title"] == title


def test_sources_are_listed_with_licence_date_and_counts(open_page, small_data):
    page = open_page("sources", small_data)
    assert page.says("**参考事例集**　総務省")
    assert page.says("公表日 2023-04　事例 4 件・効果 1 件　利用条件：CC BY 4.0")
    assert page.says("点検で見つかった問題はありません。")
    assert page.says("開始年の記載がない事例：1 件（全 4 件のうち）")
    assert page.says("名前の出ていない参加団体：3 団体（事例 1 件）")


def test_every_figure_on_screen_is_defined(open_page):
    page = open_page("sources")
    table = page.app.table[0].value
    assert {"掲載団体数", "分母", "掲載率", "公式調査の導入率"} <= set(table["ことば"])
    assert table["意味"].str.len().min() > 10
    assert page.says("気象庁のGISデータを加工して作成")
