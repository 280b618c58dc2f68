"""A table that is uploaded: read once, or refused in a sentence."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from dashboard.records.ingest import tables
from dashboard.records.ingest.tables import Sheet, TableError
from dashboard.strings import text
from dashboard.widgets.plain import plain

_STYLE = Path(__file__).with_name("import_file.css")
_ROUND, _READ = "manage_round", "manage_read"


@dataclass(frozen=True)
class Read:
    """The file that was read last, or why it was not."""

    file_id: str
    worksheet: str
    sheet: Sheet | None
    error: TableError | None


def uploaded_sheet() -> Sheet | None:
    """Draw the place to drop a table; its rows, or None while there is none that can be read."""
    limits = tables.current_limits()
    st.html(_STYLE)
    st.caption(text("manage.limits", megabytes=limits.file_megabytes, columns=limits.columns))
    uploaded = st.file_uploader(
        text("manage.upload"),
        key=f"manage_file_{st.session_state.setdefault(_ROUND, 0)}",
        max_upload_size=limits.file_megabytes,
    )
    if uploaded is None:
        st.session_state.pop(_READ, None)
        return None
    read = _read(uploaded.file_id, uploaded.name, uploaded.getvalue, "")
    if read.error and read.error.choices:
        chosen = st.selectbox(
            text("manage.worksheet"),
            read.error.choices,
            index=None,
            placeholder=text("manage.choose"),
            key="manage_sheet",
        )
        if not chosen:
            st.info(text("manage.worksheet_needed"))
            return None
        read = _read(uploaded.file_id, uploaded.name, uploaded.getvalue, chosen)
    if read.error:
        st.error(plain(read.error.text("ja")), icon=":material/error:")
    return read.sheet


def next_file() -> None:
    """Empty the place for the next file; for callbacks."""
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    st.session_state.pop(_READ, None)


def _read(file_id: str, name: str, content: Callable[[], bytes], worksheet: str) -> Read:
    """The file as read; the last one is kept for the reruns of the page."""
    kept: dict[str, Read] = st.session_state.setdefault(_READ, {})
    if worksheet not in kept or kept[worksheet].file_id != file_id:
        try:
            sheet = tables.read_table(name, content(), sheet=worksheet, limits=tables.current_limits())
            kept[worksheet] = Read(file_id, worksheet, sheet, None)
        except TableError as error:
            kept[worksheet] = Read(file_id, worksheet, None, error)
    return kept[worksheet]
