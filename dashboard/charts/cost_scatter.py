"""Information-system cost per head against population, by cloud class, beside what the source claims."""

import math
from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard import theme
from dashboard.charts.common import Chart, Row, join_notes, new_figure, undimmed
from dashboard.charts.labels import count_text
from dashboard.charts.rows import hover_lines
from dashboard.charts.scales import log_axis, number_text, value_axis, value_text
from dashboard.metrics.costs import CostClaim, newest_costs
from dashboard.metrics.intervals import MIN_FOR_SHARE
from dashboard.strings import charts_effects_ja as ja

_HEIGHT, _LINE, _TOP = 440, 24, 44
# For the name over the highest mark.
_HEADROOM = 1.12
_SHAPES = ("circle", "diamond", "square", "triangle-up", "cross")
_COLOURS = (theme.BLUE_900, theme.BLUE_400, theme.YELLOW_600, theme.GREY_700, theme.GREY_500)


def cost_scatter(
    costs: pd.DataFrame, claim: CostClaim, registry: pd.DataFrame, *, highlight: str = "", source_line: str = ""
) -> Chart:
    """Population (logarithmic) against yen per head, a mark a municipality, a thin line at each class's median.

    A click on a mark selects it, with (lgcode,) as customdata.

    Args:
        costs: `records.costs`; the rows of the claim's source are shown, the newest of each municipality.
        claim: Of `metrics.cost_claim`.
        registry: `geodata.registry()`.
        highlight: lgcode of a municipality to be named in the picture.
        source_line: 出典 and 時点 of the page, put at the end of the note.
    """
    shown = newest_costs(costs[costs["source_id"] == claim.source_id])
    shown = shown.assign(
        name=shown["lgcode"].map(registry["full_name"]), size_band=shown["lgcode"].map(registry["size_band"])
    )
    where = {
        "prefectures": ja.LIST_SEPARATOR.join(registry.loc[list(claim.prefectures), "name"]),
        "n": claim.count,
    }
    return Chart(
        figure=_figure(shown, claim, highlight),
        title=_title(shown, claim),
        subtitle=ja.COSTS["subtitle"].format(
            **where,
            classes=_class_counts(claim),
            dates=ja.LIST_SEPARATOR.join(claim.survey_dates),
            claim=ja.COSTS["claim"].format(claim=claim.claim) if claim.claim else "",
        ),
        alt=_alt(claim),
        table=_table(shown),
        note=join_notes(
            ja.COSTS["note_only"].format(**where),
            ja.COSTS["note_lines"],
            ja.COSTS["note_measures"].format(weighted=_means(claim, "weighted_mean")),
            ja.COSTS["note_small"].format(names=ja.LIST_SEPARATOR.join(map(_class, claim.small)))
            if claim.small
            else "",
            ja.NOT_PUBLISHED_IS_NOT_NOT_ADOPTED,
            source_line,
        ),
    )


def _class(name: str) -> str:
    return ja.CLOUD_CLASS.get(name) or ja.COSTS["class_other"].format(name=name)


def _yen(value: float) -> str:
    return count_text(round(value))


def _figure(shown: pd.DataFrame, claim: CostClaim, highlight: str) -> go.Figure:
    classes = list(claim.by_class.index)
    top = _TOP + _LINE * len(classes)
    figure = new_figure(_HEIGHT + _LINE * len(classes))
    for position, name in enumerate(classes):
        style = position % len(_SHAPES)
        _add_class(figure, shown[shown["cloud_class"] == name], claim.by_class.loc[name], name, style)
    _name(figure, shown, highlight)
    figure.update_layout(showlegend=True, margin={"t": top, "r": 24})
    figure.update_yaxes(value_axis(shown["per_capita_yen"], highest=shown["per_capita_yen"].max() * _HEADROOM))
    figure.update_xaxes(_population_axis(shown["population"].astype(float)))
    figure.update_xaxes(title_text=ja.COSTS["axis_population"])
    figure.add_annotation(
        text=ja.COSTS["axis_yen"], font={"color": theme.SECONDARY_TEXT},
        x=0, xref="paper", xanchor="left", y=1, yref="paper", yanchor="bottom", yshift=4, showarrow=False,
    )  # fmt: skip
    return figure


def _population_axis(population: pd.Series) -> dict[str, Any]:
    """Logarithmic however far the populations reach: twice as many people is the same step everywhere."""
    low, high = population.min(), population.max()
    ticks = [base * 10**power for power in range(3, 8) for base in (1, 2, 5)]
    ticks = [tick for tick in ticks if low * 0.9 <= tick <= high * 1.1]
    return log_axis([low, high]) | {"tickvals": ticks, "ticktext": [number_text(tick) for tick in ticks]}


