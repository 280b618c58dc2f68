"""Broken data never takes a page down and is never half-hidden."""

import pytest

from dashboard.strings import text

PAGES = ("map", "technology", "cases", "sources")
ONE_CASE = """\
case_id,source_id,title,status,level,organisations,technologies,started
alpha-1,alpha,窓口の自動化,implemented,municipality,北海道北見市,rpa,2021
"""
SITUATIONS = {
    "no taxonomy": {"technologies.toml": "technology = 1\n"},
    "no sources": {"sources.toml": "[[source]\n"},
    "no survey and no costs": {"survey/beta.counts.csv": None, "costs/beta.csv": None},
    "one start year": {"cases/alpha.csv": ONE_CASE},
    "no start year and no technology": {"cases/alpha.csv": ONE_CASE.replace("rpa,2021", ",")},
    "nothing located": {"cases/alpha.csv": ONE_CASE.replace("北海道北見市", "どこにもない市")},
    "nothing readable": {"cases/alpha.csv": "\0", "effects/alpha.csv": "\0", "costs/beta.csv": "\0"},
}
MEASURES = ("technology", "cost", "survey")


@pytest.mark.parametrize("situation", SITUATIONS)
def test_every_page_opens_whatever_is_missing(open_page, make_data, situation):
    data = make_data(SITUATIONS[situation])
    for name in PAGES:
        assert open_page(name, data).healthy, name
    assert open_page("map", data, level="all", place="01208").healthy


@pytest.mark.parametrize("situation", ["no taxonomy", "no sources", "no survey and no costs"])
def test_what_has_no_data_is_not_offered_as_a_colour(open_page, make_data, situation):
    data = make_data(SITUATIONS[situation])
    offered = open_page("map", data).app.selectbox(key="map_measure").options
    assert 3 <= len(offered) < 6
    for measure in MEASURES:
        page = open_page("map", data, measure=measure)
        assert page.healthy
        shown = page.app.selectbox(key="map_measure").value == measure
        assert shown or f"measure={measure}" in page.all("warning")[-1].replace("\\", "")


def test_an_odd_address_in_a_note_is_shown_as_text(open_page, make_data, small_data):
    sources = (small_data / "sources.toml").read_text(encoding="utf-8")
    data = make_data({"sources.toml": sources.replace("https://example.jp/beta から", "http://[x から")})
    page = open_page("sources", data)
    assert page.healthy
    assert page.says("http://[x")


@pytest.mark.parametrize("name", PAGES)
def test_records_that_fail_are_counted_on_every_page(open_page, broken_data, name):
    page = open_page(name, broken_data)
    assert page.healthy
    assert page.all("warning") == [text("app.problems", count=2, left_out=2)]


def test_records_that_fail_are_left_out_and_listed(open_page, broken_data):
    page = open_page("cases", broken_data)
    assert "窓口の自動化" not in page.links
    assert page.says("2 件（全 3 件のうち）")
    assert open_page("map", broken_data).figures["事例"] == "2 件"
    problems = open_page("sources", broken_data).app.dataframe[1].value
    assert problems["ファイル"].tolist() == ["cases/alpha.csv"] * 2
    assert problems["行"].tolist() == [2, 5]
    assert "「done」" in problems["見つかった値"].tolist()
    assert problems["事例"].tolist() == ["alpha-1", "alpha-4"]


def test_a_case_that_is_nowhere_stays_among_the_cases_and_off_the_map(open_page, make_data, small_data):
    cases = (small_data / "cases" / "alpha.csv").read_text(encoding="utf-8")
    data = make_data({"cases/alpha.csv": cases.replace("北海道北見市", "どこにもない市")})
    page = open_page("cases", data)
    assert page.all("warning") == [text("app.problems_kept", count=1)]
    assert "窓口の自動化" in page.links
    on_map = open_page("map", data)
    assert on_map.says("位置不明 1 件")
    assert on_map.figures["掲載団体（市区町村）"] == "2 / 1,741"
    assert on_map.figures["事例"] == "3 件"
    one = open_page("cases", data, case="alpha-1")
    assert one.says("位置不明：どこにもない市")
    assert not one.app.get("component_instance")
    assert "どこにもない市" in open_page("sources", data).app.dataframe[0].value.to_string()


@pytest.mark.parametrize("name", ["map", "sources"])
def test_a_directory_that_goes_away_leaves_the_last_copy_and_says_so(open_page, small_data, name):
    page = open_page(name, small_data)
    before, titles = page.figures, page.all("title")
    away = small_data.with_name("away")
    small_data.rename(away)
    page.app.run()
    assert page.healthy
    assert (page.figures, page.all("title")) == (before, titles)
    (warning,) = page.all("warning")
    assert "最後に読み込めた版" in warning
    away.rename(small_data)
    page.app.run()
    assert page.all("warning") == []


def test_a_corrected_file_is_taken_up_at_the_next_answer(open_page, make_data, broken_data):
    page = open_page("map", broken_data)
    assert page.all("warning")
    make_data()
    page.app.run()
    assert page.all("warning") == []
    assert page.figures["事例"] == "3 件"


@pytest.mark.parametrize("name", PAGES)
def test_a_directory_that_never_was_readable_is_said_in_japanese(open_page, tmp_path, name):
    page = open_page(name, tmp_path / "nowhere")
    assert page.healthy
    (error,) = page.all("error")
    assert "データのフォルダを読めません" in error
    assert "nowhere" in error
    assert page.all("title") == []
