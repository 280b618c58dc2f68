import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.metrics.intervals import wilson


def test_interval_agrees_with_the_published_formula():
    low, high = wilson(12, 20)
    # 12 of 20: centre (0.6 + 1.9208/20) / 1.19207, worked by hand with z = 1.95996.
    assert (round(float(low), 4), round(float(high), 4)) == (0.3866, 0.7812)


def test_interval_reaches_exactly_0_and_1_at_the_ends():
    low, high = wilson([0, 34], [320, 34])
    assert low[0] == 0
    assert high[1] == 1


def test_no_trials_give_no_interval():
    low, high = wilson([0], [0])
    assert np.isnan([low[0], high[0]]).all()


def test_more_hits_than_trials_are_refused():
    with pytest.raises(ValueError, match=r"k was 6 of n = 5"):
        wilson([3, 6], [5, 5])


def test_confidence_in_percent_is_refused():
    with pytest.raises(ValueError, match="confidence was 95"):
        wilson(1, 2, confidence=95)


@given(st.integers(1, 2000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_share_lies_within_its_interval(pair):
    k, n = pair
    low, high = wilson(k, n)
    assert 0 <= low <= k / n <= high <= 1


@given(st.integers(1, 200).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_ten_times_the_observations_narrow_the_interval(pair):
    k, n = pair
    wide, narrow = wilson(k, n), wilson(10 * k, 10 * n)
    assert narrow[1] - narrow[0] < wide[1] - wide[0]
