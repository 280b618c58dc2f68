"""The official rate and the published count of one indicator, each in a panel and with an axis of its own."""

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from dashboard import theme
from dashboard.charts.common import (
    CATEGORY_AXIS,
    HEADING_SIZE,
    ROW_HEIGHT,
    VALUE_AXIS,
    Chart,
    Row,
    join_notes,
    label_after_bar,
    new_figure,
    undimmed,
    whole_numbers,
)
from dashboard.charts.labels import count_text, share_text
from dashboard.metrics.intervals import MIN_FOR_SHARE
from dashboard.metrics.official import OfficialSurvey
from dashboard.strings import charts_ja as ja

_AXIS_SPACE, _HEADING_SPACE = 56, 36


def official_and_published(
    comparison: pd.DataFrame,
    indicator: str,
    survey: OfficialSurvey,
    survey_title: str,
    published_label: str,
    *,
    source_line: str = "",
) -> Chart:
    """Two panels by size band: the official rate in percent above, the published municipalities below.

    They are two kinds of knowledge and never share an axis. A click on a bar of the lower panel selects it,
    with (published label, size band) as customdata.

    Args:
        comparison: Of `metrics.published_vs_official`.
        indicator: As the survey names it.
        survey: Of `metrics.official_survey`.
        survey_title: Title of the survey in `records.sources`.
        published_label: Family or technology that stands for the indicator among the cases.
        source_line: 出典 and 時点 of the page, put at the end of the note.
    """
    return Chart(
        figure=_figure(comparison, published_label),
        title=_title(comparison, indicator),
        subtitle=ja.OFFICIAL["subtitle"],
        alt=_alt(comparison, indicator),
        table=_table(comparison),
        note=_note(comparison, indicator, survey, survey_title, published_label, source_line),
    )


def _figure(comparison: pd.DataFrame, published_label: str) -> go.Figure:
    panels = make_subplots(
        rows=2,
        cols=1,
        # A share of the plot between the margins: the lower heading and the upper axis need it.
        vertical_spacing=(_AXIS_SPACE + _HEADING_SPACE) / _plot_height(comparison),
        subplot_titles=[f"<b>{ja.OFFICIAL[key]}</b>" for key in ("panel_official", "panel_published")],
    )
    height = _plot_height(comparison) + _AXIS_SPACE + _HEADING_SPACE
    panels.update_layout(new_figure(height).layout)
    panels.update_layout(showlegend=False, margin={"t": _HEADING_SPACE})
    panels.update_annotations(x=0, xanchor="left", font={"size": HEADING_SIZE}, yshift=6)
    rows = comparison.reset_index().to_dict("records")
    _bars(
        panels,
        1,
        comparison,
        comparison["official_rate"] * 100,
        theme.BLUE_900,
        [_official_label(r) for r in rows],
    )
    _bars(
        panels,
        2,
        comparison,
        comparison["published_adopters"].astype(float),
        theme.BLUE_400,
        [_counts(row, "published_adopters", "published_denominator") for row in rows],
    )
    panels.update_traces(
        selector={"type": "bar", "xaxis": "x"},
        hovertext=[_official_hover(row) for row in rows],
        hoverinfo="text",
    )
    panels.update_traces(
        selector={"type": "bar", "xaxis": "x2"},
        hovertext=[_published_hover(row) for row in rows],
        hoverinfo="text",
        customdata=[(published_label, band) for band in comparison.index],
    )
    panels.update_xaxes(VALUE_AXIS)
    panels.update_xaxes(title_text=ja.OFFICIAL["axis_official"], range=[0, 100], dtick=25, row=1, col=1)
    panels.update_xaxes(title_text=ja.OFFICIAL["axis_published"], row=2, col=1)
    whole_numbers(panels.layout.xaxis2, comparison["published_adopters"].max())
    panels.update_yaxes(CATEGORY_AXIS, autorange="reversed")
    return panels


