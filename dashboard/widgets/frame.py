"""The page around the page: what Streamlit itself leaves in English, or leaves empty."""

from pathlib import Path

import streamlit as st

_STYLE = Path(__file__).with_name("page.css")


def prepare_page(language: str) -> None:
    """Name the language of the page and set its style.

    Streamlit's page says `en`, and a screen reader would read Japanese with English rules.
    """
    st.html(_STYLE)
    st.html(f"<script>document.documentElement.lang = '{language}'</script>", unsafe_allow_javascript=True)
