"""Who may change the records: only the person in front of the machine that the dashboard runs on."""

import streamlit as st

from dashboard.strings import text

_THIS_MACHINE = ("127.0.0.1", "localhost", "::1")


def why_not() -> str:
    """Why records cannot be changed here; "" where they can.

    Without an address Streamlit listens to the whole network: then everybody could change what all see.
    """
    address = st.get_option("server.address") or ""
    return "" if address in _THIS_MACHINE else text("manage.not_here", address=address or "0.0.0.0")  # noqa: S104
