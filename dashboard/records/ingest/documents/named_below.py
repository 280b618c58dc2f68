"""Headings of cases that do not name the organisation, which stands on a line of its own below."""

import re
from collections.abc import Iterator

import geodata
from dashboard.records.ingest.documents.document import Block
from dashboard.records.ingest.documents.headings import CaseHeading
from dashboard.records.ingest.documents.labels import labelled
from dashboard.records.ingest.documents.places import mentions, unnamed_after
from dashboard.records.ingest.documents.segments import Organisation
from dashboard.records.ingest.folding import folded

_MARKED = re.compile(
    r"^\s*[【\[<(（]?(?:導入|活用|取組|先進)?(?:事例|ケース|CASE|Case|File|FILE"
    r"|No\.?)\s*(?P<number>[0-9０-９]{1,3}|[①-⑳])?[】\]>)）]?[\s.:：、．　｜|]*"
)
_NUMBERED = re.compile(r"^\s*(?P<number>[0-9０-９]{1,3})(?:[.．、)）]\s*|[\s　]+)(?=\D)")
_BRACKETS = "()（）【】[]［］〔〕<>〈〉 　:："
_LOOK_AHEAD = 4


def headings_named_below(blocks: tuple[Block, ...]) -> Iterator[CaseHeading]:
    """The headings under which, within four blocks, a line names an organisation and nothing else."""
    for index, block in enumerate(blocks):
        marked = _MARKED.match(block.text)
        numbered = _NUMBERED.match(block.text) if block.kind == "heading" else None
        marker = marked or numbered
        if block.kind not in ("heading", "text") or len(block.text) > 100 or (block.kind == "text" and not marked):
            continue
        if block.text.endswith("。"):
            continue
        below = _organisation_below(blocks[index + 1 : index + 1 + _LOOK_AHEAD])
        if below is None:
            continue
        organisations, unnamed = below
        number = folded(marker["number"] or "") if marker else ""
        subject = folded(block.text[marker.end() :] if marker else block.text).strip()
        kind = f"h{block.level}" if block.kind == "heading" else block.kind
        shape = ("below", "word" if marked else "number" if numbered else "", kind)
        yield CaseHeading(block, number, organisations, subject, unnamed, shape, None, index)


def _organisation_below(blocks: tuple[Block, ...]) -> tuple[tuple[Organisation, ...], int] | None:
    for block in blocks:
        if block.kind == "heading" and block.level <= 2 and not mentions(block.folded.text):
            return None
        bare = block.folded.text.strip(_BRACKETS)
        found = mentions(bare)
        if found and found[0].start == 0 and len(bare) <= 40:
            unnamed = unnamed_after(bare, found[-1])
            rest = bare[found[-1].end :]
            if unnamed or not rest or re.fullmatch(r"(?:役所|役場|庁)?(?:様)?(?:\([^)]*\)|人口.*)?", rest):
                return tuple(
                    Organisation(each.name, each.lgcode, block, "", each.candidates) for each in found
                ), unnamed
        for field in labelled([block]):
            if field.name == "organisation":
                answer = geodata.resolve(field.value.text)
                named = mentions(folded(field.value.text))
                if answer.lgcode or named:
                    code = answer.lgcode or named[0].lgcode
                    return (Organisation(field.value.text, code, block, answer.reason, answer.candidates),), 0
    return None
