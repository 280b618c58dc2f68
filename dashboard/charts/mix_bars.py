"""How the shown records are mixed (かたより): a bar for each group, a mark where all of Japan would be."""

from collections.abc import Mapping, Sequence
from html import escape

import pandas as pd
import plotly.graph_objects as go

from dashboard import theme
from dashboard.charts.common import (
    CATEGORY_AXIS,
    VALUE_AXIS,
    Chart,
    Row,
    join_notes,
    new_figure,
    undimmed,
)
from dashboard.charts.labels import count_text, share_text, wrap
from dashboard.charts.rows import hover_lines
from dashboard.metrics.intervals import MIN_FOR_SHARE
from dashboard.metrics.mix import NO_YEAR_STATED, Mix
from dashboard.strings import charts_effects_ja as ja
from dashboard.strings import findings_ja

PLACE, RECORD = ("size_band", "region"), ("source", "year")
_ROW, _LINE, _HEADING, _LABEL_WIDTH = 12, 18, 32, 7.2
_LEGEND_SPACE, _AXIS_SPACE = 48, 56
_BAR = 16
_LONGEST_NAME = 24


def mix_bars(
    mix: Mix, *, by: Sequence[str] = PLACE, labels: Mapping[str, str] | None = None, source_line: str = ""
) -> Chart:
    """Bars of the shares of the shown municipalities by size band and region, or of the cases by source and year.

    Only places have a mark for all of Japan: nobody counts all sources or years. A click on a bar selects it, with
    (dimension, group) as customdata.

    Args:
        mix: Of `metrics.mix`.
        by: `PLACE` or `RECORD`, or one dimension of them.
        labels: What to call a group; sources by their title. Groups without a label stand as they are.
        source_line: 出典 and 時点 of the page, put at the end of the note.
    """
    names = {NO_YEAR_STATED: ja.MIX["undated"]} | dict(labels or {})
    of_place = set(by) <= set(PLACE)
    table = mix.table[mix.table["dimension"].isin(list(by))]
    order = {dimension: place for place, dimension in enumerate(by)}
    table = table.sort_values("dimension", key=lambda column: column.map(order), kind="stable")
    table = table.assign(
        name=table["group"].map(lambda group: names.get(group, group)),
        share=table["adopter_share"] if of_place else table["case_share"],
        counted=table["adopters"] if of_place else table["case_count"],
        whole=mix.adopters if of_place else mix.case_count,
    )
    nation = int(table["municipalities"].sum() / max(table["dimension"].nunique(), 1)) if of_place else 0
    return Chart(
        figure=_figure(table, nation, of_place=of_place),
        title=_place_title(mix, by) if of_place else _record_title(mix, table),
        subtitle=ja.MIX["subtitle_place" if of_place else "subtitle_record"].format(
            n=count_text(mix.adopters), of=count_text(nation), cases=count_text(mix.case_count)
        ),
        alt=_alt(table, of_place=of_place),
        table=_table(table),
        note=join_notes(
            ja.MIX["note_place"] + ja.MIX["note_interval"] if of_place else "",
            ja.NOT_PUBLISHED_IS_NOT_NOT_ADOPTED,
            source_line,
        ),
    )


def _figure(table: pd.DataFrame, nation: int, *, of_place: bool) -> go.Figure:
    centres, headings, height = _places(table)
    figure = new_figure(int(height) + _LEGEND_SPACE + _AXIS_SPACE)
    shares = table["share"].astype(float) * 100
    figure.add_bar(
        name=ja.MIX["shown" if of_place else "shown_cases"],
        orientation="h",
        x=shares.fillna(0),
        y=centres,
        width=_BAR,
        marker={"color": theme.BLUE_600},
        customdata=table[["dimension", "group"]].to_numpy(),
        hovertext=[_hover(row, nation, of_place=of_place) for row in table.to_dict("records")],
        hoverinfo="text",
        **undimmed(),
    )
    if of_place:
        figure.add_scatter(
            name=ja.MIX["nation"],
            mode="markers",
            x=table["municipality_share"].astype(float) * 100,
            y=centres,
            marker={"symbol": "line-ns", "size": _BAR + 4, "line": {"color": theme.TEXT, "width": 3}},
            hoverinfo="skip",
            cliponaxis=False,
            **undimmed(),
        )
    for centre, dimension in headings:
        figure.add_annotation(
            text=f"<b>{ja.DIMENSION[dimension]}</b>",
            x=0, xref="paper", xanchor="left", y=centre, yanchor="middle", showarrow=False,
        )  # fmt: skip
    figure.update_layout(showlegend=True, margin={"t": _LEGEND_SPACE, "r": 24})
    longest = max([1.0, *shares.dropna(), *(table["municipality_share"].dropna().astype(float) * 100)])
    figure.update_xaxes(VALUE_AXIS, range=[0, longest * 1.04], title_text=ja.MIX["axis"], nticks=6, tickangle=0)
    labels = [_label(row["name"], row["share"]) for row in table.to_dict("records")]
    figure.update_yaxes(CATEGORY_AXIS, range=[max(height, 1), 0], tickvals=centres, ticktext=labels)
    return figure


