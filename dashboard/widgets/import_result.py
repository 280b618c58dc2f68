"""What an import would bring: its first rows, what should be known, and every problem."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard.records import Problem
from dashboard.records.ingest.tables import Draft
from dashboard.records.store import Outcome
from dashboard.strings import text
from dashboard.strings.ingest_notices import notice_text
from dashboard.widgets.download import download_csv
from dashboard.widgets.plain import plain

_FIRST_ROWS = 20
_COLUMNS = ("file", "row", "column", "found", "expected")


def counted(tables: dict[str, int]) -> str:
    """Rows by table in one line: 事例 2 行・効果 1 行."""
    return "・".join(
        text("import.added", table=text(f"import.kind.{table}"), count=f"{count:,}") for table, count in tables.items()
    )


def preview(draft: Draft) -> None:
    """Draw the first rows as they would be stored, and the notices."""
    for notice in draft.notices:
        st.caption(plain(notice_text(notice.key, dict(notice.params))))
    filled = [name for name in (draft.rows[0].cells if draft.rows else ()) if any(r.cells[name] for r in draft.rows)]
    frame = pd.DataFrame(
        [[row.origin.row, *(row.cells[name] for name in filled)] for row in draft.rows[:_FIRST_ROWS]],
        columns=[text("import.report.row"), *(text(f"import.column.{name}") for name in filled)],
    )
    kind = text(f"import.kind.{draft.kind}")
    st.markdown(
        f"**{text('manage.preview', kind=kind, rows=f'{len(draft.rows):,}', shown=min(len(draft.rows), _FIRST_ROWS))}**"
    )
    st.dataframe(frame, hide_index=True, width="stretch", alt=text("manage.preview_alt"))


def outcome_line(outcome: Outcome) -> None:
    """Draw in one line whether it can be imported."""
    if outcome.problems:
        st.error(text("manage.problems", count=f"{len(outcome.problems):,}"), icon=":material/error:")
    elif not outcome.added:
        st.info(text("cli.import.nothing_new", already=f"{outcome.already:,}"), icon=":material/done_all:")
    else:
        ready = text("manage.ready", added=counted(outcome.added), already=f"{outcome.already:,}")
        st.success(plain(ready), icon=":material/check:")


def problems_report(problems: Sequence[Problem], *, key: str) -> None:
    """Draw every problem with its row, column, what was found and what is expected, and a way to take it along."""
    if not problems:
        return
    rows = [(p.file, p.row, p.column, p.found, p.expected) for p in problems]
    table = pd.DataFrame(rows, columns=[text(f"import.report.{name}") for name in _COLUMNS])
    st.dataframe(table, hide_index=True, width="stretch", alt=text("manage.problems_alt", count=len(problems)))
    download_csv(table, "dxmap_import_problems.csv", key=key, label=text("manage.problems_download"))
