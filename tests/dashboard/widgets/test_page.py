"""The line under every figure: where it comes from, of when, out of how many."""

import pytest

import geodata
from dashboard import records
from dashboard.metrics import Filters, select
from dashboard.strings import text
from dashboard.widgets.page import footer_text, publication_period


@pytest.fixture
def loaded(small_data):
    return records.load(small_data)


def _line(loaded, **filters):
    return footer_text(loaded, select(loaded, Filters(**filters), geodata.registry()))


def test_the_line_counts_cases_and_governments_of_each_kind_apart(loaded):
    line = _line(loaded)
    assert "事例 3 件" in line
    assert "掲載 3 団体／1,741 市区町村" in line
    assert "（ほか都道府県 1 団体）" in line


def test_the_denominator_follows_the_place(loaded):
    assert "事例 2 件・掲載 2 団体／179 市区町村（ほか都道府県 0 団体）" in _line(loaded, prefecture="01")


def test_one_source_is_named_and_several_are_counted(loaded, make_data):
    assert _line(loaded).startswith("出典：参考事例集　|　時点：2023-04　|")
    more = (
        "case_id,source_id,title,status,level,organisations\nbeta-1,beta,北見市の記録,implemented,municipality,北見市\n"
    )
    both = records.load(make_data({"cases/beta.csv": more}))
    assert both.problems == ()
    assert _line(both).startswith("出典：参考事例集 ほか 1 資料　|　時点：2023-04 – 2024　|")


def test_a_source_without_selected_cases_is_not_named(make_data):
    more = "case_id,source_id,title,status,level,organisations\nbeta-1,beta,北見市の記録,planned,municipality,北見市\n"
    assert "参考事例集　|" in _line(records.load(make_data({"cases/beta.csv": more})))


def test_nothing_selected_is_said_without_a_source(loaded):
    line = _line(loaded, technologies=("rpa",), regions=("九州・沖縄",))
    assert line.startswith(f"出典：{text('app.no_sources')}　|　時点：{text('value.none')}　|")
    assert "事例 0 件・掲載 0 団体／274 市区町村" in line


def test_the_line_carries_the_version_and_that_absence_says_nothing(loaded):
    line = _line(loaded)
    assert f"データ版 {loaded.version}" in line
    assert line.endswith("　|　未掲載は未導入を意味しません")


def test_fewer_cases_are_counted_where_a_list_shows_fewer(loaded):
    selection = select(loaded, Filters(), geodata.registry())
    shown = selection.cases[selection.cases["case_id"] == "alpha-3"]
    assert "事例 1 件・掲載 2 団体／1,741 市区町村（ほか都道府県 0 団体）" in footer_text(loaded, selection, shown)


def test_the_period_reaches_from_the_first_to_the_last_publication(loaded):
    assert publication_period(loaded, ["alpha", "beta"]) == "2023-04 – 2024"
    assert publication_period(loaded, ["alpha"]) == "2023-04"
    assert publication_period(loaded, []) == text("value.none")
