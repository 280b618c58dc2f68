"""Several initiatives of one organisation: numbered parts of a record, or the lists of a presentation."""

import re
from collections.abc import Iterator
from dataclasses import replace

from dashboard.records.ingest.documents.cues import USED, Standing, standing
from dashboard.records.ingest.documents.document import Block, Document
from dashboard.records.ingest.documents.dominant import dominant_organisation
from dashboard.records.ingest.documents.sections import Kind, Sentence, sentences
from dashboard.records.ingest.documents.segments import Segment
from dashboard.records.ingest.documents.taxonomy import Taxonomy

_PART = re.compile(r"^\s*(?:[(（][0-9]{1,2}[)）]|[①-⑳]|[0-9]{1,2}[.．)）]|[■●◆○])\s*(?P<rest>.+)$")
_DONE = re.compile(r"取り?組み?|実績|事例|施策")
_TOPIC = re.compile(
    r"取り?組み?|実績|施策|推進(?!のため|計画|法|体制|本部)|事業$|最適化$|オンライン化$|デジタル化】?$|向上】$"
)
_GENERAL = re.compile(
    r"とは|ために|ためには|について|課題|背景|目的|法$|標準|結果|調査|何を|政府|国の|総務省|重要性|必要性"
)
_ACTION = re.compile(
    r"(?:導入|整備|提供|拡充|設置|推進|活用|構築|開始|実施|公開|サービス|システム"
    r"|運用|配信|開放|達成|廃止|端末|予定|[^文]化)(?:など|等)?(?:\s?[(（].*[)）])?。?$"
)
_REASON = re.compile(r"(?:ため|できる|可能|向上|[しく]やすい|が減る|不要|より安価|だけ|とコスト|削減)。?$")
_LEAST = 3
_NEAR = 30
_TITLE_BLOCKS = 12
_NOTE_WITHIN = 5


def parts(segment: Segment, taxonomy: Taxonomy) -> list[Segment]:
    """A record in its parts, where it has numbered parts that each speak of a technology; else as it is."""
    starts = [index for index, block in enumerate(segment.blocks) if _is_part(block, taxonomy)]
    if len(starts) < _LEAST - 1:
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


def segments(document: Document, taxonomy: Taxonomy) -> list[Segment]:
    """The initiatives that a presentation of one organisation lists; none where it lists fewer than three."""
    owner = dominant_organisation(document)
    if owner is None:
        return []
    own = frozenset({owner.lgcode})
    found: list[Segment] = []
    begun, topic, category, topic_at, found_at = False, False, "", 0, 0
    for index, block in enumerate(document.blocks):
        text = block.folded.text
        if block.kind in ("heading", "text") and len(text) <= _NEAR and not text.endswith("。"):
            general = bool(_GENERAL.search(text))
            # Before the first heading of what was done, such lists tell what is to be done in general.
            begun = begun or (index >= _TITLE_BLOCKS and not general and bool(_DONE.search(text)))
            if begun and _TOPIC.search(text) and not general:
                topic, topic_at, category = True, index, text.strip("【】[]■●")
            elif general or index - topic_at > _NEAR:
                topic = False
        if block.kind == "item" and topic and _is_initiative(block, taxonomy, own):
            found_at = index
            found.append(
                Segment("presentation", block, text, [owner], page=str(block.page or ""), category_major=category)
            )
        elif found and block.kind == "text" and text.startswith("※") and index - found_at <= _NOTE_WITHIN:
            found[-1].blocks.append(block)
    return list(_without_repeats(found, taxonomy)) if len(found) >= _LEAST else []


def _is_initiative(block: Block, taxonomy: Taxonomy, own: frozenset[str]) -> bool:
    text = block.folded.text
    if not 6 <= len(text) <= 90 or (_REASON.search(text) and not USED.search(text)):
        return False
    tags = taxonomy.find(text.lower() if len(text.lower()) == len(text) else text)
    if not tags:
        return False
    sentence = Sentence(text, 0, block, frozenset({Kind.BODY}))
    how = {standing(sentence, each.start, each.end, own) for each in tags}
    return how != {Standing.NOT_USED} and bool(_ACTION.search(text) or how & {Standing.USED, Standing.PLANNED})


def _without_repeats(found: list[Segment], taxonomy: Taxonomy) -> Iterator[Segment]:
    """The initiatives, each once: an overview lists again what a slide listed before."""
    seen: list[set[str]] = []
    for segment in found:
        tags = {each.tag for each in taxonomy.find(segment.subject.lower())}
        words = set(re.findall(r"[一-鿿]{2,}|[ァ-ヺー]{3,}|[A-Za-z]{2,}", segment.subject))
        if any(tags | words <= known for known in seen):
            continue
        seen.append(tags | words)
        yield segment
