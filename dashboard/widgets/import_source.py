"""Where the rows of a file are published: a known source, or a new one."""

from dataclasses import dataclass

import streamlit as st

from dashboard.records import Records
from dashboard.strings import text

FROM_FILE, NEW = "", "+"


@dataclass(frozen=True)
class SourceChoice:
    """The id that was chosen ("" for the file's own, `+` for a new one without a name), and what is said of it."""

    id: str
    title: str = ""
    publisher: str = ""
    licence: str = ""
    published: str = ""
    url: str = ""


def source_choice(records: Records, key: str, from_file: str) -> SourceChoice:
    """Draw the choice of the source; `from_file` says what the rows get where none is chosen."""
    titles = dict(zip(records.sources["id"], records.sources["title"], strict=True))
    labels = {FROM_FILE: from_file, NEW: text("manage.source_new")}
    chosen = st.selectbox(
        text("manage.source"),
        [FROM_FILE, *titles, NEW],
        format_func=lambda source: labels.get(source) or f"{titles[source]}（{source}）",
        help=text("manage.source_help"),
        key=f"{key}_source",
    )
    if chosen != NEW:
        return SourceChoice(chosen)
    first, second, third = st.columns(3)
    with first:
        name = st.text_input(text("manage.source_id"), placeholder="mic2024", key=f"{key}_source_id")
        published = st.text_input(
            text("manage.source_published"), placeholder="2024-03-29", key=f"{key}_source_published"
        )
    with second:
        title = st.text_input(text("manage.source_title"), key=f"{key}_source_title")
        url = st.text_input(text("manage.source_url"), placeholder="https://", key=f"{key}_source_url")
    with third:
        publisher = st.text_input(text("manage.source_publisher"), key=f"{key}_source_publisher")
        licence = st.text_input(text("manage.source_licence"), key=f"{key}_source_licence")
    values = [value.strip() for value in (name, title, publisher, licence, published, url)]
    return SourceChoice(values[0] or NEW, *values[1:])
