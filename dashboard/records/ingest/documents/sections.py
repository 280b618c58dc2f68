"""What a part of a case is about: background, overview, effects, cost, outlook, references."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from dashboard.records.ingest.documents.document import Block
from dashboard.records.ingest.folding import Folded


class Kind(Enum):
    """What a section tells of."""

    TITLE = "title"
    LEAD = "lead"
    BODY = "body"
    BACKGROUND = "background"
    OVERVIEW = "overview"
    EFFECT = "effect"
    COST = "cost"
    PRACTICE = "practice"
    FAQ = "faq"
    OUTLOOK = "outlook"
    REFERENCE = "reference"
    SCREEN = "screen"


_WORDS: tuple[tuple[Kind, str], ...] = (
    (Kind.OUTLOOK, r"今後|展望|将来|これから|次の(?:一手|ステップ|展開)|見通し|ロードマップ"),
    (Kind.BACKGROUND, r"背景|きっかけ|経緯|導入前|従来|課題|現状|問題点|はじめに|目的|Before|ビフォー|動機|なぜ"),
    (Kind.EFFECT, r"効果|成果|実績|メリット|結果|導入後|評価|After|アフター|変化|得られた"),
    (Kind.COST, r"コスト|費用|経費|予算|財源|料金|価格"),
    (Kind.PRACTICE, r"工夫|苦[労勞]|近況|ポイント|留意|注意点|進め方|プロセス|体制|運用状況|利用状況|決め手|選定"),
    (Kind.FAQ, r"質問|よくある|Q&A|FAQ|照会"),
    (
        Kind.OVERVIEW,
        r"概要|取組内容|取り?組みの?(?:内容|特徴|紹介)|事業内容|内容|仕組み|特[徴長]"
        r"|機能|施策|サービス紹介|ソリューション",
    ),
    (
        Kind.REFERENCE,
        r"参考|出典|出所|出処|引用|関連|リンク|URL|受賞|注釈|脚注|問い?合わ?せ|連絡先|プロフィール|会社概要|資料提供",
    ),
    (Kind.SCREEN, r"画面|スクリーン|操作メニュー|サンプル|表示例|キャプチャ"),
)
_PATTERNS = tuple((kind, re.compile(words)) for kind, words in _WORDS)
_MARKED = re.compile(r"^[【\[<〈《■□◆◇●○▼▶☆★]|^[0-9]+[.)、]|^\([0-9]+\)")
_BARE = re.compile(
    r"[【】\[\]<>〈〉《》■□◆◇●○▼▶☆★()（）:：。、．.0-9①-⑳~～・\s]|について|を?教えて(?:ください|下さい)|は[?？]$"
)
_ASKED = re.compile(
    r"(?:教えて(?:ください|下さい)|お聞かせください|でしょうか|ましたか|ですか|ありますか|何ですか)[。?？]?$"
)
_LABEL = re.compile(r"^[・■●○◆□【\[<(（]?\s*(?P<label>[^:：】\]>）。、]{1,14})[】\]>）]?\s*[:：]\s*(?P<rest>.+)$")
_SENTENCE_END = re.compile(r"(?<=[。!?！？])(?![」』）)】])")
_LONGEST_HEADING, _LONGEST_QUESTION = 32, 100
_FULL_LINE = 28
_LONGEST_SENTENCE = 1_000


@dataclass(frozen=True)
class Sentence:
    """One sentence, or what stands for one: an item, a cell, a heading.

    Attributes:
        text: It, folded.
        start: Where it begins in the folded text of its block.
        block: Its block.
        kinds: What the section it stands in is about; several for 成果や今後の展望.
    """

    text: str
    start: int
    block: Block
    kinds: frozenset[Kind]

    def written(self, start: int, end: int) -> str:
        """A part of the sentence as the document writes it."""
        whole: Folded = self.block.folded
        return whole.as_written(self.start + start, self.start + end)


def heading_kinds(block: Block) -> frozenset[Kind] | None:
    """What the section that a block opens is about; None where it opens none that is known."""
    text = block.folded.text
    if block.kind == "row" or (block.kind == "item" and not _MARKED.match(text)) or ":" in text[:-1]:
        return None
    asked = bool(_ASKED.search(text)) and len(text) <= _LONGEST_QUESTION
    if not asked and (
        len(text) > _LONGEST_HEADING or text.endswith("。") or ("、" in text[:-1] and block.kind != "heading")
    ):
        return None
    found = frozenset(kind for kind, words in _PATTERNS if words.search(text))
    if not found:
        return frozenset({Kind.BODY}) if asked else None
    if asked or block.kind == "heading" or _MARKED.match(text):
        return found
    # An unmarked short line is a heading only where little but the known words stands in it.
    words = sum(len(match[0]) for kind, pattern in _PATTERNS for match in pattern.finditer(text))
    return found if words * 3 >= len(_BARE.sub("", text)) else None


def sentences(blocks: Iterable[Block], title: Block | None = None) -> Iterator[Sentence]:
    """The sentences of a case with what their sections are about.

    Args:
        blocks: The blocks of the case, without its heading.
        title: The heading; its words are a sentence of kind TITLE.
    """
    if title is not None:
        yield from _split(title, frozenset({Kind.TITLE}))
    kinds: frozenset[Kind] = frozenset({Kind.LEAD})
    for block in blocks:
        opened = heading_kinds(block)
        if opened is not None:
            kinds = opened
            continue
        # The words on a picture of a screen are short; the first full line is the text going on.
        if block.kind == "heading" or (kinds == {Kind.SCREEN} and len(block.text) >= _FULL_LINE):
            kinds = frozenset({Kind.BODY})
        yield from _split(block, _labelled(block, kinds))
        if kinds == {Kind.LEAD} and block.kind != "heading":
            kinds = frozenset({Kind.BODY})


def _labelled(block: Block, kinds: frozenset[Kind]) -> frozenset[Kind]:
    """The kinds for a line that names them itself: `課題：…`, and for pages of links."""
    label = _LABEL.match(block.folded.text)
    if not label or "http" in label["label"]:
        return kinds
    named = frozenset(kind for kind, words in _PATTERNS if words.search(label["label"]))
    return named or kinds


def _split(block: Block, kinds: frozenset[Kind]) -> Iterator[Sentence]:
    text = block.folded.text
    start = 0
    for end in [match.start() for match in _SENTENCE_END.finditer(text)] + [len(text)]:
        # What has no full stop for so long is no sentence; looking back in it would take ages.
        for cut in range(start, end, _LONGEST_SENTENCE):
            part = text[cut : min(end, cut + _LONGEST_SENTENCE)]
            if part.strip():
                yield Sentence(part, cut, block, kinds)
        start = end
