"""The presentation of one organisation: the lists of what it did, under headings that say so."""

import re
from collections.abc import Iterator

from dashboard.records.ingest.documents.cues import USED, Standing, standing
from dashboard.records.ingest.documents.document import Block, Document
from dashboard.records.ingest.documents.dominant import dominant_organisation
from dashboard.records.ingest.documents.sections import Kind, Sentence
from dashboard.records.ingest.documents.segments import Organisation, Segment
from dashboard.records.ingest.documents.taxonomy import Taxonomy

_DONE = re.compile(r"取り?組み?|実績|事例|施策")
_TOPIC = re.compile(
    r"取り?組み?|実績|施策|推進(?!のため|計画|法|体制|本部)|事業$|最適化$|オンライン化$|デジタル化】?$|向上】$"
)
_GENERAL = re.compile(
    r"とは|ために|ためには|について|課題|背景|目的|法$|標準|結果|調査|何を|政府|国の|総務省|重要性|必要性"
)
_ACTION = re.compile(
    r"(?:導入|整備|提供|拡充|設置|推進|活用|構築|開始|実施|公開|サービス|システム|運用|配信|開放|達成|廃止|端末|予定|[^文]化)"
    r"(?:など|等)?(?:\s?[(（].*[)）])?。?$"
)
_REASON = re.compile(r"(?:ため|できる|可能|向上|[しく]やすい|が減る|不要|より安価|だけ|とコスト|削減)。?$")
_LEAST = 3
_NEAR = 30
_TITLE_BLOCKS = 5
_NOTE_WITHIN = 5


def segments(document: Document, taxonomy: Taxonomy) -> list[Segment]:
    """The initiatives that a presentation of one organisation lists; none where it lists fewer than three."""
    owner = dominant_organisation(document)
    if owner is None:
        return []
    topics = _Topics()
    found: list[Segment] = []
    latest = 0
    for index, block in enumerate(document.blocks):
        topics.see(block, index)
        text = block.folded.text
        goes_on = _bracket_below(document.blocks, index)
        if block.kind == "item" and topics.open and _is_initiative(block, goes_on, taxonomy, owner):
            latest = index
            found.append(_segment(block, goes_on, owner, topics.name))
        elif found and block.kind == "text" and text.startswith("※") and index - latest <= _NOTE_WITHIN:
            found[-1].blocks.append(block)
    return list(_without_repeats(found, taxonomy)) if len(found) >= _LEAST else []


class _Topics:
    """The heading under which a list stands, and whether it is one of what the organisation does."""

    def __init__(self) -> None:
        self.open = False
        self.name = ""
        self._begun = False
        self._since = 0

    def see(self, block: Block, index: int) -> None:
        """Take note of a block that may be a heading."""
        text = block.folded.text
        if block.kind not in ("heading", "text") or len(text) > _NEAR or text.endswith("。"):
            return
        general = bool(_GENERAL.search(text))
        # Before the first heading of what was done, such lists tell what is to be done in general.
        self._begun = self._begun or (index >= _TITLE_BLOCKS and not general and bool(_DONE.search(text)))
        if self._begun and _TOPIC.search(text) and not general:
            self.open, self._since, self.name = True, index, text.strip("【】[]■●")
        elif general or index - self._since > _NEAR:
            self.open = False


def _bracket_below(blocks: tuple[Block, ...], index: int) -> Block | None:
    """The line in brackets under an item, which says more of it."""
    below = blocks[index + 1] if index + 1 < len(blocks) else None
    return below if below and below.kind == "text" and below.text.startswith(("(", "（")) else None


def _segment(block: Block, goes_on: Block | None, owner: Organisation, category: str) -> Segment:
    more = [goes_on] if goes_on else []
    page = str(block.page or "")
    return Segment("presentation", block, block.folded.text, [owner], more, page=page, category_major=category)


def _is_initiative(block: Block, goes_on: Block | None, taxonomy: Taxonomy, owner: Organisation) -> bool:
    text = block.folded.text + (goes_on.folded.text if goes_on else "")
    if not 6 <= len(text) <= 120 or (_REASON.search(text) and not USED.search(text)):
        return False
    tags = taxonomy.find(text.lower() if len(text.lower()) == len(text) else text)
    sentence = Sentence(text, 0, block, frozenset({Kind.BODY}))
    how = {standing(sentence, each.start, each.end, frozenset({owner.lgcode})) for each in tags}
    used = how & {Standing.USED, Standing.PLANNED}
    return bool(how - {Standing.NOT_USED}) and bool(used or _ACTION.search(text))


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
