"""The page's address holds the view: a reload, a copied link and the back button show the same.

Streamlit's own `bind="query-params"` writes the labels of choices and drops what it cannot read without a word; the
addresses here hold codes, stay the same in every language, and what cannot be read is said.
"""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

_WRITTEN = "_url_written"
_PAGE, _SEEN, _IGNORED = "_url_page", "_url_seen", "_url_ignored"

Query = Mapping[str, Sequence[str]]


def address() -> dict[str, list[str]]:
    """All values of each parameter of the page's address."""
    return {name: st.query_params.get_all(name) for name in st.query_params}


def enter(page: str, load: Callable[[Query], tuple[str, ...]]) -> tuple[str, ...]:
    """Call `load` with the parameters when the address did not come from this session's own widgets.

    That is at the start of a session, after the back button, and when a link with parameters was followed. A bare
    change of the page keeps what the reader has chosen.

    Returns:
        What `load` could not read, as `name=value`, until the next address.
    """
    found = address()
    written = st.session_state.get(_WRITTEN)
    moved = st.session_state.get(_PAGE) != page
    first_visit = page not in st.session_state.setdefault(_SEEN, set())
    st.session_state[_PAGE] = page
    st.session_state[_SEEN].add(page)
    if first_visit and moved and not found and written:
        found = written  # the page's own widgets have no value yet; the filters stay as they are
    elif not first_visit and (found == written or (moved and not found)):
        return st.session_state.get(_IGNORED, ())
    ignored = load(found)
    # Not `found`: a link to another view of the same page reaches the script but not the browser's address bar, so
    # the next `leave` has to write it.
    st.session_state[_WRITTEN] = None
    st.session_state[_IGNORED] = ignored
    return ignored


def leave(query: Query) -> None:
    """Write the view into the address, when it differs from what stands there."""
    wanted = {name: list(values) for name, values in query.items()}
    if address() != wanted or st.session_state.get(_WRITTEN) is None:
        st.query_params.from_dict(wanted)
    st.session_state[_WRITTEN] = wanted
