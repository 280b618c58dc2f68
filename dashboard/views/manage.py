"""データ管理: tables and documents into the records, and what was taken in before."""

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard.records import Records
from dashboard.strings import text
from dashboard.widgets import url_state
from dashboard.widgets.current import current_records
from dashboard.widgets.filters import chosen_filters, load_filters
from dashboard.widgets.import_allowed import why_not
from dashboard.widgets.import_document import import_document
from dashboard.widgets.import_history import import_history
from dashboard.widgets.import_table import import_table
from dashboard.widgets.page import banner
from dashboard.widgets.plain import plain


def render() -> None:
    """Draw the page; where records may not be changed, with the reason instead of the ways to change them."""
    records = current_records()
    banner(records, url_state.enter("manage", lambda query: _load(query, records)))
    url_state.leave(chosen_filters(records).to_query())  # the filters of the other pages go along
    st.title(text("page.manage"), anchor=False)
    reason = why_not()
    st.caption(plain(text("manage.where", data=str(records.data_dir), version=records.version)))
    if reason:
        st.info(plain(reason), icon=":material/lock:")
        st.subheader(text("manage.history"), anchor=False)
        import_history(records.data_dir, editable=False)
        return
    table, document, history = st.tabs([text("manage.tab.table"), text("manage.tab.document"), text("manage.history")])
    with table:
        import_table(records)
    with document:
        import_document(records)
    with history:
        import_history(records.data_dir, editable=True)


def _load(query: Mapping[str, Sequence[str]], records: Records) -> tuple[str, ...]:
    return load_filters(query, records)
