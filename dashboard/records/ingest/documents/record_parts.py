"""A record in its numbered parts, where each tells of an initiative of its own."""

import re
from collections.abc import Iterator
from dataclasses import replace

from dashboard.records.ingest.documents.cues import USED, Standing, standing
from dashboard.records.ingest.documents.document import Block
from dashboard.records.ingest.documents.sections import Kind, sentences
from dashboard.records.ingest.documents.segments import Segment
from dashboard.records.ingest.documents.taxonomy import Taxonomy

_PART = re.compile(r"^\s*(?:[(（][0-9]{1,2}[)）]|[①-⑳]|[0-9]{1,2}[.．)）]|[■●◆○])\s*(?P<rest>.+)$")
_LEAST_PARTS = 2


def parts(segment: Segment, taxonomy: Taxonomy) -> list[Segment]:
    """A record in its parts, where it has numbered parts that each speak of a technology; else as it is."""
    starts = [index for index, block in enumerate(segment.blocks) if _is_part(block, taxonomy)]
    if len(starts) < _LEAST_PARTS:
        return [segment]
    split: list[Segment] = []
    inside: set[int] = set()
    for start in starts:
        end = next(
            (
                later
                for later in range(start + 1, len(segment.blocks))
                if _closes(segment.blocks[later], segment.blocks[start])
            ),
            len(segment.blocks),
        )
        inside |= set(range(start, end))
        heading = segment.blocks[start]
        subject = _PART.sub(r"\g<rest>", heading.folded.text)
        split.append(replace(segment, heading=heading, subject=subject, blocks=segment.blocks[start + 1 : end]))
    rest = [block for index, block in enumerate(segment.blocks) if index not in inside]
    split += _told_in_passing(segment, rest, taxonomy, split)
    return [
        replace(each, item=f"{segment.item}-{number}" if segment.item else str(number), record=segment.blocks)
        for number, each in enumerate(split, 1)
    ]


def _is_part(block: Block, taxonomy: Taxonomy) -> bool:
    text = block.folded.text
    if block.kind not in ("heading", "text") or len(text) > 50 or text.endswith("。"):
        return False
    named = _PART.match(text)
    return bool(named and taxonomy.find(named["rest"].lower()))


def _closes(block: Block, opening: Block) -> bool:
    """Whether a block ends the part that `opening` begins: the next heading, whatever its rank."""
    if block.kind == "heading":
        return True
    return opening.kind == "text" and bool(_PART.match(block.folded.text)) and len(block.text) <= 50


def _told_in_passing(
    segment: Segment, blocks: list[Block], taxonomy: Taxonomy, told: list[Segment]
) -> Iterator[Segment]:
    """Further initiatives that one sentence tells of, with technologies that no part is about."""
    own = frozenset(organisation.lgcode for organisation in segment.organisations)
    known = {found.tag for part in told for found in taxonomy.find(part.subject.lower())}
    for sentence in sentences(blocks):
        if sentence.kinds <= {Kind.BACKGROUND, Kind.OUTLOOK, Kind.REFERENCE} or not USED.search(sentence.text):
            continue
        lower = sentence.text.lower() if len(sentence.text.lower()) == len(sentence.text) else sentence.text
        used = {
            found.tag
            for found in taxonomy.find(lower)
            if standing(sentence, found.start, found.end, own) is Standing.USED
        }
        if used - known:
            known |= used
            yield replace(segment, structure="paragraph", heading=None, subject="", blocks=[sentence.block])
