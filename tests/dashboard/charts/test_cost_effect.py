import pytest

from dashboard.charts.cost_effect import cost_effect
from dashboard.metrics.effects import cost_against_effect
from tests.stated import stated_frame

KINDS = ("initial_cost_yen", "hours_saved_per_year")


def _chart(*cases):
    """Cases as (costs, effects)."""
    figures = []
    for number, (costs, effects) in enumerate(cases):
        figures += [{"case_id": f"c{number}", "metric": KINDS[0], "value": float(cost)} for cost in costs]
        figures += [{"case_id": f"c{number}", "value": float(effect)} for effect in effects]
    return cost_effect(cost_against_effect(stated_frame(*figures), *KINDS), *KINDS)


def _marks(chart):
    return next(trace for trace in chart.figure.data if trace.mode == "markers")


def test_the_chart_looks_like_the_app(looks_right):
    looks_right(_chart(([2e6], [660]), ([5e6, 6e6], [10_400])))


def test_a_mark_stands_at_the_largest_cost_with_a_line_to_the_smallest():
    chart = _chart(([5e5, 2e6, 2e7], [660]))
    assert (list(_marks(chart).x), list(_marks(chart).y)) == ([2e7], [660])
    assert list(chart.figure.data[0].x)[:2] == [5e5, 2e7]
    assert "初期費用：50万円–2,000万円（3 つの値）" in _marks(chart).hovertext[0]
    assert "足していません" in chart.note


def test_figures_of_one_case_are_tied_together():
    line = _chart(([2e7], [660, 7300])).figure.data[0]
    assert list(line.y) == [660, 7300, None]


def test_a_mark_leads_to_its_case():
    assert tuple(_marks(_chart(([2e6], [660]))).customdata[0]) == ("c0",)


@pytest.mark.parametrize(
    ("effects", "start"),
    [
        (range(1, 11), "初期費用が大きい事例ほど削減時間（年）も大きい傾向（順位相関 1.00、10 事例）"),
        (range(10, 0, -1), "初期費用が大きい事例ほど削減時間（年）は小さい傾向"),
        ([5, 1, 4, 2, 3, 5, 1, 4, 2, 3], "初期費用と削減時間（年）の大きさに関係があるとは言えません（10 事例）"),
        (range(1, 10), "傾向は言えない件数です（初期費用と削減時間（年）の両方を示す 9 事例）"),
        ([], "この条件に、初期費用と削減時間（年）の両方を示す事例はありません"),
    ],
)
def test_a_relation_is_said_only_where_the_ranks_carry_it(effects, start):
    assert _chart(*(([1e6 * n], [effect]) for n, effect in enumerate(effects, 1))).title.startswith(start)


def test_many_figures_of_few_cases_carry_no_relation():
    assert _chart(([1], [1]), ([2], range(1, 20))).title.startswith("傾向は言えない")


def test_the_table_keeps_both_ends_of_the_cost():
    row = _chart(([5e5, 2e7], [660])).table.iloc[0]
    assert (row["費用 最小（円）"], row["費用 最大（円）"], row["費用の値の数"]) == (5e5, 2e7, 2)
