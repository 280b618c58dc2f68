"""The legend: what each colour means, and how many areas have it."""

import pandas as pd
import pytest

from dashboard import theme
from dashboard.maps import legend


def _rows(klasses, measure="cases", level="municipality"):
    return [(row.label, row.count) for row in legend(pd.Series(klasses, dtype="int8"), measure, level)]


def test_each_class_has_its_number_of_areas():
    assert _rows([0, 0, 1, 3, -1, -1, -1]) == [
        ("1 件", 2),
        ("2 件", 1),
        ("3–5 件", 0),
        ("6 件以上", 1),
        ("掲載事例なし（未把握）", 3),
    ]


def test_areas_out_of_scope_are_told_only_where_there_are_any():
    assert _rows([0, -2, -2])[-1] == ("条件の対象外", 2)
    assert "条件の対象外" not in dict(_rows([0, -1]))


@pytest.mark.parametrize(
    ("measure", "level", "labels"),
    [
        ("adopters", "municipality", ["掲載あり"]),
        ("adopters", "prefecture", ["1–4 団体", "5–9 団体", "10–19 団体", "20 団体以上"]),
        ("technology", "prefecture", ["1 団体", "2–3 団体", "4–7 団体", "8 団体以上"]),
        ("cost", "municipality", ["0–2,000 円/人", "2,000–3,000 円/人", "3,000–4,000 円/人", "4,000 円/人以上"]),
        ("survey", "prefecture", ["0–40 %", "40–60 %", "60–80 %", "80 %以上"]),
        ("survey", "municipality", ["未実施", "検討中", "実施", "調査なし"]),
    ],
)
def test_labels_say_the_edges_with_their_unit(measure, level, labels):
    assert [label for label, _ in _rows([], measure, level)][:-1] == labels


@pytest.mark.parametrize(
    ("measure", "level", "label"),
    [
        ("adopters", "prefecture", "掲載事例なし（未把握）"),
        ("cost", "municipality", "資料に値なし"),
        ("survey", "prefecture", "調査なし"),
        ("survey", "municipality", "回答の記録なし"),
    ],
)
def test_no_data_is_worded_by_what_is_not_known(measure, level, label):
    assert _rows([-1], measure, level)[-1] == (label, 1)


@pytest.mark.parametrize(("measure", "level"), list(theme.CLASSES))
def test_all_areas_are_counted_once_in_the_colours_of_the_map(measure, level):
    classes = theme.CLASSES[measure, level]
    klasses = [*range(len(classes.colours)), -1, -1, -2]
    rows = legend(pd.Series(klasses, dtype="int8"), measure, level)
    assert sum(row.count for row in rows) == len(klasses)
    assert [row.colour for row in rows] == [*classes.colours, theme.UNKNOWN_FILL, theme.EXCLUDED_FILL]
    assert len({row.colour for row in rows}) == len(rows)
    assert all(row.label and "{" not in row.label for row in rows)
