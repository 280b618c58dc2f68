"""The figures of the areas as the state of the map."""

from collections.abc import Sequence

import pandas as pd

from dashboard import theme
from dashboard.maps.area_view import AreaView, Popup
from dashboard.maps.choice import MapChoice
from dashboard.strings import text


def compose_view(
    choice: MapChoice,
    focus: str,
    values: pd.DataFrame,
    *,
    own_cases: pd.Series,
    selected: Sequence[str] = (),
    popup: Popup | None = None,
) -> AreaView:
    """What the map shows for a choice.

    Args:
        choice: Level, measure and the rest.
        focus: Two-digit code of the prefecture drilled into, or "".
        values: Of `metrics.area_values` for the choice's measure and level.
        own_cases: Number of the prefectural government's own cases by two-digit code.
        selected: lgcodes to outline.
        popup: What stands over the chosen place.
    """
    level = choice.area_level(focus)
    classes = theme.CLASSES[choice.measure, level]
    shown_focus = focus if level == "municipality" else ""
    return AreaView(
        level=level,
        focus=shown_focus,
        klasses=[int(klass) for klass in values["klass"]],
        values=_value_texts(values, choice.measure, level),
        unit=text(f"map.unit.{classes.unit}"),
        no_data=text(f"map.legend.no_data.{'answers' if classes.words else choice.kind}"),
        colours=classes.colours,
        selected=selected,
        marks=_marks(own_cases, shown_focus) if choice.kind == "published" else (),
        popup=popup,
    )


def _value_texts(values: pd.DataFrame, measure: str, level: str) -> dict[int, str]:
    """The text of each coloured area, by its position."""
    if words := theme.CLASSES[measure, level].words:
        return {place: words[klass] for place, klass in enumerate(values["klass"]) if klass >= 0}
    rows = zip(values["klass"], values["value"], values["numerator"], values["denominator"], strict=True)
    return {
        place: _value_text(value, numerator, denominator, measure, level)
        for place, (klass, value, numerator, denominator) in enumerate(rows)
        if klass >= 0
    }


def _value_text(value: float, numerator: float, denominator: float, measure: str, level: str) -> str:
    if measure == "survey":
        return f"{value:.1f}%（{numerator:,.0f} / {denominator:,.0f}）"
    if measure == "adopters" and level == "municipality":
        return text("map.published")
    if level == "prefecture" and measure in ("adopters", "technology"):
        return f"{value:,.0f} / {denominator:,.0f}"
    return f"{value:,.0f}"


def _marks(own_cases: pd.Series, focus: str) -> list[tuple[str, int]]:
    counts = {str(code): int(count) for code, count in own_cases.items() if count}
    return [(code, count) for code, count in counts.items() if focus in ("", code)]
