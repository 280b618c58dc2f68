"""出典とデータ: where everything comes from, what is missing, and what each figure means."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

import geodata
from dashboard.metrics import select
from dashboard.records import Records
from dashboard.strings import text
from dashboard.widgets import url_state
from dashboard.widgets.current import current_records, registry
from dashboard.widgets.download import download_csv
from dashboard.widgets.filters import chosen_filters, load_filters
from dashboard.widgets.page import banner, footer
from dashboard.widgets.plain import linked, plain, web_link
from geodata.provenance import provenance

_DEFINED = (
    "adopters", "denominator", "share", "prefectural", "joint", "status", "started", "interval", "survey", "cost",
    "effects",
)  # fmt: skip


def render() -> None:
    """Draw the page. It speaks of all records, whatever is filtered elsewhere."""
    records = current_records()
    ignored = url_state.enter("sources", lambda query: _load(query, records))
    banner(records, ignored)
    filters = chosen_filters(records)
    url_state.leave(filters.to_query())
    st.title(text("sources.heading"), anchor=False)
    st.caption(
        text(
            "sources.version",
            version=records.version,
            loaded=f"{records.loaded_at.astimezone():%Y-%m-%d %H:%M}",
        )
    )
    _sources(records)
    _missing(records)
    _problems(records)
    _table("sources.left_out", records.left_out, ("source_id", "title", "organisations", "reason", "url"))
    _table(
        "sources.corrections",
        records.corrections,
        ("source_id", "case_id", "column", "as_published", "corrected", "why", "status"),
    )
    _table(
        "sources.targets",
        records.targets,
        ("source_id", "chapter", "indicator", "comparator", "value", "unit", "deadline_fy", "note"),
    )
    _definitions()
    _geography()
    footer(records, select(records, filters, registry()))


def _load(query: Mapping[str, Sequence[str]], records: Records) -> tuple[str, ...]:
    return load_filters(query, records)


def _sources(records: Records) -> None:
    st.subheader(text("sources.published"), anchor=False)
    cases = records.cases["source_id"].value_counts()
    effects = records.effects["case_id"].map(records.cases.set_index("case_id")["source_id"]).value_counts()
    for _, source in records.sources.iterrows():
        with st.container(border=True):
            st.markdown(f"**{plain(source['title'])}**　{plain(source['publisher'])}")
            lines = [text("sources.date", date=source["published"] or text("value.none"))]
            if source["id"] in cases.index:
                lines.append(
                    text(
                        "sources.records",
                        cases=cases[source["id"]],
                        effects=int(effects.get(source["id"], 0)),
                    )
                )
            dates = records.survey_counts.loc[records.survey_counts["survey_id"] == source["id"], "reference_date"]
            if len(dates):
                stated = "・".join(sorted(set(dates) - {""})) or text("value.none")
                lines.append(f"{text('sources.survey_date')}：{stated}")
            lines.append(text("sources.licence", licence=source["licence"]))
            st.markdown("　".join(plain(line) for line in lines))
            if source["note"]:
                st.caption(linked(source["note"]))
            if source["url"]:
                st.markdown(web_link(source["url"], text("sources.link")))


def _missing(records: Records) -> None:
    st.subheader(text("sources.missing"), anchor=False)
    undated = int(records.cases["start_year"].isna().sum())
    unnamed = records.cases["unnamed_members"]
    st.markdown(
        f"- {text('sources.undated', n=undated, total=len(records.cases))}\n"
        f"- {text('sources.unnamed', n=int(unnamed.sum()), cases=int((unnamed > 0).sum()))}"
    )
    if records.unlocated.empty:
        st.markdown(f"- {text('sources.no_unlocated')}")
    else:
        _table("sources.unlocated", records.unlocated, ("case_id", "organisation"))


def _problems(records: Records) -> None:
    st.subheader(text("sources.problems"), anchor=False)
    if not records.problems:
        st.success(text("sources.no_problems"), icon=":material/check:")
        return
    table = pd.DataFrame(
        [
            {
                text("sources.column.file"): problem.file,
                text("sources.column.row"): problem.row,
                text("sources.column.column"): problem.column,
                text("sources.column.found"): problem.found,
                text("sources.column.expected"): problem.expected,
                text("sources.column.case"): problem.case_id,
            }
            for problem in records.problems
        ]
    )
    st.dataframe(table, hide_index=True, width="stretch", alt=text("sources.problems"))
    download_csv(table, "dxmap_problems.csv", key="problems_download")


def _table(title: str, frame: pd.DataFrame, columns: tuple[str, ...]) -> None:
    with st.expander(f"{text(title)}（{len(frame)}）"):
        shown = frame[list(columns)].rename(columns={name: text(f"sources.column.{name}") for name in columns})
        st.dataframe(shown, hide_index=True, width="stretch", alt=text(title))
        download_csv(shown, f"dxmap_{title.split('.')[1]}.csv", key=f"download_{title}")


def _definitions() -> None:
    st.subheader(text("sources.definitions"), anchor=False)
    table = pd.DataFrame(
        {
            text("sources.column.term"): [text(f"definition.{name}") for name in _DEFINED],
            text("sources.column.definition"): [
                text(f"definition.{name}.text", date=geodata.REGISTRY_DATE) if name == "denominator"
                else text(f"definition.{name}.text")
                for name in _DEFINED
            ],
        }
    )  # fmt: skip
    st.table(table, hide_index=True)


def _geography() -> None:
    """The artefacts of geodata, each with what its sidecar says of it."""
    st.subheader(text("sources.geography"), anchor=False)
    for artefact in provenance():
        lines = [f"**{plain(artefact['title'])}**　{plain(artefact['publisher'])}"]
        lines += [plain(str(artefact[name])) for name in ("licence", "credit", "note") if artefact.get(name)]
        if artefact.get("url"):
            lines.append(web_link(artefact["url"], text("sources.link")))
        st.markdown("　\n".join(lines))
