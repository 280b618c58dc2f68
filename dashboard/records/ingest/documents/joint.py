"""Joint initiatives: the members that a text names beside the one in the heading."""

import re
from dataclasses import replace

from dashboard.records.ingest.documents.document import Block
from dashboard.records.ingest.documents.places import Mention, mentions
from dashboard.records.ingest.documents.segments import Organisation, Segment

_COUNT = re.compile(
    r"(?<![0-9第])(?P<count>[2-9]|[1-9][0-9])(?:つの)?(?P<kind>市区町村|市町村"
    r"|市町|町村|市|区|町|村|県|自治体|団体)(?:が|の|で|による|と)?(?:共同|連携"
    r"|合同|広域|協同)"
)
_SEPARATOR = re.compile(r"^(?:と|や|及び|および|並びに|・|、|,|/|\s)+(?:の)?$")


def with_named_members(segment: Segment) -> Segment:
    """The case with all members, where its text counts them (4市共同) and names as many in one list."""
    own = {organisation.lgcode for organisation in segment.organisations}
    if len(own) != 1 or segment.unnamed_members:
        return segment
    texts = [segment.heading, *segment.blocks] if segment.heading else segment.blocks
    counted = next((match for block in texts if (match := _COUNT.search(block.folded.text))), None)
    if counted is None:
        return segment
    wanted = int(counted["count"])
    for block in texts:
        if members := _run_with(own, block, wanted):
            first = segment.organisations[0]
            named = [first if member.lgcode == first.lgcode else member for member in members]
            return replace(segment, organisations=named)
    return segment


def _run_with(own: set[str], block: Block, wanted: int) -> list[Organisation]:
    """The organisations of a list of exactly as many names, one of them the case's own."""
    text = block.folded.text
    prefecture = next(iter(own))[:2]
    run: list[Mention] = []
    for mention in mentions(text, prefecture):
        if run and not _SEPARATOR.match(text[run[-1].end : mention.start]):
            run = []
        run.append(mention)
        codes = [member.lgcode for member in run]
        if len(run) == wanted and own <= set(codes) and all(codes):
            return [Organisation(member.name, member.lgcode, block) for member in run]
    return []
