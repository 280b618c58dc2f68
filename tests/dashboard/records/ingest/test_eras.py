"""Dates with Japanese eras, fiscal years and months."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.records.ingest import eras
from dashboard.records.ingest.folding import folded

DAYS = st.dates(min_value=date(2019, 5, 1), max_value=date(2045, 12, 31))


@given(DAYS)
def test_every_way_to_write_a_day_means_it(day):
    era = day.year - 2018
    written = "元" if era == 1 else str(era)
    for text in (
        f"令和{written}年{day.month}月{day.day}日",
        f"R{era}.{day.month}.{day.day}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}/{day.month:02d}/{day.day:02d}",
        day.isoformat(),
    ):
        (when,) = eras.find(folded(text))
        assert when.full == day.isoformat()
        assert when.fiscal_year == (day.year if day.month >= 4 else day.year - 1)


@given(st.text(max_size=60))
def test_no_text_breaks_the_search(text):
    for when in eras.find(folded(text)):
        assert 1900 <= when.year <= 2100


@pytest.mark.parametrize(
    ("text", "stated", "fiscal_year"),
    [
        ("令和4年度", "2022", 2022),
        ("R4年度完了済み", "2022", 2022),
        ("FY2022", "2022", 2022),
        ("R3.1", "2021-01", 2020),
        ("令和3年1月から", "2021-01", 2020),
        ("平成31年", "2019", None),
        ("令和元年６月", "2019-06", 2019),
        ("平成三十年十二月", "2018-12", 2018),
        ("H30.9～", "2018-09", 2018),
        ("令和5年(2023年)3月", "2023-03", 2022),
        ("2010年からの導入", "2010", None),
        ("令和2年2月30日", "2020-02", 2019),
    ],
)
def test_dates_of_documents(text, stated, fiscal_year):
    (when,) = eras.find(folded(text))
    assert (when.stated, when.fiscal_year) == (stated, fiscal_year)


@pytest.mark.parametrize(
    "text", ["2年間", "30年前", "今年の4月", "R5-3", "048-2021-1234", "20211年", "v2019.8.1", "5年ぶり"]
)
def test_what_names_no_year_is_no_date(text):
    assert list(eras.find(folded(text))) == []


def test_a_list_of_dates_is_read_in_order():
    found = eras.find(folded("2019.8 - 2020.3、令和3年4月～令和4年3月"))
    assert [when.stated for when in found] == ["2019-08", "2020-03", "2021-04", "2022-03"]


def test_parse_refuses_more_than_one_date():
    assert eras.parse("令和4年度").fiscal
    with pytest.raises(ValueError, match="expected to be such as"):
        eras.parse("令和4年度から令和5年度")
