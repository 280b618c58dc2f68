"""Links between the pages of the dashboard."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

import streamlit as st

_PAGES = "_pages"


def remember_pages(pages: Mapping[str, Any]) -> None:
    """Make the pages known under their names (`map`, `technology`, `cases`, `sources`)."""
    st.session_state[_PAGES] = dict(pages)


def link(name: str, label: str, query: Mapping[str, Sequence[str]], **options: Any) -> None:
    """Draw a link to a page that opens with this query."""
    st.page_link(st.session_state[_PAGES][name], label=label, query_params=_pairs(query), **options)


def go(name: str, query: Mapping[str, Sequence[str]]) -> None:
    """Change to a page with this query, now."""
    st.switch_page(st.session_state[_PAGES][name], query_params=_pairs(query))


def href(name: str, query: Mapping[str, Sequence[str]]) -> str:
    """Address of a page relative to the map's frame, for links that open in a new tab."""
    page = st.session_state[_PAGES][name]
    return f"../../{page.url_path}?{urlencode(_pairs(query))}"


def _pairs(query: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    return list(_each(query))


def _each(query: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    for name, values in query.items():
        for value in values:
            yield name, value
