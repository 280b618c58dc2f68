"""The records that the pages show."""

import os
from pathlib import Path

import pandas as pd
import streamlit as st

import geodata
from dashboard.records import DataDirectoryError, Records, is_current, shared
from dashboard.strings import text
from dashboard.widgets.plain import plain

DATA_VARIABLE = "DXMAP_DATA"
DEFAULT_DATA = Path(__file__).resolve().parents[2] / "data"


def data_directory() -> Path:
    """The data directory that `dxmap serve` was given, or the project's own."""
    return Path(os.environ.get(DATA_VARIABLE) or DEFAULT_DATA)


def current_records() -> Records:
    """The records of the data directory, as they are now; shared by all sessions and never written to.

    When the directory has become unreadable the last records stay, and the page says so; without any the page ends.
    """
    directory = data_directory()
    try:
        records = shared(directory)
    except DataDirectoryError as error:
        st.error(plain(text("app.no_data", error=error.text("ja"))))
        st.stop()
    if not is_current(directory):
        st.warning(text("app.stale_data", version=records.version))
    return records


def registry() -> pd.DataFrame:
    """The registry of local governments, shared and never written to."""
    return geodata.registry()
