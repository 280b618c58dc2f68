"""事例: the cases themselves, to be searched, narrowed down and read."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from dashboard.metrics import Filters, facets, narrow, search, select
from dashboard.records import Records
from dashboard.strings import text
from dashboard.widgets import url_state
from dashboard.widgets.case_card import case_card
from dashboard.widgets.case_page import case_page
from dashboard.widgets.current import current_records, registry
from dashboard.widgets.download import download_csv
from dashboard.widgets.filters import filter_sidebar, load_filters
from dashboard.widgets.page import banner, empty_result, footer, footer_text
from dashboard.widgets.plain import plain

_WORDS, _OPEN, _PAGE = "cases_words", "cases_open", "cases_page"
_PER_PAGE = 20
_FACETS = {
    "published_fy": "fy",
    "type": "type",
    "government": "org",
    "category_major": "major",
    "category_minor": "minor",
    "source_kind": "kind",
    "source": "src",
    "review": "review",
}
"""Facets of the list and their names in the address; technology, status and prefecture are in the sidebar."""


def render() -> None:
    """Draw one case when the address names it, else the list."""
    records = current_records()
    ignored = url_state.enter("cases", lambda query: _load(query, records))
    banner(records, ignored)
    filters = filter_sidebar(records)
    chosen = {facet: tuple(st.session_state[_key(facet)]) for facet in _FACETS}
    if case_id := st.session_state[_OPEN]:
        url_state.leave({**_query(filters, chosen), "case": [case_id]})
        _one(case_id, records)
    else:
        _list(records, filters, chosen)


def _key(facet: str) -> str:
    return f"cases_facet_{facet}"


def _load(query: Mapping[str, Sequence[str]], records: Records) -> tuple[str, ...]:
    st.session_state[_WORDS] = " ".join(query.get("q", ()))
    st.session_state[_OPEN] = next(iter(query.get("case", ())), "")
    st.session_state[_PAGE] = 1
    known = facets(records, records.cases)
    unread: list[str] = []
    for facet, name in _FACETS.items():
        given = query.get(name, ())
        st.session_state[_key(facet)] = [value for value in given if value in known[facet].index]
        unread += [f"{name}={value}" for value in given if value not in known[facet].index]
    return (*load_filters(query, records), *unread)


def _query(filters: Filters, chosen: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    words = st.session_state[_WORDS].strip()
    narrowed = {name: list(chosen[facet]) for facet, name in _FACETS.items() if chosen[facet]}
    return {**filters.to_query(), **narrowed, **({"q": [words]} if words else {})}


def _one(case_id: str, records: Records) -> None:
    st.button(text("cases.back"), on_click=_close, icon=":material/arrow_back:")
    found = records.cases[records.cases["case_id"] == case_id]
    if found.empty:
        st.error(plain(text("cases.missing", case_id=case_id)))
        return
    case_page(found.iloc[0], records)


def _close() -> None:
    st.session_state[_OPEN] = ""


def _reset() -> None:
    """Set back what this page has of its own."""
    st.session_state[_WORDS] = ""
    for facet in _FACETS:
        st.session_state[_key(facet)] = []
    _first_page()


def _first_page() -> None:
    st.session_state[_PAGE] = 1


def _list(records: Records, filters: Filters, chosen: Mapping[str, Sequence[str]]) -> None:
    st.title(text("cases.heading"), anchor=False)
    words = st.text_input(
        text("cases.search"), key=_WORDS, placeholder=text("cases.search_placeholder"), type="search",
        help=text("cases.search_help"), persist_state="session", on_change=_first_page,
    )  # fmt: skip
    selection = select(records, filters, registry())
    order = search(records, words or "")
    fitting = records.cases.loc[order.index]
    fitting = fitting[fitting["case_id"].isin(selection.cases["case_id"])]
    chosen = _facet_choices(records, fitting, chosen)
    shown = narrow(records, fitting, chosen)
    url_state.leave(_query(filters, chosen))

    st.markdown(f"**{text('cases.count', n=f'{len(shown):,}', total=f'{len(records.cases):,}')}**")
    if shown.empty:
        empty_result(records, selection, found=len(selection.cases), on_reset=_reset)
        return
    pages = -(-len(shown) // _PER_PAGE)
    st.session_state[_PAGE] = min(st.session_state.get(_PAGE, 1), pages)
    first = (st.session_state[_PAGE] - 1) * _PER_PAGE
    for _, case in shown.iloc[first : first + _PER_PAGE].iterrows():
        case_card(case, records, _query(filters, chosen), key="list")
    if pages > 1:
        st.pagination(pages, key=_PAGE)
    note = footer_text(records, selection, shown)
    download_csv(shown, "dxmap_cases.csv", key="cases_download", label=text("cases.table"), note=note)
    footer(records, selection, shown)


def _facet_choices(
    records: Records, fitting: pd.DataFrame, chosen: Mapping[str, Sequence[str]]
) -> dict[str, tuple[str, ...]]:
    """Draw the facets with the cases behind each value; a choice without a case stays, so that it can be undone."""
    counts = facets(records, fitting, chosen)
    result: dict[str, tuple[str, ...]] = {}
    with st.container(key="cases_facets"):
        columns = st.columns(4)
    drawn = [facet for facet in _FACETS if len(counts[facet]) > 1 or chosen[facet]]
    for place, facet in enumerate(drawn):
        with columns[place % len(columns)]:
            result[facet] = _choice(facet, counts[facet], chosen[facet], records)
    return {facet: result.get(facet, ()) for facet in _FACETS}


def _choice(facet: str, counts: pd.Series, chosen: Sequence[str], records: Records) -> tuple[str, ...]:
    options = [*counts.index, *(value for value in chosen if value not in counts.index)]
    labels = _labels(facet, options, records)
    return tuple(
        st.multiselect(
            text(f"cases.facet.{facet}"), options, key=_key(facet), placeholder=text("filter.all"), select_all=False,
            format_func=lambda value: f"{labels[value]}（{counts.get(value, 0)}）",
            persist_state="session", on_change=_first_page,
        )
    )  # fmt: skip


def _labels(facet: str, values: Sequence[str], records: Records) -> dict[str, str]:
    if facet == "government":
        known = registry()["full_name"]
        return {value: known.get(value, value) for value in values}
    if facet == "source":
        titles = records.sources.set_index("id")["title"]
        return {value: titles.get(value, value) for value in values}
    if facet == "review":
        return {value: text(f"review.{value}") for value in values}
    return {value: value or text("value.none") for value in values}
