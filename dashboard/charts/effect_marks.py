"""How a stated figure looks: shape and colour by its status, hollow where it is a part of another figure."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from dashboard import theme
from dashboard.charts.common import Row, undimmed
from dashboard.charts.rows import hover_lines
from dashboard.charts.scales import value_text
from dashboard.metrics.intervals import MIN_FOR_SHARE
from dashboard.records.vocabulary import EFFECT_STATUSES
from dashboard.strings import charts_effects_ja as ja
from dashboard.strings import text

_COLOURS = {"actual": theme.BLUE_900, "expected": theme.BLUE_400, "target": theme.YELLOW_600}
_SHAPES = {"actual": "circle", "expected": "diamond", "target": "triangle-up"}
_SIZE = 13
_DOMINATING = 2 / 3


def status_label(status: str) -> str:
    """実績, 見込み or 目標."""
    return text(f"effect.status.{status}")


def metric_label(metric: str) -> str:
    """Name of a kind of effect, as on the page of a case."""
    return text(f"effect.metric.{metric}")


def add_figures(
    figure: go.Figure,
    frame: pd.DataFrame,
    x: pd.Series,
    y: pd.Series,
    *,
    name: str = "{status}",
    extra: pd.Series | None = None,
) -> None:
    """A mark for each stated figure, one trace and legend entry a status; parts and repeats hollow, last.

    A click on a mark selects it, with (case_id,) as customdata.

    Args:
        figure: What it is added to.
        frame: Of `metrics.stated_effects`; `x` and `y` have its index.
        x: Place of each mark.
        y: Place of each mark.
        name: Legend entry, with `{status}`.
        extra: A further line for the hover box of each mark.
    """
    hollow = frame["is_part"] | frame["is_restated"]
    hovers = pd.Series(
        [
            figure_hover(row, more)
            for row, more in zip(frame.to_dict("records"), [""] * len(frame) if extra is None else extra, strict=True)
        ],
        index=frame.index,
        dtype="str",
    )
    for status in EFFECT_STATUSES:
        _add(
            figure,
            frame,
            (frame["status"] == status) & ~hollow,
            (x, y, hovers),
            name.format(status=status_label(status)),
        )
    _add(figure, frame, hollow, (x, y, hovers), ja.MARK["part"], ending="-open")


def _add(
    figure: go.Figure,
    frame: pd.DataFrame,
    shown: pd.Series,
    drawn: tuple[pd.Series, pd.Series, pd.Series],
    name: str,
    ending: str = "",
) -> None:
    if not shown.any():
        return
    x, y, hovers = (values[shown] for values in drawn)
    figure.add_scatter(
        name=name,
        mode="markers",
        x=x,
        y=y,
        marker={
            "symbol": [_SHAPES[status] + ending for status in frame.loc[shown, "status"]],
            "color": [_COLOURS[status] for status in frame.loc[shown, "status"]],
            "size": _SIZE,
            "line": {"color": theme.GREY_900, "width": 2 if ending else 1},
        },
        customdata=frame.loc[shown, ["case_id"]].to_numpy(),
        hovertext=hovers,
        hoverinfo="text",
        cliponaxis=False,
        **undimmed(),
    )


def government_text(row: Row) -> str:
    """Who states a figure: 兵庫県神戸市, or 北海道函館市ほか7団体 for a joint case."""
    others = row["member_count"] - 1
    return ja.MARK["joint"].format(first=row["government"], n=others) if others > 0 else str(row["government"])


def short_government(row: Row) -> str:
    """As `government_text`, without the prefecture."""
    others = row["member_count"] - 1
    return ja.MARK["joint"].format(first=row["short_name"], n=others) if others > 0 else str(row["short_name"])


def figure_text(row: Row) -> str:
    """The stated value with its unit; a comparison with both."""
    if pd.notna(row["value_after"]):
        return ja.MARK["pair"].format(
            before=value_text(row["value"]), after=value_text(row["value_after"], row["unit"])
        )
    return value_text(row["value"], row["unit"])


def figure_hover(row: Row, extra: str = "") -> str:
    """Everything a reader has to know of one figure, with an `extra` line after the value."""
    stated = ja.MARK["stated"].format(value=figure_text(row), status=status_label(row["status"]))
    lines = [
        government_text(row),
        row["title"],
        stated,
        extra,
        ja.MARK["period"].format(period=row["period"] or ja.MARK["not_stated"]),
        ja.MARK["note"].format(note=row["note"]) if row["note"] else "",
        "" if row["is_checked"] else text("app.unchecked"),
    ]
    return hover_lines([str(line) for line in lines])


def figures_table(frame: pd.DataFrame) -> pd.DataFrame:
    """All figures with Japanese headers, those left out of the picture too."""
    rows = frame.to_dict("records")
    header = ja.TABLE
    return pd.DataFrame(
        {
            header["government"]: [government_text(row) for row in rows],
            header["population"]: frame["population"].to_numpy(),
            header["case"]: frame["title"].to_numpy(),
            header["metric"]: [metric_label(row["metric"]) for row in rows],
            header["value"]: frame["value"].to_numpy(),
            header["value_after"]: frame["value_after"].to_numpy(),
            header["unit"]: frame["unit"].to_numpy(),
            header["status"]: [status_label(row["status"]) for row in rows],
            header["period"]: frame["period"].to_numpy(),
            header["start_year"]: frame["start_year"].to_numpy(),
            header["case_status"]: [text(f"status.{row['case_status']}") for row in rows],
            header["note"]: frame["note"].to_numpy(),
            header["review"]: [text(f"review.{'checked' if row['is_checked'] else 'unchecked'}") for row in rows],
            header["case_id"]: frame["case_id"].to_numpy(),
        }
    )


def effect_notes(frame: pd.DataFrame) -> list[str]:
    """What has to be said beside every picture of stated figures."""
    cases = frame.drop_duplicates("case_id")
    unchecked = int((~cases["is_checked"]).sum())
    hollow = (frame["is_part"] | frame["is_restated"]).any()
    return [
        ja.MARK["note_hollow"] if hollow else "",
        ja.MARK["note_stated"],
        ja.MARK["note_unchecked"].format(n=unchecked, of=len(cases)) if unchecked else "",
    ]


def one_source_note(figures: pd.DataFrame, titles: Mapping[str, str]) -> str:
    """Names the source that most of the cases come from; "" where none dominates or the cases are few."""
    cases = figures.drop_duplicates("case_id")
    counts = cases["document"].value_counts()
    if len(cases) < MIN_FOR_SHARE or counts.iloc[0] < len(cases) * _DOMINATING or counts.index[0] not in titles:
        return ""
    return ja.ONE_SOURCE.format(of=len(cases), n=counts.iloc[0], source=titles[str(counts.index[0])])
