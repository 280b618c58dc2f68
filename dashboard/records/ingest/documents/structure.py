"""How a document is built, and so where its cases are: by its structure, never by its name."""

from dashboard.records.ingest.documents import (
    case_tables,
    catalogue,
    field_records,
    initiatives,
    paragraphs,
    plans,
    record_parts,
)
from dashboard.records.ingest.documents.document import Document
from dashboard.records.ingest.documents.joint import with_named_members
from dashboard.records.ingest.documents.segments import Segment
from dashboard.records.ingest.documents.taxonomy import Taxonomy


def segments(document: Document, taxonomy: Taxonomy) -> list[Segment]:
    """The cases of a document, in order.

    Tried in this order, each where the one before finds nothing: the measures of a plan; tables with a case a
    row; records with a table of fields; headings that name a case; lists of one organisation's initiatives;
    paragraphs around an organisation. Of headings and records the one that finds more cases is right.
    """
    headed = catalogue.segments(document)
    if len(_organisations(headed)) < 2 and (found := plans.segments(document)):
        return found
    tabled = case_tables.segments(document)
    if len(tabled) > len(headed):
        return tabled
    records = field_records.segments(document)
    if (records and len(records) >= len(headed)) or (records and len(_organisations(headed)) < 2):
        return [part for record in records for part in record_parts.parts(record, taxonomy)]
    if headed:
        return [with_named_members(segment) for segment in headed]
    return initiatives.segments(document, taxonomy) or paragraphs.segments(document, taxonomy)


def _organisations(found: list[Segment]) -> set[str]:
    return {organisation.lgcode for segment in found for organisation in segment.organisations}
