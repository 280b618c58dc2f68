"""The address holds the view; what cannot be read in it is said; an empty view offers the way back."""

import pytest

from dashboard.strings import text

PAGES = ("map", "technology", "cases", "sources")
UNREADABLE = {
    "tech": "nonsense",
    "family": "x",
    "match": "some",
    "region": "蝦夷",
    "band": "1人",
    "pref": "48",
    "status": "done",
    "source": "none",
    "undated": "maybe",
    "checked": "1",
    "min": "0",
    "pop": "many",
}


def _said(page):
    warnings = [warning.replace("\\", "") for warning in page.all("warning")]
    assert len(warnings) == 1, warnings
    assert warnings[0].startswith(text("app.ignored", values=""))
    return warnings[0]


@pytest.mark.parametrize("name", PAGES)
def test_filters_that_cannot_be_read_are_said_on_every_page(open_page, small_data, name):
    page = open_page(name, small_data, **UNREADABLE, year=["2030", "2020"])
    assert page.healthy
    said = _said(page)
    for key, value in UNREADABLE.items():
        assert f"{key}={value}" in said
    assert "year=2030" in said
    assert set(page.address) <= {"survey"}


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("map", {"level": "x", "place": "99999", "measure": "y", "t": "z", "survey": "w"}),
        ("technology", {"t": "z", "survey": "w"}),
        ("cases", {"fy": "none", "type": "x", "org": "99999", "kind": "y", "src": "z", "review": "maybe"}),
    ],
)
def test_parameters_of_a_page_that_cannot_be_read_are_said(open_page, small_data, name, query):
    page = open_page(name, small_data, **query)
    assert page.healthy
    said = _said(page)
    for key, value in query.items():
        assert f"{key}={value}" in said


@pytest.mark.parametrize("name", PAGES)
def test_years_before_all_records_take_no_page_down(open_page, small_data, name):
    page = open_page(name, small_data, year=["1990", "1995"])
    assert page.healthy
    assert set(page.address) <= {"survey"}


@pytest.mark.parametrize(
    "span", [["2090", "2095"], ["1990", "2095"], ["2019", "2019"], ["2019"], ["", "2019"], ["2019", ""], ["", ""]]
)
def test_any_span_of_years_and_people_opens_the_map(open_page, small_data, span):
    assert open_page("map", small_data, year=span).healthy
    assert open_page("map", small_data, pop=span).healthy


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"level": "all", "pref": "01", "place": "13101"}, "place=13101"),
        ({"pop": ["5", "7"]}, "pop=7"),
        ({"min": "50"}, "min=50"),
    ],
)
def test_what_the_controls_cannot_show_is_said_too(open_page, small_data, query, said):
    page = open_page("map", small_data, **query)
    assert said in _said(page)
    assert page.figures["事例"] in ("3 件", "2 件")


def test_a_source_without_cases_is_said(open_page, small_data):
    assert "source=beta" in _said(open_page("cases", small_data, source="beta"))


@pytest.mark.parametrize("query", [{"level": "[開く](https://evil.example)"}, {"tech": "**x** :red[y]"}])
def test_what_is_said_of_an_address_is_no_markup(open_page, small_data, query):
    (warning,) = open_page("map", small_data, **query).all("warning")
    for sign in ("[", "*", ":red"):
        assert warning.count(sign) == warning.count(f"\\{sign}")


def test_the_warning_goes_with_the_next_address(open_page, small_data):
    page = open_page("map", small_data, tech="nonsense")
    page.app.run()
    assert "tech=nonsense" in _said(page)
    page.address_is(tech="rpa")
    assert page.all("warning") == []


def test_a_copied_address_shows_the_same_view(open_page, small_data):
    page = open_page("map", small_data)
    page.app.multiselect(key="filter_technologies").set_value(["rpa"]).run()
    page.app.multiselect(key="filter_regions").set_value(["関東", "北海道"]).run()
    page.app.selectbox(key="map_measure").set_value("cases").run()
    page.app.selectbox(key="filter_prefecture").set_value("13").run()
    page.app.selectbox(key="map_place").set_value("13206").run()
    assert page.address == {
        "tech": ["rpa"], "region": ["北海道", "関東"], "pref": ["13"], "place": ["13206"], "measure": ["cases"],
    }  # fmt: skip
    copied = open_page("map", small_data, **page.address)
    assert copied.figures == page.figures
    assert copied.map["view"] == page.map["view"]
    assert copied.address == page.address


