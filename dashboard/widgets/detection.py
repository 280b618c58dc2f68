"""公式調査と掲載の突き合わせ: the detection rate by size band or region, on the technology page."""

import streamlit as st

from dashboard.charts.detection import detection
from dashboard.metrics import (
    FAMILY_OF_INDICATOR,
    TECHNOLOGY_OF_INDICATOR,
    Selection,
    official_survey,
    published_vs_official,
)
from dashboard.metrics.comparison import Grouping
from dashboard.strings import text
from dashboard.widgets.chart import draw_chart

_BY: tuple[Grouping, ...] = ("size_band", "region")


def detection_section(
    selection: Selection, indicator: str, *, source_line: str
) -> tuple[Grouping, tuple[object, ...] | None]:
    """Draw the chart with a choice of groups; the choice and what was clicked come back, (family or tag, group).

    Args:
        selection: The published cases.
        indicator: One of `comparable_indicators` that a survey has.
        source_line: 出典 and 時点 of the page.
    """
    records = selection.records
    by: Grouping = st.segmented_control(
        text("technology.detection_by"),
        _BY,
        format_func=lambda value: text(f"technology.detection_by.{value}"),
        default=_BY[0],
        required=True,
        key="technology_detection_by",
    )
    titles = dict(zip(records.sources["id"], records.sources["title"], strict=True))
    labels = dict(zip(records.technologies["tag"], records.technologies["label_ja"], strict=True))
    survey = official_survey(records, indicator)
    family, tag = FAMILY_OF_INDICATOR.get(indicator, ""), TECHNOLOGY_OF_INDICATOR.get(indicator, "")
    chart = detection(
        published_vs_official(selection, indicator, by=by),
        indicator,
        survey,
        titles[survey.survey_id],
        family or labels[tag],
        source_line=source_line,
    )
    clicked = draw_chart(chart, key=f"chart_detection_{by}")
    return by, (family or tag, clicked[1]) if clicked else None
