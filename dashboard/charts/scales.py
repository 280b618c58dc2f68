"""Axes and numbers of stated values: logarithmic where they reach far, with the units that a reader says aloud."""

import math
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from dashboard.charts.common import VALUE_AXIS
from dashboard.strings import charts_effects_ja as ja

FAR_DECADES = 2
"""Beyond this many powers of ten between the smallest and the largest value, equal steps hide the small ones."""
_MAN, _OKU = 10_000, 100_000_000
_ROOM = 0.12
_MOST_TICKS = 8
_MINUTE_TICKS = {1: "min_1", 10: "min_10", 60: "hour_1", 600: "hour_10", 6000: "hour_100"}


def reaches_far(values: Iterable[float]) -> bool:
    """Whether the values need a logarithmic axis; never with a 0 among them, which has no place on it."""
    known = [value for value in values if not math.isnan(value)]
    return bool(known) and min(known) > 0 and math.log10(max(known) / min(known)) > FAR_DECADES


def value_axis(values: Iterable[float], *, highest: float | None = None, linear: bool = False) -> dict[str, Any]:
    """A value axis that starts at 0, or a logarithmic one where the values reach far.

    Args:
        values: Everything that is drawn along it.
        highest: Where an axis from 0 ends; a little beyond the largest value unless given.
        linear: From 0 however far the values reach, as percentages are read.
    """
    known = [float(value) for value in values if not math.isnan(value)]
    if reaches_far(known) and not linear:
        return log_axis(known)
    top = highest if highest is not None else max(known, default=1) * 1.05 or 1
    ticks = _plain_ticks(top)
    return VALUE_AXIS | {
        "range": [0, top],
        "tickangle": 0,
        "tickvals": ticks,
        "ticktext": [number_text(t) for t in ticks],
    }


def minute_axis(values: Iterable[float]) -> dict[str, Any]:
    """As `value_axis`, of minutes; a logarithmic one is marked at 1分, 10分, 1時間, 10時間."""
    known = [float(value) for value in values if not math.isnan(value)]
    if not reaches_far(known):
        return value_axis(known)
    axis = log_axis(known)
    low, high = (10**end for end in axis["range"])
    ticks = [tick for tick in _MINUTE_TICKS if low <= tick <= high]
    return axis | {"tickvals": ticks, "ticktext": [ja.SCALE[_MINUTE_TICKS[tick]] for tick in ticks]}


def log_axis(values: Sequence[float]) -> dict[str, Any]:
    """A logarithmic axis from a little before the smallest value to a little beyond the largest one."""
    low, high = math.log10(min(values)) - _ROOM, math.log10(max(values)) + _ROOM
    powers = range(math.ceil(low), math.floor(high) + 1)
    ticks = [10.0**power for power in powers[:: -(-len(powers) // _MOST_TICKS) or 1]]
    return VALUE_AXIS | {
        "type": "log",
        "rangemode": "normal",
        "zeroline": False,
        "tickangle": 0,
        "range": [low, high],
        "tickvals": ticks,
        "ticktext": [number_text(tick) for tick in ticks],
    }


def _plain_ticks(top: float) -> list[float]:
    """0 and at most four steps of 1, 2 or 5 times a power of ten."""
    for exponent in range(math.floor(math.log10(top)) - 1, math.floor(math.log10(top)) + 1):
        for factor in (1, 2, 2.5, 5):
            step = factor * 10.0**exponent
            if top / step <= 4.3:
                return [float(tick) for tick in np.arange(0, top * 1.0001, step).round(10)]
    return [0.0, top]


def number_text(value: float) -> str:
    """A number as on an axis: 1,000, 1万, 100万, 1億; decimals only where it has some."""
    for size, name in ((_OKU, ja.SCALE["oku"]), (_MAN, ja.SCALE["man"])):
        if value >= size:
            return f"{_trimmed(value / size)}{name}"
    return _trimmed(value)


def value_text(value: float, unit: str = "") -> str:
    """A stated value with its unit, nothing rounded away that was stated: 25,000時間, 1億4,800万円, 2.6%."""
    if unit.startswith(ja.SCALE["yen"]) and value >= _MAN and value % 1000 == 0:
        oku, rest = divmod(value, _OKU)
        parts = [f"{int(oku):,}{ja.SCALE['oku']}"] if oku else []
        if rest:
            parts.append(f"{_trimmed(rest / _MAN)}{ja.SCALE['man']}")
        return "".join(parts) + unit
    return f"{_trimmed(value)}{unit}"


def _trimmed(value: float) -> str:
    text = f"{value:,.2f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
