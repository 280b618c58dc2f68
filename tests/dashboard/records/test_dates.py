"""Stated dates, calendar years and Japanese fiscal years."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.records import dates


@pytest.mark.parametrize(
    ("text", "expected"),
    [("2021", (2021, None, None)), ("2021-03", (2021, 3, None)), ("2020-02-29", (2020, 2, 29))],
)
def test_a_date_is_as_precise_as_it_is_stated(text, expected):
    assert dates.parse(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "21",
        "2021-1",
        "2021-00",
        "2021-13",
        "2021-02-29",
        "2021-04-00",
        "0000",
        "2021/04",
        "２０２１",
        "2021 ",
        "2021-04-01-1",
    ],
)
def test_what_is_no_date_raises_with_the_expectation(text):
    with pytest.raises(ValueError, match="is expected to"):
        dates.parse(text)


@pytest.mark.parametrize(
    ("stated", "fiscal_year"),
    [
        ("2021-01", 2020),
        ("2021-03-31", 2020),
        ("2021-04", 2021),
        ("2021-12-01", 2021),
        ("2021", None),
        ("", None),
    ],
)
def test_the_fiscal_year_begins_in_april(stated, fiscal_year):
    assert dates.fiscal_year(stated) == fiscal_year


def test_the_start_year_is_the_calendar_year():
    assert dates.start_year("2021-01") == 2021
    assert dates.start_year("2021") == 2021
    assert dates.start_year("") is None


@given(st.dates())
def test_every_day_is_read_as_itself(day):
    stated = dates.parse(day.isoformat())
    assert stated.earliest == day
    assert dates.fiscal_year(day.isoformat()) in (day.year, day.year - 1)
