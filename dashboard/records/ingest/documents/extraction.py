"""From a document to its draft records."""

import re
from collections.abc import Iterator

from dashboard.records.ingest.documents import structure
from dashboard.records.ingest.documents.document import Document
from dashboard.records.ingest.documents.drafting import draft_of
from dashboard.records.ingest.documents.drafts import Draft, Drafts, frames
from dashboard.records.ingest.documents.publication import published_fiscal_year
from dashboard.records.ingest.documents.segments import Segment
from dashboard.records.ingest.documents.taxonomy import Taxonomy

_IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")
_NOT_IN_IDENTIFIER = re.compile(r"[^A-Za-z0-9_.-]+")


def extract(document: Document, taxonomy: Taxonomy, source_id: str = "") -> Drafts:
    """The draft records of a document: unchecked, each field with its evidence.

    Args:
        document: What `reading.read` gives.
        taxonomy: The technologies to look for.
        source_id: The source the drafts belong to; without one the file's name, or its content's hash.
    """
    source = source_id or default_source_id(document)
    found = structure.segments(document, taxonomy)
    published = published_fiscal_year(document)
    drafts: list[Draft] = []
    taken: set[str] = set()
    for item, segment in _numbered(found):
        case_id = _unique(f"{source}-{item}", taken)
        taken.add(case_id)
        drafts.append(
            draft_of(segment, document, taxonomy, case_id=case_id, source_id=source, item=item, published=published)
        )
    kinds = [segment.structure for segment in found]
    return frames(document, max(set(kinds), key=kinds.count) if kinds else "", drafts, found)


def default_source_id(document: Document) -> str:
    """An id from the file's name; names in other letters give the hash of the content."""
    stem = _NOT_IN_IDENTIFIER.sub("-", document.path.stem).strip("-._")
    return stem if len(stem) >= 2 and _IDENTIFIER.fullmatch(stem) else f"doc-{document.version}"


def _numbered(segments: list[Segment]) -> Iterator[tuple[str, Segment]]:
    """The segments with their printed number, or their position; two digits so that they sort."""
    for position, segment in enumerate(segments, 1):
        item = _NOT_IN_IDENTIFIER.sub("-", segment.item).strip("-.") or str(position)
        yield (item.zfill(2) if item.isdecimal() else item), segment


def _unique(case_id: str, taken: set[str]) -> str:
    candidate, number = case_id, 1
    while candidate in taken:
        number += 1
        candidate = f"{case_id}-{number}"
    return candidate