def _plot_height(comparison: pd.DataFrame) -> int:
    return 2 * len(comparison) * ROW_HEIGHT + _AXIS_SPACE + _HEADING_SPACE


def _bars(
    panels: go.Figure, row: int, comparison: pd.DataFrame, length: pd.Series, colour: str, labels: list[str]
) -> None:
    panels.add_bar(
        orientation="h",
        y=comparison.index,
        x=length,
        width=0.6,
        marker={"color": colour},
        row=row,
        col=1,
        **undimmed(),
    )
    label_after_bar(panels, comparison.index, length.fillna(0), labels, row=row, col=1)


def _counts(row: Row, n: str, of: str) -> str:
    return ja.OFFICIAL["label_counts"].format(n=count_text(row[n]), of=count_text(row[of]))


def _official_label(row: Row) -> str:
    if row["official_denominator"] < MIN_FOR_SHARE:
        return _counts(row, "official_adopters", "official_denominator")
    return ja.OFFICIAL["label_official"].format(
        n=count_text(row["official_adopters"]),
        of=count_text(row["official_denominator"]),
        share=share_text(row["official_rate"]),
    )


def _official_hover(row: Row) -> str:
    return ja.OFFICIAL["hover_official"].format(
        band=row["size_band"],
        n=count_text(row["official_adopters"]),
        of=count_text(row["official_denominator"]),
        without=count_text(row["official_not_surveyed"]),
    )


def _published_hover(row: Row) -> str:
    return ja.OFFICIAL["hover_published"].format(
        band=row["size_band"],
        n=count_text(row["published_adopters"]),
        of=count_text(row["published_denominator"]),
    )


def _title(comparison: pd.DataFrame, indicator: str) -> str:
    totals = comparison.sum()
    key = "title" if totals["published_adopters"] else "title_none"
    return ja.OFFICIAL[key].format(
        indicator=indicator,
        adopted=count_text(totals["official_adopters"]),
        asked=count_text(totals["official_denominator"]),
        published=count_text(totals["published_adopters"]),
    )


def _note(
    comparison: pd.DataFrame,
    indicator: str,
    survey: OfficialSurvey,
    survey_title: str,
    published_label: str,
    source_line: str,
) -> str:
    date = (
        ja.OFFICIAL["date"].format(date=survey.reference_date) if survey.reference_date else ja.OFFICIAL["date_unknown"]
    )
    whole = comparison["official_denominator"] + comparison["official_not_surveyed"]
    narrowed = (comparison["published_denominator"] < whole).any()
    return join_notes(
        ja.OFFICIAL["note_survey"].format(title=survey_title, date=date),
        ja.OFFICIAL["note_published"].format(published=published_label, indicator=indicator),
        ja.OFFICIAL["note_national"] if narrowed else "",
        ja.NOT_PUBLISHED_IS_NOT_NOT_ADOPTED,
        source_line,
    )


def _alt(comparison: pd.DataFrame, indicator: str) -> str:
    rows = (
        ja.OFFICIAL["alt_row"].format(
            band=band,
            official=count_text(row["official_adopters"]),
            asked=count_text(row["official_denominator"]),
            published=count_text(row["published_adopters"]),
        )
        for band, row in comparison.iterrows()
    )
    return ja.OFFICIAL["alt"].format(indicator=indicator, rows=ja.LIST_SEPARATOR.join(rows))


def _table(comparison: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            ja.OFFICIAL["header_band"]: comparison.index,
            ja.OFFICIAL["header_official"]: comparison["official_adopters"].to_numpy(),
            ja.OFFICIAL["header_asked"]: comparison["official_denominator"].to_numpy(),
            ja.OFFICIAL["header_rate"]: (comparison["official_rate"] * 100).round(1).to_numpy(),
            ja.OFFICIAL["header_not_surveyed"]: comparison["official_not_surveyed"].to_numpy(),
            ja.OFFICIAL["header_published"]: comparison["published_adopters"].to_numpy(),
            ja.OFFICIAL["header_denominator"]: comparison["published_denominator"].to_numpy(),
        }
    )
