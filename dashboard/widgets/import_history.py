"""What was imported into the data directory, by whom, and the way back."""

from datetime import datetime
from pathlib import Path

import pandas as pd
import streamlit as st

from dashboard.records import DataDirectoryError, store
from dashboard.records.store import Entry, StoreError
from dashboard.strings import text
from dashboard.widgets.import_result import problems_report
from dashboard.widgets.plain import plain

_RESULT = "manage_undo_result"


def import_history(data_dir: Path, *, editable: bool) -> None:
    """Draw the list of imports; where records may be changed, with a button that undoes one."""
    entries = store.history(data_dir)
    standing = store.standing(entries)
    _told()
    if not entries:
        st.info(text("cli.import.no_history"))
        return
    left = {entry.id for entry in standing}
    table = pd.DataFrame([_row(entry, entry.id in left) for entry in reversed(entries)])
    st.dataframe(table, hide_index=True, width="stretch", alt=text("manage.history_alt", count=len(entries)))
    if not editable or not standing:
        return
    labels = {entry.id: f"{_when(entry)}　{entry.file}" for entry in reversed(standing)}
    chosen = st.selectbox(
        text("manage.undo_which"), list(labels), format_func=labels.__getitem__, key="manage_undo_which"
    )
    st.button(text("manage.undo"), on_click=_undo, args=(data_dir, chosen), key="manage_undo", icon=":material/undo:")


def _row(entry: Entry, stands: bool) -> dict[str, str]:
    action = entry.action if entry.action == "undo" or stands else "undone"
    values = {
        "when": _when(entry),
        "who": entry.who,
        "action": text(f"import.action.{action}"),
        "file": entry.file,
        "kind": text(f"import.kind.{entry.kind}"),
        "source": entry.source,
        "rows": "・".join(f"{file.path} +{file.added}" for file in entry.files if file.added),
        "id": entry.id,
    }
    return {text(f"manage.history.{name}"): value for name, value in values.items()}


def _when(entry: Entry) -> str:
    return f"{datetime.fromisoformat(entry.when).astimezone():%Y-%m-%d %H:%M}"


def _undo(data_dir: Path, import_id: str) -> None:
    try:
        entry, problems = store.undo(data_dir, import_id)
    except (StoreError, DataDirectoryError) as error:
        st.session_state[_RESULT] = (error.text("ja"), ())
        return
    if problems:
        st.session_state[_RESULT] = (text("cli.import.undo_problems", id=entry.id), problems)
    else:
        done = text("cli.import.undone", id=entry.id, when=_when(entry), file=entry.file)
        st.session_state[_RESULT] = (done, None)


def _told() -> None:
    """What became of the last undo; said once."""
    if _RESULT not in st.session_state:
        return
    message, problems = st.session_state.pop(_RESULT)
    if problems is None:
        st.success(plain(message), icon=":material/check:")
        return
    st.error(plain(message), icon=":material/error:")
    problems_report(problems, key="manage_undo_problems")
