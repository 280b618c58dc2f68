"""Which column of the file is which: as it was recognised, to be corrected by hand."""

from collections.abc import Sequence

import streamlit as st

from dashboard.records import STATUSES
from dashboard.records.ingest import tables
from dashboard.records.ingest.tables import Sheet
from dashboard.strings import text

_ABREAST = 4
_NEEDED = {
    "cases": ("organisations", "prefecture", "code", "title", "summary", "status", "started", "technologies"),
    "costs": ("name", "prefecture", "code", "survey_date", "population", "cost_thousand_yen", "per_capita_yen"),
    "survey": ("name", "prefecture", "code", "indicator", "value", "unit", "reference_date"),
}
"""Shown at once; the other columns are behind a fold unless the file has them."""
_FOR_ALL = {
    "cases": ("status", "technologies", "published_fy", "department"),
    "costs": ("survey_date", "cloud_class"),
    "survey": ("indicator",),
}
"""What may be the same for all rows of a file and stand nowhere in it."""


def columns_by_hand(sheet: Sheet, kind: str) -> tuple[dict[str, str], dict[str, str]]:
    """Draw a choice for each column of the table; headers by column, and texts that hold for all rows.

    Raises:
        TableError: The file has no row of column names.
    """
    headers, suggested = tables.suggested_columns(sheet, kind)
    targets = tables.targets(kind)
    first = [name for name in targets if name in _NEEDED[kind] or name in suggested]
    st.markdown(f"**{text('manage.columns')}**")
    st.caption(text("manage.columns_help"))
    chosen = _choices(first, headers, suggested, kind)
    with st.expander(text("manage.columns_more")):
        chosen |= _choices([name for name in targets if name not in first], headers, suggested, kind)
    by_hand = {name: header for name, header in chosen.items() if header != suggested.get(name, "")}
    # A header that was given to one column is taken away from the one it was suggested for.
    moved = set(by_hand.values()) - {""}
    by_hand |= {name: "" for name, header in chosen.items() if name not in by_hand and header in moved}
    # Of two headers for one column the one that stands here is meant.
    by_hand |= {name: header for name, header in chosen.items() if header and name not in by_hand}
    return by_hand, _for_all([name for name in _FOR_ALL[kind] if not chosen.get(name)])


def _choices(names: Sequence[str], headers: Sequence[str], suggested: dict[str, str], kind: str) -> dict[str, str]:
    chosen = {}
    options = ["", *headers]
    for number, name in enumerate(names):
        if number % _ABREAST == 0:  # a row of its own each time: on a phone they stay in order
            places = st.columns(_ABREAST)
        with places[number % _ABREAST]:
            chosen[name] = st.selectbox(
                text(f"import.column.{name}"),
                options,
                index=options.index(suggested.get(name, "")),
                format_func=lambda header: header or text("manage.no_column"),
                key=f"manage_column_{kind}_{name}",
            )
    return chosen


def _for_all(names: Sequence[str]) -> dict[str, str]:
    constants = {}
    if names:
        st.caption(text("manage.for_all"))
        places = st.columns(_ABREAST)
    for number, name in enumerate(names):
        with places[number % _ABREAST]:
            label, key = text(f"import.column.{name}"), f"manage_constant_{name}"
            if name == "status":
                value = st.selectbox(
                    label,
                    ["", *STATUSES],
                    format_func=lambda v: text(f"import.status.{v}") if v else text("manage.no_column"),
                    key=key,
                )
            else:
                value = st.text_input(label, key=key).strip()
            if value:
                constants[name] = value
    return constants
