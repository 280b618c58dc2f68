"""A new source in `sources.toml`, at its end; what stands there stays as it is."""

import json
from dataclasses import dataclass, fields
from datetime import date
from pathlib import PurePath

from dashboard.records.ingest.tables.drafts import Draft
from dashboard.strings import text


@dataclass(frozen=True)
class NewSource:
    """An entry of sources.toml; what is not known says so (`記載なし`), an address or a date is left empty."""

    id: str
    title: str
    publisher: str
    licence: str
    published: str = ""
    url: str = ""
    note: str = ""

    def entry(self) -> str:
        """The entry as TOML: its basic strings escape as JSON does, and the delete sign, which JSON leaves."""
        lines = (
            f"{field.name} = {json.dumps(getattr(self, field.name), ensure_ascii=False)}" for field in fields(self)
        )
        return "\n".join(("[[source]]", *lines)).replace("\x7f", "\\u007f") + "\n"


def with_source(raw: bytes, source: NewSource) -> bytes:
    """sources.toml with one more entry."""
    gap = b"\n" if raw.endswith(b"\n") or not raw else b"\n\n"
    return raw + gap + source.entry().encode()


def source_of(
    draft: Draft, *, title: str = "", publisher: str = "", licence: str = "", published: str = "", url: str = ""
) -> NewSource:
    """The entry that the source of a draft gets if it has none yet; what nobody has said is said to be unknown."""
    unknown = text("import.unknown")
    kind = "cases" if draft.kind == "document" else draft.kind
    note = text("import.source_note", kind=kind, file=draft.file, date=date.today().isoformat())
    return NewSource(
        draft.source_id,
        title or PurePath(draft.file).stem,
        publisher or unknown,
        licence or unknown,
        published,
        url,
        note,
    )
