"""Tables as files that a spreadsheet opens without doing harm."""

import csv
import io

import pandas as pd
import streamlit as st

from dashboard.strings import text

# Japanese Excel reads the full-width signs as a formula too.
_FORMULA_STARTS = (*"=+-@", *"＝＋－＠", "\t", "\r", "\n")


def download_csv(table: pd.DataFrame, file_name: str, *, key: str, note: str = "", label: str = "") -> None:
    """Draw the download button; the file is written when it is pressed."""
    st.download_button(
        label or text("app.download_csv"),
        data=lambda: csv_bytes(table, note),
        file_name=file_name,
        mime="text/csv",
        key=key,
        icon=":material/download:",
        on_click="ignore",
    )


def csv_bytes(table: pd.DataFrame, note: str = "") -> bytes:
    """The table as UTF-8 with BOM (Excel reads it as Japanese), formulas disarmed, `note` as the last row."""
    target = io.StringIO()
    table.map(_disarmed).to_csv(target, index=False, lineterminator="\r\n")
    if note:
        csv.writer(target).writerow([_disarmed(note)])
    return target.getvalue().encode("utf-8-sig")


def _disarmed(value: object) -> object:
    """A text that a spreadsheet would run gets an apostrophe before it; numbers stay numbers."""
    if isinstance(value, str) and value.startswith(_FORMULA_STARTS):
        return "'" + value
    return value
