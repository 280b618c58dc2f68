import pytest

from dashboard.bench.targets import TARGETS, rows


def judged(ours, naive):
    return {row.target.measure: row for row in rows(ours, naive)}


def test_a_ratio_is_met_at_its_bound_and_missed_above_it(make_figures):
    naive = make_figures(filter_ms=1000.0)
    assert judged(make_figures(filter_ms=100.0), naive)["filter_ms"].met
    assert not judged(make_figures(filter_ms=101.0), naive)["filter_ms"].met


def test_a_limit_ignores_the_naive_app(make_figures):
    row = judged(make_figures(memory_mb=451.0), make_figures(memory_mb=9000.0))["memory_mb"]
    assert not row.met
    assert row.ratio is None


@pytest.mark.parametrize(
    ("measure", "value"), [("blank_frames", 1), ("view_kept", False), ("reruns_per_pan", 1), ("requests_outside", 1)]
)
def test_what_must_never_happen_is_missed_when_it_happens_once(make_figures, measure, value):
    assert not judged(make_figures(**{measure: value}), make_figures())[measure].met


def test_a_ratio_to_nothing_is_not_met(make_figures):
    assert not judged(make_figures(click_ms=0.0), make_figures(click_ms=0.0))["click_ms"].met


def test_each_target_has_one_kind_of_bound():
    for target in TARGETS:
        assert sum(bound is not None for bound in (target.ratio, target.at_most, target.equal)) == 1
