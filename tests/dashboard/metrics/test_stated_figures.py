import pandas as pd

from dashboard.metrics.stated_figures import stated_figures


def _stated(*figures):
    defaults = {"metric": "hours_saved_per_year", "unit": "時間", "status": "actual", "technologies": "rpa"}
    defaults |= {"is_part": False, "is_restated": False, "value_after": float("nan")}
    return pd.DataFrame([defaults | {"case_id": f"c{n}"} | figure for n, figure in enumerate(figures, start=1)])


def test_a_range_reaches_from_the_smallest_to_the_largest_figure():
    row = stated_figures(_stated(*({"value": value} for value in (10, 20, 30, 40, 1000)))).iloc[0]
    assert row[["case_count", "figure_count", "min", "median", "max"]].tolist() == [5, 5, 10, 30, 1000]


def test_below_five_cases_there_is_no_median():
    row = stated_figures(_stated(*({"value": value} for value in (10, 20, 30, 40)))).iloc[0]
    assert pd.isna(row["median"])
    assert row[["min", "max"]].tolist() == [10, 40]


def test_parts_and_facts_said_twice_do_not_count():
    figures = _stated(
        {"case_id": "c1", "value": 55_000},
        {"case_id": "c1", "value": 11_000, "is_part": True},
        {"case_id": "c1", "value": 54_000, "is_restated": True},
    )
    row = stated_figures(figures).iloc[0]
    assert row[["case_count", "figure_count", "min", "max"]].tolist() == [1, 1, 55_000, 55_000]


def test_a_case_with_many_figures_has_one_voice_in_the_median():
    many = [{"case_id": "c1", "value": value} for value in (1, 2, 3, 4, 500)]
    others = [{"case_id": f"d{n}", "value": value} for n, value in enumerate((10, 20, 400, 410))]
    row = stated_figures(_stated(*many, *others)).iloc[0]
    assert row[["case_count", "figure_count", "median"]].tolist() == [5, 9, 20]


def test_states_and_units_are_never_mixed_but_one_unit_in_two_spellings_is_one():
    figures = _stated(
        {"value": 1, "unit": "時間/年"},
        {"value": 2},
        {"value": 3, "status": "target"},
        {"metric": "cost_saved_yen", "value": 4, "unit": "円"},
        {"metric": "cost_saved_yen", "value": 5, "unit": "円/年"},
    )
    table = stated_figures(figures)
    assert table[["unit", "status", "case_count"]].values.tolist() == [
        ["時間", "actual", 2],
        ["時間", "target", 1],
        ["円", "actual", 1],
        ["円/年", "actual", 1],
    ]


def test_before_and_after_are_two_ranges():
    figures = _stated(
        {"metric": "minutes_before_after", "unit": "分", "value": 60, "value_after": 10},
        {"metric": "minutes_before_after", "unit": "分", "value": 30, "value_after": 20},
    )
    row = stated_figures(figures).iloc[0]
    assert row[["min", "max", "after_min", "after_max"]].tolist() == [30, 60, 10, 20]


def test_counts_of_different_things_have_no_range():
    row = stated_figures(_stated({"metric": "other", "unit": "件", "value": 5})).iloc[0]
    assert row["case_count"] == 1
    assert row[["min", "median", "max"]].isna().all()


def test_figures_of_several_technologies_together_are_counted():
    row = stated_figures(_stated({"value": 1, "technologies": "rpa;ai-ocr"}, {"value": 2})).iloc[0]
    assert row["shared_case_count"] == 1


def test_nothing_stated_is_an_empty_table():
    assert stated_figures(_stated({"value": 1}).iloc[:0]).empty