def _places(table: pd.DataFrame) -> tuple[list[float], list[tuple[float, str]], float]:
    """Centre of each row and of each heading in pixels, and the height of all."""
    centres: list[float] = []
    headings: list[tuple[float, str]] = []
    top, dimension = 0.0, ""
    for row in table.to_dict("records"):
        if row["dimension"] != dimension:
            dimension = row["dimension"]
            headings.append((top + _HEADING * 0.6, dimension))
            top += _HEADING
        height = _ROW + _LINE * (_label(row["name"], row["share"]).count("<br>") + 1)
        centres.append(top + height / 2)
        top += height
    return centres, headings, top


def _label(name: str, share: float) -> str:
    """The name in at most two lines, with its share; the hover box has all of it."""
    lines = wrap(escape(name[:_LONGEST_NAME], quote=False), _LABEL_WIDTH).split("<br>")
    cut = len(lines) > 2 or len(name) > _LONGEST_NAME
    label = "<br>".join(lines[:2]) + (ja.MIX["cut"] if cut else "")
    return ja.MIX["row"].format(name=label, share=share_text(share)) if pd.notna(share) else label


def _hover(row: Row, nation: int, *, of_place: bool) -> str:
    share: str = share_text(row["share"]) if pd.notna(row["share"]) else ja.MIX["share_unknown"]
    counts = {"n": count_text(row["counted"]), "of": count_text(row["whole"]), "share": share}
    if not of_place:
        return hover_lines([row["name"], ja.MIX["hover_cases"].format(**counts)])
    everywhere = {"n": count_text(row["municipalities"]), "of": count_text(nation)}
    return hover_lines(
        [
            row["name"],
            ja.MIX["hover_place"].format(**counts),
            ja.MIX["hover_nation"].format(**everywhere, share=share_text(row["municipality_share"])),
        ]
    )


def _place_title(mix: Mix, by: Sequence[str]) -> str:
    if mix.adopters < MIN_FOR_SHARE:
        if not mix.adopters:
            return ja.MIX["title_nothing"]
        return ja.MIX["too_few"].format(n=mix.adopters, cases=count_text(mix.case_count))
    found = mix.imbalance
    if found is None or found.key.removeprefix("mix.") not in by:
        return findings_ja.TEXT["mix.none"]
    return findings_ja.TEXT[found.key].format(**vars(found))


def _record_title(mix: Mix, table: pd.DataFrame) -> str:
    """The source of more than half of the cases, or how many have no year; the first that is shown."""
    cases = mix.case_count
    if cases < MIN_FOR_SHARE:
        return ja.MIX["too_few"].format(n=mix.adopters, cases=cases) if cases else ja.MIX["title_nothing"]
    sources = table[table["dimension"] == "source"]
    if sources.empty:
        undated = int(table.loc[table["group"] == NO_YEAR_STATED, "case_count"].sum())
        return ja.MIX["title_undated"].format(n=count_text(undated), of=count_text(cases))
    top = sources.sort_values("case_count", ascending=False, kind="stable").iloc[0]
    if top["case_count"] * 2 <= cases:
        return ja.MIX["title_source_even"].format(of=count_text(cases))
    return ja.MIX["title_source"].format(of=count_text(cases), n=count_text(top["case_count"]), group=top["name"])


def _alt(table: pd.DataFrame, *, of_place: bool) -> str:
    key = "alt_place" if of_place else "alt_cases"
    rows = (
        ja.MIX[key].format(
            group=row["name"],
            n=count_text(row["counted"]),
            of=count_text(row["municipalities"]) if of_place else "",
        )
        for row in table.to_dict("records")
    )
    return ja.MIX["alt"].format(rows=ja.LIST_SEPARATOR.join(rows) or ja.MIX["title_nothing"])


def _table(table: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            ja.MIX["header_dimension"]: table["dimension"].map(ja.DIMENSION),
            ja.MIX["header_group"]: table["name"],
            ja.MIX["header_cases"]: table["case_count"],
            ja.MIX["header_adopters"]: table["adopters"],
            ja.MIX["header_share"]: (table["share"].astype(float) * 100).round(1),
            ja.MIX["header_municipalities"]: table["municipalities"],
            ja.MIX["header_nation_share"]: (table["municipality_share"].astype(float) * 100).round(1),
        }
    ).reset_index(drop=True)