def test_filters_go_along_to_the_other_pages(open_page, small_data):
    page = open_page("map", small_data, tech="rpa")
    page.app.multiselect(key="filter_regions").set_value(["関東"]).run()
    for name in ("cases", "technology", "sources", "map"):
        page.go_to(name)
        assert page.healthy
        assert (page.address["tech"], page.address["region"]) == (["rpa"], ["関東"]), name


def test_what_belongs_to_a_page_stays_on_it(open_page, small_data):
    page = open_page("map", small_data, place="01208", measure="cases", tech="rpa")
    assert page.go_to("cases").address == {"tech": ["rpa"], "pref": ["01"]}
    assert page.go_to("map").address == {"tech": ["rpa"], "pref": ["01"], "place": ["01208"], "measure": ["cases"]}


def test_every_page_can_be_left_for_every_other_and_visited_again(open_page, many_cases):
    page = open_page("map", many_cases)
    for name in (
        "cases",
        "map",
        "technology",
        "map",
        "sources",
        "cases",
        "technology",
        "cases",
        "sources",
        "technology",
    ):
        assert page.go_to(name).healthy, name
    assert page.go_to("sources").go_to("map").healthy


def test_a_link_to_a_place_replaces_what_was_chosen_before(open_page, small_data):
    page = open_page("map", small_data, tech="rpa", place="01208")
    page.address_is(pref="13")
    assert page.address == {"pref": ["13"]}
    assert page.all("title") == ["東京都：事例が掲載された市区町村の数"]


def test_a_case_that_does_not_exist_is_said_with_a_way_back(open_page, small_data):
    page = open_page("cases", small_data, case="alpha-99")
    assert page.healthy
    assert page.all("error")[0].replace("\\", "") == text("cases.missing", case_id="alpha-99")
    page.app.button[0].click().run()
    assert page.says("3 件（全 4 件のうち）")
    assert page.address == {}


def test_the_id_of_a_missing_case_is_no_markup(open_page, small_data):
    (error,) = open_page("cases", small_data, case="[開く](https://evil.example)").all("error")
    assert "](" not in error


@pytest.mark.parametrize("name", ["map", "technology", "cases"])
def test_an_empty_view_says_why_and_leads_back(open_page, small_data, name):
    page = open_page(name, small_data, tech="rpa", region="九州・沖縄", year=["2019", "2021"], undated="false")
    assert page.healthy
    (said,) = (info for info in page.all("info") if text("empty.title") in info)
    assert "技術 2 件" in said
    assert "人口・地域 2 件" in said
    assert page.says("事例 0 件・掲載 0 団体／274 市区町村") or name == "cases"
    page.press("reset_empty")
    assert not any(text("empty.title") in info for info in page.all("info"))
    assert set(page.address) <= {"survey"}
    page.go_to("cases")
    assert page.says("3 件（全 4 件のうち）")


def test_an_empty_view_can_be_left_by_one_filter(open_page, small_data):
    page = open_page("technology", small_data, tech="rpa", region="九州・沖縄")
    page.app.multiselect(key="filter_regions").set_value([]).run()
    assert not any(text("empty.title") in info for info in page.all("info"))
    assert page.address["tech"] == ["rpa"]
    assert "region" not in page.address


@pytest.mark.parametrize("query", [{"q": "ぬるぽがっ"}, {"q": "窓口", "review": "unchecked"}])
def test_an_empty_search_leads_back_too(open_page, small_data, query):
    page = open_page("cases", small_data, **query)
    assert text("empty.title") in page.all("info")[0]
    assert page.links == {}
    page.press("reset_empty")
    assert page.says("3 件（全 4 件のうち）")
    assert page.address == {}


def test_the_sidebar_resets_everything_everywhere(open_page, small_data):
    page = open_page("cases", small_data, tech="rpa", status="planned", pref="41", checked="true", min="2")
    page.press("reset_sidebar")
    assert page.address == {}
    assert page.says("3 件（全 4 件のうち）")
