"""The document that is being looked at: drafted once, kept with what was decided while the page is drawn again."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import streamlit as st

from dashboard.records import Records
from dashboard.records.ingest.documents import MOST_MEGABYTES, DocumentError, Drafts, extract, parse, taxonomy
from dashboard.records.ingest.review import Decision
from dashboard.records.ingest.tables import TableError
from dashboard.records.ingest.tables.source_ids import source_id_of
from dashboard.strings import text
from dashboard.widgets.import_source import NEW, SourceChoice

CHOSEN = "manage_draft"
_OPEN = "manage_document"


@dataclass
class Reviewed:
    """The document that is being looked at, and what was decided so far."""

    wanted: tuple[object, ...]
    sha256: str
    drafts: Drafts
    decisions: dict[str, Decision] = field(default_factory=dict)


def reviewed_document(
    file_id: str, name: str, content: Callable[[], bytes], source: SourceChoice, records: Records
) -> Reviewed:
    """The document with its drafts, extracted once for each file and source.

    Raises:
        DocumentError: It cannot be read.
        TableError: The source has no usable name.
    """
    wanted = (file_id, source.id, tuple(records.technologies["tag"]))
    kept: Reviewed | None = st.session_state.get(_OPEN)
    if kept is not None and kept.wanted == wanted:
        return kept
    if source.id == NEW:
        raise TableError("source_name", source="")
    path = Path(name)
    if path.suffix.lower() not in MOST_MEGABYTES:
        raise DocumentError("kind", file=name, found=path.suffix or "?")
    raw = content()
    digest = hashlib.sha256(raw).hexdigest()
    bar = st.progress(0.0, text("manage.reading"))

    def advance(done: int, of: int) -> None:
        bar.progress(done / of if of else 0.0, text("manage.reading"))

    document = parse(raw, path, advance)
    drafts = extract(document, taxonomy(records.technologies), source_id_of(name, digest, source.id))
    bar.empty()
    st.session_state[_OPEN] = Reviewed(wanted, digest, drafts)
    st.session_state[CHOSEN] = 0
    return st.session_state[_OPEN]


def close_document() -> None:
    """Forget the document; what was decided goes with it."""
    st.session_state.pop(_OPEN, None)
