"""Documents (.txt .md .html .pdf .docx) to draft records of cases."""

from dashboard.records.ingest.documents.document import Block, Document
from dashboard.records.ingest.documents.drafts import CASE_COLUMNS, EFFECT_COLUMNS, EVIDENCE_COLUMNS, Drafts
from dashboard.records.ingest.documents.errors import DocumentError
from dashboard.records.ingest.documents.extraction import extract
from dashboard.records.ingest.documents.reading import MOST_MEGABYTES, parse, read
from dashboard.records.ingest.documents.taxonomy import Taxonomy, taxonomy

__all__ = [
    "CASE_COLUMNS",
    "EFFECT_COLUMNS",
    "EVIDENCE_COLUMNS",
    "MOST_MEGABYTES",
    "Block",
    "Document",
    "DocumentError",
    "Drafts",
    "Taxonomy",
    "extract",
    "parse",
    "read",
    "taxonomy",
]
