"""The text that a draft was made from, with the words that its fields rest on."""

from dataclasses import dataclass

from dashboard.records.ingest.documents import Block, Drafts
from dashboard.records.ingest.folding import fold

_FEWEST_SIGNS = 4


@dataclass(frozen=True)
class Mark:
    """Words of a passage, from `start` to `end`, and the fields that rest on them."""

    start: int
    end: int
    fields: tuple[str, ...]


@dataclass(frozen=True)
class Passage:
    """One block of the text as written, its marks in order and without overlap."""

    text: str
    page: int | None
    line: int
    heading: bool
    marks: tuple[Mark, ...]


def passages(drafts: Drafts, number: int) -> list[Passage]:
    """The text of the draft at position `number`, in the order of the document.

    Evidence may stand outside the part that the draft was made from (a year on the cover): its block comes along.
    """
    case_id = drafts.cases["case_id"].iloc[number]
    evidence = drafts.evidence[drafts.evidence["case_id"] == case_id]
    segment = drafts.segments[number]
    own = [*([segment.heading] if segment.heading else []), *segment.blocks]
    known = {id(block) for block in own}
    named = {(page, line) for page, line in zip(evidence["page"], evidence["line"], strict=True)}
    outside = [b for b in drafts.document.blocks if _place(b) in named and id(b) not in known]
    own_places = {_place(block) for block in own}
    blocks = sorted((*own, *(block for block in outside if _place(block) not in own_places)), key=lambda b: b.place)
    by_place: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for name, page, line, words in zip(*(evidence[c] for c in ("field", "page", "line", "words")), strict=True):
        by_place.setdefault((page, line), []).append((name, words))
    return [_passage(block, by_place.get(_place(block), [])) for block in blocks]


def _place(block: Block) -> tuple[str, str]:
    return str(block.page or ""), str(block.line)


def _passage(block: Block, evidence: list[tuple[str, str]]) -> Passage:
    found: dict[tuple[int, int], list[str]] = {}
    for name, words in evidence:
        if span := _span(block, words):
            found.setdefault(span, []).append(name)
    marks: list[Mark] = []
    for (start, end), fields in sorted(found.items()):
        if marks and start < marks[-1].end:  # words that share signs are marked together
            last = marks.pop()
            together = tuple(dict.fromkeys((*last.fields, *fields)))
            marks.append(Mark(last.start, max(end, last.end), together))
        else:
            marks.append(Mark(start, end, tuple(fields)))
    return Passage(block.text, block.page, block.line, block.kind == "heading", tuple(marks))


def _span(block: Block, words: str) -> tuple[int, int] | None:
    """Where words stand in a block as it is written, or as much of their beginning as stands there.

    A quotation is on one line and without the marks of a table or list that the block may have between its words.
    """
    wanted, text, places = fold(words).text, block.folded.text, block.folded.places
    for length in range(len(wanted), min(_FEWEST_SIGNS, len(wanted)) - 1, -1):
        start = text.find(wanted[:length]) if length else -1
        if start >= 0:
            return places[start], places[start + length - 1] + 1
    return None
