"""The text of a draft with the words marked that its fields rest on."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from dashboard.records.ingest.passages import Passage
from dashboard.strings import text

_HEIGHT = 720
_STYLE = """<style>
.dxmap-passages p { margin: 0 0 8px; line-height: 1.7; overflow-wrap: anywhere; white-space: pre-wrap; }
.dxmap-passages mark { background: #fff3b8; color: inherit; border-bottom: 2px solid #a58000; }
.dxmap-passages mark small { margin: 0 2px; padding: 0 4px; border-radius: 4px; background: #a58000; color: #fff; }
.dxmap-passages .place { color: #626264; font-size: 14px; }
</style>"""


def passages_text(passages: Sequence[Passage]) -> None:
    """Draw the passages in a box that scrolls; each mark carries the names of the fields that rest on it."""
    parts = []
    place = ("", "")
    for passage in passages:
        here = (str(passage.page or ""), str(passage.line))
        if passage.page and here[0] != place[0]:
            parts.append(f'<p class="place">{escape(text("manage.page", page=passage.page))}</p>')
        elif not passage.page and not place[1]:
            parts.append(f'<p class="place">{escape(text("manage.line", line=passage.line))}</p>')
        place = here
        words = _marked(passage)
        parts.append(f"<p><strong>{words}</strong></p>" if passage.heading else f"<p>{words}</p>")
    with st.container(height=_HEIGHT, border=True):
        st.html(f'{_STYLE}<div class="dxmap-passages" lang="ja">{"".join(parts)}</div>')


def field_label(name: str) -> str:
    """What a field of a draft is called: a column of the cases, or the kind of an effect."""
    metric = name.removeprefix("effect:")
    return text(f"effect.metric.{metric}") if metric != name else text(f"import.column.{name}")


def _marked(passage: Passage) -> str:
    parts, done = [], 0
    for mark in passage.marks:
        parts.append(escape(passage.text[done : mark.start]))
        labels = "・".join(dict.fromkeys(field_label(name) for name in mark.fields))
        parts.append(f"<mark>{escape(passage.text[mark.start : mark.end])}<small>{escape(labels)}</small></mark>")
        done = mark.end
    return "".join((*parts, escape(passage.text[done:])))
