"""How much of the officially known adoption the published cases show, by size band or region."""

import pandas as pd
import plotly.graph_objects as go

from dashboard import theme
from dashboard.charts.common import (
    CATEGORY_AXIS,
    ROW_HEIGHT,
    VALUE_AXIS,
    Chart,
    Row,
    join_notes,
    label_after_bar,
    new_figure,
    undimmed,
)
from dashboard.charts.labels import count_text, share_text
from dashboard.metrics.comparison import detection_rate
from dashboard.metrics.intervals import MIN_FOR_SHARE
from dashboard.metrics.official import OfficialSurvey
from dashboard.strings import charts_ja
from dashboard.strings.charts_detection_ja import DETECTION as WORDS

_AXIS_SPACE = 60


def detection(
    comparison: pd.DataFrame,
    indicator: str,
    survey: OfficialSurvey,
    survey_title: str,
    published_label: str,
    *,
    source_line: str = "",
) -> Chart:
    """Bars of the detection rate by group, each with both counts. A click selects (published label, group).

    Args:
        comparison: Of `metrics.published_vs_official`, by size band or region.
        indicator: As the survey names it.
        survey: Of `metrics.official_survey`.
        survey_title: Title of the survey in `records.sources`.
        published_label: Family or technology that stands for the indicator among the cases.
        source_line: 出典 and 時点 of the page, put at the end of the note.
    """
    by = WORDS[str(comparison.index.name)]
    table = comparison.assign(group=comparison.index, rate=detection_rate(comparison))
    rows: list[Row] = [*table.to_dict("records")]
    narrowed = bool((comparison["published_denominator"] < _whole(comparison)).any())
    date = charts_ja.OFFICIAL["date"] if survey.reference_date else charts_ja.OFFICIAL["date_unknown"]
    return Chart(
        figure=_figure(table, rows, published_label),
        title=_title(comparison, indicator, narrowed),
        subtitle=WORDS["subtitle"].format(by=by),
        alt=WORDS["alt"].format(
            indicator=indicator,
            by=by,
            rows=charts_ja.LIST_SEPARATOR.join(WORDS["alt_row"].format(**_counts(row)) for row in rows),
        ),
        table=pd.DataFrame(
            {
                by: table["group"].to_numpy(),
                WORDS["header_published"]: table["published_adopters"].to_numpy(),
                WORDS["header_official"]: table["official_adopters"].to_numpy(),
                WORDS["header_rate"]: (table["rate"] * 100).round(1).to_numpy(),
            }
        ),
        note=join_notes(
            WORDS["note"].format(
                title=survey_title,
                date=date.format(date=survey.reference_date),
                label=published_label,
                indicator=indicator,
            ),
            WORDS["narrowed"] if narrowed else "",
            charts_ja.NOT_PUBLISHED_IS_NOT_NOT_ADOPTED,
            source_line,
        ),
    )


def _figure(table: pd.DataFrame, rows: list[Row], published_label: str) -> go.Figure:
    figure = new_figure(len(table) * ROW_HEIGHT + _AXIS_SPACE)
    length = table["rate"] * 100
    figure.add_bar(
        orientation="h",
        y=table["group"],
        x=length,
        width=0.6,
        marker={"color": theme.BLUE_600},
        customdata=[(published_label, group) for group in table["group"]],
        hovertext=[_worded(row, "hover") for row in rows],
        hoverinfo="text",
        **undimmed(),
    )
    label_after_bar(figure, table["group"], length.fillna(0), [_worded(row, "label") for row in rows])
    figure.update_layout(showlegend=False)
    highest = max(100.0, float(length.max()) if length.notna().any() else 0.0)
    figure.update_xaxes(VALUE_AXIS, title_text=WORDS["axis"], range=[0, highest], dtick=25 if highest <= 100 else None)
    figure.update_yaxes(CATEGORY_AXIS, autorange="reversed")
    return figure


def _worded(row: Row, kind: str) -> str:
    """Label or hover text of one bar; only the counts where there is no rate."""
    if pd.isna(row["rate"]):
        return WORDS["label_counts" if kind == "label" else "hover"].format(**_counts(row))
    rate = share_text(row["rate"])
    return WORDS["label" if kind == "label" else "hover_rate"].format(**_counts(row), rate=rate)


def _counts(row: Row) -> dict[str, str]:
    return {
        "group": str(row["group"]),
        "published": count_text(row["published_adopters"]),
        "official": count_text(row["official_adopters"]),
    }


def _title(comparison: pd.DataFrame, indicator: str, narrowed: bool) -> str:
    totals = comparison.sum()
    if narrowed:
        return WORDS["title_narrowed"].format(indicator=indicator)
    if totals["official_adopters"] < MIN_FOR_SHARE:
        return WORDS["title_few"].format(indicator=indicator)
    return WORDS["title"].format(
        indicator=indicator,
        official=count_text(totals["official_adopters"]),
        published=count_text(totals["published_adopters"]),
        rate=share_text(totals["published_adopters"] / totals["official_adopters"]),
    )


def _whole(comparison: pd.DataFrame) -> pd.Series:
    return comparison["official_denominator"] + comparison["official_not_surveyed"]
