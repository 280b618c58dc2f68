"""A document on its way into the records: read, drafted, each draft looked at beside its text, then taken in."""

from collections.abc import Mapping

import streamlit as st

from dashboard.records import DataDirectoryError, Records, store
from dashboard.records.ingest import review
from dashboard.records.ingest.documents import MOST_MEGABYTES, DocumentError
from dashboard.records.ingest.passages import passages
from dashboard.records.ingest.tables import Draft, TableError
from dashboard.records.ingest.tables.kinds import base_name
from dashboard.records.store import NewSource, Outcome, StoreError
from dashboard.strings import text
from dashboard.widgets.import_result import counted, outcome_line, problems_report
from dashboard.widgets.import_source import SourceChoice, source_choice
from dashboard.widgets.plain import plain
from dashboard.widgets.review_document import CHOSEN, Reviewed, close_document, reviewed_document
from dashboard.widgets.review_form import review_form
from dashboard.widgets.review_text import passages_text

_ROUND, _RESULT = "manage_document_round", "manage_document_result"
_NEXT, _PLANNED = "manage_draft_next", "manage_document_planned"
_MARKS = {"checked": "✓", "unchecked": "△", "rejected": "×"}


def import_document(records: Records) -> None:
    """Draw the way of one document into `records.data_dir`, as far as it has come."""
    _told()
    limit = min(max(MOST_MEGABYTES.values()), 100)
    st.caption(text("manage.document_limits", kinds=" ".join(MOST_MEGABYTES), megabytes=limit))
    uploaded = st.file_uploader(
        text("manage.document"), key=f"manage_document_{st.session_state.setdefault(_ROUND, 0)}", max_upload_size=limit
    )
    if uploaded is None:
        close_document()
        return
    source = source_choice(records, "manage_document", text("manage.source_from_name"))
    try:
        reviewed = reviewed_document(uploaded.file_id, base_name(uploaded.name), uploaded.getvalue, source, records)
    except (DocumentError, TableError) as error:
        st.error(plain(error.text("ja")), icon=":material/error:")
        return
    if reviewed.drafts.cases.empty:
        st.warning(text("manage.no_drafts"), icon=":material/search_off:")
        return
    _one_draft(reviewed, records)
    _take_in(reviewed, records, source)


def _one_draft(reviewed: Reviewed, records: Records) -> None:
    """The text on the left, the fields on the right."""
    cases, decisions = reviewed.drafts.cases, reviewed.decisions
    ids = cases["case_id"].tolist()

    def label(number: int) -> str:
        decision = decisions.get(ids[number])
        mark = _MARKS[decision.state] if decision else "・"
        title = (decision.case if decision else cases.iloc[number])["title"]
        return f"{mark} {number + 1}. {title}"

    st.session_state[CHOSEN] = st.session_state.pop(_NEXT, st.session_state[CHOSEN])
    st.markdown(f"**{plain(_progress(reviewed))}**")
    first, second, third = st.columns([8, 1, 1], vertical_alignment="bottom")
    with first:
        number = st.selectbox(text("manage.draft"), range(len(ids)), format_func=label, key=CHOSEN)
    second.button(text("manage.previous"), on_click=_go, args=(-1, len(ids)), key="manage_previous", width="stretch")
    third.button(text("manage.next"), on_click=_go, args=(1, len(ids)), key="manage_next", width="stretch")
    case_id = ids[number]
    left, right = st.columns(2, gap="large")
    with left:
        st.markdown(f"**{text('manage.text')}**")
        passages_text(passages(reviewed.drafts, number))
    with right:
        st.markdown(f"**{text('manage.fields')}**")
        evidence = reviewed.drafts.evidence[reviewed.drafts.evidence["case_id"] == case_id]
        current = decisions.get(case_id) or review.drafted(reviewed.drafts, case_id)
        made = review_form(
            current,
            evidence,
            cases["question"].iloc[number],
            records,
            key=f"manage_draft_{reviewed.sha256[:8]}_{case_id}",
        )
    if made is not None:
        decisions[case_id] = made
        st.session_state[_NEXT] = min(number + 1, len(ids) - 1)
        st.rerun()


