"""Text without a structure: the paragraphs around an organisation that does something."""

import re
from collections.abc import Iterator

from dashboard.records.ingest.documents.cues import Standing, standing
from dashboard.records.ingest.documents.document import Block, Document
from dashboard.records.ingest.documents.dominant import dominant_organisation
from dashboard.records.ingest.documents.places import mentions
from dashboard.records.ingest.documents.sections import sentences
from dashboard.records.ingest.documents.segments import Organisation, Segment
from dashboard.records.ingest.documents.taxonomy import Taxonomy

_SUBJECT = re.compile(r"^(?:役所|役場|庁|\([^)]{2,6}\))?(?:では|は|が|も、|において|の(?:取り?組み|事例|場合))")
_LEADING = 24


def segments(document: Document, taxonomy: Taxonomy) -> list[Segment]:
    """One case where the document is about one organisation, else one for each organisation that acts in it."""
    owner = dominant_organisation(document)
    found = [_whole(document, owner)] if owner is not None else list(_by_paragraph(document.blocks))
    return [segment for segment in found if _tells_of_technology(segment, taxonomy)]


def _whole(document: Document, owner: Organisation) -> Segment:
    heading = next((block for block in document.blocks[:6] if block.kind == "heading"), None)
    first = document.blocks[0]
    if heading is None and len(first.text) <= 80 and not first.text.endswith("。"):
        heading = first
    rest = [block for block in document.blocks if block is not heading]
    subject = heading.folded.text if heading else ""
    return Segment("paragraph", heading, subject, [owner], rest, page=str(first.page or ""))


def _by_paragraph(blocks: tuple[Block, ...]) -> Iterator[Segment]:
    """A case from each paragraph that begins with an organisation as its subject, up to the next."""
    open_segment: Segment | None = None
    for block in blocks:
        actor = _actor(block)
        if actor:
            if open_segment:
                yield open_segment
            open_segment = Segment("paragraph", None, "", [actor], [block], page=str(block.page or ""))
        elif block.kind == "heading":
            if open_segment:
                yield open_segment
            open_segment = None
        elif open_segment:
            open_segment.blocks.append(block)
    if open_segment:
        yield open_segment


def _actor(block: Block) -> Organisation | None:
    """The organisation that a paragraph begins with as its subject."""
    if block.kind not in ("text", "item"):
        return None
    text = block.folded.text
    for mention in mentions(text):
        if mention.start > _LEADING:
            return None
        if (mention.lgcode or mention.candidates) and _SUBJECT.match(text[mention.end :]):
            return Organisation(mention.name, mention.lgcode, block, "", mention.candidates)
    return None


def _tells_of_technology(segment: Segment, taxonomy: Taxonomy) -> bool:
    own = frozenset(organisation.lgcode for organisation in segment.organisations)
    for sentence in sentences(segment.blocks, segment.heading):
        lower = sentence.text.lower()
        for found in taxonomy.find(lower if len(lower) == len(sentence.text) else sentence.text):
            if standing(sentence, found.start, found.end, own) in (Standing.USED, Standing.PLANNED):
                return True
    return False
