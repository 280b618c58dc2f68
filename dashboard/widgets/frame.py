"""The page around the page: what Streamlit itself leaves in English, or cannot style."""

import hashlib
from functools import cache
from pathlib import Path

import streamlit as st

_STATIC = Path(__file__).resolve().parents[1] / "static"


def prepare_page(language: str) -> None:
    """Name the language of the page and link its style sheet, once a browser page.

    Streamlit's page says `en`, and a screen reader would read Japanese with English rules.
    """
    st.html(
        "<script>(d=>{"
        f"d.documentElement.lang='{language}';"
        "if(!d.getElementById('dxmap-style')){const l=d.createElement('link');l.id='dxmap-style';l.rel='stylesheet';"
        f"l.href='app/static/page.css?v={_version()}';d.head.append(l)}}"
        "})(document)</script>",
        unsafe_allow_javascript=True,
    )


@cache
def _version() -> str:
    return hashlib.sha256((_STATIC / "page.css").read_bytes()).hexdigest()[:12]