def _go(step: int, count: int) -> None:
    st.session_state[CHOSEN] = (st.session_state[CHOSEN] + step) % count


def _progress(reviewed: Reviewed) -> str:
    states = [str(decision.state) for decision in reviewed.decisions.values()]
    counts: dict[str, object] = {state: states.count(state) for state in _MARKS}
    total = len(reviewed.drafts.cases)
    structure = text(f"extract.structure.{reviewed.drafts.structure or 'none'}")
    return text("manage.reviewed", "ja", total=total, structure=structure, left=total - len(states), **counts)


def _take_in(reviewed: Reviewed, records: Records, source: SourceChoice) -> None:
    """Check what was taken so far, and store it."""
    st.divider()
    left = len(reviewed.drafts.cases) - len(reviewed.decisions)
    if left:
        st.button(text("manage.accept_rest", n=left), on_click=_accept_rest, args=(reviewed,), key="manage_accept_rest")
    draft = review.to_store(reviewed.drafts, reviewed.decisions, reviewed.sha256)
    if not draft.rows:
        st.info(text("manage.nothing_taken"))
        return
    try:
        outcome = _planned(draft, records, _entry(draft, source))
    except (StoreError, DataDirectoryError) as error:
        st.error(plain(error.text("ja")), icon=":material/error:")
        return
    outcome_line(outcome)
    if outcome.problems:
        st.caption(text("manage.row_is_draft"))
    problems_report(outcome.problems, key="manage_document_problems")
    st.button(
        text("manage.document_import", n=len(draft.rows)),
        type="primary",
        disabled=bool(outcome.problems) or not outcome.added,
        on_click=_import,
        args=(records, reviewed, source),
        key="manage_document_import",
        icon=":material/download_done:",
    )


def _planned(draft: Draft, records: Records, source: NewSource) -> Outcome:
    """What storing comes to; worked out again only when a decision, the source or the records have changed."""
    wanted = (repr(draft.rows), records.version, source)
    kept = st.session_state.get(_PLANNED)
    if kept is None or kept[0] != wanted:
        kept = st.session_state[_PLANNED] = (wanted, store.add(records.data_dir, draft, source=source, dry_run=True))
    return kept[1]


def _accept_rest(reviewed: Reviewed) -> None:
    for case_id in reviewed.drafts.cases["case_id"]:
        if case_id not in reviewed.decisions:
            reviewed.decisions[case_id] = review.drafted(reviewed.drafts, case_id)


def _entry(draft: Draft, source: SourceChoice) -> NewSource:
    said: Mapping[str, str] = {
        name: getattr(source, name) for name in ("title", "publisher", "licence", "published", "url")
    }
    return store.source_of(draft, **said)


def _import(records: Records, reviewed: Reviewed, source: SourceChoice) -> None:
    draft = review.to_store(reviewed.drafts, reviewed.decisions, reviewed.sha256)
    checked = sum(decision.state == "checked" for decision in reviewed.decisions.values())
    try:
        outcome = store.add(records.data_dir, draft, source=_entry(draft, source), options={"checked": checked})
    except (StoreError, DataDirectoryError) as error:
        st.session_state[_RESULT] = (False, error.text("ja"))
        return
    if outcome.problems:
        st.session_state[_RESULT] = (False, text("manage.changed_since"))
        return
    added = counted(outcome.added)
    st.session_state[_RESULT] = (True, text("manage.done", added=added, already=outcome.already, id=outcome.import_id))
    st.session_state[_ROUND] += 1
    close_document()


def _told() -> None:
    """What became of the last import; said once."""
    if _RESULT in st.session_state:
        done, message = st.session_state.pop(_RESULT)
        show = st.success if done else st.error
        show(plain(message), icon=":material/check:" if done else ":material/error:")
