"""What a reader sees when a page fails: a Japanese sentence, while the log has the reason."""

import functools
import logging
from collections.abc import Callable
from typing import ParamSpec

import streamlit as st

from dashboard.strings import text

P = ParamSpec("P")


def guarded(draw: Callable[P, None]) -> Callable[P, None]:
    """`draw`, with an answer in Japanese to any failure; Streamlit's own is in English.

    Streamlit handles the errors of a fragment by itself, so each fragment needs this, and the page as a whole.
    """

    @functools.wraps(draw)
    def answering(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            draw(*args, **kwargs)
        except Exception:
            logging.getLogger(__name__).exception("%s failed", draw.__qualname__)
            st.error(text("app.failed"))

    return answering
