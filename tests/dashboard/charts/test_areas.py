from dataclasses import dataclass

import pandas as pd
import pytest

from dashboard import theme
from dashboard.charts.areas import area_value, classes_of, text_on


@dataclass
class Entry:
    colour: str
    label: str
    count: int


def _values(*klasses):
    return pd.DataFrame({"klass": klasses, "value": 1.0, "numerator": 1.0, "denominator": 5.0})


COLOURS = sorted(
    {colour for classes in theme.CLASSES.values() for colour in classes.colours}
    | {theme.UNKNOWN_FILL, theme.EXCLUDED_FILL}
)
LEGEND = [Entry("#C5D7FB", "1–4 団体", 1), Entry("#0017C1", "5 団体以上", 1), Entry("#E6E6E6", "掲載事例なし", 1)]
SCOPE = Entry("#FAFAFA", "条件の対象外", 1)


def test_the_rows_of_the_legend_find_their_areas():
    sizes = [len(areas) for _, areas in classes_of(_values(0, 0, 1, -1), LEGEND)]
    assert sizes == [2, 1, 1]


def test_out_of_scope_is_the_last_row_where_there_is_any():
    entry, areas = classes_of(_values(0, -2), [*LEGEND, SCOPE])[-1]
    assert entry.label == "条件の対象外"
    assert areas["klass"].tolist() == [-2]


def test_an_area_that_the_legend_does_not_have_is_an_error():
    with pytest.raises(ValueError, match="klass was"):
        classes_of(_values(2), LEGEND)


@pytest.mark.parametrize("colour", COLOURS)
def test_text_can_be_read_on_every_class(colour):
    def luminance(hexed):
        parts = [int(hexed[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    dark, light = sorted((luminance(colour), luminance(text_on(colour))))
    assert (light + 0.05) / (dark + 0.05) >= 4.5


@pytest.mark.parametrize(
    ("row", "measure", "unit", "text"),
    [
        ({"klass": 1, "value": 41, "numerator": 41, "denominator": 179}, "adopters", "団体", "41 / 179 団体以上"),
        ({"klass": 1, "value": 1200, "numerator": 1200, "denominator": 179}, "cases", "件", "1,200 件"),
        ({"klass": 0, "value": 32.5, "numerator": 58, "denominator": 179}, "survey", "%", "32.5%（58 / 179 団体）"),
        ({"klass": 0, "value": 1, "numerator": 1, "denominator": 1}, "adopters", "", "掲載あり"),
        (
            {"klass": -1, "value": float("nan"), "numerator": 0, "denominator": 5},
            "cases",
            "件",
            "掲載事例なし（未把握）",
        ),
        ({"klass": -1, "value": float("nan"), "numerator": 0, "denominator": 5}, "survey", "%", "調査なし"),
        ({"klass": -2, "value": float("nan"), "numerator": 0, "denominator": 5}, "cases", "件", "条件の対象外"),
    ],
)
def test_a_value_is_said_with_what_it_was_counted_from(row, measure, unit, text):
    assert area_value(row, measure, unit) == text
