"""The result as text for a terminal and as JSON."""

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.bench.targets import Row, Target


def as_json(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """One mapping a row: measure, ours, naive, ratio, target, met."""
    return [
        {
            "measure": row.target.measure,
            "ours": _rounded(row.ours),
            "naive": _rounded(row.naive),
            "ratio": None if row.ratio is None else round(row.ratio, 5),
            "target": _bound(row.target),
            "met": row.met,
        }
        for row in rows
    ]


def as_text(rows: Sequence[Row], texts: Mapping[str, str]) -> str:
    """A table whose columns stand straight, full-width letters counted twice.

    Args:
        rows: The rows of the table.
        texts: The sentences of `dashboard.strings.bench_*`.
    """
    header = [texts[f"column.{name}"] for name in ("measure", "ours", "naive", "ratio", "target", "met")]
    cells = [
        [
            texts[f"measure.{row.target.measure}"],
            _value(row.ours, texts),
            _value(row.naive, texts),
            texts["none"] if row.ratio is None else _ratio(row.ratio),
            _target(row.target, texts),
            texts["met" if row.met else "missed"],
        ]
        for row in rows
    ]
    table = [header, *cells]
    widths = [max(_width(line[column]) for line in table) for column in range(len(header))]
    lines = ["  ".join(_padded(cell, width) for cell, width in zip(line, widths, strict=True)) for line in table]
    lines.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join(line.rstrip() for line in lines)


def _rounded(value: float) -> float:
    return value if isinstance(value, (bool, int)) else round(value, 1)


def _bound(target: Target) -> dict[str, float | int | bool]:
    """What the figure is held against."""
    bounds = {"ratio_at_most": target.ratio, "at_most": target.at_most, "equal": target.equal}
    return {name: bound for name, bound in bounds.items() if bound is not None}


def _value(value: float, texts: Mapping[str, str]) -> str:
    if isinstance(value, bool):
        return texts["yes" if value else "no"]
    return f"{value:,}" if isinstance(value, int) else f"{value:,.1f}" if value < 100 else f"{value:,.0f}"


def _ratio(ratio: float) -> str:
    """`1/18` for small ones, which is how a reader says it; else `0.62`."""
    return f"1/{1 / ratio:.1f}" if ratio < 0.5 else f"{ratio:.2f}"


def _target(target: Target, texts: Mapping[str, str]) -> str:
    if target.ratio is not None:
        return f"≤ 1/{1 / target.ratio:.0f}" if target.ratio < 0.5 else f"≤ {target.ratio:.2f}"
    if target.at_most is not None:
        return f"≤ {target.at_most:,.0f}"
    return _value(target.equal if target.equal is not None else 0, texts)


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))