def _add_class(figure: go.Figure, rows: pd.DataFrame, summary: pd.Series, name: str, style: int) -> None:
    colour, median = _COLOURS[style], summary["median"]
    figure.add_scatter(
        x=rows["population"].astype(float),
        y=rows["per_capita_yen"],
        mode="markers",
        name=ja.COSTS["legend"].format(
            name=escape(_class(name), quote=False), n=int(summary["count"]), median=_yen(median)
        ),
        marker={
            "symbol": _SHAPES[style],
            "color": colour,
            "size": 13,
            "line": {"color": theme.GREY_900, "width": 1},
        },
        customdata=rows[["lgcode"]].to_numpy(),
        hovertext=[_hover(row) for row in rows.to_dict("records")],
        hoverinfo="text",
        cliponaxis=False,
        **undimmed(),
    )
    dash = "solid" if summary["count"] >= MIN_FOR_SHARE else "dot"
    figure.add_hline(y=median, layer="below", line={"color": colour, "width": 1.5, "dash": dash})


def _hover(row: Row) -> str:
    return hover_lines(
        [
            row["name"],
            ja.COSTS["hover"].format(yen=_yen(row["per_capita_yen"])),
            ja.COSTS["hover_cost"].format(cost=value_text(row["cost_thousand_yen"] * 1000, ja.SCALE["yen"])),
            ja.COSTS["hover_population"].format(population=count_text(row["population"])),
            ja.COSTS["hover_class"].format(name=_class(row["cloud_class"])),
        ]
    )


def _name(figure: go.Figure, shown: pd.DataFrame, highlight: str) -> None:
    """Names over the chosen municipality, or over the highest and the lowest cost."""
    if shown.empty:
        return
    by_yen = shown.sort_values("per_capita_yen", ascending=False, kind="stable")
    chosen = by_yen[by_yen["lgcode"] == highlight]
    named = (chosen if len(chosen) else by_yen.iloc[[0, -1]]).drop_duplicates("lgcode")
    for number, row in enumerate(named.to_dict("records")):
        figure.add_annotation(
            text=ja.COSTS["you"].format(name=row["name"], yen=_yen(row["per_capita_yen"])),
            x=math.log10(row["population"]),
            y=row["per_capita_yen"],
            yanchor="top" if number else "bottom",
            yshift=-8 if number else 8,
            showarrow=False,
        )


def _means(claim: CostClaim, measure: str = "mean") -> str:
    return ja.LIST_SEPARATOR.join(
        ja.COSTS["mean"].format(name=name or _class(""), mean=_yen(row[measure]))
        for name, row in claim.by_class.iterrows()
    )


def _class_counts(claim: CostClaim) -> str:
    return ja.LIST_SEPARATOR.join(
        ja.COSTS["class_count"].format(name=name or _class(""), n=count)
        for name, count in claim.by_class["count"].items()
    )


def _title(shown: pd.DataFrame, claim: CostClaim) -> str:
    if shown.empty:
        return ja.COSTS["title_none"]
    if claim.count < MIN_FOR_SHARE:
        return ja.COSTS["too_few"].format(n=claim.count)
    if claim.claim and claim.reading != "not_comparable":
        return ja.COSTS[f"title_{claim.reading}"].format(n=claim.count, means=_means(claim))
    yen = shown["per_capita_yen"]
    return ja.COSTS["title_range"].format(low=_yen(yen.min()), high=_yen(yen.max()), n=claim.count)


def _alt(claim: CostClaim) -> str:
    rows = [
        ja.COSTS["alt_row"].format(
            name=_class(str(name)), n=int(row["count"]),
            median=_yen(row["median"]), low=_yen(row["low"]), high=_yen(row["high"]),
        )
        for name, row in claim.by_class.iterrows()
    ]  # fmt: skip
    return ja.COSTS["alt"].format(rows=ja.LIST_SEPARATOR.join(rows))


def _table(shown: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            ja.COSTS["header_name"]: shown["name"],
            ja.COSTS["header_population"]: shown["population"],
            ja.COSTS["header_yen"]: shown["per_capita_yen"],
            ja.COSTS["header_cost"]: shown["cost_thousand_yen"],
            ja.COSTS["header_class"]: shown["cloud_class"].map(_class),
            ja.COSTS["header_band"]: shown["size_band"],
            ja.COSTS["header_date"]: shown["survey_date"],
        }
    ).reset_index(drop=True)
