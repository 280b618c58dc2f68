import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.scales import minute_axis, number_text, reaches_far, value_axis, value_text


@pytest.mark.parametrize(
    ("values", "far"), [([1, 100], False), ([1, 101], True), ([0, 1000], False), ([5], False), ([], False)]
)
def test_more_than_two_powers_of_ten_need_a_logarithm(values, far):
    assert reaches_far(values) is far


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (25000, "時間", "25,000時間"),
        (166.6, "時間", "166.6時間"),
        (2_500_000, "円", "250万円"),
        (168_000, "円", "16.8万円"),
        (148_000_000, "円", "1億4,800万円"),
        (1_600_000_000, "円", "16億円"),
        (4500, "円/月", "4,500円/月"),
        (2_365_432, "円", "2,365,432円"),
        (99.9, "%", "99.9%"),
    ],
)
def test_values_are_written_as_they_are_said(value, unit, text):
    assert value_text(value, unit) == text


@pytest.mark.parametrize(
    ("value", "text"), [(0, "0"), (2.5, "2.5"), (1000, "1,000"), (10_000, "1万"), (25e6, "2,500万"), (10**9, "10億")]
)
def test_ticks_use_the_units_of_ten_thousand(value, text):
    assert number_text(value) == text


def test_an_axis_of_near_values_starts_at_0():
    axis = value_axis([20, 92], highest=100)
    assert axis["range"] == [0, 100]
    assert axis["ticktext"] == ["0", "25", "50", "75", "100"]


def test_an_axis_of_far_values_has_a_tick_at_each_power_of_ten():
    axis = value_axis([46, 25000])
    assert axis["type"] == "log"
    assert axis["ticktext"] == ["100", "1,000", "1万"]


def test_minutes_are_marked_in_hours():
    assert minute_axis([2, 1560])["ticktext"] == ["10分", "1時間", "10時間"]


@given(st.lists(st.floats(0, 1e10), min_size=1))
def test_every_value_lies_on_its_axis(values):
    axis = value_axis(values)
    low, high = axis["range"]
    places = [math.log10(value) for value in values] if axis.get("type") == "log" else values
    assert all(low <= place <= high for place in places)
    assert len(axis["tickvals"]) <= 8
