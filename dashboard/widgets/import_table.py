"""A table on its way into the records: read, matched, checked, looked at, and only then taken in."""

from collections.abc import Hashable
from pathlib import Path

import streamlit as st

from dashboard.records import DataDirectoryError, Records, store
from dashboard.records.ingest import tables
from dashboard.records.ingest.tables import Draft, Options, Sheet, TableError
from dashboard.records.store import NewSource, Outcome, StoreError
from dashboard.strings import text
from dashboard.widgets.import_columns import columns_by_hand
from dashboard.widgets.import_file import next_file, uploaded_sheet
from dashboard.widgets.import_result import counted, outcome_line, preview, problems_report
from dashboard.widgets.import_source import NEW, SourceChoice, source_choice
from dashboard.widgets.plain import plain

_PLANNED, _RESULT, _KEEP = "manage_planned", "manage_result", "manage_keep_unlocated"


def import_table(records: Records) -> None:
    """Draw the way of one table into `records.data_dir`, as far as it has come."""
    _told()
    sheet = uploaded_sheet()
    if sheet is None:
        return
    try:
        options, source = _choices(sheet, records)
        draft, outcome = _planned(sheet, records, options, source)
    except TableError as error:
        st.warning(plain(error.text("ja")), icon=":material/help:")
        return
    except (StoreError, DataDirectoryError) as error:
        st.error(plain(error.text("ja")), icon=":material/error:")
        return
    preview(draft)
    outcome_line(outcome)
    problems_report(outcome.problems, key="manage_problems")
    if _keeps_unlocated() or any(problem.key == "not_located" for problem in outcome.problems):
        st.checkbox(text("manage.keep_unlocated"), key=_KEEP)
    st.button(
        text("manage.import"),
        type="primary",
        disabled=bool(outcome.problems) or not outcome.added,
        on_click=_import,
        args=(records.data_dir, draft, options, source, sheet.name),
        key="manage_import",
        icon=":material/download_done:",
    )


def _choices(sheet: Sheet, records: Records) -> tuple[Options, SourceChoice]:
    first, second = st.columns(2)
    with first:
        kind = st.selectbox(
            text("manage.kind"),
            ("", *tables.KINDS),
            format_func=lambda value: text(f"import.kind.{value}") if value else text("manage.kind_auto"),
            key="manage_kind",
        )
    with second:
        source = source_choice(records, "manage", text("manage.source_from_file"))
    kind = kind or tables.kind_of(sheet)
    date = ""
    if kind == "survey":
        date = _reference_date()
    if kind == "survey" and tables.is_wide(sheet):
        return Options(kind, source.id, date), source
    by_hand, constants = columns_by_hand(sheet, kind)
    return Options(kind, source.id, date, by_hand, constants), source


def _reference_date() -> str:
    first, second = st.columns(2, vertical_alignment="bottom")
    with second:
        unknown = st.checkbox(text("manage.date_unknown"), key="manage_date_unknown")
    with first:
        stated = st.text_input(
            text("manage.date"),
            placeholder="2023-04-01",
            help=text("manage.date_help"),
            disabled=unknown,
            key="manage_date",
        )
    return "unknown" if unknown else stated.strip()


def _planned(sheet: Sheet, records: Records, options: Options, source: SourceChoice) -> tuple[Draft, Outcome]:
    """What the import comes to; worked out again only when the file, a choice or the records have changed."""
    wanted: Hashable = (sheet.sha256, sheet.name, records.version, repr(options), source, _keeps_unlocated())
    kept = st.session_state.get(_PLANNED)
    if kept is None or kept[0] != wanted:
        if source.id == NEW:
            raise TableError("source_name", source="")
        with st.spinner(text("manage.checking")):
            draft = tables.prepare(sheet, records, options, tables.current_limits())
            outcome = store.add(
                records.data_dir, draft, source=_entry(draft, source), keep_unlocated=_keeps_unlocated(), dry_run=True
            )
        kept = st.session_state[_PLANNED] = (wanted, draft, outcome)
    return kept[1], kept[2]


def _keeps_unlocated() -> bool:
    return bool(st.session_state.get(_KEEP))


def _entry(draft: Draft, source: SourceChoice) -> NewSource:
    return store.source_of(
        draft,
        title=source.title,
        publisher=source.publisher,
        licence=source.licence,
        published=source.published,
        url=source.url,
    )


def _import(data_dir: Path, draft: Draft, options: Options, source: SourceChoice, worksheet: str) -> None:
    chosen = {"reference_date": options.reference_date, "map": dict(options.by_hand), "set": dict(options.constants)}
    try:
        outcome = store.add(
            data_dir,
            draft,
            source=_entry(draft, source),
            options={**chosen, "sheet": worksheet},
            keep_unlocated=_keeps_unlocated(),
        )
    except (StoreError, DataDirectoryError) as error:
        st.session_state[_RESULT] = (False, error.text("ja"))
        return
    st.session_state.pop(_PLANNED, None)
    if outcome.problems:  # somebody else has changed the records in between
        st.session_state[_RESULT] = (False, text("manage.changed_since"))
        return
    message = text("manage.done", added=counted(outcome.added), already=f"{outcome.already:,}", id=outcome.import_id)
    if outcome.new_source:
        message += text("cli.import.new_source", source=outcome.source_id)
    st.session_state[_RESULT] = (True, message)
    next_file()


def _told() -> None:
    """What became of the last import; said once."""
    if _RESULT in st.session_state:
        done, message = st.session_state.pop(_RESULT)
        show = st.success if done else st.error
        show(plain(message), icon=":material/check:" if done else ":material/error:")
