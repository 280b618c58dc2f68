"""How many municipalities of each size have published one technology, with the uncertainty of the share."""

from typing import Literal

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
    whole_numbers,
)
from dashboard.charts.labels import count_text, share_text
from dashboard.metrics.intervals import MIN_FOR_SHARE
from dashboard.metrics.technology import ANY
from dashboard.strings import charts_ja as ja

_AXIS_SPACE = 60


def technology_size_band(
    table: pd.DataFrame,
    label: str,
    *,
    technology: str = ANY,
    measure: Literal["share", "count"] = "share",
    source_line: str = "",
) -> Chart:
    """Bars from small to large municipalities, each with its count out of all municipalities of the band.

    In percent a bar carries its 95 % Wilson interval; a band of fewer than 5 municipalities has its count
    only, one of 5-19 the small-number mark. A click on a bar selects it, with (technology, size band) as
    customdata.

    Args:
        table: Of `metrics.by_size_band` or `metrics.families_by_size_band`.
        label: Japanese name of the technology or family.
        technology: Tag, or name of the family, of the rows to show; `ANY` for all technologies together.
        measure: Length of the bars: the share of the municipalities in percent, or their count.
        source_line: 出典 and 時点 of the page, put at the end of the note.
    """
    key = "technology" if "technology" in table else "family"
    bands = table[table[key] == technology].rename(columns={key: "key"})
    bands = bands[bands["denominator"] > 0]
    is_share = measure == "share"
    return Chart(
        figure=_figure(bands, is_share=is_share),
        title=_title(bands, label),
        subtitle=ja.SIZE_BAND["subtitle_share" if is_share else "subtitle_count"],
        alt=_alt(bands, label),
        table=_table(bands),
        note=_note(bands, source_line, is_share=is_share),
    )


def _figure(bands: pd.DataFrame, *, is_share: bool) -> go.Figure:
    figure = new_figure(len(bands) * ROW_HEIGHT + _AXIS_SPACE)
    length = bands["published_share"] * 100 if is_share else bands["adopters"]
    figure.add_bar(
        orientation="h",
        y=bands["size_band"],
        x=length,
        width=0.6,
        # The small-number mark is in the label; the lighter colour says it again.
        marker={"color": [theme.BLUE_400 if small else theme.BLUE_600 for small in bands["small"]]},
        customdata=bands[["key", "size_band"]].to_numpy(),
        hovertext=[_hover(band, is_share=is_share) for band in bands.to_dict("records")],
        hoverinfo="text",
        **undimmed(),
    )
    ends = length
    if is_share:
        ends = bands["high"] * 100
        figure.update_traces(
            error_x={
                "type": "data",
                "symmetric": False,
                "array": (bands["high"] - bands["published_share"]) * 100,
                "arrayminus": (bands["published_share"] - bands["low"]) * 100,
                "color": theme.GREY_900,
                "thickness": 1,
                "width": 4,
            }
        )
    labels = [_label(band, is_share=is_share) for band in bands.to_dict("records")]
    label_after_bar(figure, bands["size_band"], ends.fillna(0), labels)
    figure.update_layout(showlegend=False)
    if not is_share:
        whole_numbers(figure.layout.xaxis, bands["adopters"].max())
    figure.update_xaxes(VALUE_AXIS, title_text=ja.SIZE_BAND["axis_share" if is_share else "axis_count"])
    figure.update_yaxes(CATEGORY_AXIS, autorange="reversed")
    return figure


def _label(band: Row, *, is_share: bool) -> str:
    counts = {"n": count_text(band["adopters"]), "of": count_text(band["denominator"])}
    if not is_share or band["denominator"] < MIN_FOR_SHARE:
        return ja.SIZE_BAND["label"].format(**counts)
    key = "label_small" if band["small"] else "label_share"
    return ja.SIZE_BAND[key].format(**counts, share=share_text(band["published_share"]))


def _hover(band: Row, *, is_share: bool) -> str:
    counts = {
        "band": band["size_band"],
        "n": count_text(band["adopters"]),
        "of": count_text(band["denominator"]),
        "cases": count_text(band["case_count"]),
    }
    if not is_share or band["denominator"] < MIN_FOR_SHARE:
        return ja.SIZE_BAND["hover"].format(**counts)
    shares = {"share": band["published_share"], "low": band["low"], "high": band["high"]}
    return ja.SIZE_BAND["hover_share"].format(**counts, **{k: share_text(v) for k, v in shares.items()})


def _title(bands: pd.DataFrame, label: str) -> str:
    """Whether the large municipalities differ from the small ones; the ends of the scale speak."""
    total = int(bands["adopters"].sum())
    if not total:
        return ja.NOTHING
    comparable = bands[bands["denominator"] >= MIN_FOR_SHARE]
    if total < MIN_FOR_SHARE or len(comparable) < 2:
        return ja.TOO_FEW.format(n=total)
    ends = comparable.iloc[[0, -1]].sort_values("published_share")
    low, high = ends.iloc[0], ends.iloc[1]
    if high["low"] <= low["high"]:
        return ja.SIZE_BAND["title_same"].format(technology=label)
    return ja.SIZE_BAND["title_higher"].format(
        technology=label,
        high=high["size_band"],
        high_n=count_text(high["adopters"]),
        high_of=count_text(high["denominator"]),
        low=low["size_band"],
        low_n=count_text(low["adopters"]),
        low_of=count_text(low["denominator"]),
    )


def _note(bands: pd.DataFrame, source_line: str, *, is_share: bool) -> str:
    too_small = (bands["denominator"] < MIN_FOR_SHARE).any()
    return join_notes(
        ja.SIZE_BAND["interval" if is_share else "interval_count"],
        ja.SIZE_BAND["small"] if is_share and bands["small"].any() else "",
        ja.SIZE_BAND["too_small"] if is_share and too_small else "",
        ja.NOT_PUBLISHED_IS_NOT_NOT_ADOPTED,
        source_line,
    )


def _alt(bands: pd.DataFrame, label: str) -> str:
    rows = (
        ja.SIZE_BAND["alt_row"].format(band=band, n=count_text(n), of=count_text(of))
        for band, n, of in bands[["size_band", "adopters", "denominator"]].itertuples(index=False)
    )
    return ja.SIZE_BAND["alt"].format(technology=label, rows=ja.LIST_SEPARATOR.join(rows))


def _table(bands: pd.DataFrame) -> pd.DataFrame:
    percent = {"header_share": "published_share", "header_low": "low", "header_high": "high"}
    counts = {
        "header_adopters": "adopters",
        "header_denominator": "denominator",
        "header_cases": "case_count",
    }
    return pd.DataFrame(
        {ja.SIZE_BAND["header_band"]: bands["size_band"]}
        | {ja.SIZE_BAND[header]: bands[column] for header, column in counts.items()}
        | {ja.SIZE_BAND[header]: (bands[column] * 100).round(1) for header, column in percent.items()}
    ).reset_index(drop=True)
