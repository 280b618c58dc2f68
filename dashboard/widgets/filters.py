"""The filters beside every page, and their place in the page's address."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import pandas as pd
import streamlit as st

import geodata
from dashboard.metrics import Filters, Vocabulary
from dashboard.metrics.query import POPULATION_STEPS
from dashboard.records import Records
from dashboard.records.vocabulary import STATUSES
from dashboard.strings import text
from dashboard.widgets.current import registry

_KEYS = {
    name: f"filter_{name}"
    for name in (
        "technologies", "families", "match", "year", "undated", "population", "min_cases", "size_bands", "regions",
        "prefecture", "statuses", "sources", "checked_only",
    )
}  # fmt: skip
MOST_MIN_CASES = 10


@cache
def prefecture_names() -> dict[str, str]:
    """Name of each prefecture by its two-digit code, north to south."""
    places = registry()
    prefectures = places[places["level"] == "prefecture"]
    return dict(zip(prefectures["lgcode"], prefectures["name"], strict=True))


def years(records: Records) -> tuple[int, int]:
    """First and last start year that the records state."""
    stated = records.cases["start_year"].dropna()
    if stated.empty:
        return 2000, 2026
    first, last = int(stated.min()), int(stated.max())
    return first, max(last, first + 1)  # a slider needs two ends


def vocabulary(records: Records) -> Vocabulary:
    """What an address may hold."""
    tags = records.technologies
    return Vocabulary(
        technologies=dict(zip(tags["tag"], tags["label_ja"], strict=True)),
        families={family: family for family in tags["family"].unique()},
        sources=_used_sources(records),
        statuses={status: text(f"status.{status}") for status in STATUSES},
        matches={match: text(f"filter.match.{match}") for match in ("any", "all")},
        prefectures=prefecture_names(),
        years=years(records),
    )


def _used_sources(records: Records) -> dict[str, str]:
    """Title by id of the sources that have cases."""
    used = records.sources[records.sources["id"].isin(records.cases["source_id"])]
    return dict(zip(used["id"], used["title"], strict=True))


def load_filters(query: Mapping[str, Sequence[str]], records: Records) -> tuple[str, ...]:
    """Set the widgets to what an address says; the `name=value` pairs that could not be read come back."""
    filters, ignored = Filters.from_query(query, vocabulary(records))
    for name, defaults in _out_of_reach(filters, records).items():
        filters = replace(filters, **defaults)
        ignored += tuple(f"{name}={value}" for value in query[name])
    _put(filters, records)
    return ignored


def _out_of_reach(filters: Filters, records: Records) -> dict[str, dict[str, Any]]:
    """By parameter: what to set back, where a value lies where no slider goes."""
    first, last = years(records)
    low = _step(filters.population_from, POPULATION_STEPS[0])
    high = _step(filters.population_to, POPULATION_STEPS[-1])
    found: dict[str, dict[str, Any]] = {}
    if (filters.year_from or first) > last or (filters.year_to or last) < first:
        found["year"] = {"year_from": None, "year_to": None}
    if low >= high:
        found["pop"] = {"population_from": None, "population_to": None}
    if filters.min_cases > MOST_MIN_CASES:
        found["min"] = {"min_cases": 1}
    return found


def reset_filters(records: Records) -> None:
    """Set every filter back to the default view."""
    _put(Filters(), records)


def _put(filters: Filters, records: Records) -> None:
    first, last = years(records)
    steps = POPULATION_STEPS
    values: dict[str, Any] = {
        "technologies": list(filters.technologies),
        "families": list(filters.families),
        "match": filters.match,
        "year": (max(filters.year_from or first, first), min(filters.year_to or last, last)),
        "undated": filters.undated,
        "population": (_step(filters.population_from, steps[0]), _step(filters.population_to, steps[-1])),
        "min_cases": filters.min_cases,
        "size_bands": list(filters.size_bands),
        "regions": list(filters.regions),
        "prefecture": filters.prefecture,
        "statuses": list(filters.statuses),
        "sources": list(filters.sources),
        "checked_only": filters.checked_only,
    }
    for name, value in values.items():
        st.session_state[_KEYS[name]] = value


def _step(population: int | None, otherwise: int) -> int:
    """The nearest stop of the population slider: an address may hold any number."""
    return otherwise if population is None else min(POPULATION_STEPS, key=lambda step: abs(step - population))


def chosen_filters(records: Records) -> Filters:
    """The filters as the widgets stand now."""
    value: dict[str, Any] = {name: st.session_state[key] for name, key in _KEYS.items()}
    first, last = years(records)
    year_from, year_to = value["year"]
    low, high = value["population"]
    return Filters(
        technologies=tuple(value["technologies"]),
        families=tuple(value["families"]),
        match=value["match"] or "any",
        year_from=None if year_from == first else year_from,
        year_to=None if year_to == last else year_to,
        undated=value["undated"],
        population_from=None if low == POPULATION_STEPS[0] else low,
        population_to=None if high == POPULATION_STEPS[-1] else high,
        min_cases=value["min_cases"],
        size_bands=_in_order(value["size_bands"], [band.label for band in geodata.SIZE_BANDS]),
        regions=_in_order(value["regions"], geodata.REGIONS),
        prefecture=value["prefecture"] or "",
        statuses=_in_order(value["statuses"], STATUSES),
        sources=tuple(value["sources"]),
        checked_only=value["checked_only"],
    )


def _in_order(chosen: Sequence[str], order: Sequence[str]) -> tuple[str, ...]:
    return tuple(value for value in order if value in chosen)


def filter_sidebar(records: Records, *, prefecture: bool = True) -> Filters:
    """Draw the filters in the sidebar; the map page has its own choice of prefecture."""
    with st.sidebar:
        st.subheader(text("filter.heading"))
        _technology_filters(records.technologies)
        _time_filters(records)
        _size_filters()
        with st.expander(text("filter.more"), expanded=False):
            _group_filters(records, prefecture=prefecture)
        st.button(text("app.reset"), on_click=reset_filters, args=(records,), width="stretch", key="reset_sidebar")
    return chosen_filters(records)


def _technology_filters(tags: pd.DataFrame) -> None:
    labels = dict(zip(tags["tag"], tags["label_ja"], strict=True))
    st.multiselect(
        text("filter.technologies"), list(labels), format_func=labels.__getitem__, key=_KEYS["technologies"],
        placeholder=text("filter.all"), select_all=False, persist_state="session",
    )  # fmt: skip
    st.multiselect(
        text("filter.families"), list(tags["family"].unique()), key=_KEYS["families"],
        placeholder=text("filter.all"), select_all=False, persist_state="session",
    )  # fmt: skip
    st.radio(
        text("filter.match"), ("any", "all"), format_func=lambda value: text(f"filter.match.{value}"),
        horizontal=True, key=_KEYS["match"], persist_state="session",
    )  # fmt: skip


def _time_filters(records: Records) -> None:
    first, last = years(records)
    st.slider(
        text("filter.year"), first, last, value=(first, last), format="%d", key=_KEYS["year"],
        help=text("filter.year_help"), persist_state="session",
    )  # fmt: skip
    st.checkbox(text("filter.undated"), key=_KEYS["undated"], persist_state="session")


def _size_filters() -> None:
    last = POPULATION_STEPS[-1]
    st.select_slider(
        text("filter.population"), POPULATION_STEPS, value=(POPULATION_STEPS[0], last),
        format_func=lambda step: text("value.no_limit") if step == last else people(step),
        key=_KEYS["population"], help=text("filter.population_help"), persist_state="session",
    )  # fmt: skip
    st.slider(text("filter.min"), 1, MOST_MIN_CASES, key=_KEYS["min_cases"], persist_state="session")


def _group_filters(records: Records, *, prefecture: bool) -> None:
    st.multiselect(
        text("filter.statuses"), STATUSES, format_func=lambda value: text(f"status.{value}"),
        key=_KEYS["statuses"], select_all=False, help=text("filter.statuses_help"), persist_state="session",
    )  # fmt: skip
    st.multiselect(
        text("filter.bands"), [band.label for band in geodata.SIZE_BANDS], key=_KEYS["size_bands"],
        placeholder=text("filter.all"), select_all=False, persist_state="session",
    )  # fmt: skip
    st.multiselect(
        text("filter.regions"), geodata.REGIONS, key=_KEYS["regions"], placeholder=text("filter.all"), select_all=False,
        persist_state="session",
    )  # fmt: skip
    if prefecture:
        prefecture_choice(text("filter.prefecture"))
    titles = _used_sources(records)
    st.multiselect(
        text("filter.sources"), list(titles), format_func=titles.__getitem__, key=_KEYS["sources"],
        placeholder=text("filter.all"), select_all=False, persist_state="session",
    )  # fmt: skip
    st.toggle(
        text("filter.checked"),
        key=_KEYS["checked_only"],
        help=text("filter.checked_help"),
        persist_state="session",
    )


def prefecture_choice(label: str, **options: Any) -> None:
    """Draw the choice of one prefecture, or all of Japan."""
    names = {"": text("map.nation"), **prefecture_names()}
    st.selectbox(
        label,
        list(names),
        format_func=names.__getitem__,
        key=_KEYS["prefecture"],
        persist_state="session",
        **options,
    )


def chosen_prefecture() -> str:
    """Two-digit code of the chosen prefecture, or "" for all of Japan."""
    return str(st.session_state[_KEYS["prefecture"]])


def set_prefecture(code: str) -> None:
    """Choose a prefecture; for callbacks, before the widgets are drawn."""
    st.session_state[_KEYS["prefecture"]] = code


def people(population: int) -> str:
    """A number of people as Japanese reads it: 3,000 人, 12.3 万人."""
    if population < 10_000:
        return text("value.people", n=f"{population:,}")
    return text("value.people_man", n=f"{population / 10_000:,.1f}".removesuffix(".0"))
